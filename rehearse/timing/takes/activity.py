"""Where in a recording someone speaks: where it is louder than a noise floor that may change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rehearse.timing.takes.recordings import RATE

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy.typing as npt

FRAME_MS = 10
"""Loudness is measured in frames of this length."""

_AROUND_S = 15
"""The floor is the quietest tenth of so many seconds on either side: long enough to hold a pause."""

_QUIETEST = 10
"""Percent."""

_ABOVE_DB = 6.0
"""Speech is at least so much louder than the floor …"""

_SHARE = 0.3
"""… and than this part of the way from the floor to the loudest speech around."""

_BAND_HZ = (200, 4000)
"""Hum lies below it, much of a hiss above."""

_AT_ONCE = 6000
"""Frames to work on at a time, for the memory's sake."""

_LEAST_MS = 50
"""A shorter sound is a click."""

_GAP_MS = 60
"""A shorter silence is the closure of a stop consonant."""

_SILENT_DB = -75.0
"""Nothing softer than this (below full scale) is speech, whatever the floor."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of speech."""

    start_ms: int
    end_ms: int


def sounding(samples: npt.NDArray[np.float32]) -> list[Stretch]:
    """Find the stretches of speech in a recording (one channel at RATE), in their order."""
    loudness = _loudness_db(samples)
    if not len(loudness):
        return []
    speech = loudness > _threshold_db(loudness)
    found = joined(_runs(speech), _GAP_MS)
    return [stretch for stretch in found if stretch.end_ms - stretch.start_ms >= _LEAST_MS]


def joined(stretches: Iterable[Stretch], gap_ms: int) -> list[Stretch]:
    """Join what only a silence shorter than `gap_ms` parts."""
    found: list[Stretch] = []
    for stretch in stretches:
        if found and stretch.start_ms - found[-1].end_ms < gap_ms:
            found[-1] = Stretch(found[-1].start_ms, stretch.end_ms)
        else:
            found.append(stretch)
    return found


def _loudness_db(samples: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """Return each frame's loudness in decibels, in the band where speech is loud, smoothed over three."""
    size = RATE * FRAME_MS // 1000
    frames = samples[: len(samples) // size * size].reshape(-1, size)
    low, high = (edge * size // RATE for edge in _BAND_HZ)
    power: npt.NDArray[np.float64] = np.concatenate(
        [_band_power(frames[at : at + _AT_ONCE], low, high) for at in range(0, len(frames), _AT_ONCE)]
        or [np.zeros(0)]
    )
    if len(power) >= 3:
        power = np.convolve(power, np.full(3, 1 / 3), mode="same")
    loudness: npt.NDArray[np.float64] = 10 * np.log10(power + 1e-12)
    return loudness


def _band_power(frames: npt.NDArray[np.float32], low: int, high: int) -> npt.NDArray[np.float64]:
    spectrum = np.abs(np.fft.rfft(frames, axis=1)[:, low : high + 1]) / frames.shape[1]
    power: npt.NDArray[np.float64] = 2 * np.square(spectrum).sum(axis=1)
    return power


def _threshold_db(loudness: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return for each frame how loud speech must be there; the floor is taken once a second, and drawn through."""
    second = 1000 // FRAME_MS
    centres = np.arange(0, len(loudness), second)
    around = _AROUND_S * second
    thresholds = []
    for centre in centres:
        near = loudness[max(0, centre - around) : centre + around]
        floor, loud = np.percentile(near, [_QUIETEST, 95])
        thresholds.append(max(floor + max(_ABOVE_DB, _SHARE * (loud - floor)), _SILENT_DB))
    threshold: npt.NDArray[np.float64] = np.interp(np.arange(len(loudness)), centres, np.array(thresholds))
    return threshold


def _runs(speech: npt.NDArray[np.bool_]) -> list[Stretch]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], speech, [False]]).astype(np.int8)))
    return [
        Stretch(int(start) * FRAME_MS, int(end) * FRAME_MS)
        for start, end in zip(edges[::2], edges[1::2], strict=True)
    ]
