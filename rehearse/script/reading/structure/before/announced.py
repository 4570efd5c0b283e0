"""The line that says that a speech's own text follows, and what its page or its author says above that line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.greetings.salutations import greets
from rehearse.script.reading.structure.lines.bylines import is_byline
from rehearse.script.reading.structure.lines.follows import announces, is_titled
from rehearse.script.reading.structure.lines.lists import front_end
from rehearse.script.reading.structure.lines.titles import as_title

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_MOST = 8
"""Paragraphs of prose above it."""


def announced(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label that line and the prose above it, where nobody is greeted there; all of it, where the title comes below."""
    front = reversed(range(front_end(items)))
    at = next((at for at in front if items[at].open and announces(items[at].text)), -1)
    above = [one for one in range(at) if items[one].open]
    prose = {one for one in above if is_prose(items[one].text)}
    greeted = any(greets(items[one].text) or items[one].paragraph.forced for one in above)
    if at < 0 or greeted or len(prose) > _MOST or not any(item.open for item in items[at + 1 :]):
        return items
    silent = set(above) if _begins_with_title(items, at + 1) else prose
    return [
        as_title(item)
        if one == at and is_titled(item.text)
        else item.aside("lead" if one in prose or one == at else "site")
        if one in silent or one == at
        else item
        for one, item in enumerate(items)
    ]


def _begins_with_title(items: list[LabelledParagraph], start: int) -> bool:
    """True where the first line below that is no name or date is short, and no sentence."""
    first = next(
        (item for item in items[start:] if item.open and item.text and not is_byline(item.text)),
        None,
    )
    return first is not None and not (
        ends_sentence(first.text)
        or is_prose(first.text)
        or greets(first.text)
        or any(mark in first.text for mark in "：:")
        or first.text[-1] in "，,；;"
    )
