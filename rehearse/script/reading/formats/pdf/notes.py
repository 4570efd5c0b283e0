"""Footnotes at the foot of a PDF's page: small lines that begin with a note's mark, below all of the text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from rehearse.script.reading.formats.pdf.page import Line

_MARK = re.compile(
    r"\x0e|[①-⑳⑴-⒇*＊†‡※]|[\[(（〔［]\d{1,3}[\])）〕］]|\d{1,3}[.、．]?\s?(?=[^\d\s.年月日点时])|注\s?(?:\d{1,2})?[:：]|Notes?\b"
)
"""What a footnote begins with; a figure with its measure, a time or a date begins none."""

_SMALL = 0.93
"""Of the text's usual size: the most that a footnote has; 小五 under 五号 is 0.86."""


def notes_below(lines: Sequence[Line], edges: Container[int], usual: float) -> dict[int, str]:
    """Find the lines of footnotes; a small last line without a mark is a signature or a source, and none.

    They are the last small lines of a column, from the first one with a mark on; text stands above them.
    """
    found: dict[int, str] = {}
    for column in {line.column for line in lines}:
        down = sorted(
            (at for at, line in enumerate(lines) if line.column == column and at not in edges),
            key=lambda at: -lines[at].base,
        )
        small = next(
            (length for length, at in enumerate(reversed(down)) if lines[at].size > _SMALL * usual), len(down)
        )
        below = down[len(down) - small :] if small < len(down) else []
        first = next((place for place, at in enumerate(below) if _MARK.match(lines[at].text)), len(below))
        found |= dict.fromkeys(below[first:], "footnote")
    return found
