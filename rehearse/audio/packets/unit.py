"""Units of packets that FFmpeg encodes: AAC's and Opus's.

Both sound on behind a packet's own time. The windows of neighbouring packets of AAC overlap by half: the first one's
has its first half before the clip, the last one's its second half behind it. Opus is heard 6.5 ms late, and decoders
drop so much at the start of a track. So a unit has one packet more than its clip has cells, for the place of a silent
one behind it; without that one it fades out within its last cell.
"""

from __future__ import annotations

from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
import soxr

from rehearse.audio import SAMPLE_RATE
from rehearse.audio.packets.encoders import CODINGS, encoder, packets
from rehearse.audio.packets.packing import pack_packets

if TYPE_CHECKING:
    import numpy.typing as npt

    from rehearse.audio import Samples
    from rehearse.audio.trim import Bounds
    from rehearse.core import Speech


def encode(codec: str, _speech: Speech, bounds: Bounds, _gain: int, samples: Samples) -> bytes:
    """Make a unit; `codec` is a key of CODINGS."""
    coding = CODINGS[codec]
    cells = -(-bounds.duration_ms * coding.rate // (1000 * coding.packet))
    return pack_packets(_encode(codec, samples(), cells + 1))


aac = partial(encode, "aac")
opus = partial(encode, "opus")


@cache
def silent(codec: str) -> bytes:
    """Return a packet of silence."""
    return _encode(codec, np.zeros(0, np.int16), 8)[-1]


def _encode(codec: str, samples: npt.NDArray[np.int16], count: int) -> list[bytes]:
    coding = CODINGS[codec]
    sound: npt.NDArray[np.float32] = samples.astype(np.float32) / np.float32(32768)
    if coding.rate != SAMPLE_RATE:
        sound = soxr.resample(sound, SAMPLE_RATE, coding.rate, quality="HQ")
    filled = np.zeros(count * coding.packet, np.float32)
    filled[: len(sound)] = sound
    return list(islice(packets(encoder(codec), filled), count))
