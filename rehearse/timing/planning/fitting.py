"""Makes a plan take a given time, by the voice's rate and the pauses, within what sounds natural.

The rule: speech and pauses are stretched by one and the same factor, the author's own pauses and cues excepted. A
voice takes whole percents only, so it gets the nearest; the pauses take the rest, to the millisecond. Where they
would leave their bounds, the rate gives way, within its own; what then still misses the time is returned.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache
from itertools import repeat
from typing import TYPE_CHECKING

from rehearse.core import Pause, Speak
from rehearse.timing.planning.allocate import Share, allocate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from rehearse.core import Plan


@dataclass(frozen=True, slots=True)
class Range:
    """The least and the most that something may be, both included."""

    least: int
    most: int


SPEED = Range(-25, 15)
"""Percent by which a voice may be slowed down or sped up and still sound natural."""

SLOWEST = 1.2
"""How many times as long as the person takes a track may become to fill its target: beyond, words must be added."""

PAUSE_BOUNDS_MS = {
    "breath": Range(120, 400),
    "comma": Range(150, 600),
    "clause": Range(200, 900),
    "sentence": Range(250, 1300),
    "paragraph": Range(400, 2000),
    "salutation": Range(400, 2000),
    "title": Range(500, 3000),
    "heading": Range(400, 2000),
    "section": Range(500, 3000),
}
"""The shortest and longest that a pause of each kind may become, in milliseconds.

The end of a sentence needs a quarter of a second to be heard as one. The shortest are about 40 % of the usual, so
that the kinds stay apart; the longest twice the usual, beyond which a hall takes a pause for a lapse.
"""


@dataclass(frozen=True, slots=True)
class Fit:
    """A plan that takes the time wanted, as nearly as it can."""

    plan: Plan
    rate: int
    """Percent faster than the voice's own speed."""
    missing_ms: int
    """What was wanted minus what it takes: 0 when reached, negative when the speech is still too long."""


def pause_bounds(pause: Pause) -> Range:
    """Return how short and how long a pause may become; the author's own, and one of unknown kind, stay as is."""
    known = PAUSE_BOUNDS_MS.get(pause.why)
    if pause.mark is not None or known is None:
        return Range(pause.planned_ms, pause.planned_ms)
    return Range(min(known.least, pause.planned_ms), max(known.most, pause.planned_ms))


def stretched(plan: Plan, factor: float | Sequence[float]) -> Plan:
    """The plan with every sentence so many times as long, or each by its own factor; pauses and cues stay."""
    if factor == 1:
        return plan
    factors = repeat(factor) if isinstance(factor, int | float) else iter(factor)
    steps = (
        replace(step, planned_ms=max(1, round(next(factors) * step.planned_ms)))
        if isinstance(step, Speak)
        else step
        for step in plan.steps
    )
    return replace(plan, steps=tuple(steps))


def solve_pace(plan_for_rate: Callable[[int], Plan], wanted_ms: int, speed: Range = SPEED) -> Fit:
    """Find the rate and the pauses with which a speech takes `wanted_ms`.

    `plan_for_rate` plans it for a voice at a rate in percent; it is asked about ten times, and need not be linear, as
    long as faster takes no longer. By how much a plan at the voice's own speed must be stretched says which rate is
    best; see the rule above.
    """
    planned = cache(plan_for_rate)
    rates = range(speed.least, speed.most + 1)

    @cache
    def speech(rate: int) -> int:
        return speech_ms(planned(rate))

    def first(most_ms: int) -> int:
        """Find the slowest rate whose speech takes no longer; one beyond the fastest if there is none."""
        return speed.least + bisect_left(rates, -most_ms, key=lambda rate: -speech(rate))

    own = min(max(0, speed.least), speed.most)
    pauses = [step for step in planned(own).steps if isinstance(step, Pause)]
    room = room_of(pauses)
    fixed = sum(step.planned_ms for step in planned(own).steps if not isinstance(step, Speak | Pause))
    marked = sum(pause.planned_ms for pause in pauses if pause.mark)
    movable = speech(own) + sum(pause.planned_ms for pause in pauses) - marked
    goal = (wanted_ms - fixed - marked) * speech(own) // max(1, movable)

    def missing(rate: int) -> int:
        rest = wanted_ms - fixed - speech(rate)
        return rest - min(max(rest, room.least), room.most)

    fastest_needed = first(wanted_ms - fixed - room.least)
    slowest_allowed = first(wanted_ms - fixed - room.most - 1) - 1
    candidates = sorted(
        {
            min(max(rate, speed.least), speed.most)
            for found in (first(goal), fastest_needed, slowest_allowed)
            for rate in (found - 1, found, found + 1)
        }
    )
    rate = min(candidates, key=lambda rate: (abs(missing(rate)), abs(speech(rate) - goal)))
    chosen = planned(rate)
    shares = [share_of(step) for step in chosen.steps if isinstance(step, Pause)]
    lengths = allocate(wanted_ms - fixed - speech(rate), shares)
    return Fit(with_pauses(chosen, lengths), rate, missing(rate))


def speech_ms(plan: Plan) -> int:
    """How long all Speak steps of a plan take together."""
    return sum(step.planned_ms for step in plan.steps if isinstance(step, Speak))


def with_speech(plan: Plan, speech_ms: Iterable[int]) -> Plan:
    """Give each Speak step of a plan its length, in their order."""
    left = iter(speech_ms)
    return replace(
        plan,
        steps=tuple(
            replace(step, planned_ms=next(left)) if isinstance(step, Speak) else step for step in plan.steps
        ),
    )


def with_pauses(plan: Plan, pauses_ms: Sequence[int]) -> Plan:
    """Give each Pause step of a plan its length, in their order."""
    left = iter(pauses_ms)
    return replace(
        plan,
        steps=tuple(
            replace(step, planned_ms=next(left)) if isinstance(step, Pause) else step for step in plan.steps
        ),
    )


def room_of(pauses: Sequence[Pause]) -> Range:
    """Return how short and how long pauses may become together."""
    bounds = [pause_bounds(pause) for pause in pauses]
    return Range(sum(bound.least for bound in bounds), sum(bound.most for bound in bounds))


def share_of(pause: Pause) -> Share:
    """Return what a pause takes of what there is for several, and its bounds."""
    bounds = pause_bounds(pause)
    return Share(max(1, pause.planned_ms), bounds.least, bounds.most)
