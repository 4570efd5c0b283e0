"""From a Script to a Plan: every pause decided, every time estimated."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.core import Cue, Mark, Pause, Plan, Speak
from rehearse.timing.planning.pace import person_pace
from rehearse.timing.planning.pauses import pause_after, placed_parts
from rehearse.timing.planning.pins import PIN, is_pinned, on_pins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Script, Step
    from rehearse.timing.planning.pace import Pace


def plan(script: Script, pace: Pace | None = None) -> Plan:
    """Plan the whole speech; `pace` says how long a breath takes, by default a person's at the usual rate."""
    return on_pins(unpinned(script, pace or person_pace(script)))


def unpinned(script: Script, pace: Pace) -> Plan:
    """Plan the speech as if it had no pins."""
    return Plan(script, tuple(_steps(script, pace)), pace.words)


def at_pace(plan: Plan, pace: Pace) -> Plan:
    """Plan the same speech at another pace: pauses are decided by the script alone, so only the times change."""
    if is_pinned(plan.script):
        return on_pins(unpinned(plan.script, pace))
    steps = (
        replace(step, planned_ms=pace.estimate(step.breath)) if isinstance(step, Speak) else step
        for step in plan.steps
    )
    return Plan(plan.script, tuple(steps), pace.words)


def _steps(script: Script, pace: Pace) -> Iterator[Step]:
    found = placed_parts(script)
    for here, after in zip(found, [*found[1:], None], strict=True):
        if isinstance(here.part, Mark):
            yield _marked(here.index, here.part)
        else:
            yield Speak(here.index, here.part, pace.estimate(here.part))
        if after and (planned := pause_after(here, after)):
            yield Pause(here.index, planned.ms, planned.why)


def _marked(section: int, mark: Mark) -> Step:
    if mark.kind == "pin":
        return Pause(section, 0, PIN, mark)
    return Pause(section, mark.ms, "mark", mark) if mark.kind == "pause" else Cue(section, mark.ms, mark)
