"""The parts of a demonstration's script in which nothing is said, where what is said stands in quotation marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.beside.parts import parts_around
from rehearse.script.reading.structure.lines.appended_heads import may_be_appended
from rehearse.script.reading.structure.slides.beside import is_said_to_a_hall

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_OPENS = r"(?s)(?:\d{1,2}[.、]\s*)?(?:[^“\"「。！？.!?]{0,40}[\s:：—–-]\s*|.*\n\s*)?[“\"「][^”\"」]{12,}"
"""What is said, alone or behind the name of the step, or in a line of its own below it."""
_CLOSES = r"[”\"」]\W*$"
_PARTS = 3
_SHARE = 0.5
"""Of the characters of these parts, what stands in quotation marks at least."""


def around_the_quotes(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the parts above the first and below the last that quote nothing, where several quote all that is said.

    How to set up, questions, a backup plan. A part in which somebody speaks to a hall is said, and so is one that
    counts on from those that quote, as the next slide does.
    """
    said = _quoted(items)
    quoting, bare = parts_around(items, said)
    if len(quoting) < _PARTS or not _all_is_quoted(items, quoting, said):
        return items
    forms = {_form(items[part.start].text) for part in quoting}
    silent = {
        at
        for part in bare
        if may_be_appended(items[part.start].text) or _form(items[part.start].text) not in forms
        if not any(is_said_to_a_hall(items[at]) for at in part)
        for at in part
    }
    return [item.aside("note") if at in silent and item.open else item for at, item in enumerate(items)]


def _form(head: str) -> str:
    """What headings that count have in common: step in Step 3 — Search, 第 in 第 2 段."""
    begins = compiled(r"\W*([A-Za-z]+|[\u4e00-\u9fff]{1,2})").match(head)
    return begins[1].casefold() if begins else ""


def _quoted(items: list[LabelledParagraph]) -> set[int]:
    """The paragraphs that stand in quotation marks, each or several together."""
    found: set[int] = set()
    inside = False
    for at, item in enumerate(items):
        inside = inside and not item.paragraph.level
        if item.open and not item.paragraph.level and (inside or compiled(_OPENS).match(item.text)):
            found.add(at)
            inside = compiled(_CLOSES).search(item.text) is None
    return found


def _all_is_quoted(items: list[LabelledParagraph], parts: Sequence[range], said: set[int]) -> bool:
    """True where most of what stands in these parts is quoted."""
    inside = [at for part in parts for at in part[1:] if items[at].open and not items[at].paragraph.level]
    quoted = sum(len(items[at].text) for at in inside if at in said)
    return quoted >= _SHARE * sum(len(items[at].text) for at in inside)
