"""Every example in a docstring gives what stands below it."""

from __future__ import annotations

import doctest
import re
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = [
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for folder in ("rehearse", "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if re.search(r"^\s*>>> ", path.read_text(encoding="utf-8"), re.MULTILINE)
]
"""Those with examples: --doctest-modules would have each of pytest's workers import the others, too."""


@pytest.mark.parametrize("name", MODULES)
def test_examples(name: str) -> None:
    """Where one does not, the difference is printed."""
    failed, tried = doctest.testmod(import_module(name))
    assert tried
    assert not failed
