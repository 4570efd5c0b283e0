"""Second decoders: what others make of the files that we write."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import av
import miniaudio
import numpy as np
import numpy.typing as npt
import soundfile

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
    """Decode as FFmpeg does; of Opus, which it decodes at 48 kHz, every other sample."""
    with av.open(str(path)) as container:
        rate = container.streams.audio[0].rate
        blocks = [frame.to_ndarray().ravel() for frame in container.decode(audio=0)]
    samples = np.concatenate(blocks)
    if samples.dtype != np.int16:
        samples = np.rint(np.clip(samples * 32768, -32768, 32767)).astype(np.int16)
    assert rate in (24_000, 32_000, 48_000)
    return np.asarray(samples[:: rate // 24_000], np.int16)


def by_miniaudio(path: Path) -> Samples:
    """Decode as miniaudio (dr_mp3, dr_flac, dr_wav) does."""
    sound = miniaudio.decode_file(str(path), miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=24_000)
    return np.array(sound.samples, np.int16)


def container_seconds(path: Path) -> float:
    """Tell how long the file says that it is, in seconds."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        assert stream.duration is not None
        assert stream.time_base is not None
        return float(stream.duration * stream.time_base)
