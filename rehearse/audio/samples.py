"""Samples as arrays: brought to our rate, and from floats to whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import soxr

from rehearse.audio import SAMPLE_RATE

if TYPE_CHECKING:
    import numpy.typing as npt


def resample(samples: npt.NDArray[np.int16], rate: int) -> npt.NDArray[np.int16]:
    """Bring samples of another rate to SAMPLE_RATE."""
    # By way of floats, because soxr's integers are dithered: silence would hiss.
    floats: npt.NDArray[np.float32] = soxr.resample(
        samples.astype(np.float32), rate, SAMPLE_RATE, quality="HQ"
    )
    return rounded(floats)


def rounded(samples: npt.NDArray[np.float32]) -> npt.NDArray[np.int16]:
    """Turn floats of our own into samples, those beyond full scale into full scale; the floats are spent."""
    np.clip(np.rint(samples, out=samples), -32768, 32767, out=samples)
    return samples.astype(np.int16)
