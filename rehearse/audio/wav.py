"""WAV: the samples as they are."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

from rehearse.audio import SAMPLE_RATE
from rehearse.errors import OutputError

if TYPE_CHECKING:
    from typing import BinaryIO

    import numpy as np
    import numpy.typing as npt

MAX_BYTES = 0xFFFF_FFFF - 36
"""Of sound: the header says how long the file is, itself included, in 32 bits."""


class WavSink:
    """A WAV file of 48,000 bytes a second, complete to the sample."""

    def __init__(self, file: BinaryIO) -> None:
        self._wave = wave.open(file, "wb")  # noqa: SIM115 - closed by `close`
        self._wave.setnchannels(1)
        self._wave.setsampwidth(2)
        self._wave.setframerate(SAMPLE_RATE)
        self._bytes = 0

    def write(self, samples: npt.NDArray[np.int16]) -> None:
        """Write a block; raise OutputError before the file becomes longer than its header can say."""
        self._bytes += samples.nbytes
        if self._bytes > MAX_BYTES:
            raise OutputError("a WAV file cannot hold more than 4 GB, about 24 hours; choose flac or mp3")
        self._wave.writeframesraw(samples.astype("<i2", copy=False).tobytes())

    def close(self) -> None:
        """Correct the lengths in the header."""
        self._wave.close()
