"""A file that a C library writes to: its errors become one clear line."""

from __future__ import annotations

from contextlib import contextmanager
from io import BufferedWriter, FileIO
from typing import TYPE_CHECKING

from rehearse.core.errors import OutputError, unwritable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from _typeshed import ReadableBuffer


class OutputFile(BufferedWriter):
    """A file that keeps its first error instead of raising it.

    libsndfile and FFmpeg write by calling back from C, where an exception is printed, or lost, or turned into
    another. So no method here raises; whoever calls such a library does so within `reporting`, which raises later.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._error: OSError | None = None
        try:
            super().__init__(FileIO(path, "w"))
        except OSError as error:
            raise self._cannot(error) from error

    @contextmanager
    def reporting(self) -> Iterator[None]:
        """Raise OutputError after the block if a write has failed, whatever the library made of it."""
        try:
            yield
        finally:
            if self._error is not None:
                raise self._cannot(self._error) from self._error

    def _cannot(self, error: OSError) -> OutputError:
        return unwritable(self._path, error, "make room for it, or write it elsewhere")

    def write(self, data: ReadableBuffer, /) -> int:
        """Write `data`; keep the error where that fails."""
        try:
            return super().write(data)
        except OSError as error:
            self._error = self._error or error
            return memoryview(data).nbytes

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place; keep the error where that fails."""
        try:
            return super().seek(offset, whence)
        except OSError as error:
            self._error = self._error or error
            return 0

    def flush(self) -> None:
        """Write what is buffered; keep the error where that fails."""
        try:
            super().flush()
        except OSError as error:
            self._error = self._error or error
