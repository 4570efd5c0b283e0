"""What a voice server answered, as sound: told by its first bytes, for what it calls itself is not always true."""

from __future__ import annotations

import struct
from email.message import Message
from typing import TYPE_CHECKING

import miniaudio
import numpy as np

from rehearse.audio import SAMPLE_RATE
from rehearse.core import Speech
from rehearse.core.errors import EngineError, TransientError

if TYPE_CHECKING:
    from collections.abc import Callable

_OPEN_ENDED = frozenset({0, 0x7FFFFFFF, 0xFFFFFFFF})
"""What stands for the size of a WAV file whose end was not known when its head was sent."""

_BARE = frozenset({"audio/pcm", "audio/l16", "audio/x-pcm", "audio/raw"})
"""Types of samples without a head: 16 bits, little-endian, mono, at OpenAI's 24 kHz unless the type says otherwise."""


def speech_of(data: bytes, content_type: str) -> Speech:
    """Take a server's answer for sound.

    Raise TransientError where it is cut off or empty, and EngineError where it is no sound that can be read.
    """
    if not data:
        raise TransientError("the server sent no sound")
    if data[:4] == b"RIFF" and data[8:12] == b"WAVE":
        return _decoded(_whole_wav(data), miniaudio.wav_read_s16)
    if data[:4] == b"fLaC":
        return _decoded(data, miniaudio.flac_read_s16)
    if data[:3] == b"ID3" or (data[0] == 0xFF and data[1:2] >= b"\xe0"):
        return Speech(data, "mp3", SAMPLE_RATE)
    named = Message()
    named["content-type"] = content_type
    if named.get_content_type() in _BARE:
        return Speech(data[: len(data) // 2 * 2], "pcm", int(str(named.get_param("rate", SAMPLE_RATE))))
    if data.lstrip()[:1] in (b"<", b"{", b"["):
        raise EngineError(
            "the server answered with text, not with sound", "check --url, which ends in /v1 as a rule"
        )
    raise EngineError(
        "the server answered with sound of another format", "it has to be WAV, MP3, FLAC or PCM"
    )


def _whole_wav(data: bytes) -> bytes:
    """A WAV file whose head says the size that it has; raise TransientError where less of it came than it says."""
    place = 12
    while place + 8 <= len(data):
        name, size = struct.unpack_from("<4sI", data, place)
        left = len(data) - place - 8
        if name == b"data":
            if size in _OPEN_ENDED:
                size = left
                data = data[: place + 4] + struct.pack("<I", left) + data[place + 8 :]
            if not size:
                raise TransientError("the server sent an empty file")
            if size > left:
                raise TransientError("the sound is cut off")
            return data[:4] + struct.pack("<I", len(data) - 8) + data[8:]
        place += 8 + size + size % 2
    raise TransientError("the server sent an empty file")


def _decoded(data: bytes, read: Callable[[bytes], miniaudio.DecodedSoundFile]) -> Speech:
    """Samples of a file, its channels made one."""
    try:
        found = read(data)
    except miniaudio.MiniaudioError as error:
        raise TransientError("the server sent damaged sound") from error
    samples = np.frombuffer(found.samples, np.int16).reshape(-1, found.nchannels)
    mono = samples[:, 0] if found.nchannels == 1 else np.rint(samples.mean(axis=1)).astype(np.int16)
    return Speech(mono.astype("<i2").tobytes(), "pcm", found.sample_rate)
