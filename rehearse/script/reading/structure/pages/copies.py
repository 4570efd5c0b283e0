"""The same speech a second time: a page shows its beginning as a preview, or the whole of it twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.chars import alphanumeric
from rehearse.language.text.prose import is_prose

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_FRONT = 12
"""Paragraphs among which the first copy begins."""
_TWICE = 2
"""What stands there more often is said more often."""
_LEAST = 60
"""Characters of a copy; fewer may be said twice."""


def copies(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label a copy of the speech's beginning: all from there to the second one stands there once more, in order.

    The longer of the two is said, and the first of two that are alike. A refrain is not all that stands above it.
    """
    said = [at for at, item in enumerate(items) if item.open]
    texts = [items[at].text for at in said]
    for start, text in enumerate(texts[:_FRONT]):
        if texts.count(text) != _TWICE or text not in texts[start + 1 :]:
            continue
        again = texts.index(text, start + 1)
        above = items[said[again] - 1]
        if above.paragraph.level and texts.count(above.text) == 1:
            return items  # a second version, below its head
        if any(items[at].paragraph.silent for at in range(said[start], said[again])):
            continue  # two slides of one deck may have the same notes, and both are shown
        first, second = (alphanumeric("".join(part)) for part in (texts[start:again], texts[again:]))
        size = min(len(first), len(second))
        if size < _LEAST or first[:size] != second[:size] or not is_prose("".join(texts[start:again])):
            continue
        copy = said[start:again] if len(second) > len(first) else said[again:]
        return [item.aside("site") if at in copy else item for at, item in enumerate(items)]
    return items
