"""Units of samples: signed 16-bit little-endian, mono, SAMPLE_RATE."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.audio import Samples
    from rehearse.audio.trim import Bounds
    from rehearse.core import Speech


def encode(_speech: Speech, _bounds: Bounds, _gain: int, samples: Samples) -> bytes:
    """Make a unit of samples."""
    return samples().astype("<i2", copy=False).tobytes()
