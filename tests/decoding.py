"""Second decoders: what others make of the files that we write."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import av
import miniaudio
import numpy as np
import numpy.typing as npt
import soundfile
import soxr

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

Samples: TypeAlias = npt.NDArray[np.int16]
Decoder: TypeAlias = "Callable[[Path], Samples]"


def by_libsndfile(path: Path) -> Samples:
    """Decode as libsndfile (with mpg123, libFLAC, libopus) does; the file must say 24 kHz."""
    samples, rate = soundfile.read(path, dtype="int16")
    assert rate == 24_000
    return np.asarray(samples, np.int16)


def by_ffmpeg(path: Path) -> Samples:
    """Decode as FFmpeg does; what has another rate (AAC, and Opus, which has 48 kHz) is resampled."""
    with av.open(str(path)) as container:
        rate = container.streams.audio[0].rate
        blocks = [frame.to_ndarray().ravel() for frame in container.decode(audio=0)]
    samples = np.concatenate(blocks)
    if rate == 24_000 and samples.dtype == np.int16:
        return np.asarray(samples, np.int16)
    floats = samples.astype(np.float32) / (32768 if samples.dtype == np.int16 else 1)
    return whole(soxr.resample(floats, rate, 24_000))


def by_miniaudio(path: Path) -> Samples:
    """Decode as miniaudio (dr_mp3, dr_flac, dr_wav) does."""
    sound = miniaudio.decode_file(str(path), miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=24_000)
    return np.array(sound.samples, np.int16)


def whole(floats: npt.NDArray[np.float32]) -> Samples:
    """Turn samples of full scale 1 into 16 bits."""
    return np.asarray(np.rint(np.clip(floats * 32768, -32768, 32767)), np.int16)


DECODERS: tuple[tuple[str, Decoder], ...] = (
    ("wav", by_libsndfile),
    ("wav", by_ffmpeg),
    ("wav", by_miniaudio),
    ("flac", by_libsndfile),
    ("flac", by_ffmpeg),
    ("flac", by_miniaudio),
    ("mp3", by_libsndfile),
    ("mp3", by_ffmpeg),
    ("mp3", by_miniaudio),
    ("opus", by_libsndfile),
    ("opus", by_ffmpeg),
    ("m4a", by_ffmpeg),
    ("m4b", by_ffmpeg),
)
"""What can read what; libsndfile and miniaudio read no M4A, miniaudio no Opus."""

PADDED = {"m4a": 768, "m4b": 768}
"""Samples that a decoder may add at the end: none but M4A, where it plays the last AAC packet (32 ms) to its end."""


def container_seconds(path: Path) -> float:
    """Tell how long the file says that it is, in seconds."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        assert stream.duration is not None
        assert stream.time_base is not None
        return float(stream.duration * stream.time_base)
