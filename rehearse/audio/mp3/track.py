"""Writes MP3 at 48 kbit/s, joined from frames, exactly as long as it was said to be.

The first sample of the first unit is decoded three frames into the stream. An Info frame of ours says so, with an
encoder's delay chosen for that; so decoders drop what comes before, and cells stand at whole milliseconds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.audio import SAMPLES_PER_MS
from rehearse.audio.mp3.frames import DECODER_DELAY, FRAME_BYTES, FRAME_MS, FRAME_SAMPLES, SILENT, info_frame
from rehearse.audio.mp3.joint import Tail
from rehearse.audio.mp3.unit import unpack_frames
from rehearse.core import Tags

if TYPE_CHECKING:
    from typing import BinaryIO

_BEFORE = 2
"""Frames before the first cell, silent, with room for what a first unit needs before it."""

_BEHIND = 1
"""Frames behind the last cell: units begin a frame early (see `mp3.unit`)."""

_DELAY = (_BEFORE + _BEHIND) * FRAME_SAMPLES - DECODER_DELAY
"""What the Info frame calls the encoder's delay: decoders drop so much, and their own delay."""


class Mp3Join:
    """An MP3 file of equal frames behind an Info frame.

    By it libsndfile, FFmpeg, miniaudio and Chromium decode exactly the samples that were planned.
    """

    def __init__(self, file: BinaryIO, duration_ms: int, tags: Tags) -> None:
        self._file = file
        self._duration_ms = duration_ms
        self._tail = Tail(SILENT * _BEFORE)
        self._next_silent = SILENT
        if tags != Tags():
            from rehearse.audio.mp3 import id3

            file.write(id3.id3_tag(tags))
        self._info_at = file.tell()
        file.write(self._info())

    def unit(self, data: bytes) -> int:
        """Append frames."""
        before, frames, self._next_silent = unpack_frames(data)
        self._file.write(self._tail.append(frames, before))
        return len(frames) // FRAME_BYTES

    def silence(self, cells: int) -> None:
        """Append silent frames."""
        self._file.write(self._tail.append(self._next_silent + SILENT * (cells - 1)))
        self._next_silent = SILENT

    def finish(self) -> None:
        """Append the frames that are held back, and the one behind them."""
        self._file.write(self._tail.held() + self._next_silent)
        if self._tail.widened_by:
            self._file.seek(self._info_at)
            self._file.write(self._info())

    def _info(self) -> bytes:
        count = _BEFORE + -(-self._duration_ms // FRAME_MS) + _BEHIND
        return info_frame(count, self._duration_ms * SAMPLES_PER_MS, _DELAY, self._tail.widened_by)
