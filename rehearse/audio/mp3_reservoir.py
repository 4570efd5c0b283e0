"""MP3 frames cut out of a stream and made louder without encoding again: their bit reservoir is built anew.

A frame of Layer III need not hold its own sound: its side information says how many bytes before it (in the frames'
main data, one after the other) its sound begins. A stretch of frames is therefore taken apart, and packed again
so that nothing lies before its first frame. Only streams of the frames that we write ourselves are handled (`HEADER`).

Mono side information of MPEG-2 (ISO/IEC 13818-3, 2.4.1.7), in bits: main_data_begin 8, private 1, part2_3_length 12,
big_values 9, global_gain 8, scalefac_compress 9, window_switching_flag 1, block_type 2 (where the flag is set), and
more that does not matter here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rehearse.audio.mp3_frames import FRAME_BYTES, HEADER, SIDE_BYTES, frames, is_info
from rehearse.errors import AudioError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

_SIDE_AT = len(HEADER)
_MAIN_AT = _SIDE_AT + SIDE_BYTES

_MAIN_BYTES = FRAME_BYTES - _MAIN_AT
"""Of main data in each frame."""

_MOST_BEFORE = 255
"""Bytes that a frame's sound may begin before it: main_data_begin has eight bits."""

_FIXED_BITS = np.frombuffer(bytes.fromhex("ff ff fe c3"), np.uint8)
"""The bits of a header that decide how a frame is read: not private, mode extension, copyright, original."""

_OURS = np.frombuffer(HEADER, np.uint8) & _FIXED_BITS


@dataclass(frozen=True, slots=True)
class Sound:
    """What some frames hold, taken apart."""

    sides: npt.NDArray[np.uint8]
    """A row of side information for each frame."""
    mains: tuple[bytes, ...]
    """The main data of each frame."""


def is_ours(data: bytes) -> bool:
    """Tell whether a stream is nothing but frames of sound such as we write, from its first byte to its last."""
    if not data or len(data) % FRAME_BYTES:
        return False
    headers = _rows(data)[:, :_SIDE_AT]
    ours = bool(((headers & _FIXED_BITS) == _OURS).all())
    return ours and not is_info(data, next(frames(data)))


def take(data: bytes, start: int, count: int, size: int = FRAME_BYTES) -> Sound:
    """Take `count` frames from index `start` on out of a stream of ours; silent ones where there are none.

    Of another bit rate than ours, frames may have another `size`, in bytes.
    """
    before, start = max(0, -start), max(0, start)
    rows = _rows(data, size)
    sides = rows[start : max(start, start + count - before), _SIDE_AT:_MAIN_AT]
    main = rows[:, _MAIN_AT:].tobytes()
    begins = (np.arange(start, start + len(sides)) * (size - _MAIN_AT) - sides[:, 0]).tolist()
    if begins and min(begins) < 0:
        raise AudioError(
            "the voice's sound is damaged: its MP3 leans on frames that are not there; try again"
        )
    mains = [main[begin : begin + length] for begin, length in zip(begins, _main_sizes(sides), strict=True)]
    behind = count - before - len(sides)
    return Sound(np.pad(sides, ((before, behind), (0, 0))), (*[b""] * before, *mains, *[b""] * behind))


def louder(sound: Sound, steps: int) -> Sound:
    """Return the same sound louder by so many steps of 2 ** (1/4) in amplitude: those of global_gain (2.4.3.4.7)."""
    sides = sound.sides.copy()
    gain = (sides[:, 3] & 0b11).astype(np.int16) << 6 | sides[:, 4] >> 2
    gain = np.clip(np.where(_lengths(sides) > 0, gain + steps, gain), 0, 255)
    sides[:, 3] = sides[:, 3] & 0b1111_1100 | gain >> 6
    sides[:, 4] = sides[:, 4] & 0b11 | (gain & 0b11_1111) << 2
    return Sound(sides, sound.mains)


def splices(start: Sound, rest: Sound) -> Iterator[Sound]:
    """Two encodings of one sound: go from one to the other between any two frames that have the same windows in both.

    `start` may be shorter.
    """
    same = (_windows(start.sides) == _windows(rest.sides[: len(start.sides)])).tolist()
    for at in range(1, len(same)):
        if same[at - 1] and same[at]:
            yield Sound(np.vstack([start.sides[:at], rest.sides[at:]]), start.mains[:at] + rest.mains[at:])


def pack(sound: Sound) -> bytes | None:
    """Make frames that lean on nothing before them; return None where the first ones are too full for that.

    Each frame's sound begins as early as it may, so that as much as possible is in store for those after it.
    """
    begins = _begins([len(main) for main in sound.mains])
    if begins is None:
        return None
    count = len(begins)
    stream = bytearray(count * _MAIN_BYTES)
    for begin, main in zip(begins, sound.mains, strict=True):
        stream[begin : begin + len(main)] = main
    rows = np.empty((count, FRAME_BYTES), np.uint8)
    rows[:, :_SIDE_AT] = np.frombuffer(HEADER, np.uint8)
    rows[:, _SIDE_AT:_MAIN_AT] = sound.sides
    rows[:, _SIDE_AT] = np.arange(count) * _MAIN_BYTES - np.array(begins, np.int64)
    rows[:, _MAIN_AT:] = np.frombuffer(stream, np.uint8).reshape(count, _MAIN_BYTES)
    return rows.tobytes()


def _begins(sizes: Sequence[int]) -> list[int] | None:
    begins = []
    end = place = 0
    for size in sizes:
        begin = max(end, place - _MOST_BEFORE)
        end = begin + size
        if begin > place or end > place + _MAIN_BYTES:
            return None
        begins.append(begin)
        place += _MAIN_BYTES
    return begins


def _rows(data: bytes, size: int = FRAME_BYTES) -> npt.NDArray[np.uint8]:
    return np.frombuffer(data, np.uint8).reshape(-1, size)


def _lengths(sides: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
    """Return each frame's part2_3_length, in bits."""
    return (sides[:, 1].astype(np.int64) & 0x7F) << 5 | sides[:, 2] >> 3


def _windows(sides: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Return each frame's block_type: 0 for the long window that most have."""
    return np.where(sides[:, 5] & 1, sides[:, 6] >> 6, np.uint8(0))


def _main_sizes(sides: npt.NDArray[np.uint8]) -> list[int]:
    sizes: list[int] = ((_lengths(sides) + 7) // 8).tolist()
    return sizes
