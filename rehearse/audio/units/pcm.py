"""Units of samples: signed 16-bit little-endian, mono, SAMPLE_RATE."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.audio import STEPS_PER_DOUBLING
from rehearse.audio.decode import decode
from rehearse.audio.trim import cut

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from rehearse.audio.trim import Bounds
    from rehearse.model import Speech


def encode(speech: Speech, bounds: Bounds, gain: int) -> bytes:
    """Make a unit of samples."""
    return clip(speech, bounds, gain).astype("<i2", copy=False).tobytes()


def clip(speech: Speech, bounds: Bounds, gain: int) -> npt.NDArray[np.int16]:
    """Return the clip's samples: cut out, faded where sound was cut off, and made louder by so many steps."""
    return cut(decode(speech, bounds.samples.stop + 1), bounds, 2 ** (gain / STEPS_PER_DOUBLING))
