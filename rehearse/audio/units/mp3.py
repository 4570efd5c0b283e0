"""Units of MP3 frames: an engine's own frames wherever it sends such as we write, encoded by LAME elsewhere.

A frame's sound is heard late: the windows of two neighbours overlap for the 24 ms from 10 ms behind the place where
the decoder begins to give out the second one. So a unit begins with the frame *before* the one with which its first
sample is given out. It then fades in and out between 14 ms before its ends and 10 ms behind them, where a clip has
its margins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import lameenc
import numpy as np

from rehearse.audio import SAMPLE_RATE
from rehearse.audio.mp3_frames import DECODER_DELAY, ENCODER_DELAY, FRAME_MS, FRAME_SAMPLES
from rehearse.audio.mp3_reservoir import Sound, is_ours, louder, pack, splices, take
from rehearse.audio.units.pcm import clip

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy.typing as npt

    from rehearse.audio.trim import Bounds
    from rehearse.model import Speech

_LEADING = -(ENCODER_DELAY + DECODER_DELAY) % FRAME_SAMPLES
"""Zeros to encode before a clip, so that it is decoded from the first sample of a frame on …"""

_FIRST = (ENCODER_DELAY + DECODER_DELAY + _LEADING) // FRAME_SAMPLES
"""… which has this index."""

_KBITS = 48

_QUALITY = 5
"""Of LAME's scale from 0, best, to 9: some 390 times as fast as real time."""

_LEANER = (32, 24)
"""LAME spends on the onset of a clip what it has saved in the silence before it, part of which a unit doesn't have room
for; then the first frames are encoded at one of these rates."""

_ONSET = 16
"""Frames (384 ms) within which the onset's excess is made up for; the leaner rate ends as soon as it is."""

_AHEAD = 4
"""Frames that LAME looks ahead, at most."""


def encode(speech: Speech, bounds: Bounds, gain: int) -> bytes:
    """Make a unit of frames of FRAME_BYTES bytes."""
    count = -(-bounds.duration_ms // FRAME_MS)
    if speech.codec == "mp3" and bounds.start_ms % FRAME_MS == 0 and is_ours(speech.data):
        sound = take(speech.data, bounds.start_ms // FRAME_MS - 1, count)
        unit = pack(louder(sound, gain) if gain else sound)
        if unit is not None:
            return unit
    return encode_samples(clip(speech, bounds, gain))


def encode_samples(samples: npt.NDArray[np.int16]) -> bytes:
    """Make a unit of samples, by LAME."""
    count = -(-len(samples) // FRAME_SAMPLES)
    fed = np.pad(samples, (_LEADING, (count + 1) * FRAME_SAMPLES - len(samples)))
    return next(filter(None, map(pack, _encodings(fed, count))))


def _encodings(fed: npt.NDArray[np.int16], count: int) -> Iterator[Sound]:
    """Encode, better encodings first; the last one can always be packed.

    At 24 kbit/s all sound up to any frame, that before the unit included, is less than our frames have room for.
    """
    best = _by_lame(fed, _KBITS, count)
    yield best
    onset = fed[: (_ONSET + _AHEAD) * FRAME_SAMPLES]
    for kbits in _LEANER:
        yield from splices(_by_lame(onset, kbits, min(count, _ONSET)), best)
    yield _by_lame(fed, _LEANER[-1], count)


def _by_lame(samples: npt.NDArray[np.int16], kbits: int, count: int) -> Sound:
    """Encode, and take so many frames from the one before the clip's first on."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(SAMPLE_RATE)
    encoder.set_out_sample_rate(SAMPLE_RATE)
    encoder.set_bit_rate(kbits)
    encoder.set_quality(_QUALITY)
    data = bytes(encoder.encode(samples.tobytes())) + bytes(encoder.flush())
    return take(data, _FIRST - 1, count, FRAME_MS * kbits // 8)
