"""How loud speech is heard, and its true peak: by clip, so that a track's loudness is known without a second pass.

After Recommendation ITU-R BS.1770-4, for one channel: K-weighting and gating as in its annex 1, true peak in annex 2.
"""

from __future__ import annotations

import math
from array import array
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from rehearse.audio import SAMPLE_RATE, STEP_DB

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

MOST_DBTP = -1.0
"""What encoders and players need as headroom."""

SILENT_DBTP = -120.0
"""The peak that silence is given."""

_BLOCK = SAMPLE_RATE // 10
"""Samples in a block of 100 ms; a gating window is four of them, and the next begins one later."""

_OFFSET_LU = -0.691
"""Makes up for the K-weighting at 1 kHz."""

_ABSOLUTE_LUFS = -70.0
"""A window softer than this is silence …"""

_RELATIVE_LU = -10.0
"""… and one softer by this than the others' mean is a pause."""

_NEAR_PEAK = 0.7
"""Of the highest sample: beside samples below this none of speech's true peaks lies."""

_TAPS = 16
"""Samples on either side from which a value between samples is reckoned."""

_AT_ONCE = 20_000
"""Places to oversample at once, for the memory's sake."""


def power(samples: npt.NDArray[np.int16]) -> array[float]:
    """Return the K-weighted mean square of each 100 ms of a clip (mono, SAMPLE_RATE); a full-scale square wave has 1.

    What is left at the end is left out, except from a clip shorter than one block. Blocks are weighted one by one, in
    their spectra (Parseval's theorem): what the filters carry over from one to the next is 0.003 LU of speech.
    """
    whole = max(1, len(samples) // _BLOCK)
    blocks = np.zeros((whole, _BLOCK), np.float32)
    kept = min(len(samples), whole * _BLOCK)
    blocks.reshape(-1)[:kept] = samples[:kept]
    spectra = np.fft.rfft(blocks)
    parts = spectra.view(spectra.real.dtype)  # real and imaginary parts, in turn
    squares = np.square(parts, out=parts) @ _k_weights()
    squares /= (min(len(samples), _BLOCK) or 1) / _BLOCK
    return array("f", squares.astype(np.float32).tobytes())


@cache
def _k_weights() -> npt.NDArray[np.float32]:
    """Return what both parts of each line of a block's spectrum add to its mean square; full scale is 32768."""
    weights = np.abs(_k_weighting(_BLOCK).astype(np.complex128)) ** 2
    weights[1:-1] *= 2  # each stands for its mirror image, too
    return np.repeat(weights / (_BLOCK * 32768.0) ** 2, 2).astype(np.float32)


@cache
def _k_weighting(size: int) -> npt.NDArray[np.complex64]:
    """Return the frequency response of BS.1770's two filters, for a transform of so many samples.

    The standard gives coefficients for 48 kHz only. These are the analogue filters that those stand for, as found by
    De Man, "Evaluation of Implementations of the EBU R128 Loudness Measurement" (AES 145, 2018), by the bilinear
    transform.
    """
    z = np.exp(2j * np.pi * np.arange(size // 2 + 1) / size)
    # A shelf: the head, seen as a rigid sphere.
    k, q = math.tan(math.pi * 1681.974450955533 / SAMPLE_RATE), 0.7071752369554196
    high = 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    shelf = _biquad(z, (high + band * k / q + k * k, 2 * (k * k - high), high - band * k / q + k * k), k, q)
    # A high-pass: the ear is less keen on lows.
    k, q = math.tan(math.pi * 38.13547087602444 / SAMPLE_RATE), 0.5003270373238773
    high_pass = _biquad(z, (1, -2, 1), k, q) * (1 + k / q + k * k)
    return np.asarray(shelf * high_pass, np.complex64)


def _biquad(
    z: npt.NDArray[np.complex128], upper: tuple[float, float, float], k: float, q: float
) -> npt.NDArray[np.complex128]:
    lower = (1 + k / q + k * k, 2 * (k * k - 1), 1 - k / q + k * k)
    response: npt.NDArray[np.complex128] = np.polyval(upper, z) / np.polyval(lower, z)
    return response


def integrated_lufs(blocks: Sequence[float] | npt.NDArray[np.float32]) -> float:
    """Return the gated loudness of blocks from `power`, those of several clips one after the other; -inf of silence."""
    squares = np.asarray(blocks, np.float32)  # as they are kept; ten hours have half a million
    if len(squares) < 4:
        squares = np.tile(squares, 4)  # less than a window: as if it were held
    windows = sum(squares[at : len(squares) - 3 + at] for at in range(1, 4)) + squares[:-3]
    windows /= 4
    windows = windows[windows > 10 ** ((_ABSOLUTE_LUFS - _OFFSET_LU) / 10)]
    if not len(windows):
        return -math.inf
    gate = windows.mean(dtype=np.float64) * 10 ** (_RELATIVE_LU / 10)
    return _OFFSET_LU + 10 * math.log10(windows[windows > gate].mean(dtype=np.float64))


def true_peak_dbtp(samples: npt.NDArray[np.int16]) -> float:
    """Return the true peak, in decibels over full scale: that of the signal oversampled fourfold.

    Between samples a signal rises above them where they are high already; so only around those is it oversampled.
    """
    peak = float(max(samples.max(initial=0), -int(samples.min(initial=0))))
    if not peak:
        return SILENT_DBTP
    least = math.ceil(_NEAR_PEAK * peak)
    near = np.flatnonzero((samples >= least) | (samples <= -least))
    padded = np.pad(samples.astype(np.float32), _TAPS)
    for some in np.array_split(near, 1 + len(near) // _AT_ONCE):
        around = padded[some[:, None] + np.arange(2 * _TAPS + 1)]
        peak = max(peak, float(np.abs(around @ _between()).max()))
    return max(SILENT_DBTP, 20 * math.log10(peak / 32768))


@cache
def _between() -> npt.NDArray[np.float32]:
    """Return the weights of the samples around one for the signal at quarters of a sample before and behind it."""
    offsets = np.array([-0.75, -0.5, -0.25, 0.25, 0.5, 0.75])
    x = np.arange(-_TAPS, _TAPS + 1)[:, None] - offsets
    weights = np.sinc(x) * np.cos(np.pi / 2 * x / (_TAPS + 1)) ** 2
    return np.asarray(weights / weights.sum(axis=0), np.float32)


def gain_for(lufs: float, peak_dbtp: float, target_lufs: float) -> int:
    """Choose a gain, in steps of STEP_DB, that comes nearest to the target without a peak above MOST_DBTP."""
    if not math.isfinite(lufs):
        return 0
    return min(round((target_lufs - lufs) / STEP_DB), math.floor((MOST_DBTP - peak_dbtp) / STEP_DB))
