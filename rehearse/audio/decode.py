"""Decodes what an engine sent into samples."""

from __future__ import annotations

from dataclasses import replace
from threading import local
from typing import TYPE_CHECKING

import miniaudio
import numpy as np
import soxr

from rehearse.audio import SAMPLE_RATE
from rehearse.audio.mp3.frames import FRAME_BYTES, FRAME_SAMPLES, frames, is_info
from rehearse.audio.mp3.reservoir import is_ours
from rehearse.core.errors import AudioError

if TYPE_CHECKING:
    import numpy.typing as npt

    from rehearse.core import Speech


_latest = local()
"""What each thread decoded last: a clip is measured first, and encoded right after."""


def decode_speech(speech: Speech, least: int | None = None) -> npt.NDArray[np.int16]:
    """Return `speech`, mono, at SAMPLE_RATE; raise AudioError where any of it is missing or damaged.

    Where `least` is given, so many samples of it are enough, and nothing is known of the rest.
    """
    if not speech.data:
        raise AudioError("the voice sent no sound", "try again")
    if speech.codec != "mp3":
        return _from_pcm(speech)
    if getattr(_latest, "data", None) is not speech.data:
        if least is not None and is_ours(speech.data):
            count = min(-(-least // FRAME_SAMPLES), len(speech.data) // FRAME_BYTES)
            return _from_frames(speech.data[: count * FRAME_BYTES], count * FRAME_SAMPLES, SAMPLE_RATE)
        start, expected, rate = _sounding(speech.data)
        _latest.data, _latest.samples = speech.data, _from_frames(speech.data[start:], expected, rate)
    samples: npt.NDArray[np.int16] = _latest.samples
    return samples


def at_our_rate(speech: Speech) -> Speech:
    """Bring samples to SAMPLE_RATE, so that it is done once; MP3 stays as it is, to be joined without encoding."""
    if speech.codec == "mp3" or speech.sample_rate == SAMPLE_RATE:
        return speech
    return replace(
        speech, data=decode_speech(speech).astype("<i2", copy=False).tobytes(), sample_rate=SAMPLE_RATE
    )


def _from_pcm(speech: Speech) -> npt.NDArray[np.int16]:
    if len(speech.data) % 2:
        raise AudioError("the voice's sound is cut off: it ends within a sample", "try again")
    samples = np.frombuffer(speech.data, "<i2").astype(np.int16, copy=False)
    return samples if speech.sample_rate == SAMPLE_RATE else _resampled(samples, speech.sample_rate)


def _from_frames(data: bytes, expected: int, rate: int) -> npt.NDArray[np.int16]:
    """Decode frames that hold so many samples, at this rate."""
    try:
        decoded = miniaudio.decode(data, miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=rate)
    except miniaudio.MiniaudioError as error:
        raise AudioError(f"the voice's sound is damaged: {error}", "try again") from error
    samples = np.frombuffer(decoded.samples, np.int16)
    # A frame that the decoder cannot make sense of is left out, and everything after it would be early.
    if len(samples) != expected:
        raise AudioError(
            f"the voice's sound is damaged: its MP3 holds {expected:,} samples, of which {len(samples):,} decode",
            "try again",
        )
    if rate != SAMPLE_RATE:
        samples = _resampled(samples, rate)
    samples.flags.writeable = False
    return samples


def _sounding(data: bytes) -> tuple[int, int, int]:
    """Return where in a stream the first frame of sound begins, how many samples the frames hold, and their rate."""
    if is_ours(data):  # equal frames are looked at all at once
        return 0, len(data) // FRAME_BYTES * FRAME_SAMPLES, SAMPLE_RATE
    sounding = [frame for frame in frames(data) if not (frame.start == 0 and is_info(data, frame))]
    if not sounding:
        raise AudioError("the voice's sound is damaged: its MP3 has no frames", "try again")
    return sounding[0].start, sum(frame.samples for frame in sounding), sounding[0].sample_rate


def _resampled(samples: npt.NDArray[np.int16], rate: int) -> npt.NDArray[np.int16]:
    """Bring samples of another rate to SAMPLE_RATE."""
    # By way of floats, because soxr's integers are dithered: silence would hiss.
    floats: npt.NDArray[np.float32] = soxr.resample(
        samples.astype(np.float32), rate, SAMPLE_RATE, quality="HQ"
    )
    return np.clip(np.rint(floats), -32768, 32767).astype(np.int16)
