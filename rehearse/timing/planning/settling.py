"""The pauses of a track, chosen when the voice's real lengths are known: heard in its clips, or told by its clock."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.core import Pause, Speak
from rehearse.timing.planning.allocate import Share, allocate
from rehearse.timing.planning.fitting import Range, room_of, share_of
from rehearse.timing.planning.pins import is_pinned, lateness_ms, spoken_as

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rehearse.core import Plan

_STEADY = 0.01
"""Share of its planned time by which a section may end beside it, before any other gives way more."""


@dataclass(frozen=True, slots=True)
class Settled:
    """Pauses that make up for what the voice's real lengths differ from the plan."""

    pauses_ms: tuple[int, ...]
    """Of each Pause step of the plan, the author's own included, in their order."""
    missing_ms: int
    """What was wanted minus what it takes: 0 when reached, negative when the speech is still too long."""


def settle(plan: Plan, speech_ms: Sequence[int], wanted_ms: int | None) -> Settled:
    """Choose the pauses between clips of these lengths, those of the plan's Speak steps.

    They keep the plan's pins, else what is wanted; where nothing is, they are as planned.
    """
    if is_pinned(plan.script):
        spoken = spoken_as(plan, speech_ms)
        return Settled(_planned(spoken), -lateness_ms(spoken))
    return Settled(_planned(plan), 0) if wanted_ms is None else _to_the_whole(plan, speech_ms, wanted_ms)


def _planned(plan: Plan) -> tuple[int, ...]:
    return tuple(step.planned_ms for step in plan.steps if isinstance(step, Pause))


def _to_the_whole(plan: Plan, speech_ms: Iterable[int], whole_ms: int) -> Settled:
    """Choose the pauses with which the speech takes `whole_ms`.

    Each section is to take what the plan says, and the whole `whole_ms`, to the millisecond where the pauses' bounds
    allow it. What one section cannot make up for the others do, first within 1 % of their time, each in proportion.
    """
    said = iter(speech_ms)
    planned, taken = [0] * len(plan.script.sections), [0] * len(plan.script.sections)
    pauses: list[list[Pause]] = [[] for _ in planned]
    for step in plan.steps:
        planned[step.section] += step.planned_ms
        if isinstance(step, Pause):
            pauses[step.section].append(step)
        else:
            taken[step.section] += next(said) if isinstance(step, Speak) else step.planned_ms
    wanted = [section - rest for section, rest in zip(planned, taken, strict=True)]
    chosen = _balanced(wanted, [room_of(inside) for inside in pauses], planned, whole_ms - sum(taken))
    lengths = [
        iter(allocate(total, [share_of(pause) for pause in inside]))
        for total, inside in zip(chosen, pauses, strict=True)
    ]
    pauses_ms = tuple(next(lengths[step.section]) for step in plan.steps if isinstance(step, Pause))
    return Settled(pauses_ms, whole_ms - sum(taken) - sum(pauses_ms))


def _balanced(
    wanted: Sequence[int], rooms: Sequence[Range], sections_ms: Sequence[int], whole: int
) -> list[int]:
    """Return how much pause each section gets, so that the whole comes out as near as it can."""
    chosen = [min(max(want, room.least), room.most) for want, room in zip(wanted, rooms, strict=True)]
    steady = [int(_STEADY * ms) for ms in sections_ms]
    for free in (False, True):
        rest = whole - sum(chosen)
        shares = []
        for have, want, room, ms, by in zip(chosen, wanted, rooms, sections_ms, steady, strict=True):
            limit = room.most - have if rest > 0 else have - room.least
            if not free:
                limit = min(limit, want + by - have if rest > 0 else have - (want - by))
            shares.append(Share(max(1, ms), 0, max(0, limit)))
        sign = 1 if rest > 0 else -1
        chosen = [have + sign * by for have, by in zip(chosen, allocate(abs(rest), shares), strict=True)]
    return chosen
