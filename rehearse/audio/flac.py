"""FLAC: the samples as they are, in about half the space."""

from __future__ import annotations

from typing import TYPE_CHECKING

import soundfile

from rehearse.audio import SAMPLE_RATE

if TYPE_CHECKING:
    from typing import BinaryIO

    import numpy as np
    import numpy.typing as npt


class FlacSink:
    """A FLAC file of 16 bits, complete to the sample; libsndfile writes it."""

    def __init__(self, file: BinaryIO) -> None:
        self._sound = soundfile.SoundFile(file, "w", SAMPLE_RATE, 1, "PCM_16", format="FLAC")

    def write(self, samples: npt.NDArray[np.int16]) -> None:
        """Write a block."""
        self._sound.write(samples)

    def close(self) -> None:
        """Write what is buffered, and the number of samples into the header."""
        self._sound.close()
