"""Tests of the reading aids that secretaries write into a speech."""

from __future__ import annotations

import re

import pytest

from rehearse.script.checking import check
from rehearse.script.checking.examined import Examined
from rehearse.script.reading import read_text
from rehearse.script.reading.aids import aids
from rehearse.script.readings.collect import with_readings
from rehearse.timing.planning import plan
from tests.casefiles import cases


@pytest.mark.parametrize(("lines", "expected"), cases("aids"))
def test_reading_aids_are_told_from_other_brackets(lines: str, expected: str) -> None:
    """The words and their pinyin; nothing where the bracket belongs to the speech."""
    found = [
        "; ".join(f"{line[slice(*aid.words)]} {aid.pinyin}" for aid in aids(line)) or "-"
        for line in lines.splitlines()
    ]
    assert found == expected.splitlines()


@pytest.mark.parametrize(("lines", "expected"), cases("aids"))
def test_an_aid_is_a_reading_and_is_not_spoken(lines: str, expected: str) -> None:
    """Each is in the list of readings as the author's own, none is said, and no other word is lost."""
    script = with_readings(read_text("各位来宾：\n\n" + "\n".join(lines.splitlines())))
    given = [f"{one.text} {one.said}" for one in script.readings if one.source == "text"]
    assert given == [aid for line in expected.splitlines() for aid in line.split("; ") if aid != "-"]
    said = "".join(breath.text for breath in script.breaths)
    left = "".join(
        line for line, aid in zip(lines.splitlines(), expected.splitlines(), strict=True) if aid == "-"
    )
    assert re.findall(r"[（(\[〔]", said) == re.findall(r"[（(\[〔]", left)


def test_two_spaces_between_phrases_are_kept_and_not_said() -> None:
    """And the check leaves them alone, beside an arrow too; between Latin words they are a slip."""
    script = read_text("各位来宾：\n我们▲一定↑  要办好  这件事。\nThank you  all.\n")
    assert [(one.text, one.spoken) for one in script.breaths[1:]] == [
        ("我们▲一定↑  要办好  这件事。", "我们一定要办好这件事。"),
        ("Thank you  all.", "Thank you all."),
    ]
    found = check(Examined(script, "", plan(script)), select=["T106"])
    assert [script.line_of(start) for one in found for start, _ in one.spans] == [3]


def test_marks_for_the_lectern_are_kept_and_not_said() -> None:
    """Arrows and triangles stay in the text; an arrow at a figure is a word of it."""
    said = read_text("各位来宾：\n我们▲一定↑要办好↓这件事。\n增长5%↑。\n").breaths
    assert [(one.text, one.spoken) for one in said[1:]] == [
        ("我们▲一定↑要办好↓这件事。", "我们一定要办好这件事。"),
        ("增长5%↑。", "增长5%↑。"),
    ]
