"""A PDF's page as its process gives it: lines of text and where each stands."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page; lengths in points from the page's lower left."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    first: float
    """The width of its first word, or Han character."""
    cut: bool = False
    """Whether it is one line with what stands before it, behind a wide gap."""
    cell: float = 0.0
    """Of a line that is a row of a table, or the like: where its last cell begins."""
    column: int = 0
    """1 or 2 where the page has two columns; 0 for what goes over both, and on other pages."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its lines, in the order of the file."""

    height: float
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    """What is written in its comments and forms."""
    pictures: bool = False
    """Whether there are pictures on it, where there is no text."""
