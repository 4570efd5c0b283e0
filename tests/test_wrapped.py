"""Tests of Chinese that was broken to a width, in plain text and in Word."""

from __future__ import annotations

import pytest

from rehearse.script.reading import manuscript_of
from rehearse.script.reading.source import File
from tests.casefiles import cases
from tests.documents import deck, p, packed, raw_docx


def shown(name: str, data: bytes) -> str:
    """Write a file's paragraphs, each with the number of its first line."""
    return "\n".join(
        f"{found.line} {found.text}" for found in manuscript_of(File(name, name, data)).paragraphs
    )


@pytest.mark.parametrize(("text", "expected"), cases("wrapped"))
def test_lines_of_one_paragraph_are_joined(text: str, expected: str) -> None:
    """Where lines were broken to a width, inside words; verse, lists, addresses and short lines stay as they are."""
    assert shown("a.txt", text.encode()) == expected


@pytest.mark.parametrize(("text", "expected"), cases("wrapped"))
def test_paragraphs_of_word_that_are_lines_are_joined(text: str, expected: str) -> None:
    """As pasted from elsewhere: a paragraph a line."""
    assert shown("a.docx", raw_docx("".join(map(p, text.splitlines())))) == expected


@pytest.mark.parametrize(("text", "expected"), cases("wrapped"))
def test_notes_that_are_lines_are_joined(text: str, expected: str) -> None:
    """A slide's notes likewise, each slide for itself; "line" is the slide."""
    made = deck(2, notes=lambda n: text if n == 1 else "完。")
    said = [line.partition(" ")[2] for line in shown("a.pptx", packed(made)).splitlines()]
    assert said == ["标题1", *(line.partition(" ")[2] for line in expected.splitlines()), "标题2", "完。"]
