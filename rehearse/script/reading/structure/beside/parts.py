"""The parts that a document's headings cut it into."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

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


def parts_around(items: list[LabelledParagraph], marked: Collection[int]) -> tuple[list[range], list[range]]:
    """The parts in which one of the `marked` lines stands, and those above the first and below the last of these.

    Their headings are of the highest level that has such a line right below; what stands below smaller ones goes with
    them, and what stands below the title alone is no part.
    """
    above = [
        next((item.paragraph.level for item in items[at::-1] if item.paragraph.level), 0) for at in marked
    ]
    parts = [part for part in parts_of(items, min(filter(None, above), default=0)) if part.start]
    having = [part for part in parts if any(at in part for at in marked)]
    around = (
        [part for part in parts if not having[0].start <= part.start <= having[-1].start] if having else []
    )
    return having, around
