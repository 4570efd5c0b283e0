"""Tests of SSML and HTML in a script: what they say is used where it can be, and is never said."""

from __future__ import annotations

import pytest

from rehearse.core import Mark
from rehearse.script.reading import read_text
from tests.casefiles import cases


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(("text", "expected"), cases("tags"))
def test_tags_are_used_and_not_said(text: str, expected: str, name: str) -> None:
    """Each breath, and how it is said where that differs; pauses in brackets; then what is known of the words."""
    script = read_text(text, name=name)
    shown = []
    for part in script.sections[0].parts:
        if isinstance(part, Mark):
            shown.append(f"[{part.ms}]")
        else:
            shown.append(f"{part.text} => {part.said}" if part.said != part.text else part.text)
    shown += [f"{note.kind} {note.text} {note.value}".strip() for note in script.annotations]
    assert "\n".join(shown) == expected.strip()
    assert {item.what for item in script.unspoken} <= {"markup", "reading", "pause", "comment"}
