"""The script without its marks, paragraph by paragraph, as it is handed out."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rehearse.core import Sentence
from rehearse.output.exports.text.one_line import WIDE, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Script, Span

Kind = Literal["title", "byline", "salutation", "heading", "body"]

_OWN: dict[str, Kind] = {"title": "title", "byline": "byline", "heading": "heading"}
"""What is not spoken and yet handed out, as paragraphs of its own: as the model says -> what it is."""

_INSIDE = ("speaker", "link")
"""The same, inside paragraphs."""

_MARKS = "，。、；：？！…—～·“”‘’（）《》〈〉「」『』【】,.;:?!"
"""A stretch of markup that is nothing else is text: the full stop that stands behind a pause."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it is read on paper."""

    kind: Kind
    text: str
    """On one line."""
    level: int = 0
    """Of a heading, from 1."""
    lines: tuple[str, ...] = ()
    """Of a title over several lines: as its author broke it."""


@dataclass(frozen=True, slots=True)
class _Item:
    """A stretch of the source that stays."""

    span: Span
    text: str
    kind: Kind | None
    """None for what stands inside a paragraph and says nothing of it."""
    level: int = 0
    ends: bool = False
    """Whether its paragraph ends behind it."""


def paragraphs(script: Script) -> list[Paragraph]:
    """List the paragraphs, the title's first; joined they are the source without markup, white space aside."""
    found = list(_paragraphs(script))
    if script.title and not any(paragraph.kind == "title" for paragraph in found):
        found.insert(0, Paragraph("title", one_line(script.title)))
    return _titles_joined(found)


def _paragraphs(script: Script) -> Iterator[Paragraph]:
    hidden = sorted(item.span for item in script.unspoken)
    group: list[_Item] = []
    for item in sorted(_items(script), key=lambda item: item.span):
        if group and _begins(group, item, script):
            yield _joined(group, hidden, script)
            group = []
        group.append(item)
    if group:
        yield _joined(group, hidden, script)


def _items(script: Script) -> Iterator[_Item]:
    for section in script.sections:
        for part in section.parts:
            if isinstance(part, Sentence):
                ends = part.ending == "paragraph"
                yield _Item(part.span, part.text, part.role, max(1, section.level), ends)
    for item in script.unspoken:
        if item.what in _OWN:
            yield _Item(item.span, item.text, _OWN[item.what], 1, ends=item.what != "heading")
        elif item.what in _INSIDE or (item.what == "markup" and all(char in _MARKS for char in item.text)):
            yield _Item(item.span, item.text, None)


def _begins(group: list[_Item], item: _Item, script: Script) -> bool:
    """Tell whether a paragraph begins with this item; a mark without words belongs to the line that it stands on."""
    before = group[-1]
    same_line = script.line_of(before.span[1] - 1) == script.line_of(item.span[0])
    if item.kind is None:
        return not same_line
    kinds = {other.kind for other in group if other.kind}
    ended = any(other.ends for other in group)
    return ended or bool(kinds and kinds != {item.kind} and not kinds <= {"salutation", "body"})


def _joined(group: list[_Item], hidden: list[Span], script: Script) -> Paragraph:
    text, end = "", group[0].span[0]
    for item in group:
        if text:
            text += _between(end, item, text[-1], hidden, script)
        text += one_line(item.text)
        end = item.span[1]
    named = next((item for item in group if item.kind), group[0])
    return Paragraph(named.kind or "body", text, named.level if named.kind == "heading" else 0)


def _between(end: int, item: _Item, before: str, hidden: list[Span], script: Script) -> str:
    """Give the space between two items: none beside Chinese where the line was broken, or a mark taken out."""
    start = item.span[0]
    covered = 0
    for first, last in hidden[max(0, bisect_left(hidden, (end, end)) - 1) :]:
        if first >= start:
            break
        covered += max(0, min(last, start) - max(first, end))
    if start - end <= covered:
        return ""
    newline = script.line_of(end - 1) != script.line_of(start)
    wide = before >= WIDE, item.text[0] >= WIDE
    return "" if (newline and any(wide)) or (covered and all(wide)) else " "


def _titles_joined(found: list[Paragraph]) -> list[Paragraph]:
    """Make one title of its lines where they follow each other; behind a dash it is a line of its own below."""
    made: list[Paragraph] = []
    for paragraph in found:
        if paragraph.kind == "title" and made and paragraph.text.startswith(("—", "―")):
            paragraph = Paragraph("byline", paragraph.text)
        elif paragraph.kind == "title" and made and made[-1].kind == "title":
            space = "" if made[-1].text[-1] >= WIDE or paragraph.text[0] >= WIDE else " "
            before = made.pop()
            lines = (*(before.lines or (before.text,)), paragraph.text)
            paragraph = Paragraph("title", before.text + space + paragraph.text, lines=lines)
        made.append(paragraph)
    return made
