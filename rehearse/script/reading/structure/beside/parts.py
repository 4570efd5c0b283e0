"""The parts that a document's headings cut it into."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph


def parts_of(items: list[LabelledParagraph], level: int) -> list[range]:
    """The parts below headings of this level, each with its heading; a higher heading ends one, too, but no slide."""
    heads = [
        at
        for at, item in enumerate(items)
        if 0 < item.paragraph.level <= level and (level == 1 or not item.paragraph.label)
    ]
    return [
        range(start, end)
        for start, end in pairwise([*heads, len(items)])
        if items[start].paragraph.level == level
    ]
