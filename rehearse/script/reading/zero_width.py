"""Characters that nobody sees, such as the zero-width spaces of web pages: every rule reads a line without them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core.passage import Passage
    from rehearse.script.reading.manuscript import Manuscript

ZERO_WIDTH = "[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
"""Without the joiners and selectors, which make one picture of several."""


def unseen_places(text: str) -> Iterator[int]:
    """Where such characters stand in a text."""
    return (match.start() for match in compiled(ZERO_WIDTH).finditer(text))


def seen(passage: Passage) -> Passage:
    """Leave out of a passage what has no width."""
    unseen = {*unseen_places(passage.text)}
    return passage.only(at for at in range(len(passage.text)) if at not in unseen) if unseen else passage


def without_zero_width(manuscript: Manuscript) -> Manuscript:
    """Leave it out of every paragraph; one that is nothing else is gone."""
    if not compiled(ZERO_WIDTH).search(manuscript.source.text):
        return manuscript
    left = (replace(one, passage=seen(one.passage).strip()) for one in manuscript.paragraphs)
    return replace(manuscript, paragraphs=tuple(one for one in left if one.passage))
