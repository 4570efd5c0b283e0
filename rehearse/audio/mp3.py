"""MP3: what every player plays, at 48 kbit/s, and exactly as long as what went in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lameenc

from rehearse.audio import SAMPLE_RATE
from rehearse.audio.mp3_frames import FRAME_BYTES, info_frame

if TYPE_CHECKING:
    from typing import BinaryIO

    import numpy as np
    import numpy.typing as npt


class Mp3Sink:
    """An MP3 file of equal frames, LAME's, behind an Info frame of ours: lameenc makes none.

    By it libsndfile, FFmpeg and miniaudio drop the encoder's delay and padding, and decode exactly the samples that
    were written, the first one first.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._samples = 0
        self._bytes = 0
        self._encoder = lameenc.Encoder()
        self._encoder.silence()
        self._encoder.set_channels(1)
        self._encoder.set_in_sample_rate(SAMPLE_RATE)
        self._encoder.set_out_sample_rate(SAMPLE_RATE)
        self._encoder.set_bit_rate(48)
        self._encoder.set_quality(5)
        file.write(bytes(FRAME_BYTES))  # the Info frame's place: its figures are known at the end

    def write(self, samples: npt.NDArray[np.int16]) -> None:
        """Encode a block and write the frames that it completes."""
        self._samples += len(samples)
        self._append(self._encoder.encode(samples.tobytes()))

    def close(self) -> None:
        """Write the last frames, and the Info frame."""
        if not self._samples:  # LAME has nothing to flush
            return
        self._append(self._encoder.flush())
        self._file.seek(0)
        self._file.write(info_frame(self._bytes // FRAME_BYTES, self._samples))

    def _append(self, encoded: bytes) -> None:
        self._bytes += len(encoded)
        self._file.write(encoded)
