"""Text in columns of a terminal: tables whose figures stay whole, and lines that are folded where words end."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.language.text.chars import CLOSERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_BETWEEN = "  "
_LEAST = 8
"""The narrowest that the first column becomes; a table may be wider than a very narrow terminal."""

_SET_IN = 2
"""Columns by which what goes on below is set in."""

_UNBROKEN = re.compile(r"[!-~−–°±]+[，。；：、）】》”！？]*\s*|\s+|.[，。；：、）】》”！？…]*", re.DOTALL)
"""What stays on one line: a Latin word or a figure, or one other character, with the marks behind it."""

_OPENERS = "（【《“〈「"


def cells(text: str) -> int:
    """Measure a text in columns of a terminal.

    >>> cells("第1部分"), cells("é")
    (7, 1)
    """
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )


def folded(lines: Iterable[str], width: int) -> Iterator[str]:
    """Fold lines that are wider; never inside a word, a time or before a closing mark.

    >>> list(folded(["共 2803 字；按每分钟 200 字估算，约 14:16。"], 24))
    ['共 2803 字；按每分钟 200', '  字估算，约 14:16。']
    """
    for line in lines:
        if cells(line) <= width:
            yield line
        else:
            yield from _folded(line, width)


def _folded(line: str, width: int) -> Iterator[str]:
    now, taken = "", 0
    for piece in _pieces(line):
        size = cells(piece.rstrip())
        if now.strip() and taken + size > width:
            yield now.rstrip()
            now, taken, piece = " " * _SET_IN, _SET_IN, piece.lstrip()
        now, taken = now + piece, taken + cells(piece)
    yield now.rstrip()


def _pieces(line: str) -> Iterator[str]:
    """Part a line where it may be broken; an opening mark stays with what follows."""
    held = ""
    for match in _UNBROKEN.finditer(line):
        held += match[0]
        if held[-1] not in _OPENERS:
            yield held
            held = ""
    if held:
        yield held


def cut_off(text: str, width: int) -> str:
    """Cut a text to a width, an ellipsis at its end.

    >>> cut_off("把场地用起来，让居民下楼", 12)
    '把场地用起…'
    """
    if cells(text) <= width:
        return text
    while text and cells(text) > width - 1:
        text = text[:-1]
    return text.rstrip(f"{CLOSERS}，、；： ") + "…"


@dataclass(frozen=True, slots=True)
class Columns:
    """How wide columns are: the first to the left, figures to the right."""

    first: int
    figures: tuple[int, ...]

    @classmethod
    def of(cls, rows: Sequence[Sequence[str]], width: int) -> Columns:
        """Measure them; only the first gives way where it is narrow."""
        sizes = tuple(max(map(cells, column)) for column in zip(*(row[1:] for row in rows), strict=True))
        room = max(_LEAST, width - sum(sizes) - len(_BETWEEN) * len(sizes))
        return cls(min(room, max(cells(row[0]) for row in rows)), sizes)

    def row(self, row: Sequence[str], *, cut: bool = False) -> list[str]:
        """Set a row; with `cut` what is too long in its first column is cut, else it goes on below."""
        name, *more = [cut_off(row[0], self.first)] if cut else folded([row[0]], self.first)
        figures = (
            f"{_BETWEEN}{' ' * (size - cells(cell))}{cell}"
            for cell, size in zip(row[1:], self.figures, strict=True)
        )
        return [f"{name}{' ' * (self.first - cells(name))}{''.join(figures)}".rstrip(), *more]

    @property
    def rule(self) -> str:
        """A line below a head, or above a sum."""
        return "─" * (self.first + sum(self.figures) + len(_BETWEEN) * len(self.figures))


def table(rows: Sequence[Sequence[str]], width: int, *, cut: bool = False) -> list[str]:
    """Set rows in columns; the first row is a head, the last a sum."""
    columns = Columns.of(rows, width)
    head, *body, last = (columns.row(row, cut=cut) for row in rows)
    return [*head, columns.rule, *(line for row in body for line in row), columns.rule, *last]
