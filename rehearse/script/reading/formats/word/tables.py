"""Tables of a Word file: whose cells are whose, and what they say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.script.reading.formats.office import value, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element


def own(parent: Element, tag: str) -> Iterator[Element]:
    """Find what belongs to a row or a cell itself; a table inside has rows and cells of its own."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag != "{w}tbl":
            yield from own(child, tag)


def outer_tables(parent: Element) -> Iterator[Element]:
    """Find the tables that are in no other."""
    for child in parent:
        if child.tag == "{w}tbl":
            yield child
        elif child.tag != "{w}p":
            yield from outer_tables(child)


def cells(row: Element) -> Iterator[tuple[int, int, Element]]:
    """The cells of a row, each with the column that it begins in, and how many it goes over."""
    at = 0
    for cell in own(row, "{w}tc"):
        width = max(1, whole_number(value(cell, "{w}tcPr/{w}gridSpan"), 1))
        yield at, width, cell
        at += width


def texts(table: Element) -> list[list[str]]:
    """The texts of a table's cells by row and column; one over several columns stands in its first."""
    return [
        [text for _, width, cell in cells(row) for text in (_text(cell), *[""] * (width - 1))]
        for row in table.iterfind("{w}tr")
    ]


def _text(cell: Element) -> str:
    return re.sub(
        r"[\s:：]+$|\s(?=[^A-Za-z])", "", "".join(text.text or "" for text in cell.iter("{w}t")).strip()
    )
