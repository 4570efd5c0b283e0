"""Where two stretches of MP3 frames meet: what the later one needs before it goes into the earlier one's free end."""

from __future__ import annotations

from rehearse.audio.mp3_frames import FRAME_BYTES, SILENT
from rehearse.audio.mp3_reservoir import MAIN_AT, MAIN_BYTES, SIDE_AT

_MAIN = slice(MAIN_AT, FRAME_BYTES)


class Tail:
    """The last two frames of a stream, held back: between them they have room for all that may be needed, 255 bytes."""

    def __init__(self, frames: bytes) -> None:
        self._hold(frames)

    def append(self, frames: bytes, before: bytes = b"") -> bytes:
        """Take frames that need these bytes of main data right before them; return the frames that are settled now."""
        self._make_room(len(before))
        main = bytearray(self._first[_MAIN] + self._last[_MAIN])
        main[len(main) - len(before) :] = before
        self._first[_MAIN], self._last[_MAIN] = main[:MAIN_BYTES], main[MAIN_BYTES:]
        stream = self.all() + frames
        self._hold(stream)
        return stream[: -2 * FRAME_BYTES]

    def all(self) -> bytes:
        """Return what is held back."""
        return bytes(self._first + self._last)

    def _hold(self, stream: bytes) -> None:
        self._first = bytearray(stream[-2 * FRAME_BYTES : -FRAME_BYTES])
        self._last = bytearray(stream[-FRAME_BYTES:])

    def _make_room(self, size: int) -> None:
        """Where a clip follows another without a pause, room may be short: then the one before ends in silence.

        Its margin is 60 ms long, the two frames 48 ms.
        """
        if _size(self._last) and _free(self._last) < size:
            _silence(self._last)
        if not _size(self._last):
            if MAIN_BYTES + _free(self._first) < size:
                _silence(self._first)
            # Decoders forget what lies before the beginning of a frame's sound, even if it has none.
            self._last[SIDE_AT] = max(0, size - MAIN_BYTES)


def _size(frame: bytearray) -> int:
    """Return how many bytes of main data a frame's sound has."""
    return (((frame[SIDE_AT + 1] & 0x7F) << 5 | frame[SIDE_AT + 2] >> 3) + 7) // 8


def _free(frame: bytearray) -> int:
    """Return how many bytes up to a frame's end no sound is in."""
    return MAIN_BYTES + frame[SIDE_AT] - _size(frame)


def _silence(frame: bytearray) -> None:
    """Make a frame silent, but let it begin where it does: what is there is free now."""
    begin = frame[SIDE_AT]
    frame[SIDE_AT:MAIN_AT] = SILENT[SIDE_AT:MAIN_AT]
    frame[SIDE_AT] = begin
