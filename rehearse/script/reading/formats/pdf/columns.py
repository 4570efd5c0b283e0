"""Two columns on a PDF's page: where they part, and the order in which a reader takes their lines."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rehearse.script.reading.formats.pdf.page import Line

_PLACES = range(36, 65)
"""Per cent of the text's width at which columns may part."""

_LEAST = 3
"""Lines that each column has."""

_NARROWEST = 8.0
"""Widths of a character from which a column holds prose; cells of tables are often narrower."""

_ALIKE = 0.75
"""The least that the narrower column has of the wider one's width."""

_OVER = 0.4
"""The most of a page's lines that may go over both columns: title, names, abstract."""

_FULL = 0.8
"""How much of its column a line fills that was broken because the column ends."""

_SHORT_LINES = 2
"""The most lines that a text over both columns ends with and that reach over one only."""

_ROW = 2.0
"""Of a character's size: a gap as between the cells of a row; in a line of prose there is none."""

_GAP = 1.25
_WIDE_GAP = 2.5
"""Line pitches: a gap that parts paragraphs or rows, and one that only rows have."""

_SENTENCE = re.compile(r"[。！？；]|[.!?](?:\s|$)")


def in_order(lines: Sequence[Line], larger: float) -> list[Line]:
    """Give a page's lines as one reads them: of two columns the left one first, below what goes over both.

    `larger` is the size from which a line is a title, whatever gaps are in it.
    """
    pieces = _whole(lines, larger)
    gutter = _gutter(pieces)
    if not gutter:
        return _whole(pieces)
    down = sorted((replace(line, column=_side(line, gutter)) for line in pieces), key=lambda line: -line.base)
    bands = [list(band) for _, band in groupby(down, key=lambda line: not line.column)]
    read = [
        line
        for band in bands
        for line in (_over(band, below=band is not bands[0]) if band[0].column else band)
    ]
    return _whole(_by_rows(read))


def _over(band: list[Line], *, below: bool) -> list[Line]:
    """Give what stands between lines over both columns, the left one first.

    A last short line of the text above, where only one side has any yet, belongs to that text.
    """
    tops = [max((line.base for line in band if line.column == side), default=0.0) for side in (1, 2)]
    above = [line for line in band if line.base > min(tops) + 0.5 * line.size]
    if not below or len(above) > _SHORT_LINES:
        above = []
    sides = sorted((line for line in band if line not in above), key=lambda line: (line.column, -line.base))
    return [*(replace(line, column=0) for line in above), *sides]


def _whole(lines: Iterable[Line], larger: float = 0.0) -> list[Line]:
    """Put lines together again that were cut at wide gaps, if they are `larger` and still stand side by side."""
    whole: list[Line] = []
    for line in lines:
        last = whole[-1] if whole else None
        if last and line.cut and line.size > larger and _beside(last, line):
            cell = line.left if line.left - last.right > _ROW * line.size else last.cell
            whole[-1] = replace(last, text=f"{last.text} {line.text}", right=line.right, cell=cell)
        else:
            whole.append(line)
    return whole


def _beside(left: Line, right: Line) -> bool:
    return left.column == right.column and abs(left.base - right.base) < 0.3 * right.size


def _by_rows(lines: Sequence[Line]) -> Iterable[Line]:
    """Sort what stands on one line from left to right."""
    row: list[Line] = []
    for line in lines:
        if row and not _beside(row[0], line):
            yield from sorted(row, key=lambda one: one.left)
            row = []
        row.append(line)
    yield from sorted(row, key=lambda one: one.left)


def _side(line: Line, gutter: float) -> int:
    return 1 if line.right <= gutter else 2 if line.left >= gutter else 0


def _gutter(lines: Sequence[Line]) -> float:
    """Find the gap between two columns of prose; 0 where there is none."""
    if len(lines) < 2 * _LEAST:
        return 0.0
    low, high = min(line.left for line in lines), max(line.right for line in lines)
    for share in sorted(_PLACES, key=lambda share: abs(share - 50)):
        gutter = low + (high - low) * share / 100
        left, right = ([line for line in lines if _side(line, gutter) == side] for side in (1, 2))
        if min(len(left), len(right)) < _LEAST or len(left) + len(right) < (1 - _OVER) * len(lines):
            continue
        widths = sorted(
            max(line.right for line in side) - min(line.left for line in side) for side in (left, right)
        )
        if (
            widths[0] > _ALIKE * widths[1]
            and _is_prose(left)
            and _is_prose(right)
            and not _are_rows(left, right)
        ):
            return gutter
    return 0.0


def _is_prose(lines: Sequence[Line]) -> bool:
    """True for sentences that were broken where the column ends: not for cells, entries or the points of a slide."""
    low, high = min(line.left for line in lines), max(line.right for line in lines)
    if high - low < _NARROWEST * median(line.size for line in lines):
        return False
    full = [line for line in lines if _is_full(line, low, high)]
    broken = sum(not _SENTENCE.search(line.text[-1:]) for line in full)
    return (
        2 * len(full) >= len(lines)
        and 2 * broken >= len(full)
        and any(_SENTENCE.search(line.text) for line in lines)
    )


def _is_full(line: Line, low: float, high: float) -> bool:
    return line.right - low > _FULL * (high - low)


def _are_rows(left: Sequence[Line], right: Sequence[Line]) -> bool:
    """True for a table: its rows begin on both sides at the same height, or leave wide gaps under shorter cells."""
    sides = [sorted(side, key=lambda line: -line.base) for side in (left, right)]
    begins = [_beginnings(side) for side in sides]
    tops = [side[0] for side in sides]
    if abs(tops[0].base - tops[1].base) < tops[0].size and all(
        tops[at].base in begins[at][1] for at in (0, 1)
    ):
        return True  # both columns have a head
    for (gaps, _, wide), (_, starts, _), side in zip(begins, begins[::-1], sides, strict=True):
        level = sum(any(abs(base - start) < 0.3 * side[0].size for start in starts) for base in gaps)
        if 4 * wide >= len(side) or (len(gaps) > 1 and level > 0.6 * len(gaps)):
            return True
    return False


def _beginnings(lines: Sequence[Line]) -> tuple[list[float], set[float], int]:
    """Where a column's lines stand behind a gap; those, those behind a short line and a short first; the wide gaps."""
    low, high = min(line.left for line in lines), max(line.right for line in lines)
    steps = [(above.base - line.base, above, line) for above, line in pairwise(lines)]
    pitch = median(step for step, *_ in steps)
    gaps = [line.base for step, _, line in steps if step > _GAP * pitch]
    starts = {line.base for _, above, line in steps if not _is_full(above, low, high)}
    first = set() if _is_full(lines[0], low, high) else {lines[0].base}
    return gaps, {*gaps, *starts, *first}, sum(step > _WIDE_GAP * pitch for step, *_ in steps)
