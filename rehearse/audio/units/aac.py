"""Units of AAC packets, at a sample rate of which a packet is whole milliseconds.

The windows of neighbouring packets overlap by half. So a clip of so many cells is encoded as one packet more: the
first one's window has its first half before the clip, the last one's has its second half behind it. That last packet is
for the place of a silent one behind the unit; without it the unit fades out within its last cell.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import soxr

from rehearse.audio import SAMPLE_RATE, SAMPLES_PER_MS
from rehearse.audio.encoders import encoder, packets
from rehearse.audio.units.packets import pack
from rehearse.audio.units.pcm import clip

if TYPE_CHECKING:
    import numpy.typing as npt

    from rehearse.audio.trim import Bounds
    from rehearse.model import Speech

RATE = 32_000
"""Samples a second: of AAC's rates the one above ours where a packet is whole milliseconds."""

PACKET_SAMPLES = 1_024
PACKET_MS = 32


def encode(speech: Speech, bounds: Bounds, gain: int) -> bytes:
    """Make a unit."""
    return pack(_encode(clip(speech, bounds, gain), -(-bounds.duration_ms // PACKET_MS) + 1))


@cache
def silent() -> bytes:
    """Return a packet of silence."""
    return _encode(np.zeros(8 * PACKET_MS * SAMPLES_PER_MS, np.int16), 8)[-1]


def _encode(samples: npt.NDArray[np.int16], count: int) -> list[bytes]:
    at_rate = soxr.resample(samples.astype(np.float32) / 32768, SAMPLE_RATE, RATE, quality="HQ")
    filled = np.pad(at_rate, (0, count * PACKET_SAMPLES - len(at_rate)))
    return list(islice(packets(encoder("aac"), filled), count))
