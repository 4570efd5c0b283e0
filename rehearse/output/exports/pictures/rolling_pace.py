"""How fast a speech goes at each moment: characters or words a minute, averaged over a window that rolls along."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from rehearse.language.effort import count

if TYPE_CHECKING:
    from rehearse.timing.report.build import Report

_POINTS = 240
"""As many as a line of ordinary width can show."""
_SHORTEST_MS, _LONGEST_MS = 10_000, 30_000
"""The window is a twentieth of the speech within these: a sentence is too little, a minute hides a hurried passage."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A rolling pace."""

    window_ms: int
    points: tuple[tuple[int, float], ...]
    """(ms, characters or words a minute, pauses included), never empty, in order of time."""
    mean: float
    """Of the whole speech."""


def rolling(report: Report) -> Curve:
    """Measure the pace along a report, as if a sentence's characters were said evenly over its time."""
    spoken = [cue for cue in report.cues if cue.kind == "speech"]
    starts = [cue.start_ms for cue in spoken]
    sizes = [count(cue.text, report.script.language) for cue in spoken]
    before = [0, *accumulate(sizes)]
    whole = report.totals.length_ms
    window = max(1, min(whole, max(_SHORTEST_MS, min(_LONGEST_MS, whole // 20 // 1000 * 1000))))

    def said(until: float) -> float:
        """Characters or words said from the beginning until then."""
        index = bisect_right(starts, until) - 1
        if index < 0:
            return 0.0
        cue = spoken[index]
        share = min(1.0, (until - cue.start_ms) / max(cue.end_ms - cue.start_ms, 1))
        return before[index] + share * sizes[index]

    points = []
    for number in range(_POINTS + 1):
        at = whole * number / _POINTS
        low, high = max(0.0, at - window / 2), min(float(whole), at + window / 2)
        points.append((round(at), 60_000 * (said(high) - said(low)) / max(high - low, 1.0)))
    return Curve(window, tuple(points), 60_000 * before[-1] / max(whole, 1))
