"""What each paragraph of a speech is, told in passes, each of which builds on the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.reading.asides import set_aside
from rehearse.reading.closing import closing
from rehearse.reading.front import front
from rehearse.reading.glued import unglue
from rehearse.reading.headings import headings
from rehearse.reading.told import begin_all

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rehearse.reading.manuscript import Paragraph
    from rehearse.reading.told import Told

PASSES: tuple[Callable[[list[Told]], list[Told]], ...] = (set_aside, front, headings, closing)
"""In this order."""


def tell(paragraphs: Sequence[Paragraph]) -> list[Told]:
    """Tell what each paragraph is."""
    told = begin_all(unglue(paragraphs))
    for run in PASSES:
        told = run(told)
    return told
