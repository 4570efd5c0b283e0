"""The cheapest way through a script that explains a recording: on, past sentences, back, or out of the script."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rehearse.timing.takes.history import ROOT, History

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int64]
    Bools = npt.NDArray[np.bool_]

WARP = 0.3
"""What it costs to stay in a frame of the reference, or to leave one out."""

_PAUSED = 1.0
"""What it costs, a second, to pause where the reference does not."""

_RUN_ON = 1.0
"""What it costs to go on to the next sentence without a pause …"""

_RUN_ON_S = 0.2
"""… of this length."""

_MOST_PAUSE_S = 2.0
_STEPS = 4096
"""Costs are whole numbers: so many make 1."""

_ENTRY_BITS = 31
_ENTRY = (1 << _ENTRY_BITS) - 1
_DEAD = 1 << 60
_AT_ONCE = 500_000
"""Costs that are worked out at a time, for the memory's sake …"""

_MOST_FRAMES = 128
"""… and frames."""

OTHER = -1
"""In the place of a sentence: sound that is none of the script's."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The frames of a script as it should sound, one sentence after the other."""

    frames: Floats
    """Each of length 1."""
    sentence: Ints
    """Of each frame; every sentence has one."""
    paused: Bools
    """True for a frame before which the reference pauses, or a sentence begins."""

    @property
    def first(self) -> Ints:
        """The first frame of each sentence, and the end of the last."""
        found: Ints = np.searchsorted(self.sentence, np.arange(self.sentence[-1] + 2))
        return found


@dataclass(frozen=True, slots=True)
class Jumps:
    """What it costs to leave the order of the script, after a pause."""

    skip: float
    again: float
    """Back to the sentence that was just said, or one before."""
    restart: float
    """From within a sentence to its beginning."""
    other: float
    """A frame of sound that is none of the script's."""
    other_in: float
    """To begin with such sound."""
    back: int = 8
    """How many sentences one may go back: each further one is a quarter dearer."""
    least_s: float = 0.12
    """The pause without which nobody jumps."""


@dataclass(frozen=True, slots=True)
class Token:
    """A stretch of the recording's speech frames that is one sentence, or OTHER."""

    sentence: int
    first: int
    last: int

    @property
    def size(self) -> int:
        """In frames."""
        return self.last - self.first + 1


def search(
    take: Floats,
    pauses: Floats,
    reference: Reference,
    jumps: Jumps,
    band: tuple[Ints, Ints] | None = None,
) -> list[Token]:
    """Find the cheapest way; `pauses` has the silence before each frame in seconds.

    In a band (for each frame the first frame of the reference that may be said there, and the end; neither ever falls)
    nothing else is looked at.
    """
    count = len(take)
    if band is None:
        band = np.zeros(count, np.int64), np.full(count, len(reference.frames), np.int64)
    state = _State(reference, jumps)
    turned = np.ascontiguousarray(reference.frames.T)
    width = int((band[1] - band[0]).max())
    frames = max(1, min(_MOST_FRAMES, _AT_ONCE // width))
    for start in range(0, count, frames):
        end = min(count, start + frames)
        left, right = int(band[0][start]), int(band[1][end - 1])
        costs = 1 - take[start:end] @ turned[:, left:right]
        whole = np.rint(costs * _STEPS).astype(np.int64) << _ENTRY_BITS
        for at in range(start, end):
            low, high = int(band[0][at]), int(band[1][at])
            state.step(at, float(pauses[at]), low, high, whole[at - start, low - left : high - left])
    return state.tokens(count)


def _cost(value: float) -> int:
    return round(value * _STEPS) << _ENTRY_BITS


class _State:
    """What the best way to each place costs, and how it came about: both in one number, so that one minimum finds both.

    The higher bits are the cost, the lower ones an entry of the history.
    """

    def __init__(self, reference: Reference, jumps: Jumps) -> None:
        first = reference.first
        self._first, self._last = first[:-1], first[1:] - 1
        self._before_last = np.maximum(self._last - 1, self._first)
        self._sentence = reference.sentence
        place = np.arange(len(reference.sentence)) - self._first[reference.sentence]
        self._on = [
            np.where(place >= steps, penalty, _DEAD)
            for steps, penalty in ((1, 0), (2, _cost(WARP)), (3, _cost(3 * WARP)))
        ]
        """What it costs to come from one, two and three frames before, which must be of the same sentence."""
        self._within = (~reference.paused).astype(np.int64)
        self._jumps = jumps
        self._history = History()
        self._ways = np.full(len(place) + 3, _DEAD, np.int64)
        """Of each frame of the reference; three more before them, which there is no way to."""
        self._other = np.full(len(first), _DEAD, np.int64)
        """Of being outside of the script, before each sentence and behind the last."""
        self._low = 0

    def step(self, at: int, pause: float, low: int, high: int, costs: Ints) -> None:
        """Take the next frame of the recording."""
        ways = self._ways[3:]
        if at == 0:
            self._begin(low, high)
            ways[low:high] += np.where(ways[low:high] < _DEAD, costs, 0)
            return
        best = ways[low:high] + _cost(WARP)
        for steps, penalty in enumerate(self._on, start=1):
            np.minimum(best, self._ways[3 + low - steps : 3 + high - steps] + penalty[low:high], out=best)
        if pause > 0:
            best += self._within[low:high] * _cost(_PAUSED * min(pause, _MOST_PAUSE_S))
        run = _cost(_RUN_ON * max(0.0, 1 - pause / _RUN_ON_S))
        s0, s1 = int(self._sentence[low]), int(self._sentence[high - 1]) + 1
        ends = ways[self._last[s0:s1]]
        into = self._on_to(s0, s1, ends)
        leave = np.append(_DEAD, ends)
        """The best way out of the script, before each sentence and behind the last."""
        if pause >= self._jumps.least_s:
            begin = np.maximum(self._first[s0:s1], low) - low
            begun_anew = np.minimum.reduceat(ways[low:high], begin) + _cost(self._jumps.restart)
            into = np.minimum(np.minimum(into, self._elsewhere(s0, s1, ends)), begun_anew)
            leave[:-1] = np.minimum(leave[:-1], begun_anew)
        into += run
        self._leave(at, s0, s1, leave + run)
        inside = int(np.searchsorted(self._first[s0:s1], low))  # the first sentence may begin before the band
        begin = self._first[s0 + inside : s1] - low
        into = into[inside:]
        better = np.flatnonzero((into < best[begin]) & (into < _DEAD))
        entries = self._history.add(s0 + inside + better, at, into[better] & _ENTRY)
        best[begin[better]] = into[better] & ~_ENTRY | entries
        ways[self._low : low] = _DEAD
        self._low = low
        ways[low:high] = np.minimum(best + costs, _DEAD)
        if self._history.full:
            self._compact()

    def _begin(self, low: int, high: int) -> None:
        """Begin with any sentence, or outside of the script."""
        begin = self._first[(self._first >= low) & (self._first < high)]
        entries = self._history.add(self._sentence[begin], 0, np.full(len(begin), ROOT))
        self._ways[3 + begin] = np.where(self._sentence[begin] > 0, _cost(self._jumps.skip), 0) | entries
        outside = int(self._history.add(np.array([OTHER]), 0, np.array([ROOT]))[0])
        self._other[0] = _cost(self._jumps.other) | outside

    def _on_to(self, s0: int, s1: int, ends: Ints) -> Ints:
        """The best way into each sentence in the order of the script."""
        into = np.full(s1 - s0, _DEAD, np.int64)
        into[1:] = np.minimum(ends, self._ways[3 + self._before_last[s0:s1]] + _cost(WARP))[:-1]
        return np.minimum(into, self._other[s0:s1])

    def _elsewhere(self, s0: int, s1: int, ends: Ints) -> Ints:
        """The best way into each sentence past others, or back; from a sentence, or from outside of the script."""
        jumps, outside = self._jumps, self._other[s0 : s1 + 1]
        into = np.full(s1 - s0, _DEAD, np.int64)
        before = np.minimum(np.append(_DEAD, ends[:-1]), outside[:-1])
        """The best way to where each sentence is next; what leads there by itself needs no jump."""
        into[1:] = np.minimum.accumulate(before)[:-1] + _cost(jumps.skip)
        behind = np.minimum(ends, outside[1:])
        for back in range(min(jumps.back, len(ends))):
            penalty = _cost(jumps.again * (1 + 0.25 * back))
            into[: len(ends) - back] = np.minimum(into[: len(ends) - back], behind[back:] + penalty)
        return into

    def _leave(self, at: int, s0: int, s1: int, leave: Ints) -> None:
        """Go on outside of the script, or leave it now."""
        frame = _cost(self._jumps.other)
        self._other = np.minimum(self._other + frame, _DEAD)
        out = leave + (frame + _cost(self._jumps.other_in))
        stay = self._other[s0 : s1 + 1]
        better = np.flatnonzero((out < stay) & (out < _DEAD))
        entries = self._history.add(np.full(len(better), OTHER), at, out[better] & _ENTRY)
        stay[better] = out[better] & ~_ENTRY | entries

    def _compact(self) -> None:
        """Forget histories that lead nowhere."""
        ways = self._ways[3:]
        alive, outside = np.flatnonzero(ways < _DEAD), np.flatnonzero(self._other < _DEAD)
        needed = np.concatenate([ways[alive], self._other[outside]]) & _ENTRY
        numbers = self._history.compact(needed)
        ways[alive] = ways[alive] & ~_ENTRY | numbers[ways[alive] & _ENTRY]
        self._other[outside] = self._other[outside] & ~_ENTRY | numbers[self._other[outside] & _ENTRY]

    def tokens(self, count: int) -> list[Token]:
        """The best way, when all frames were taken; a way that ends before the script does has skipped the rest."""
        ways = self._ways[3:]
        ended = np.minimum(ways[self._last], ways[self._before_last] + _cost(WARP))
        ended[:-1] += _cost(self._jumps.skip)
        outside = self._other.copy()
        outside[:-1] += _cost(self._jumps.skip)
        path = self._history.trace(int(min(ended.min(), outside.min())) & _ENTRY)
        ends = [when for _, when in path[1:]] + [count]
        return [
            Token(what, when, end - 1) for (what, when), end in zip(path, ends, strict=True) if end > when
        ]
