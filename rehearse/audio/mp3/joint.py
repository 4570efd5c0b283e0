"""Where two stretches of MP3 frames meet: what the later one needs before it goes into the earlier one's free end."""

from __future__ import annotations

from rehearse.audio.mp3.frames import FRAME_BYTES, HEADER
from rehearse.audio.mp3.reservoir import MAIN_AT, SIDE_AT

_WIDER = tuple(
    (FRAME_BYTES * kbits // 48, HEADER[:2] + bytes([index << 4 | HEADER[2] & 0xF]) + HEADER[3:])
    for index, kbits in enumerate((56, 64, 80, 96, 112, 128, 144), start=7)
)
"""Sizes and headers of the frames of higher bit rates, the last of which has room for all that may be needed."""


class Tail:
    """The last two frames of a stream, held back; empty, they have room for all that may be needed, 255 bytes."""

    def __init__(self, frames: bytes) -> None:
        self._first, self._last = _split(frames)
        self.widened_by = 0
        """Bytes by which frames that are settled, or held back, have become longer than FRAME_BYTES."""

    def append(self, frames: bytes, before: bytes = b"") -> bytes:
        """Take frames that need these bytes of main data right before them; return the frames that are settled now."""
        self._make_room(len(before))
        self._fill(before)
        if len(frames) == FRAME_BYTES:
            settled, self._first, self._last = bytes(self._first), self._last, bytearray(frames)
            return settled
        settled = self.held() + frames[: -2 * FRAME_BYTES]
        self._first, self._last = _split(frames)
        return settled

    def held(self) -> bytes:
        """Return what is held back."""
        return bytes(self._first + self._last)

    def _make_room(self, size: int) -> None:
        """See to it that so many bytes are free.

        They are not where a loud clip follows another without a pause. Then the last frame becomes longer.
        """
        missing = size - _free(self._last)
        if missing > 0 and not _size(self._last):
            # Decoders forget what lies before the beginning of a frame's sound, even if it has none.
            self._last[SIDE_AT] = min(_free(self._first), self._last[SIDE_AT] + missing)
        free = _free(self._last)
        if free < size:
            length, header = next(wider for wider in _WIDER if wider[0] - FRAME_BYTES >= size - free)
            self.widened_by += length - len(self._last)
            self._last = bytearray(header + self._last[SIDE_AT:].ljust(length - SIDE_AT, b"\0"))

    def _fill(self, data: bytes) -> None:
        in_last = min(len(data), len(self._last) - MAIN_AT)
        in_first = len(data) - in_last
        self._last[len(self._last) - in_last :] = data[in_first:]
        self._first[len(self._first) - in_first :] = data[:in_first]


def _split(frames: bytes) -> tuple[bytearray, bytearray]:
    return bytearray(frames[-2 * FRAME_BYTES : -FRAME_BYTES]), bytearray(frames[-FRAME_BYTES:])


def _size(frame: bytearray) -> int:
    """Return how many bytes of main data a frame's sound has."""
    return (((frame[SIDE_AT + 1] & 0x7F) << 5 | frame[SIDE_AT + 2] >> 3) + 7) // 8


def _free(frame: bytearray) -> int:
    """Return how many bytes up to a frame's end no sound is in."""
    return len(frame) - MAIN_AT + frame[SIDE_AT] - _size(frame)
