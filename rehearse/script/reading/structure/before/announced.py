"""The line that says that a speech's own text follows, and what its page or its author says above that line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
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
    title = _title_below(items, at + 1)
    bare = title > 0 and compiled(_BARE).fullmatch(items[title].text) is not None and len(prose) < len(above)
    silent = set(above) if title > 0 and not bare else prose
    return [
        as_title(item)
        if one == at and is_titled(item.text)
        else item.aside("label")
        if bare and one == title
        else item.aside("lead" if one in prose or one == at else "site")
        if one in silent or one == at
        else item
        for one, item in enumerate(items)
    ]


_BARE = (
    r"(?i:(?:the|my) )?(?i:speech|eulogy|talk|sermon|homily|toast|transcript|text)|"
    r"(?:演讲|讲话|发言|致辞)?(?:正文|全文|稿)"
)
"""What names no speech, and stands between the page's words and the speech."""


def _title_below(items: list[LabelledParagraph], start: int) -> int:
    """The first line below that is no name or date, where it is short and no sentence; else -1."""
    at = next(
        (
            at
            for at in range(start, len(items))
            if items[at].open and items[at].text and not is_byline(items[at].text)
        ),
        -1,
    )
    if at < 0:
        return at
    text = items[at].text
    said = ends_sentence(text) or is_prose(text) or greets(text)
    return -1 if said or any(mark in text for mark in "：:") or text[-1:] in "，,；;" else at
