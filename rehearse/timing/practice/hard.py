"""Graduated intervals (Pimsleur 1967): hard sentences come again after ever longer times, the rest fills these."""

from __future__ import annotations

from heapq import heappop, heappush
from itertools import cycle
from typing import TYPE_CHECKING

from rehearse.core import Pause
from rehearse.core.errors import RehearseError
from rehearse.timing.planning.pauses import PAUSES_MS
from rehearse.timing.practice.lesson import heard_sentences, repeated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rehearse.timing.practice.lesson import DrillStep, HeardSentence, Lesson

INTERVALS_MS = (5_000, 25_000, 120_000, 600_000)
"""From the end of a turn until the sentence comes again."""


def drill(lesson: Lesson) -> Iterator[DrillStep]:
    """Yield the drill: the speech, and then the rest of it again for as long as anything is to come."""
    speech = list(heard_sentences(lesson.timeline))
    said = [part for part in speech if not isinstance(part, Pause)]
    rest = [sentence for sentence in said if sentence.number not in lesson.choices.hard]
    if len(rest) == len(said):
        raise RehearseError(
            "no sentence is chosen as hard",
            "mark some ++so++, or write --hard check, or --hard and their lines",
        )
    track = _Track(lesson)
    for part in speech:
        yield from track.due()
        if isinstance(part, Pause):
            yield from track.fill([(part, None)])
        elif part.number in lesson.choices.hard:
            yield from track.say(part, 0)
        else:
            yield from track.fill(part.steps)
    filling = cycle(rest)
    while track.waits_ms is not None:
        sentence = next(filling, None)
        if sentence is None:
            yield from track.fill([(Pause(said[-1].section, track.waits_ms, "interval"), None)])
        else:
            yield from track.fill([*sentence.steps, (_pause_behind(sentence), None)])
        yield from track.due()


def _pause_behind(sentence: HeardSentence) -> Pause:
    return Pause(sentence.section, PAUSES_MS["sentence"], "sentence")


class _Track:
    """What was heard so far, and what is to come again."""

    def __init__(self, lesson: Lesson) -> None:
        self._lesson = lesson
        self._now_ms = 0
        self._waiting: list[tuple[int, int, int, HeardSentence]] = []
        """A heap: when it is due, its number, how often it came again, the sentence."""

    @property
    def waits_ms(self) -> int | None:
        """How long until something comes again; None where nothing does."""
        return max(0, self._waiting[0][0] - self._now_ms) if self._waiting else None

    def fill(self, steps: Iterable[DrillStep]) -> Iterator[DrillStep]:
        """Let these be heard."""
        for step in steps:
            self._now_ms += step[0].planned_ms
            yield step

    def say(self, sentence: HeardSentence, times: int) -> Iterator[DrillStep]:
        """Let a hard sentence be heard and repeated; it has come again so many times."""
        yield from self.fill(repeated(self._lesson, sentence))
        if times < len(INTERVALS_MS):
            due = self._now_ms + INTERVALS_MS[times]
            heappush(self._waiting, (due, sentence.number, times, sentence))

    def due(self) -> Iterator[DrillStep]:
        """Let come again whatever is due."""
        while self.waits_ms == 0:
            _, _, times, sentence = heappop(self._waiting)
            yield from self.say(sentence, times + 1)
