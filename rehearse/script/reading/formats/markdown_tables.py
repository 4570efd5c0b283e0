"""Tables in Markdown: where each cell stands in the source, and what is in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it.token import Token

    from rehearse.core import Span

_BAR = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    span: Span
    token: Token
    """Its inline text."""


def table_rows(tokens: Sequence[Token], start: int, text: str, lines: Sequence[Span]) -> list[list[Cell]]:
    """List the cells of the table that begins with the token at `start`, by row; the rule below the head is no row."""
    first = (tokens[start].map or [0])[0]
    rows: list[list[Token]] = []
    for token in tokens[start:]:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token)
    return [
        [
            Cell(span, token)
            for span, token in zip(_spans(text, *lines[first + at + (at > 0)]), row, strict=False)
        ]
        for at, row in enumerate(rows)
    ]


def texts(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    """The texts of a table's cells, as they are written."""
    return [[cell.token.content for cell in row] for row in rows]


def _spans(text: str, start: int, end: int) -> list[Span]:
    """Cut a row at its bars; those at its ends are none between cells."""
    start += len(text[start:end]) - len(text[start:end].lstrip().removeprefix("|"))
    edges = [start - 1, *(bar.start() for bar in _BAR.finditer(text, start, end)), end]
    return [(before + 1, after) for before, after in pairwise(edges)]
