"""A track, joined from units and silences, however long it gets, in constant memory."""

from __future__ import annotations

from contextlib import closing, suppress
from typing import TYPE_CHECKING, Protocol

from rehearse.audio.output_file import OutputFile
from rehearse.core import Tags
from rehearse.core.errors import AudioError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType
    from typing import BinaryIO, Self


_CELLS_AT_ONCE = 1_000
"""Of silence, for the memory's sake: a second of samples, half a minute of packets."""


class Join(Protocol):
    """Writes units and silences to an open file in some format; it leaves the file open."""

    def unit(self, data: bytes) -> int:
        """Append a unit; return how many cells of the grid it takes up."""

    def silence(self, cells: int) -> None:
        """Append so many cells of silence, at least one and not very many."""

    def finish(self) -> None:
        """Complete the file: from the first cell on, it sounds for exactly as long as was said when it was made."""


class Track:
    """A track being written. What cannot be written raises OutputError, whatever the format's library makes of it.

    Use it as a context manager. If the block raises, the file is closed but may not be whole: write to a temporary
    name, and rename.
    """

    def __init__(
        self,
        path: Path,
        make_join: Callable[[BinaryIO, int, Tags], Join],
        grid_ms: int,
        duration_ms: int,
        tags: Tags | None = None,
    ) -> None:
        self._grid_ms = grid_ms
        self._duration_ms = duration_ms
        self._cells = 0
        self._file = OutputFile(path)
        try:
            with self._file.reporting():
                self._join = make_join(self._file, duration_ms, tags or Tags())
        except BaseException:
            self._file.close()
            raise

    @property
    def position_ms(self) -> int:
        """How long the track is so far."""
        return self._cells * self._grid_ms

    def unit(self, data: bytes) -> None:
        """Append a unit of the format's kind."""
        with self._file.reporting():
            self._cells += self._join.unit(data)

    def silence(self, ms: int) -> None:
        """Append silence, a whole multiple of the format's grid."""
        cells, rest = divmod(ms, self._grid_ms)
        if rest or ms < 0:
            raise AudioError(
                f"{ms} ms of silence do not stand on the grid of {self._grid_ms} ms: "
                "a fault of rehearse, please report it"
            )
        with self._file.reporting():
            self._silence(cells)

    def _silence(self, cells: int) -> None:
        while cells > 0:
            some = min(cells, _CELLS_AT_ONCE)
            self._join.silence(some)
            self._cells += some
            cells -= some

    def close(self) -> None:
        """Complete the file, as long as it was said to be, and close it; once is enough, twice does no harm.

        What is missing at the end is silence, and of the last cell what is too much is not heard. Raises AudioError
        where more than a part of a cell is too much.
        """
        if self._file.closed:
            return
        missing = self._duration_ms - self.position_ms
        with self._file.reporting(), closing(self._file):
            if missing > 0:
                self._silence(-(-missing // self._grid_ms))
            self._join.finish()
        if missing <= -self._grid_ms:
            raise AudioError(
                f"a track of {self._duration_ms} ms was filled up to {self.position_ms} ms: "
                "a fault of rehearse, please report it"
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            self.close()
            return
        with suppress(Exception):  # the first error is the one to hear about
            self._join.finish()
        with suppress(Exception):
            self._file.close()
