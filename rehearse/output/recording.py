"""From a Plan to its clips and Timeline, at the wanted loudness and length; its first parts can be heard early."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from rehearse.core import Clip, Speak
from rehearse.output.early import EarlyParts
from rehearse.output.file_names import TRACK
from rehearse.output.units import Units
from rehearse.timing.planning.pins import is_pinned
from rehearse.timing.planning.settling import settle
from rehearse.timing.timeline import lay_out
from rehearse.voices.voicing import utterances

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rehearse.core import Plan, Timeline
    from rehearse.output.task import RecordingTask
    from rehearse.voices.voicing import Synthesizer


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
    early = EarlyParts(task, work) if soon else None
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
