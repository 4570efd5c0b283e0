"""Cuts off the silence that an engine puts around its speech, and nothing that can be heard."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rehearse.audio import SAMPLE_RATE, SAMPLES_PER_MS
from rehearse.core.errors import AudioError

with warnings.catch_warnings():
    # pydub looks for ffmpeg when it is imported, and complains; it is given raw samples only, and needs none.
    # Its `audioop` is deprecated in Python 3.11 and 3.12, and its patterns have escapes that Python dislikes.
    warnings.simplefilter("ignore")
    from pydub import AudioSegment

if TYPE_CHECKING:
    import numpy.typing as npt

WINDOW_MS = 5
"""Loudness is measured in windows of this length, about that of the burst of a t."""

QUIET_DBFS = -50.0
"""A window as loud as this is speech, however loud the rest: a soft f or s is about -45 dBFS."""

RANGE_DB = 35.0
"""In a quiet clip, so is a window that is this much softer than the loudest."""

FLOOR_DBFS = -70.0
"""Below this is no speech: the noise of codecs and dither."""

SILENT_DBFS = -60.0
"""A clip without a window as loud as this says nothing."""

BEFORE_MS = 30
"""Kept before the first sound."""

AFTER_MS = 60
"""Kept after the last sound: voices fade away more slowly than they set in."""

FADE_MS = 5
"""The fade where sound was cut off, so that no cut clicks."""

LEAST_MS_PER_SYLLABLE = 60
"""No voice is faster at its own speed: people who speak fast take about 140 ms."""

LEAST_MS = 40
"""Nothing that can be understood is shorter."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """The part of an engine's sound that is worth keeping."""

    start_ms: int
    duration_ms: int

    @property
    def samples(self) -> slice:
        """Where it stands; the last millisecond may not be whole there."""
        start = self.start_ms * SAMPLES_PER_MS
        return slice(start, start + self.duration_ms * SAMPLES_PER_MS)


def speech_bounds(samples: npt.NDArray[np.int16], grid_ms: int = 1) -> Bounds:
    """Find where the speech is, margins included; raise AudioError where there is none.

    It begins on a multiple of `grid_ms`, with as much silence as else on the average: of 24, with 18 to 41 ms.
    What sounds is kept even if it is short and stands alone: the t of a slow "cat" looks just like a click.
    """
    loudness = _loudness_dbfs(samples)
    loudest = float(loudness.max(initial=-np.inf))
    if loudest < SILENT_DBFS:
        raise AudioError("the voice made no sound", "try again, or try another voice")
    threshold = max(FLOOR_DBFS, min(QUIET_DBFS, loudest - RANGE_DB))
    sounding = np.flatnonzero(loudness >= threshold)
    start_ms = max(0, int(sounding[0]) * WINDOW_MS - (BEFORE_MS - grid_ms // 2))
    start_ms -= start_ms % grid_ms
    whole_ms = -(-len(samples) // SAMPLES_PER_MS)
    end_ms = min(whole_ms, (int(sounding[-1]) + 1) * WINDOW_MS + AFTER_MS)
    return Bounds(start_ms, end_ms - start_ms)


def all_of(samples: npt.NDArray[np.int16]) -> Bounds:
    """The bounds of speech that was cut already; raise AudioError where nothing is heard in it."""
    speech_bounds(samples)
    return Bounds(0, len(samples) // SAMPLES_PER_MS)


def _loudness_dbfs(samples: npt.NDArray[np.int16]) -> npt.NDArray[np.float64]:
    """Return each window's loudness (root mean square) in decibels below full scale; the last may be cut short."""
    window = WINDOW_MS * SAMPLES_PER_MS
    padded = np.zeros(-(-len(samples) // window) * window, np.float32)
    padded[: len(samples)] = samples
    windows = padded.reshape(-1, window)
    squares = np.einsum("ij,ij->i", windows, windows).astype(np.float64)
    with np.errstate(divide="ignore"):
        return np.asarray(10 * np.log10(squares / (window * 32768.0**2)))


def cut(samples: npt.NDArray[np.int16], bounds: Bounds, gain_db: float = 0) -> npt.NDArray[np.int16]:
    """Return what lies within `bounds`, exactly as long as they say, so much louder, and faded where it was cut off."""
    kept = samples[bounds.samples]
    clip = np.pad(kept, (0, bounds.duration_ms * SAMPLES_PER_MS - len(kept)))
    if gain_db:
        louder = clip * np.float32(10 ** (gain_db / 20))
        clip = np.clip(np.rint(louder, out=louder), -32768, 32767, out=louder).astype(np.int16)
    edge = FADE_MS * SAMPLES_PER_MS
    if bounds.start_ms > 0:
        clip[:edge] = _samples(_segment(clip[:edge]).fade_in(FADE_MS))
    if bounds.samples.stop < len(samples):
        clip[-edge:] = _samples(_segment(clip[-edge:]).fade_out(FADE_MS))
    return clip


def _segment(samples: npt.NDArray[np.int16]) -> AudioSegment:
    return AudioSegment(samples.tobytes(), sample_width=2, frame_rate=SAMPLE_RATE, channels=1)


def _samples(segment: AudioSegment) -> npt.NDArray[np.int16]:
    return np.frombuffer(segment.raw_data, np.int16)


def check_plausible(duration_ms: int, syllables: int, rate: int) -> None:
    """Raise AudioError if a clip is too short to hold its text, as when an engine breaks off.

    `syllables` is what its text has; `rate` is in percent, as in `Utterance`.
    """
    least_ms = max(LEAST_MS, syllables * LEAST_MS_PER_SYLLABLE / (1 + rate / 100))
    if duration_ms < least_ms:
        raise AudioError(
            f"the voice broke off: {duration_ms} ms of sound for {syllables} syllables, "
            f"which take {least_ms:.0f} ms at the very least",
            "try again",
        )
