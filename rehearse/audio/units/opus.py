"""Units of Opus packets.

Decoders give a packet's sound 6.5 ms late, and drop so much at the start of a track. So the last 6.5 ms of a unit are
in one packet more than it has cells, for the place of a silent one behind the unit.
"""

from __future__ import annotations

from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np

from rehearse.audio import SAMPLES_PER_MS
from rehearse.audio.encoders import encoder, packets
from rehearse.audio.units.packets import pack
from rehearse.audio.units.pcm import clip

if TYPE_CHECKING:
    import numpy.typing as npt

    from rehearse.audio.trim import Bounds
    from rehearse.model import Speech

PACKET_MS = 20


def encode(speech: Speech, bounds: Bounds, gain: int) -> bytes:
    """Make a unit."""
    return pack(_encode(clip(speech, bounds, gain), -(-bounds.duration_ms // PACKET_MS) + 1))


@cache
def silent() -> bytes:
    """Return a packet of silence."""
    return _encode(np.zeros(8 * PACKET_MS * SAMPLES_PER_MS, np.int16), 8)[-1]


def _encode(samples: npt.NDArray[np.int16], count: int) -> list[bytes]:
    filled = np.pad(samples, (0, count * PACKET_MS * SAMPLES_PER_MS - len(samples)))
    return list(islice(packets(encoder("opus"), np.asarray(filled / 32768, np.float32)), count))
