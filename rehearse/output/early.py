"""What can be heard while the rest is made: the beginning of a long first section, then each section."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from rehearse.core import Pause, Speak
from rehearse.output import publishing, stitching
from rehearse.output.file_names import BEGINNING, section_files
from rehearse.timing.timeline import lay_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from rehearse.core import Clip, Plan, Step
    from rehearse.output.task import RecordingTask
    from rehearse.output.units import Units

_WORTH_S = 2.0
"""Seconds before anything comes early: a short speech is whole by then."""

_SOON = 0.08
"""Share of the speech that the beginning has, up to the end of a sentence, where the first section is longer."""
_INSIDE_A_SENTENCE = ("breath", "comma", "clause")


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of steps with a file of its own."""

    name: str
    steps: tuple[Step, ...]
    first: int
    """How many clips stand before it."""
    end: int
    """How many there are up to its end."""


class EarlyParts:
    """Puts parts into the result's folder as soon as their last clip is there, the first time a track is made.

    Their pauses are then as planned; they may still change a little when the whole is settled. The beginning is gone
    when the whole is there.
    """

    def __init__(self, task: RecordingTask, work: Path) -> None:
        self._task = task
        self._work = work / "early"
        self._parts = list(_parts(task.plan, task.format))
        self._from = time.monotonic() + _WORTH_S

    def offer(self, clips: Sequence[Clip], units: Units) -> None:
        """Write the parts whose clips are all there, from the third second on."""
        while self._parts and self._parts[0].end <= len(clips) and time.monotonic() >= self._from:
            part = self._parts[0]
            voices = [self._task.voice_of(step) for step in part.steps if isinstance(step, Speak)]
            if not self._task.gains.known_for(voices):
                return
            plan = replace(self._task.plan, steps=part.steps)
            target = self._work / part.name
            target.parent.mkdir(parents=True, exist_ok=True)
            laid_out = lay_out(plan, clips[part.first : part.end], None, units.grid_ms)
            stitching.write_one(laid_out, units, target)
            publishing.publish_early(self._work, self._task.folder, part.name)
            del self._parts[0]


def _parts(plan: Plan, suffix: str) -> Iterator[_Part]:
    """Give the parts in the order in which they are whole; the last section comes with the whole."""
    sections = [tuple(steps) for _, steps in groupby(plan.steps, lambda step: step.section)]
    ends = list(accumulate(map(_clips, sections)))
    if sections and (begins := _beginning(sections[0], plan)):
        yield _Part(f"{BEGINNING}.{suffix}", begins, 0, _clips(begins))
    for steps, first, end in zip(sections[:-1], [0, *ends], ends, strict=False):
        name = section_files(plan.script, suffix)[steps[0].section]
        yield _Part(name, steps, first, end)


def _beginning(first: Sequence[Step], plan: Plan) -> tuple[Step, ...]:
    """Give the first sentences of a section; none where it is not twice as long as they are to be."""
    soon = _SOON * _planned(plan.steps)
    if _planned(first) < 2 * soon:
        return ()
    for index, step in enumerate(first):
        if isinstance(step, Pause) and step.why not in _INSIDE_A_SENTENCE and _planned(first[:index]) >= soon:
            return tuple(first[:index])
    return ()


def _planned(steps: Iterable[Step]) -> int:
    return sum(step.planned_ms for step in steps)


def _clips(steps: Sequence[Step]) -> int:
    return sum(isinstance(step, Speak) for step in steps)
