"""Text as it may stand in a spreadsheet's cell."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
"""A cell that begins with one of these is worked out by spreadsheets, and can do harm; an apostrophe stops it."""


def plain_cell(text: str) -> str:
    """Write a cell that no spreadsheet takes for a formula.

    >>> plain_cell("=1+1"), plain_cell("一、1+1")
    ("'=1+1", '一、1+1')
    """
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text
