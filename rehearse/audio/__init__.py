"""Sound as samples: decode, trim, measure and write it."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    import numpy.typing as npt

SAMPLE_RATE = 24_000
"""Samples per second, in Hz, of every clip and track here: mono, signed 16-bit. What edge delivers."""

SAMPLES_PER_MS = 24
"""A whole number, so that a place in the model (whole milliseconds) is a place in the file, exactly."""

STEP_DB = 20 * log10(2) / 4
"""A step of gain, 1.505 dB: the fourth root of two in amplitude, as a step of MP3's global gain is."""

TARGET_LUFS = -19.0
"""Loudness of a track, one channel: it is heard as loud as two channels at -16 LUFS, each 3 dB softer, which is what
makers of podcasts aim at (AES TD1008)."""

Samples: TypeAlias = "Callable[[], npt.NDArray[np.int16]]"
"""Returns a clip's samples, which are decoded only when they are needed."""
