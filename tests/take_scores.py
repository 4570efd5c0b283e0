"""Scores a take that was understood against what is known of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rehearse.timing.takes.take import Heard, Take

NEAR_S = 0.3
LEAST_PUT_IN_S = 1.5


@dataclass(frozen=True, slots=True)
class Event:
    """What is in a take, in seconds."""

    kind: str
    """say, repeat, partial, filler, noise or adlib."""
    paragraph: int | None
    """Which of the script's, where it is one."""
    start: float
    end: float

    def overlap(self, one: Heard) -> float:
        """How much of it a stretch covers, in seconds."""
        return min(one.end_ms / 1000, self.end) - max(one.start_ms / 1000, self.start)


@dataclass(slots=True)
class Score:
    """Counts of one take or of several; `found` of `there`, and what was claimed falsely."""

    found: Counter[str] = field(default_factory=Counter)
    there: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    edges: list[float] = field(default_factory=list)
    """By how much each edge of a sentence is off, in seconds."""
    sections: list[float] = field(default_factory=list)
    """By how much the time of each ten paragraphs is off."""

    def add(self, other: Score) -> None:
        """Count another one in."""
        self.found += other.found
        self.there += other.there
        self.false += other.false
        self.edges += other.edges
        self.sections += other.sections

    def recall(self, what: str) -> float:
        """The share that was found."""
        return self.found[what] / self.there[what] if self.there[what] else 1.0

    def precision(self, what: str) -> float:
        """The share of claims that is right."""
        claimed = self.found[what] + self.false[what]
        return self.found[what] / claimed if claimed else 1.0

    @property
    def near(self) -> float:
        """The share of edges that are within 0.3 s."""
        return float(np.mean(np.array(self.edges) <= NEAR_S)) if self.edges else 1.0

    def line(self) -> str:
        """All of it in a line."""
        counts = " ".join(
            f"{what} {self.found[what]}/{self.there[what]} false {self.false[what]} |"
            for what in ("left out", "repeated", "begun anew", "put in", "fillers")
        )
        edges, sections = np.array(self.edges or [0.0]), np.array(self.sections or [0.0])
        return (
            f"edges median {np.median(edges):.3f} s, ≤ 0.3 s {100 * self.near:.1f} % | {counts} "
            f"sections median {np.median(sections):.2f} most {sections.max():.2f} s | "
            f"doubted {self.false['doubted']}/{self.there['said']}"
        )


def score(take: Take, paragraph_of: Sequence[int], events: Iterable[Event]) -> Score:
    """Score a take; `paragraph_of` has the paragraph of each sentence of the script."""
    events = list(events)
    found = Score()
    said = {event.paragraph: event for event in events if event.kind == "say"}
    heard: dict[int, list[Heard]] = {}
    for one in take.heard:
        if one.spoken and one.sentence is not None:
            heard.setdefault(paragraph_of[one.sentence], []).append(one)
    times = {at: (min(x.start_ms for x in own), max(x.end_ms for x in own)) for at, own in heard.items()}
    _left_out(found, take, paragraph_of, set(said), set(heard))
    for at, event in said.items():
        found.there["said"] += 1
        if at in times:
            start, end = times[at]
            found.edges += [abs(start / 1000 - event.start), abs(end / 1000 - event.end)]
            found.false["doubted"] += any(one.state not in ("said", "out of order") for one in heard[at])
    _sections(found, times, said)
    _twice(found, take, paragraph_of, events)
    _beside(found, take, events)
    return found


def _left_out(
    found: Score, take: Take, paragraph_of: Sequence[int], said: set[int | None], heard: set[int]
) -> None:
    """A sentence in the place of which others were said is told as well, and counts as found."""
    flagged = {paragraph_of[number] for number in take.left_out}
    flagged |= {paragraph_of[one.sentence or 0] for one in take.heard if one.state == "other words"}
    flagged -= heard
    missing = set(paragraph_of) - said
    found.there["left out"] += len(missing)
    found.found["left out"] += len(flagged & missing)
    found.false["left out"] += len(flagged - missing)


def _sections(
    found: Score, times: dict[int, tuple[int, int]], said: dict[int | None, Event], size: int = 10
) -> None:
    known = sorted(at for at in times if at in said)
    for first in range(0, max(known, default=-1) + 1, size):
        own = [at for at in known if first <= at < first + size]
        after = next((at for at in known if at >= first + size), None)
        if own:
            end_ms = times[after][0] if after is not None else times[own[-1]][1]
            end = said[after].start if after is not None else said[own[-1]].end
            mine = (end_ms - times[own[0]][0]) / 1000
            found.sections.append(abs(mine - (end - said[own[0]].start)))


def _twice(found: Score, take: Take, paragraph_of: Sequence[int], events: Sequence[Event]) -> None:
    names = {"repeat": "repeated", "partial": "begun anew"}
    again = [one for one in take.heard if one.state in ("again", "restart") and one.sentence is not None]
    for event in events:
        if event.kind in names:
            found.there[names[event.kind]] += 1
            own = [one for one in again if paragraph_of[one.sentence or 0] == event.paragraph]
            covered = sum(max(0.0, event.overlap(one)) for one in own)
            found.found[names[event.kind]] += covered > 0.4 * (event.end - event.start)
    for one in again:
        at = paragraph_of[one.sentence or 0]
        if not any(
            event.kind in names and event.paragraph == at and event.overlap(one) > 0 for event in events
        ):
            found.false["repeated" if one.state == "again" else "begun anew"] += 1


def _beside(found: Score, take: Take, events: Sequence[Event]) -> None:
    beside = [one for one in take.heard if one.state in ("other", "other words")]
    for event in events:
        length = event.end - event.start
        covered = sum(max(0.0, event.overlap(one)) for one in beside)
        if event.kind == "adlib" and length >= LEAST_PUT_IN_S:
            found.there["put in"] += 1
            found.found["put in"] += covered > 0.5 * length
        if event.kind == "filler":
            found.there["fillers"] += 1
            found.found["fillers"] += covered > 0.5 * length
    for one in beside:
        if one.state == "other" and one.length_ms >= 1000 * LEAST_PUT_IN_S:
            extra = [event for event in events if event.kind in ("adlib", "noise", "filler", "partial")]
            covered = sum(max(0.0, event.overlap(one)) for event in extra)
            found.false["put in"] += covered < 0.3 * one.length_ms / 1000
