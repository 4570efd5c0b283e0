"""Shadowing: every sentence, and a gap in which it is repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core import Pause
from rehearse.timing.practice.lesson import heard_sentences, is_authors, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.timing.practice.lesson import DrillStep, Lesson


def drill(lesson: Lesson) -> Iterator[DrillStep]:
    """Yield the drill; the gap takes the place of a pause between sentences, but not of the author's own."""
    for part in heard_sentences(lesson.timeline):
        if not isinstance(part, Pause):
            yield from repeated(lesson, part)
        elif is_authors(part):
            yield part, None
