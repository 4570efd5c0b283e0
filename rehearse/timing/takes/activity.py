"""Where in a recording someone speaks: where it is louder than a noise floor that may change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

FRAME_MS = 10
"""Loudness is measured in frames of this length."""

_AROUND_S = 15
"""The floor is the quietest tenth of so many seconds on either side: long enough to hold a pause."""

_QUIETEST = 10
"""Percent."""

_ABOVE_DB = 2.0
"""Speech is at least so much louder than the floor …"""

_SHARE, _LESS_DB = 0.35, 3.0
"""… and than this part of the way from the floor to the loudest speech around, less so much: in noise the way is
short, and the soft ends of words stand just above it."""

_LEAST, _SWING, _MOST_SHARE = 1, 1.5, 0.5
"""Noise that goes up and down, such as other voices, rises this much further above the floor than its softest percent
lies below; but no further than this part of the way from the floor to the loudest …"""

_SOFT_MS = 80
"""… and the soft ends of words are as near as this to what is louder than that."""

_LEAST_MS = 50
"""A shorter sound is a click."""

_GAP_MS = 60
"""A shorter silence is the closure of a stop consonant."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of speech."""

    start_ms: int
    end_ms: int


def sounding(loudness: Floats, gap_ms: int = _GAP_MS, least_ms: int = _LEAST_MS) -> list[Stretch]:
    """Find the stretches of speech in a recording by the loudness of its frames, in their order.

    A silence shorter than `gap_ms` is part of the speech, and a sound shorter than `least_ms` is none.
    """
    if not len(loudness):
        return []
    smooth = np.convolve(loudness, np.full(3, 1 / 3), mode="same") if len(loudness) >= 3 else loudness
    soft, loud = _thresholds_db(smooth)
    found = joined(_runs((smooth > soft) & _near(smooth > loud)), gap_ms)
    return [stretch for stretch in found if stretch.end_ms - stretch.start_ms >= least_ms]


def joined(stretches: Iterable[Stretch], gap_ms: int) -> list[Stretch]:
    """Join what only a silence shorter than `gap_ms` parts."""
    found: list[Stretch] = []
    for stretch in stretches:
        if found and stretch.start_ms - found[-1].end_ms < gap_ms:
            found[-1] = Stretch(found[-1].start_ms, stretch.end_ms)
        else:
            found.append(stretch)
    return found


def _thresholds_db(loudness: Floats) -> npt.NDArray[np.float64]:
    """Return for each frame how loud speech must be there, and how loud near to it, beyond what noise rises to.

    The floor is taken once a second, and drawn through.
    """
    second = 1000 // FRAME_MS
    centres = np.arange(0, len(loudness), second)
    around = _AROUND_S * second
    thresholds = np.empty((2, len(centres)))
    for number, centre in enumerate(centres):
        near = loudness[max(0, centre - around) : centre + around]
        least, floor, loud = np.percentile(near, [_LEAST, _QUIETEST, 95])
        soft = max(_ABOVE_DB, _SHARE * (loud - floor) - _LESS_DB)
        swing = min(_SWING * (floor - least), _MOST_SHARE * (loud - floor))
        thresholds[:, number] = floor + soft, floor + max(soft, swing)
    frames = np.arange(len(loudness))
    return np.array([np.interp(frames, centres, one) for one in thresholds])


def _near(loud: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """True for frames that are as near to a loud one as a word's soft ends are."""
    size = 2 * (_SOFT_MS // FRAME_MS) + 1
    return np.convolve(loud, np.ones(size, np.int64), mode="full")[size // 2 :][: len(loud)] > 0


def _runs(speech: npt.NDArray[np.bool_]) -> list[Stretch]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], speech, [False]]).astype(np.int8)))
    return [
        Stretch(int(start) * FRAME_MS, int(end) * FRAME_MS)
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    ]
