"""From a Plan to its clips, at the loudness and the length that are wanted; sections can be heard as they come."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rehearse.core import Clip, Speak
from rehearse.output import publishing, stitching
from rehearse.output.units import Units
from rehearse.timing.planning.fitting import settle
from rehearse.timing.timeline import lay_out
from rehearse.voices.voicing import utterances, voice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from rehearse.core import Plan, Timeline
    from rehearse.output.gains import Levels
    from rehearse.voices.cache import Cache
    from rehearse.voices.engines import Engine
    from rehearse.voices.voicing import Progress

_WORTH_S = 2.0
"""Nobody wants to hear a section a moment before the whole is there."""


@dataclass(frozen=True, slots=True)
class Recording:
    """A speech, spoken."""

    timeline: Timeline
    units: Units
    """Each Speak cue's sound, as the format joins it."""
    levels: Levels
    fresh: frozenset[str]
    """Keys of the clips that had to be made; a sentence that occurs twice is one clip."""
    cached: int
    """How many were there already."""
    missing_ms: int
    """What was wanted minus what it takes, where the pauses could not make up for what the voice took."""
    measured: float
    """How long the voice took for its sentences, beside what was planned: 1.1 is a tenth longer."""


@dataclass(frozen=True, slots=True)
class Take:
    """How a plan is to be spoken."""

    plan: Plan
    wanted_ms: int | None
    """How long it is to be; None to leave the pauses as planned."""
    voices: Mapping[str, str]
    """Speaker -> voice; everyone else's under ""."""
    rate: int
    format: str
    levels: Levels
    track: Path
    """Where the track is to be in the end, and where that of the run before may be."""

    def voice_of(self, step: Speak) -> str:
        """Tell who says it."""
        return self.voices.get(step.breath.speaker, self.voices[""])


def record(
    take: Take,
    engine: Engine,
    cache: Cache,
    progress: Progress,
    jobs: int | None = None,
    early: Early | None = None,
) -> Recording:
    """Get every clip, and lay them out."""
    units = Units(take.track, take.format, cache, take.levels, take.voice_of)
    asked = utterances(take.plan, take.voices, take.rate)

    clips: list[Clip] = []
    fresh: set[str] = set()
    for voiced in voice(
        asked, engine, cache, progress, jobs=jobs,
        also=lambda clip, speech, said: units.prepare(clip, speech, said.voice),
    ):  # fmt: skip
        clips.append(voiced.clip)
        if voiced.fresh:
            fresh.add(voiced.clip.key)
        take.levels.hear(voiced.utterance.voice, voiced.clip)
        if early:
            early.offer(clips, units)
    take.levels.close()
    settled = None if take.wanted_ms is None else settle(take.plan, clips, take.wanted_ms)
    timeline = lay_out(take.plan, clips, settled.pauses_ms if settled else None, units.grid_ms)
    planned_ms = sum(step.planned_ms for step in take.plan.steps if isinstance(step, Speak))
    return Recording(
        timeline,
        units,
        take.levels,
        frozenset(fresh),
        len({clip.key for clip in clips} - fresh),
        settled.missing_ms if settled else 0,
        sum(clip.duration_ms for clip in clips) / max(1, planned_ms),
    )


class Early:
    """Puts each section into the result's folder as soon as its last clip is there, the first time a track is made.

    A section's pauses are then as planned; they may still change a little when the whole is settled.
    """

    def __init__(self, work: Path, folder: Path, take: Take) -> None:
        self._work = work
        self._folder = folder
        self._take = take
        self._names = stitching.section_files(take.plan.script, take.format)
        self._ends = _ends(take.plan)
        self._begun = time.monotonic()
        self._done = 0

    def offer(self, clips: Sequence[Clip], units: Units) -> None:
        """Write the sections whose clips are all there, if that is of use by now."""
        if time.monotonic() - self._begun < _WORTH_S:
            return
        take, ends = self._take, self._ends
        # The last one comes with the whole.
        while self._done < len(ends) - 1 and ends[self._done] <= len(clips):
            first = ends[self._done - 1] if self._done else 0
            steps = tuple(step for step in take.plan.steps if step.section == self._done)
            if not take.levels.known_for(take.voice_of(step) for step in steps if isinstance(step, Speak)):
                return
            part = lay_out(
                replace(take.plan, steps=steps), clips[first : ends[self._done]], None, units.grid_ms
            )
            name = self._names[self._done]
            (self._work / "early" / publishing.SECTIONS).mkdir(parents=True, exist_ok=True)
            stitching.write_section(part, units.get, self._work / "early" / name, take.format)
            publishing.publish_early(self._work / "early", self._folder, name)
            self._done += 1


def _ends(plan: Plan) -> list[int]:
    """Tell how many Speak steps there are up to the end of each section."""
    ends = [0] * len(plan.script.sections)
    for step in plan.steps:
        ends[step.section] += isinstance(step, Speak)
    for index in range(1, len(ends)):
        ends[index] += ends[index - 1]
    return ends
