"""Tables pasted as text: lines in a row with as many cells, cut by tabs or wide spaces, most of them figures."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_CUT = r"\t+|[ 　]{2,}"
"""What parts two cells."""
_FIGURE = r"[+-]?[\d,]+(?:\.\d+)?\s?[%％]?|[-—–/]"
"""A cell that says nothing by itself; 98分 and 第一名 do."""
_COLUMNS = 3
_ROWS = 2
_LONGEST = 20
"""Characters of a cell."""


def number_tables(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the rows of such tables, with their head, which has as many cells.

    A list of winners has wide spaces as well, 第一名  周海  98分, but words in most of its cells.
    """
    silent: set[int] = set()
    for _, run in groupby(enumerate(items), key=lambda entry: len(_cells(entry[1]))):
        rows = [(at, _cells(item)) for at, item in run]
        figures = [at for at, cells in rows if _are_figures(cells)]
        headed = len(figures) == len(rows) - 1 and figures[:1] != [rows[0][0]]
        if len(rows[0][1]) >= _COLUMNS and len(figures) >= _ROWS and (headed or len(figures) == len(rows)):
            silent |= {at for at, _ in rows}
    return [item.aside("table") if at in silent else item for at, item in enumerate(items)]


def _cells(item: LabelledParagraph) -> list[str]:
    """The cells of a line; none where it is no row."""
    if not item.open or item.paragraph.level:
        return []
    cells = compiled(_CUT).split(item.paragraph.text.strip())
    return cells if len(cells) >= _COLUMNS and max(map(len, cells)) <= _LONGEST else []


def _are_figures(cells: list[str]) -> bool:
    return 2 * sum(compiled(_FIGURE).fullmatch(cell) is not None for cell in cells) > len(cells)
