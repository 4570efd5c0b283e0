"""Write a track block by block, however long it gets, in constant memory."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

import numpy as np

from rehearse.audio import SAMPLE_RATE, SAMPLES_PER_MS
from rehearse.audio.files import OutputFile

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType
    from typing import BinaryIO, Self

    import numpy.typing as npt

_SILENCE = np.zeros(SAMPLE_RATE, np.int16)
"""A second of it; longer silences are written in several goes."""


class Sink(Protocol):
    """A format: takes samples (mono, SAMPLE_RATE) and writes a file of its kind to the open file it was made with."""

    def write(self, samples: npt.NDArray[np.int16]) -> None:
        """Write a block of any length."""

    def close(self) -> None:
        """Write what is still due, and complete the header; leave the file open."""


class Writer:
    """A track being written. What cannot be written raises OutputError, whatever the format's library makes of it.

    Use it as a context manager. If the block raises, the file is closed but may not be whole: write to a temporary
    name, and rename.
    """

    def __init__(self, path: Path, make_sink: Callable[[BinaryIO], Sink]) -> None:
        self._samples = 0
        self._file = OutputFile(path)
        try:
            self._sink = make_sink(self._file)
        except BaseException:
            self._file.close()
            raise

    @property
    def samples(self) -> int:
        """How many samples have been written."""
        return self._samples

    def write(self, samples: npt.NDArray[np.int16]) -> None:
        """Append a block of sound."""
        with self._file.reporting():
            self._sink.write(samples)
        self._samples += len(samples)

    def silence(self, ms: int) -> None:
        """Append so much silence."""
        left = ms * SAMPLES_PER_MS
        while left > 0:
            block = _SILENCE[:left]
            self.write(block)
            left -= len(block)

    def close(self) -> None:
        """Complete the file and close it; once is enough, twice does no harm."""
        if self._file.closed:
            return
        with self._file.reporting():
            try:
                self._sink.close()
            finally:
                self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.close()
        else:
            with suppress(Exception):  # the first error is the one to hear about
                self.close()
