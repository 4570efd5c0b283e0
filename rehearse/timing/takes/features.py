"""What alignment goes by: the spectrum of a recording, every 10 ms, in 26 bands as wide as the ear's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rehearse.timing.takes.activity import FRAME_MS
from rehearse.timing.takes.recordings import RATE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

BANDS = 26

_HOP = RATE * FRAME_MS // 1000
_WINDOW = 400
"""Samples: 25 ms hold two periods of the deepest voice."""

_FFT = 512
_EDGES_HZ = (100, 6800)
_SPEECH_HZ = (200, 4000)
"""Hum lies below it, much of a hiss above."""

_EMPHASIS = 0.97
"""High sounds are soft: each sample has so much of the one before it taken off."""

_QUIET, _LOUD = 20, 95
"""Percent of the frames that a band is softer in: at its noise, and at the speech in it."""

_DEPTH_DB = 30
"""A band with less noise than this below its speech counts as if it had so much …"""

_SILENT = 0.03
"""… and 15 dB further down all is silence."""

_AT_ONCE = 2000
"""Frames to work on at a time, for the memory's sake."""


@dataclass(frozen=True, slots=True)
class Features:
    """A recording as alignment sees it; a frame is FRAME_MS long."""

    bands: npt.NDArray[np.float16]
    """Frames × BANDS: the logarithm of the power, as exactly as it matters."""
    loudness: Floats
    """Of each frame, in decibels below full scale, where speech is loud."""

    def presence(self) -> Floats:
        """How far each frame stands out, in decibels: each band of it beside the noise in that band.

        So a voice is found in the bands that a noise leaves free, and the hum of a telephone line is none.
        """
        if not len(self.bands):
            return np.zeros(0, np.float32)
        found = np.full(len(self.bands), _SILENT, np.float32)
        for band in self.bands.T:
            quiet, loud = np.percentile(band, (_QUIET, _LOUD))
            level = np.float32(np.logaddexp(quiet, loud - _DEPTH_DB * np.log(10) / 10))
            found += np.exp(band - level) / BANDS
        return 10 * np.log10(found)

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.loudness) * FRAME_MS / 1000


def features(pieces: Iterable[Floats]) -> Features:
    """Work out the features of a recording that comes in pieces (channels × samples at RATE), none of which is kept.

    The power of its channels is added up: the mean of two of which one has its sign turned would be nothing.
    """
    bands, loudness = [np.zeros((0, BANDS), np.float16)], [np.zeros(0, np.float32)]
    window = np.hanning(_WINDOW).astype(np.float32)
    filters, heard = _filters(), _heard()
    for block in _blocks(pieces):
        power = sum(_power(channel, window) for channel in block)
        bands.append(np.log(power @ filters + np.float32(1e-8)).astype(np.float16))
        loudness.append(10 * np.log10(power @ heard + np.float32(1e-12)))
    return Features(np.concatenate(bands), np.concatenate(loudness))


def _blocks(pieces: Iterable[Floats]) -> Iterator[Floats]:
    """Cut pieces into blocks of whole frames; each begins with the sample before its first frame."""
    kept: list[Floats] = []
    size, whole = 1, _HOP * _AT_ONCE  # 1: there is no sample before the first
    for piece in pieces:
        if not kept:
            kept = [np.zeros((len(piece), 1), np.float32)]
        kept.append(piece[: len(kept[0])])
        size += piece.shape[1]
        while size > whole + _WINDOW:
            joined = np.concatenate(kept, axis=1)
            yield joined[:, : whole + _WINDOW - _HOP + 1]
            kept = [joined[:, whole:]]
            size -= whole
    if size > _WINDOW:
        yield np.concatenate(kept, axis=1)


def _power(samples: Floats, window: Floats) -> Floats:
    emphasised = samples[1:] - np.float32(_EMPHASIS) * samples[:-1]
    frames = np.lib.stride_tricks.sliding_window_view(emphasised, _WINDOW)[::_HOP]
    spectrum = np.fft.rfft(frames * window, _FFT, axis=1)
    power: Floats = (np.square(spectrum.real) + np.square(spectrum.imag)).astype(np.float32)
    return power


def _filters() -> Floats:
    """FFT bins × bands: triangles, evenly wide in mel."""

    def mel(hz: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return 2595 * np.log10(1 + hz / 700)

    low, high = mel(np.array(_EDGES_HZ))
    corners = 700 * (10 ** (np.linspace(low, high, BANDS + 2) / 2595) - 1)
    bins = np.fft.rfftfreq(_FFT, 1 / RATE)[:, None]
    rising = (bins - corners[:-2]) / (corners[1:-1] - corners[:-2])
    falling = (corners[2:] - bins) / (corners[2:] - corners[1:-1])
    triangles = np.maximum(0, np.minimum(rising, falling))
    found: Floats = (triangles / triangles.sum(axis=0)).astype(np.float32)
    return found


def _heard() -> Floats:
    """The weight of each FFT bin in the loudness: those of speech, with the emphasis taken back."""
    bins = np.fft.rfftfreq(_FFT, 1 / RATE)
    emphasis = np.abs(1 - _EMPHASIS * np.exp(-2j * np.pi * bins / RATE)) ** 2
    inside = (bins >= _SPEECH_HZ[0]) & (bins <= _SPEECH_HZ[1])
    full_scale = _FFT * np.square(np.hanning(_WINDOW)).sum() / 2  # half of the spectrum of a square wave
    found: Floats = (inside / emphasis / full_scale).astype(np.float32)
    return found
