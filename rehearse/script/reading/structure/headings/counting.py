"""Headings that count up in a form that is no usual one: 板块一 · 开门, NO.1 Doors, A. Doors, 1️⃣ 开门."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from rehearse.language.text.chars import columns
from rehearse.language.text.ends import ends_line
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.lines.counts import Count, counts_of
from rehearse.script.reading.structure.lines.heading_lines import looks_like_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_MOST = 80
"""Columns of such a heading."""
_MOSTLY = 0.75
"""Of the headings of a count, how many have a text below."""


def counting(items: list[LabelledParagraph]) -> set[int]:
    """Choose the lines of each such count from one on, two or more, most of which have their text below.

    A list has the next number right there. A bold line may end in a full stop.
    """
    forms: dict[tuple[str, str, str], list[tuple[int, Count]]] = defaultdict(list)
    for at, item in enumerate(items):
        if item.open and not (item.paragraph.level or item.number) and columns(item.text) <= _MOST:
            for count in counts_of(item.text.rstrip("。.") if item.paragraph.bold else item.text):
                forms[count.form].append((at, count))
    return {at for found in forms.values() for run in _runs(found) if _are_heads(items, run) for at, _ in run}


def _runs(found: list[tuple[int, Count]]) -> Iterator[list[tuple[int, Count]]]:
    """Yield each count that begins with one and leaves no number out."""
    run: list[tuple[int, Count]] = []
    for at, count in found:
        if count.value == 1:
            yield run
            run = [(at, count)]
        elif run and count.value == len(run) + 1:
            run.append((at, count))
    yield run


def _are_heads(items: list[LabelledParagraph], run: list[tuple[int, Count]]) -> bool:
    """True for two lines or more, most of which have a text below them."""
    heads = sum(_heads_text(items, at, count.rest) for at, count in run)
    return len(run) > 1 and heads >= _MOSTLY * len(run)


def _heads_text(items: list[LabelledParagraph], at: int, words: str) -> bool:
    """True for a few words, which may ask something, above what is said; above a list where they are bold."""
    below = next((item for item in items[at + 1 :] if item.role != "aside"), None)
    if below is None or not looks_like_heading(words.rstrip("？?")):
        return False
    bold = items[at].paragraph.bold and not below.paragraph.bold
    said = bold or below.label > 0 or is_prose(below.text) or ends_line(below.text)
    return below.role == "salutation" or (below.open and said)
