"""What a practice track takes: how long the listener speaks, and how long they listen; no verdict."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.core import Speak, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rehearse.core import Timed, Timeline


@dataclass(frozen=True, slots=True)
class Shares:
    """How a stretch of a practice track is divided."""

    turns: int
    """How often it is the listener's turn."""
    turn_ms: int
    listening_ms: int
    """Speech and calls."""
    pause_ms: int

    @property
    def length_ms(self) -> int:
        """All of it."""
        return self.turn_ms + self.listening_ms + self.pause_ms


def is_mine(cue: Timed) -> bool:
    """True where it is the listener's turn."""
    return isinstance(cue.step, Turn) and bool(cue.step.breaths)


def shares(cues: Iterable[Timed]) -> Shares:
    """Divide what goes on."""
    turns = turn = listening = pause = 0
    for cue in cues:
        ms = cue.end_ms - cue.start_ms
        if is_mine(cue):
            turns, turn = turns + 1, turn + ms
        elif isinstance(cue.step, Speak | Turn):
            listening += ms
        else:
            pause += ms
    return Shares(turns, turn, listening, pause)


def by_section(timeline: Timeline) -> dict[int, Shares]:
    """Divide each section of which anything is heard, by its index."""
    inside: dict[int, list[Timed]] = {}
    for cue in timeline.cues:
        inside.setdefault(cue.step.section, []).append(cue)
    return {section: shares(inside[section]) for section in sorted(inside)}
