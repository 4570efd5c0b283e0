"""Consecutive interpreting: blocks of some sentences, and after each a turn to say it in another language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core import Pause
from rehearse.timing.practice.lesson import heard_sentences, is_authors, turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.timing.practice.lesson import DrillStep, HeardSentence, Lesson

_MOST = 4 / 3
"""How long a block is at most, times the least: 15 to 20 seconds."""
_ROOM, _LONG_ROOM, _LONG_MS = 1.0, 0.8, 60_000
"""My turn, times the block; of a block from a minute on, which interpreters make shorter than it is, less."""


def drill(lesson: Lesson) -> Iterator[DrillStep]:
    """Yield the drill; a block ends with a sentence, at the latest with its section."""
    block: list[HeardSentence | Pause] = []
    for part in heard_sentences(lesson.timeline):
        if block and _ends(block, part, lesson.choices.block_ms):
            yield from _block(lesson, block)
            block = []
        block.append(part)
    if block:
        yield from _block(lesson, block)


def _ends(block: list[HeardSentence | Pause], part: HeardSentence | Pause, least_ms: int) -> bool:
    """True where what comes is not of the block any more."""
    if part.section != block[-1].section:
        return True
    if isinstance(part, Pause):
        return False
    heard_ms = _ms(_without_last_pauses(block))
    return heard_ms >= least_ms or (heard_ms > 0 and _ms(block) + part.ms > _MOST * least_ms)


def _block(lesson: Lesson, block: list[HeardSentence | Pause]) -> Iterator[DrillStep]:
    heard = _without_last_pauses(block)
    for part in heard:
        if isinstance(part, Pause):
            yield part, None
        else:
            yield from part.steps
    if said := [part for part in heard if not isinstance(part, Pause)]:
        ms = _ms(heard)
        yield turn(said, lesson.times(_ROOM if ms < _LONG_MS else _LONG_ROOM, ms))
    for pause in block[len(heard) :]:
        if isinstance(pause, Pause) and is_authors(pause):
            yield pause, None


def _without_last_pauses(block: list[HeardSentence | Pause]) -> list[HeardSentence | Pause]:
    """Leave out what is not heard within a block, but behind it."""
    last = max((at for at, part in enumerate(block) if not isinstance(part, Pause)), default=-1)
    return block[: last + 1]


def _ms(block: list[HeardSentence | Pause]) -> int:
    return sum(part.planned_ms if isinstance(part, Pause) else part.ms for part in block)
