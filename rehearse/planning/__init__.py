"""From a Script to a Plan: every pause decided, every time estimated."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.model import Cue, Mark, Pause, Plan, Speak
from rehearse.planning.pauses import Place, pause_after

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.model import Script, Step
    from rehearse.planning.pace import Pace


def plan(script: Script, pace: Pace) -> Plan:
    """Plan the whole speech; `pace` says how long a sentence takes."""
    return Plan(script, tuple(_steps(script, pace)), pace.words)


def _steps(script: Script, pace: Pace) -> Iterator[Step]:
    places = [
        Place(index, section, part) for index, section in enumerate(script.sections) for part in section.parts
    ]
    for here, after in pairwise([*places, None]):
        if here is None:  # pairwise cannot know that only the last one is
            continue
        if isinstance(here.part, Mark):
            pause = here.part.kind == "pause"
            yield (
                Pause(here.index, here.part.ms, "mark", here.part)
                if pause
                else Cue(here.index, here.part.ms, here.part)
            )
        else:
            yield Speak(here.index, here.part, pace.estimate(here.part))
        if after and (found := pause_after(here, after)):
            yield Pause(here.index, found.ms, found.why)
