"""A ladder of speeds: each sentence slow, as it is, and fast, and each time a turn to repeat it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.core import Pause, Speak
from rehearse.timing.practice.lesson import HeardSentence, heard_sentences, is_authors, repeated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Clip
    from rehearse.timing.practice.lesson import DrillStep, Lesson

SPEEDS = (0.8, 1.0, 1.15)


def drill(lesson: Lesson) -> Iterator[DrillStep]:
    """Yield the drill; where a speed was not spoken yet, the sentence is as long as it is likely to be."""
    place = 0
    for part in heard_sentences(lesson.timeline):
        if isinstance(part, Pause):
            if is_authors(part):
                yield part, None
            continue
        for speed in SPEEDS:
            clips = lesson.at_speed.get(speed, ())[place : place + len(part.breaths)]
            yield from repeated(lesson, _at(part, speed, clips))
        place += len(part.breaths)


def _at(sentence: HeardSentence, speed: float, clips: tuple[Clip, ...]) -> HeardSentence:
    """Say a sentence at another speed; its pauses stay."""
    if speed == 1:
        return sentence
    left = iter(clips)
    steps: list[DrillStep] = []
    for step, clip in sentence.steps:
        if isinstance(step, Speak):
            clip = next(left, None)
            ms = clip.duration_ms if clip else round(step.planned_ms / speed)
            steps.append((replace(step, planned_ms=ms), clip))
        else:
            steps.append((step, clip))
    return HeardSentence(tuple(steps))
