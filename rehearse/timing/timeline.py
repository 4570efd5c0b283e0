"""From a Plan to a Timeline: when everything happens, estimated without clips, measured with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from rehearse.core import Pause, Speak, Timed, Timeline

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rehearse.core import Clip, Plan, Step

Lasting: TypeAlias = "tuple[Step, int, Clip | None]"
"""A step, how long it lasts, and what is heard as it begins."""


def lay_out(
    plan: Plan,
    clips: Sequence[Clip] | None = None,
    pauses_ms: Sequence[int] | None = None,
    grid_ms: int = 1,
) -> Timeline:
    """Put the steps one behind the other.

    `clips` are those of the Speak steps, `pauses_ms` of the Pause steps, both in their order; what is not given
    lasts as long as it is planned.

    Clips and sections begin on whole multiples of `grid_ms`, the length of a frame of the audio format: each at the
    one next to where it would begin without, so that nothing adds up. What that costs, half a frame at most, the pauses
    before and behind it bear; where two clips stand side by side, the first one's cue is longer than the clip.

    Everything lasts whole milliseconds, and at the master rate a millisecond is a whole number of samples, so the
    timeline is exact to the sample.
    """
    return placed(plan, _lasting(plan, clips, pauses_ms), grid_ms, measured=clips is not None)


def placed(plan: Plan, lasting: Iterable[Lasting], grid_ms: int, *, measured: bool) -> Timeline:
    """Put steps, each with its length and its clip, one behind the other, as `lay_out` does."""
    steps = list(lasting)
    starts = _starts(steps, grid_ms)
    ends = [*starts[1:], starts[-1] + steps[-1][1]] if steps else []
    cues = tuple(
        Timed(step, start, end, clip) for (step, _, clip), start, end in zip(steps, starts, ends, strict=True)
    )
    return Timeline(plan, cues, ends[-1] if ends else 0, measured)


def _lasting(plan: Plan, clips: Sequence[Clip] | None, pauses_ms: Sequence[int] | None) -> Iterator[Lasting]:
    """Yield each step with how long it lasts, and its clip."""
    waiting, pausing = iter(clips or ()), iter(pauses_ms or ())
    for step in plan.steps:
        clip = next(waiting) if clips is not None and isinstance(step, Speak) else None
        if pauses_ms is not None and isinstance(step, Pause):
            yield step, next(pausing), None
        else:
            yield step, clip.duration_ms if clip else step.planned_ms, clip


def _starts(steps: Sequence[Lasting], grid_ms: int) -> list[int]:
    """Return when each step begins; `ideal` is when it would without a grid, `free` the first moment left to it."""
    starts: list[int] = []
    ideal = free = 0
    section = -1
    for step, ms, clip in steps:
        start = max(ideal, free)
        sounding = ms if isinstance(step, Speak) else clip.duration_ms if clip else 0
        if sounding or step.section != section:
            nearest = (ideal + grid_ms // 2) // grid_ms * grid_ms
            start = nearest if nearest >= free else -(-free // grid_ms) * grid_ms
        section = step.section
        starts.append(start)
        ideal += ms
        free = start + sounding
    return starts
