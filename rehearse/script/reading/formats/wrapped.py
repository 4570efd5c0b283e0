"""Chinese that was broken to a width: lines that are one paragraph are joined, with blank lines between or without."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.core.passage import Passage, join
from rehearse.language.numbers.ordinals import number_of
from rehearse.language.text.breaths import words
from rehearse.language.text.chars import CLOSERS, has_han
from rehearse.language.text.ends import ends_line
from rehearse.script.reading.formats.compose import joint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rehearse.script.reading.manuscript import SourceParagraph

_WIDTH = range(36, 101)
"""Columns at which text is broken; a Han character takes two."""

_SLACK = 4
"""Columns that a full line may lack: closing marks are squeezed, or hang behind the margin."""

_LEAST = 2
"""Lines broken inside a sentence, from which they may have been broken to a width."""

_SHARE = 0.3
"""Of the Chinese lines: how many at least are full where text was broken to a width."""

_CUT_WORDS = 0.15
"""Of the line ends between two characters: in how many at least a word is cut. In prose it is nearly every second
one; lines of verse and of lists are broken between words."""

_NEVER_FIRST = frozenset("的了着过们")
_NEVER_LAST = frozenset("和与及把将从向以由被")
"""Characters that nobody breaks a line before, or behind, for the sense."""

_FIRST = re.compile(rf"[A-Za-z0-9.,:%\-]+|.[{re.escape(CLOSERS)}，。、；：！？,.;:!?]*", re.DOTALL)
_MARK = re.compile(rf"[，。、；：！？,.;:!?{re.escape(CLOSERS)}]$")
_ITEMS = frozenset(
    ("part", "slide", "issue", "paren-han", "han", "paren-arabic", "padded", "arabic", "circled")
)
"""Kinds of numbers that begin a heading or an item; 一位 at a line's start is none."""


@dataclass(frozen=True, slots=True)
class _Line:
    paragraph: SourceParagraph
    indent: int
    """Columns in front of it."""
    columns: int
    """Its width, with what is in front of it."""

    @property
    def text(self) -> str:
        return self.paragraph.text


def unwrapped(text: str, paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Join the lines of Chinese paragraphs where a text was broken to a width; other texts stay as they are.

    It was where many lines are about as long as the longest, break in the middle of words, and end a sentence in
    their last line.
    """
    lines = [_line(text, paragraph) for paragraph in paragraphs]
    body = [line for line in lines if not line.paragraph.level and not line.paragraph.title]
    chinese = [line for line in body if has_han(line.text)]
    width = max((columns(_MARK.sub("", line.text)) + line.indent for line in chinese), default=0)
    if width not in _WIDTH or 2 * len(chinese) < len(body):
        return list(paragraphs)
    margin = min(line.indent for line in chinese)
    marked = any(line.indent > margin for line in lines) or not any(
        _is_below(before, line) and ends_line(before.text) and not _is_full(before, line, width)
        for before, line in pairwise(lines)
    )  # paragraphs begin with an indent, or behind an empty line
    groups: list[list[_Line]] = []
    for before, line in pairwise([None, *lines]):
        if line and before and _goes_on(before, line, width, margin, marked=marked):
            groups[-1].append(line)
        elif line:
            groups.append([line])
    full = [line for before, line in pairwise(lines) if _is_full(before, line, width)]
    if len(full) < _SHARE * len(chinese) or not _was_broken(groups):
        return list(paragraphs)
    return [_joined(text, group) for group in groups]


def columns(text: str) -> int:
    """How wide a text is where a Han character, or a mark like it, takes two."""
    return len(text) + sum(char >= "\u1100" or char in "“”‘’…—·" for char in text)


def _line(text: str, paragraph: SourceParagraph) -> _Line:
    first = paragraph.passage.at[0]
    begin = max(text.rfind("\n", 0, first), text.rfind("\r", 0, first)) + 1
    before = text[begin:first]
    indent = 0 if before.strip() else columns(before)
    return _Line(paragraph, indent, indent + columns(paragraph.text))


def _goes_on(before: _Line, line: _Line, width: int, margin: int, *, marked: bool) -> bool:
    """True where a line is of one paragraph with the one before it, if the text was broken to this width."""
    one, other = before.paragraph, line.paragraph
    plain = not (
        one.level or other.level or one.title or other.title or one.ruled or other.ruled or one.silent
    )
    number = number_of(line.text)
    return (
        plain
        and one.bold == other.bold
        and _is_below(before, line)
        and _is_full(before, line, width)
        and line.indent <= margin
        and not (number and number.kind in _ITEMS)
        and (marked or not ends_line(before.text))
    )


def _is_below(before: _Line, line: _Line) -> bool:
    return line.paragraph.line - before.paragraph.line <= 1


def _is_full(before: _Line, line: _Line, width: int) -> bool:
    """True where the next line's first word had no room any more at the end of this one."""
    first = _FIRST.match(line.text)
    room = width - before.columns
    return room <= _SLACK or (first is not None and columns(first[0]) > room)


def _was_broken(groups: Iterable[list[_Line]]) -> bool:
    """True where the lines that would be joined are broken inside sentences and words, and the last one ends them."""
    several = [group for group in groups if len(group) > 1]
    breaks = [pair for group in several for pair in pairwise(group) if not ends_line(pair[0].text)]
    inside = [
        (one.text, other.text) for one, other in breaks if one.text[-1].isalnum() and other.text[0].isalnum()
    ]
    ended = sum(ends_line(group[-1].text) for group in several)
    return (
        len(breaks) >= _LEAST
        and 2 * len(inside) > len(breaks)
        and 4 * ended >= 3 * len(several)
        and sum(_cuts_word(*pair) for pair in inside) > _CUT_WORDS * len(inside)
    )


def _cuts_word(before: str, after: str) -> bool:
    """True where a word stands across the end of a line, or one that is never said apart from what is there."""
    if after[0] in _NEVER_FIRST or before[-1] in _NEVER_LAST:
        return True
    start = before[-6:]
    ends = 0
    for word in words(start + after[:6]):
        ends += len(word)
        if ends >= len(start):
            return ends > len(start)
    return False


def _joined(text: str, group: list[_Line]) -> SourceParagraph:
    return replace(group[0].paragraph, passage=joined(text, [line.paragraph.passage for line in group]))


def joined(text: str, lines: Sequence[Passage]) -> Passage:
    """Join a paragraph's lines, with the line ends that stand for a space."""
    return join(_with_ends(text, lines))


def _with_ends(text: str, lines: Sequence[Passage]) -> Iterator[Passage]:
    yield lines[0]
    for before, line in pairwise(lines):
        if joint(before.text, line.text):
            end = before.span[1]
            yield Passage.of(text, end, end + 1)
        yield line
