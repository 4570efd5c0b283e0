"""Units of MP3 frames: an engine's own frames wherever it sends such as we write, encoded by LAME elsewhere.

A frame's sound is heard late: the windows of two neighbours overlap for the 24 ms from 10 ms behind the place where
the decoder begins to give out the second one. So a unit begins with the frame *before* the one with which its first
sample is given out. It fades in from 14 ms before its start to 10 ms behind it, where a clip has its margin. One frame
more than it has cells holds what is heard beyond them: it is for the place of a silent frame behind the unit.

Its bytes: how much main data its frames need right before them (one byte), that main data, the frames.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import lameenc
import numpy as np

from rehearse.audio import SAMPLE_RATE
from rehearse.audio.mp3.frames import DECODER_DELAY, ENCODER_DELAY, FRAME_BYTES, FRAME_MS, FRAME_SAMPLES
from rehearse.audio.mp3.reservoir import is_ours, louder, pack_frames, take_frames

if TYPE_CHECKING:
    import numpy.typing as npt

    from rehearse.audio import Samples
    from rehearse.audio.mp3.reservoir import FrameData
    from rehearse.audio.trim import Bounds
    from rehearse.core import Speech

KBITS = 48

_QUALITY = 7
"""Of LAME's scale from 0, best, to 9. From 6 down it shapes the noise, which takes 1.5 times as long, and at this bit
rate came no nearer to what speech masks: by bands of one Bark, a third is above the threshold either way."""

_SCALE = 0.95
"""LAME makes everything softer by this, and lameenc has no way to ask it not to; measured with a tone: -0.446 dB."""

_LEADING = -(ENCODER_DELAY + DECODER_DELAY) % FRAME_SAMPLES
"""Zeros to encode before a clip, so that it is decoded from the first sample of a frame on …"""

_FIRST = (ENCODER_DELAY + DECODER_DELAY + _LEADING) // FRAME_SAMPLES
"""… which has this index."""


def encode(speech: Speech, bounds: Bounds, gain: int, samples: Samples) -> bytes:
    """Make a unit; `samples` gives the clip's, where they are needed."""
    count = -(-bounds.duration_ms // FRAME_MS) + 1
    if speech.codec == "mp3" and bounds.start_ms % FRAME_MS == 0 and is_ours(speech.data):
        sound = take_frames(speech.data, bounds.start_ms // FRAME_MS - 1, count)
        return _unit(louder(sound, gain) if gain else sound)
    return _unit(take_frames(_by_lame(samples(), count), _FIRST - 1, count))


def unpack_frames(unit: bytes) -> tuple[bytes, bytes, bytes]:
    """Return a unit's main data from before its frames, the frames of its cells, and the one for behind it."""
    start = 1 + unit[0]
    return unit[1:start], unit[start:-FRAME_BYTES], unit[-FRAME_BYTES:]


def _unit(sound: FrameData) -> bytes:
    before, frames = pack_frames(sound)
    return bytes([len(before)]) + before + frames


def _by_lame(samples: npt.NDArray[np.int16], count: int) -> bytes:
    """Encode, and silence behind, so that there are as many frames and more."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(SAMPLE_RATE)
    encoder.set_out_sample_rate(SAMPLE_RATE)
    encoder.set_bit_rate(KBITS)
    encoder.set_quality(_QUALITY)
    louder = np.clip(np.rint(samples / _SCALE), -32768, 32767).astype(np.int16)
    fed = np.pad(louder, (_LEADING, count * FRAME_SAMPLES - len(samples)))
    return bytes(encoder.encode(fed.tobytes())) + bytes(encoder.flush())
