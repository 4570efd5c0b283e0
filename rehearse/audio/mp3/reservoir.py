"""MP3 frames cut out of a stream, made louder, and put in again elsewhere, without encoding: the bit reservoir.

A frame of Layer III need not hold its own sound: its side information says how many bytes before it the sound begins,
in the main data that all frames hold, one after the other. So frames are taken apart, and packed anew.
Only streams of frames such as we write ourselves are handled (`frames.HEADER`).

Mono side information of MPEG-2 (ISO/IEC 13818-3, 2.4.1.7), in bits: main_data_begin 8, private 1, part2_3_length 12,
big_values 9, global_gain 8, and more that does not matter here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rehearse.audio.mp3.frames import FRAME_BYTES, HEADER, SIDE_BYTES, frames, is_info
from rehearse.core.errors import AudioError

if TYPE_CHECKING:
    import numpy.typing as npt

SIDE_AT = len(HEADER)
MAIN_AT = SIDE_AT + SIDE_BYTES

MAIN_BYTES = FRAME_BYTES - MAIN_AT
"""Of main data in each frame."""

_MOST_BEFORE = 255
"""Bytes that a frame's sound may begin before it: main_data_begin has eight bits."""

_FIXED_BITS = np.frombuffer(bytes.fromhex("ff ff fe c3"), np.uint32)
"""The bits of a header that decide how a frame is read: not private, mode extension, copyright, original."""

_OURS = np.frombuffer(HEADER, np.uint32) & _FIXED_BITS


@dataclass(frozen=True, slots=True)
class FrameData:
    """The side information and the main data of some frames, apart."""

    sides: npt.NDArray[np.uint8]
    """A row of side information for each frame."""
    mains: tuple[bytes, ...]
    """The main data of each frame."""


def is_ours(data: bytes) -> bool:
    """True where a stream is nothing but frames of sound such as we write, from its first byte to its last."""
    if not data or len(data) % FRAME_BYTES:
        return False
    headers = np.frombuffer(data, np.uint32)[:: FRAME_BYTES // SIDE_AT]
    ours = bool(((headers & _FIXED_BITS) == _OURS).all())
    return ours and not is_info(data, next(frames(data)))


def take_frames(data: bytes, start: int, count: int) -> FrameData:
    """Take `count` frames from index `start` on out of a stream of ours; silent ones where there are none."""
    before, start = min(count, max(0, -start)), max(0, start)
    rows = np.frombuffer(data, np.uint8).reshape(-1, FRAME_BYTES)
    sides = rows[start : start + count - before, SIDE_AT:MAIN_AT]
    main = rows[:, MAIN_AT:].tobytes()
    begins = (np.arange(start, start + len(sides)) * MAIN_BYTES - sides[:, 0]).tolist()
    if begins and min(begins) < 0:
        raise AudioError(
            "the voice's sound is damaged: its MP3 leans on frames that are not there", "try again"
        )
    sizes = ((_lengths(sides) + 7) // 8).tolist()
    mains = [main[begin : begin + size] for begin, size in zip(begins, sizes, strict=True)]
    behind = count - before - len(sides)
    return FrameData(np.pad(sides, ((before, behind), (0, 0))), (*[b""] * before, *mains, *[b""] * behind))


def louder(sound: FrameData, steps: int) -> FrameData:
    """Return the same sound louder by so many steps of 2 ** (1/4) in amplitude: those of global_gain (2.4.3.4.7)."""
    sides = sound.sides.copy()
    gain = (sides[:, 3] & 0b11).astype(np.int16) << 6 | sides[:, 4] >> 2
    gain = np.clip(np.where(_lengths(sides) > 0, gain + steps, gain), 0, 255)
    sides[:, 3] = sides[:, 3] & 0b1111_1100 | gain >> 6
    sides[:, 4] = sides[:, 4] & 0b11 | (gain & 0b11_1111) << 2
    return FrameData(sides, sound.mains)


def pack_frames(sound: FrameData) -> tuple[bytes, bytes]:
    """Make frames anew; return what of their main data must stand right before them, and the frames.

    Before them stands as little as can be, and no more than stood before them where they come from: at most 255 bytes.
    Then each frame's sound begins as early as it may, so that room is left at the end.
    """
    sizes = [len(main) for main in sound.mains]
    before = _least_before(sizes)
    begins = []
    end = -before
    for index, size in enumerate(sizes):
        begins.append(max(end, index * MAIN_BYTES - _MOST_BEFORE))
        end = begins[-1] + size
    stream = bytearray(before + len(sizes) * MAIN_BYTES)
    for begin, main in zip(begins, sound.mains, strict=True):
        stream[before + begin : before + begin + len(main)] = main
    return bytes(stream[:before]), _frames(sound.sides, begins, stream[before:])


def _least_before(sizes: list[int]) -> int:
    """Go backwards, each frame's sound beginning as late as it may: at its frame, and ending before the next's."""
    begin = len(sizes) * MAIN_BYTES
    for index in reversed(range(len(sizes))):
        end = min(begin, (index + 1) * MAIN_BYTES)
        begin = min(end - sizes[index], index * MAIN_BYTES)
    return max(0, -begin)


def _frames(sides: npt.NDArray[np.uint8], begins: list[int], main: bytearray) -> bytes:
    rows = np.empty((len(begins), FRAME_BYTES), np.uint8)
    rows[:, :SIDE_AT] = np.frombuffer(HEADER, np.uint8)
    rows[:, SIDE_AT:MAIN_AT] = sides
    rows[:, SIDE_AT] = np.arange(len(begins)) * MAIN_BYTES - np.array(begins, np.int64)
    rows[:, MAIN_AT:] = np.frombuffer(main, np.uint8).reshape(-1, MAIN_BYTES)
    return rows.tobytes()


def _lengths(sides: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
    """Return each frame's part2_3_length, in bits."""
    return (sides[:, 1].astype(np.int64) & 0x7F) << 5 | sides[:, 2] >> 3
