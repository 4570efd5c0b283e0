"""MP3 as frames: find them in a stream, and make the Info frame that says how long a stream of them sounds.

The layout is that of ISO/IEC 11172-3 and 13818-3, Layer III; that of the Info frame is the LAME project's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.core.errors import AudioError

if TYPE_CHECKING:
    from collections.abc import Iterator

FRAME_BYTES = 144
"""Of every frame that we write: 576 samples at 48 kbit/s and 24 kHz come out even, so none is ever padded."""

FRAME_SAMPLES = 576
"""Samples in a frame of MPEG-2 Layer III."""

FRAME_MS = 24
"""How long a frame sounds."""

ENCODER_DELAY = 576
"""Samples that LAME puts before the first one it is given."""

DECODER_DELAY = 529
"""Samples by which a decoder is late besides; players know, and drop them where an Info frame stands."""

HEADER = bytes.fromhex("fff364c4")
"""MPEG-2 Layer III, no checksum, 48 kbit/s, 24 kHz, mono, original."""

SIDE_BYTES = 9
"""Side information of a mono MPEG-2 frame, between its header and its sound."""

SILENT = HEADER + bytes(FRAME_BYTES - len(HEADER))
"""A frame of digital silence, which leans on none before it."""

_KBITS_MPEG1 = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBITS_MPEG2 = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000), 0: (11_025, 12_000, 8_000)}


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a frame stands in a stream, and what its header says."""

    start: int
    """In bytes."""
    size: int
    """In bytes, header included."""
    samples: int
    """For each channel."""
    sample_rate: int


def frames(data: bytes) -> Iterator[Frame]:
    """Walk a stream that is frames from its first byte to its last; raise AudioError where it is not."""
    start = 0
    while start < len(data):
        frame = _frame(data, start)
        yield frame
        start += frame.size


def _frame(data: bytes, start: int) -> Frame:
    if len(data) < start + 4:
        raise _cut_off(start)
    header = int.from_bytes(data[start : start + 4])
    version, layer, kbits, rate = header >> 19 & 3, header >> 17 & 3, header >> 12 & 15, header >> 10 & 3
    if header >> 21 != 0x7FF or version == 1 or layer != 1 or kbits in (0, 15) or rate == 3:
        raise AudioError(
            f"the voice's sound is damaged: byte {start:,} of its MP3 begins no frame", "try again"
        )
    mpeg1 = version == 3
    samples, table = (1152, _KBITS_MPEG1) if mpeg1 else (576, _KBITS_MPEG2)
    sample_rate = _RATES[version][rate]
    size = samples // 8 * table[kbits - 1] * 1000 // sample_rate + (header >> 9 & 1)
    if start + size > len(data):
        raise _cut_off(start)
    return Frame(start, size, samples, sample_rate)


def _cut_off(start: int) -> AudioError:
    return AudioError(
        f"the voice's sound is cut off: its MP3 ends within the frame at byte {start:,}", "try again"
    )


def is_info(data: bytes, frame: Frame) -> bool:
    """True where a frame holds figures about the stream, as `info_frame` makes them, and no sound."""
    return any(tag in data[frame.start : frame.start + min(frame.size, 48)] for tag in (b"Info", b"Xing"))


def info_frame(count: int, samples: int, delay: int = ENCODER_DELAY, more_bytes: int = 0) -> bytes:
    """Make the frame that goes before `count` frames of which `samples` samples, `delay` late, are to be heard.

    The frames have so many bytes more than FRAME_BYTES each.

    Without it, players guess the length and decoders play the encoder's delay and padding too. The checksum of
    the sound itself stays 0: no decoder reads it.
    """
    padding = count * FRAME_SAMPLES - delay - samples
    stream_bytes = ((count + 1) * FRAME_BYTES + more_bytes).to_bytes(4)
    has_frames_and_bytes = (3).to_bytes(4)
    lame = bytearray(34)
    lame[0:9] = b"LAME3.100"
    lame[9] = 0x01  # revision 0 of the tag; constant bit rate
    lame[20] = 48  # kbit/s
    lame[21:24] = (delay << 12 | padding).to_bytes(3)
    lame[28:32] = stream_bytes
    start = (
        HEADER + bytes(SIDE_BYTES) + b"Info" + has_frames_and_bytes + count.to_bytes(4) + stream_bytes + lame
    )
    return (start + _crc16(start).to_bytes(2)).ljust(FRAME_BYTES, b"\0")


def _crc16(data: bytes) -> int:
    """Compute the CRC-16 that the LAME tag ends in: polynomial 0x8005, reflected, from 0."""
    crc = 0
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xA001 if crc & 1 else 0)
    return crc
