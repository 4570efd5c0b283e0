"""Tests of the rules by their pages: docs/check/CODE.md says what is wrong and what is right, and both are so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rehearse.script.checking import RULES, check
from tests.checked import examined

PAGES = Path(__file__).parents[1] / "docs" / "check"
_FENCE = re.compile(r"## (Wrong|Right)\n\n```(\w+)\n(.*?)\n```", re.DOTALL)
_OWN = [code for code in RULES if not code.startswith("R")]
"""The readings have their own tests."""


def _examples(code: str) -> dict[str, tuple[str, str]]:
    """Give a page's examples: "Wrong" and "Right", each its suffix and its text."""
    page = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    return {title: (suffix, text) for title, suffix, text in _FENCE.findall(page)}


def test_every_rule_has_its_page_and_every_page_its_rule() -> None:
    """Nobody meets a code that is not explained."""
    assert {path.stem for path in PAGES.glob("*.md")} - {"README"} == set(RULES)


def test_the_list_of_rules_is_whole() -> None:
    """docs/check/README.md has a row for each rule, with its name and severity."""
    table = (PAGES / "README.md").read_text(encoding="utf-8")
    for rule in RULES.values():
        assert f"| [{rule.code}]({rule.code}.md) | {rule.name} | {rule.severity} |" in table


@pytest.mark.parametrize("code", _OWN)
def test_what_a_page_calls_wrong_is_found(code: str) -> None:
    """By this rule, and by no other."""
    suffix, text = _examples(code)["Wrong"]
    found = check(examined(text, f"speech.{suffix}"), ignore=_readings())
    assert {finding.code for finding in found} == {code}


@pytest.mark.parametrize("code", _OWN)
def test_what_a_page_calls_right_is_left_alone(code: str) -> None:
    """By every rule."""
    suffix, text = _examples(code)["Right"]
    assert check(examined(text, f"speech.{suffix}"), ignore=_readings()) == ()


@pytest.mark.parametrize("code", _OWN)
def test_a_mark_silences_what_a_page_calls_wrong(code: str) -> None:
    """With ignore-file and the rule's code, nothing is found any more."""
    suffix, text = _examples(code)["Wrong"]
    mark = f"<!-- rehearse: ignore-file {code} -->"
    assert check(examined(f"{text}\n\n{mark}\n", f"speech.{suffix}"), ignore=_readings()) == ()


def _readings() -> list[str]:
    return ["R"] if any(code.startswith("R") for code in RULES) else []
