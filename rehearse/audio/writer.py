"""Write a track block by block, however long it gets, in constant memory."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from io import BufferedWriter, FileIO
from typing import TYPE_CHECKING, Protocol

import numpy as np

from rehearse.audio import SAMPLE_RATE, SAMPLES_PER_MS
from rehearse.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from types import TracebackType
    from typing import BinaryIO, Self

    import numpy.typing as npt
    from _typeshed import ReadableBuffer

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
        self._path = path
        self._samples = 0
        try:
            self._file = _KeepsErrors(FileIO(path, "w"))
        except OSError as error:
            raise self._cannot(error) from error
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
        with self._reporting():
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
        with self._reporting():
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

    @contextmanager
    def _reporting(self) -> Iterator[None]:
        try:
            yield
        finally:
            if self._file.error is not None:
                raise self._cannot(self._file.error) from self._file.error

    def _cannot(self, error: OSError) -> OutputError:
        return OutputError(
            f"cannot write {self._path}: {error.strerror or error}; make room for it, or write it elsewhere"
        )


class _KeepsErrors(BufferedWriter):
    """A file that keeps its first error instead of raising it.

    libsndfile and FFmpeg write by calling back from C, where an exception is printed, or lost, or turned into
    another. So they are told that all is well, and the writer looks here after each step.
    """

    error: OSError | None = None

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            self.error = self.error or error
            return memoryview(data).nbytes

    def seek(self, offset: int, whence: int = 0, /) -> int:
        try:
            return super().seek(offset, whence)
        except OSError as error:
            self.error = self.error or error
            return 0

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            self.error = self.error or error
