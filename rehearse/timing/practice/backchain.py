"""Backward build-up: a paragraph's last sentence, then its last two, so that one speaks towards what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core import Pause
from rehearse.timing.planning.pauses import PAUSES_MS
from rehearse.timing.practice.lesson import heard_sentences, is_authors, turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.timing.practice.lesson import DrillStep, HeardSentence, Lesson

_MOST = 3
"""Sentences that are said in one go."""
_WITHIN = frozenset({"sentence", "clause", "comma", "breath"})
"""Kinds of pauses that stand inside a paragraph; all others end it, but for the author's."""


def drill(lesson: Lesson) -> Iterator[DrillStep]:
    """Yield the drill."""
    block: list[HeardSentence] = []
    for part in heard_sentences(lesson.timeline):
        if not isinstance(part, Pause):
            if block and block[0].section != part.section:
                yield from _chain(lesson, block)
                block = []
            block.append(part)
        elif is_authors(part) or part.why not in _WITHIN:
            yield from _chain(lesson, block)
            block = []
            if is_authors(part):
                yield part, None
    yield from _chain(lesson, block)


def _chain(lesson: Lesson, block: list[HeardSentence]) -> Iterator[DrillStep]:
    """Yield a paragraph, or what there is of it between two pauses of the author."""
    for start in reversed(range(len(block))):
        said = block[start : start + _MOST]
        for place, sentence in enumerate(said):
            if place:
                yield Pause(sentence.section, PAUSES_MS["sentence"], "sentence"), None
            yield from sentence.steps
        ms = sum(sentence.ms for sentence in said) + (len(said) - 1) * PAUSES_MS["sentence"]
        yield turn(said, lesson.repeating_ms(ms))
