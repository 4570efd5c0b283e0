"""Pins: what stands behind [at 2:00], or is a subtitle, begins just then.

The pause before a pin takes what is left. Where that is too little, the author's speech is too long: the pauses
before it give way within their bounds, then the voice gets faster, as little as it takes and the same everywhere.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rehearse.core import Pause, Speak
from rehearse.language.effort import count
from rehearse.timing.planning.allocate import Share, allocate
from rehearse.timing.planning.fitting import pause_bounds, with_pauses, with_speech

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rehearse.core import Breath, Mark, Plan, Script, Timeline
    from rehearse.timing.planning.fitting import Range

PIN = "pin"
"""Why a pause is made that ends when what is pinned begins."""

_BEFORE_MS = 15
"""A clip begins so long before its pin: half the silence that it keeps before its sound."""

_LEAST_MS = 120
"""The shortest silence before a pin, as before any breath."""

FRAME_MS = 24
"""What begins no later than this is on time."""


@dataclass(frozen=True, slots=True)
class Late:
    """A pin that cannot be kept."""

    mark: Mark
    by_ms: int
    units: int
    """Characters, or words, that must go from what is said before it, since the last pin that is kept."""
    span: tuple[int, int]
    """Where these stand."""


def is_pinned(script: Script) -> bool:
    """True for a script with pins."""
    return any(getattr(part, "kind", "") == PIN for section in script.sections for part in section.parts)


def on_pins(plan: Plan) -> Plan:
    """Give the pauses of a plan the lengths with which its pins are kept, as far as can be."""
    if not any(isinstance(step, Pause) and step.why == PIN for step in plan.steps):
        return plan
    lengths: list[int] = []
    inside: list[Pause] = []
    now = taken = 0
    for step in plan.steps:
        if isinstance(step, Pause) and step.why == PIN and step.mark:
            least = _LEAST_MS if taken or inside else 0
            room = step.mark.ms - _BEFORE_MS - now - taken
            own = _shortened(inside, room - least)
            rest = max(least, room - sum(own))
            lengths += [*own, rest]
            now += taken + sum(own) + rest
            taken, inside = 0, []
        elif isinstance(step, Pause):
            inside.append(step)
        else:
            taken += step.planned_ms
    return with_pauses(plan, [*lengths, *(pause.planned_ms for pause in inside)])


def least_rate(plan_for_rate: Callable[[int], Plan], speed: Range) -> int:
    """Find the slowest rate that keeps as many pins as the fastest does; `plan_for_rate` gives a plan on its pins."""

    @cache
    def missed(rate: int) -> int:
        return sum(1 for _ in _misses(plan_for_rate(rate), grace_ms=0))

    rates = range(speed.least, speed.most + 1)
    return rates[min(len(rates) - 1, bisect_left(rates, -missed(speed.most), key=lambda rate: -missed(rate)))]


def late_pins(timeline: Timeline) -> list[Late]:
    """List the pins that a timeline does not keep, and what to cut so that it would."""
    language = timeline.plan.script.language
    found: list[Late] = []
    said: list[tuple[Breath, int]] = []
    for cue in timeline.cues:
        step = cue.step
        if isinstance(step, Speak):
            said.append((step.breath, cue.end_ms - cue.start_ms))
        elif isinstance(step, Pause) and step.why == PIN and step.mark:
            by_ms = cue.end_ms + _BEFORE_MS - step.mark.ms
            if by_ms > FRAME_MS and said:
                units = sum(count(breath.text, language) for breath, _ in said)
                few = -(-units * by_ms // max(1, sum(ms for _, ms in said)))
                span = said[0][0].span[0], said[-1][0].span[1]
                found.append(Late(step.mark, by_ms, min(units, few), span))
            elif by_ms <= FRAME_MS:
                said = []
    return found


def lateness_ms(plan: Plan) -> int:
    """By how much the latest pin of a plan misses its time; 0 where all are kept."""
    return max(_misses(plan), default=0)


def _misses(plan: Plan, grace_ms: int = FRAME_MS) -> Iterator[int]:
    now = 0
    for step in plan.steps:
        now += step.planned_ms
        if isinstance(step, Pause) and step.why == PIN and step.mark:
            by_ms = now + _BEFORE_MS - step.mark.ms
            if by_ms > grace_ms:
                yield by_ms


def _shortened(pauses: Sequence[Pause], room_ms: int) -> list[int]:
    """Return the pauses' lengths: as planned where there is room, else shorter, within their bounds."""
    planned = [pause.planned_ms for pause in pauses]
    if sum(planned) <= room_ms:
        return planned
    shares = [
        Share(
            max(1, pause.planned_ms),
            pause_bounds(pause).least,
            max(pause_bounds(pause).least, pause.planned_ms),
        )
        for pause in pauses
    ]
    return allocate(max(room_ms, sum(share.least for share in shares)), shares)


def spoken_as(plan: Plan, speech_ms: Sequence[int]) -> Plan:
    """Return the plan with the real lengths of what is said, its pins kept as far as can be."""
    return on_pins(with_speech(plan, speech_ms))
