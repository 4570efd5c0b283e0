"""Block quotes: notes beside a speech, or the speech itself with its author's notes beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.lines.persons import SPEAKER
from rehearse.script.reading.structure.lines.speaking import speaks
from rehearse.script.reading.structure.slides.beside import is_said_to_a_hall

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_QUOTES = 5
"""Paragraphs in quotes of a script whose speech stands in these."""
_SILENT = 3
"""Of what stands beside them, one paragraph in so many may speak."""
_IN_QUOTES = r"[“\"「『][^”\"」』]*[”\"」』]|[（(][^（()）]*[）)]"
"""What is no word of the speaker's own."""


def quoted(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label notes in block quotes; and where the speech stands in these, what stands beside them and says nothing.

    A quote in which somebody speaks for himself is speech. Beside a few quotes, or where much of what stands there is
    said, only bold lines are not: a slide's own.
    """
    beside = [item for item in items if item.paragraph.beside and not item.paragraph.level]
    inside = sum(not (item.paragraph.beside or item.paragraph.level) for item in items)
    apart = inside >= _QUOTES and _SILENT * sum(map(is_said_to_a_hall, beside)) <= len(beside)
    return [
        item.aside("quote")
        if item.paragraph.quoted and not _is_own(item)
        else item.aside("note" if apart else "on screen")
        if item.paragraph.beside and not item.paragraph.level and _is_silent(item, apart=apart)
        else item
        for item in items
    ]


def _is_own(item: LabelledParagraph) -> bool:
    """True for a sentence in a block quote in which somebody speaks for himself; a note may quote him."""
    text = compiled(_IN_QUOTES).sub("", item.text)
    return is_prose(text) and ends_sentence(text) and compiled(SPEAKER).search(text) is not None


def _is_silent(item: LabelledParagraph, *, apart: bool) -> bool:
    if apart:
        return not (is_said_to_a_hall(item) or item.paragraph.title)
    return item.paragraph.bold and not (is_prose(item.text) or speaks(item.text))
