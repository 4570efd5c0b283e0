"""From a Plan to a Timeline: when everything happens, estimated without clips, measured with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.model import Pause, Speak, Timed, Timeline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.model import Clip, Plan


def lay_out(
    plan: Plan, clips: Sequence[Clip] | None = None, pauses_ms: Sequence[int] | None = None
) -> Timeline:
    """Put the steps one behind the other.

    `clips` are those of the Speak steps, `pauses_ms` of the Pause steps, both in their order; what is not given
    lasts as long as it is planned.

    Clips last whole milliseconds, and at the master rate a millisecond is a whole number of samples, so
    the timeline is exact to the sample.
    """
    waiting, pausing = iter(clips or ()), iter(pauses_ms or ())
    cues = []
    now = 0
    for step in plan.steps:
        clip = next(waiting) if clips is not None and isinstance(step, Speak) else None
        lasts = clip.duration_ms if clip else step.planned_ms
        if pauses_ms is not None and isinstance(step, Pause):
            lasts = next(pausing)
        cues.append(Timed(step, now, now + lasts, clip))
        now += lasts
    return Timeline(plan, tuple(cues), now, measured=clips is not None)
