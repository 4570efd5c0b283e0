"""Call and response: every second sentence is left to the listener."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core import Pause
from rehearse.timing.practice.lesson import heard_sentences, turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.timing.practice.lesson import DrillStep, Lesson

_ROOM = 1.1
"""My turn, times the sentence."""


def drill(lesson: Lesson) -> Iterator[DrillStep]:
    """Yield the drill."""
    mine = False
    for part in heard_sentences(lesson.timeline):
        if isinstance(part, Pause):
            yield part, None
            continue
        if mine:
            yield turn([part], lesson.times(_ROOM, part.ms))
        else:
            yield from part.steps
        mine = not mine
