"""From a Plan to its clips and Timeline, at the wanted loudness and length; sections are published early."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from rehearse.core import Clip, Speak
from rehearse.output import publishing, stitching
from rehearse.output.file_names import SECTIONS, TRACK, section_files
from rehearse.output.units import Units
from rehearse.timing.planning.pins import is_pinned
from rehearse.timing.planning.settling import settle
from rehearse.timing.timeline import lay_out
from rehearse.voices.voicing import utterances

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from rehearse.core import Plan, Timeline
    from rehearse.output.gains import Gains
    from rehearse.output.manifest import Manifest
    from rehearse.voices.voicing import Synthesizer

_WORTH_S = 2.0
"""Seconds before the first early section: a short speech is whole by then."""


@dataclass(frozen=True, slots=True)
class RecordingTask:
    """How a plan is to be spoken."""

    plan: Plan
    wanted_ms: int | None
    """How long it is to be; None to leave the pauses as planned."""
    voices: Mapping[str, str]
    """Speaker -> voice; everyone else's under ""."""
    rate: int
    format: str
    gains: Gains
    folder: Path
    """Where the result goes."""
    before: Manifest
    """Of the run before, there."""
    early: bool = True
    """Whether sections are put there before the whole is spoken, the first time."""

    def voice_of(self, step: Speak) -> str:
        """The voice that says a step."""
        return self.voices.get(step.breath.speaker, self.voices[""])


@dataclass(frozen=True, slots=True)
class Recording:
    """A speech, spoken."""

    task: RecordingTask
    timeline: Timeline
    units: Units
    """Each Speak cue's sound, as the format joins it."""
    fresh: frozenset[str]
    """Keys of the clips that had to be made; a sentence that occurs twice is one clip."""
    cached: int
    """How many were there already."""
    missing_ms: int
    """What was wanted minus what it takes, where the pauses could not make up for what the voice took."""
    measured: float | tuple[float, ...]
    """How long the voice took for its sentences, beside what was planned: 1.1 is a tenth longer; each, with pins."""


def record(task: RecordingTask, synthesizer: Synthesizer, work: Path) -> Recording:
    """Get every clip, and lay them out; `work` is a folder for files that are not whole yet."""
    copied = partial(task.before.unit, track=task.folder / f"{TRACK}.{task.format}")
    units = Units(task.format, synthesizer.cache, task.gains, task.voice_of, copied)
    first = task.early and not task.before.files
    soon = first and not is_pinned(task.plan.script)  # pins move the pauses of a section
    early = EarlySections(task, work) if soon else None
    clips: list[Clip] = []
    fresh: set[str] = set()
    for voiced in synthesizer.clips(utterances(task.plan, task.voices, task.rate), units.prepare):
        clips.append(voiced.clip)
        if voiced.fresh:
            fresh.add(voiced.clip.key)
        task.gains.hear(voiced.utterance.voice, voiced.clip)
        if early:
            early.offer(clips, units)
    task.gains.close()
    settled = settle(task.plan, [clip.duration_ms for clip in clips], task.wanted_ms)
    return Recording(
        task,
        lay_out(task.plan, clips, settled.pauses_ms, units.grid_ms),
        units,
        frozenset(fresh),
        len({clip.key for clip in clips} - fresh),
        settled.missing_ms,
        _measured(task.plan, clips),
    )


def _measured(plan: Plan, clips: Sequence[Clip]) -> float | tuple[float, ...]:
    planned = [step.planned_ms for step in plan.steps if isinstance(step, Speak)]
    if is_pinned(plan.script):
        return tuple(clip.duration_ms / max(1, ms) for clip, ms in zip(clips, planned, strict=True))
    return sum(clip.duration_ms for clip in clips) / max(1, sum(planned))


class EarlySections:
    """Puts each section into the result's folder as soon as its last clip is there, the first time a track is made.

    A section's pauses are then as planned; they may still change a little when the whole is settled.
    """

    def __init__(self, task: RecordingTask, work: Path) -> None:
        self._task = task
        self._work = work / "early"
        spoken = Counter(step.section for step in task.plan.steps if isinstance(step, Speak))
        sections = range(len(task.plan.script.sections))
        self._ends = list(accumulate(spoken[section] for section in sections))
        """How many clips there are up to the end of each section."""
        self._from = time.monotonic() + _WORTH_S
        self._done = 0

    def offer(self, clips: Sequence[Clip], units: Units) -> None:
        """Write the sections whose clips are all there, from the third second on."""
        if time.monotonic() < self._from:
            return
        # The last one comes with the whole.
        while self._done < len(self._ends) - 1 and self._ends[self._done] <= len(clips):
            steps = tuple(step for step in self._task.plan.steps if step.section == self._done)
            said = [step for step in steps if isinstance(step, Speak)]
            if not self._task.gains.known_for(map(self._task.voice_of, said)):
                return
            end = self._ends[self._done]
            part = replace(self._task.plan, steps=steps)
            self._publish(lay_out(part, clips[end - len(said) : end], None, units.grid_ms), units)
            self._done += 1

    def _publish(self, part: Timeline, units: Units) -> None:
        name = section_files(part.plan.script, units.format)[self._done]
        (self._work / SECTIONS).mkdir(parents=True, exist_ok=True)
        stitching.write_one(part, units, self._work / name)
        publishing.publish_early(self._work, self._task.folder, name)
