"""WAV: the samples as they are, behind a header that is right from the start."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from rehearse.audio import SAMPLE_RATE, SAMPLES_PER_MS
from rehearse.audio.pcm import riff
from rehearse.core.errors import OutputError

if TYPE_CHECKING:
    from typing import BinaryIO

    from rehearse.core import Tags

_SAMPLE_BYTES = 2

BYTES_PER_MS = SAMPLES_PER_MS * _SAMPLE_BYTES
"""Of sound."""

MAX_BYTES = 0xFFFF_FFFF
"""Of a file, but for its first eight: its header says how long it is in 32 bits."""


class WavJoin:
    """A WAV file of 48,000 bytes a second, complete to the sample."""

    def __init__(self, file: BinaryIO, duration_ms: int, tags: Tags) -> None:
        self._file = file
        size = duration_ms * BYTES_PER_MS
        format_ = struct.pack(
            "<HHIIHH", 1, 1, SAMPLE_RATE, SAMPLE_RATE * _SAMPLE_BYTES, _SAMPLE_BYTES, 8 * _SAMPLE_BYTES
        )
        header = b"WAVE" + riff.chunk(b"fmt ", format_) + riff.info_chunks(tags)
        whole = len(header) + 8 + size
        if whole > MAX_BYTES:
            raise OutputError("a WAV file cannot hold more than 4 GB, about 24 hours", "choose flac or mp3")
        file.write(b"RIFF" + struct.pack("<I", whole) + header + b"data" + struct.pack("<I", size))

    def unit(self, data: bytes) -> int:
        """Append samples."""
        self._file.write(data)
        return len(data) // BYTES_PER_MS

    def silence(self, cells: int) -> None:
        """Append so many milliseconds of silence."""
        self._file.write(bytes(cells * BYTES_PER_MS))

    def finish(self) -> None:
        """Nothing is left to do: the header has been right from the start."""
