"""Tests of the rules of readings by their pages: what docs/check/R*.md say is so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rehearse.script.checking import RULES, check
from tests.checked import examined

PAGES = Path(__file__).parents[1] / "docs" / "check"
_FENCE = re.compile(r"## (Wrong|Right)\n\n```txt\n(.*?)\n```", re.DOTALL)
CODES = [code for code in RULES if code.startswith("R")]


@pytest.mark.parametrize("code", CODES)
def test_a_page_is_right_about_its_rule(code: str) -> None:
    """The wrong example is found by this rule and no other of readings, the right one by none, a mark silences it."""
    examples = dict(_FENCE.findall((PAGES / f"{code}.md").read_text(encoding="utf-8")))
    assert {finding.code for finding in check(examined(examples["Wrong"]), ["R"])} == {code}
    assert check(examined(examples["Right"]), ["R"]) == ()
    silenced = f"{examples['Wrong']}\n\n<!-- rehearse: ignore-file {code} -->\n"
    assert check(examined(silenced), ["R"]) == ()
