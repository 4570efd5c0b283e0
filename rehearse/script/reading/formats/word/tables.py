"""Tables of a Word file: whose cells are whose, and which column has what is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.script.reading.formats.office import value, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from xml.etree.ElementTree import Element

    from rehearse.script.reading.source import File

_SPOKEN = re.compile(
    r"(?:解说|主持|串联|串场|演讲|讲解|讲话|发言|配音|旁白|口播|播音|朗诵|画外音)?(?:词|稿|内容|台词)|"
    r"主持人(?:台词|串词|串联词|口播|词)|串词|旁白|口播|配音|解说|画外音|"
    r"(?:script|narration|voice[ -]?over|vo|speech|spoken text|dialogue|speaker(?:'s)? notes|(?:host's )?lines)",
    re.IGNORECASE,
)
"""What a column of a running order is headed that the host or a voice reads."""

_NEVER = ("内容", "稿", "词")
"""Alone these say too little."""


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


def heads(table: Element) -> list[str]:
    """What the columns of a table are headed, in its first row; empty for a table of one row or one column."""
    rows = list(table.iterfind("{w}tr"))
    first = [_text(cell) for _, _, cell in cells(rows[0])] if len(rows) > 1 else []
    return first if len(first) > 1 else []


def spoken_column(table: Element, asked: str = "") -> int | None:
    """The column that is read aloud: the one asked for, else the one whose head says so where exactly one does."""
    names = heads(table)
    if asked:
        place = int(asked) - 1 if asked.isdecimal() and asked not in names else -1
        return place if 0 <= place < len(names) else names.index(asked) if asked in names else None
    found = [at for at, head in enumerate(names) if head not in _NEVER and _SPOKEN.fullmatch(head)]
    return found[0] if len(found) == 1 else None


def refuse_unknown(file: File, asked: str, tables: Sequence[Element]) -> None:
    """Raise ScriptError where none of the tables has the column that is asked for."""
    if asked and all(spoken_column(table, asked) is None for table in tables):
        names = list(dict.fromkeys(head for table in tables for head in heads(table) if head))
        there = f"they are {', '.join(names)}" if names else "there is no table of several columns in it"
        raise file.refused(f"no table has a column {asked}", there)


def begins_with_speech(table: Element, column: int) -> bool:
    """True where the first row has no head for a column but what is said in it."""
    return ends_sentence(heads(table)[column])


def fullest_column(table: Element) -> str:
    """How to ask for the column that has most text, where it has sentences: by its head, or else by its number."""
    names = heads(table)
    size: dict[int, int] = {}
    sentences: dict[int, int] = {}
    for row in [*table.iterfind("{w}tr")][1:]:
        for at, _, cell in cells(row):
            size[at] = size.get(at, 0) + len(_text(cell))
            sentences[at] = sentences.get(at, 0) + ends_sentence(_text(cell))
    column = max(size, key=lambda at: size[at], default=-1)
    if not 0 <= column < len(names) or not sentences[column]:
        return ""
    head = names[column]
    return head if head and " " not in head and not ends_sentence(head) else str(column + 1)


def _text(cell: Element) -> str:
    return re.sub(
        r"[\s:：]+$|\s(?=[^A-Za-z])", "", "".join(text.text or "" for text in cell.iter("{w}t")).strip()
    )
