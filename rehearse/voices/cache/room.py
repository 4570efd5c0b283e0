"""The cache's size and its limit, beyond which the least recently used files are deleted."""

from __future__ import annotations

import os
import re
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from rehearse.core.errors import OutputError, RehearseError
from rehearse.core.folders import write_whole

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DEFAULT_LIMIT = 4_000_000_000
"""Bytes, about forty hours of a service's clips with what one format makes of them."""

_OURS = (".clip", ".unit", ".length", ".readings", ".part")
_LIMIT, _SIZE = "limit", "size"
_COUNT_AFTER_S = 24 * 3600
"""How old a noted size may be before the files are counted again, as other processes add and delete, too."""

_SIZES = {"": 1, "K": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}


class Room:
    """The size of a cache's folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._added: list[int] = []

    @property
    def limit(self) -> int:
        """Bytes to keep at most."""
        try:
            return int((self._folder / _LIMIT).read_text("utf-8"))
        except (OSError, ValueError):
            return DEFAULT_LIMIT

    def set_limit(self, size: int) -> None:
        """Keep at most so many bytes from now on; raise OutputError where that cannot be noted."""
        try:
            write_whole(self._folder / _LIMIT, str(size))
            # A new limit must hold at once, so the next `keep` counts.
            (self._folder / _SIZE).unlink(missing_ok=True)
        except OSError as error:
            raise cannot(self._folder, "written", error) from None

    def added(self, size: int) -> None:
        """Note that so many bytes came."""
        self._added.append(size)  # at once, whichever thread it is

    def size(self) -> tuple[int, int]:
        """Count the clips, and the bytes of all files."""
        number = total = 0
        for entry, stat in _files(self._folder):
            number, total = number + entry.name.endswith((".clip", ".part")), total + stat.st_size
        return number, total

    def keep(self) -> int:
        """Delete what was not used for longest until the limit holds; return how many bytes that were.

        A hundred thousand files take a while to look at: that is done only where it may have become too much.
        """
        added, self._added = sum(self._added), []
        known = self._reckoned()
        if known is None or known + added > self.limit:
            return self._sweep()
        self._note(known + added)
        return 0

    def clear(self) -> tuple[int, int]:
        """Delete everything; return the number of clips and bytes. Raise OutputError where they cannot be deleted."""
        number = total = 0
        try:
            for entry, stat in _files(self._folder):
                os.unlink(entry.path)  # noqa: PTH108 - an entry of scandir is no Path, and there may be many
                number, total = number + entry.name.endswith((".clip", ".part")), total + stat.st_size
            self._note(0)
        except OSError as error:
            raise cannot(self._folder, "cleared", error) from None
        return number, total

    def _sweep(self) -> int:
        total = left = sum(stat.st_size for _, stat in _files(self._folder))
        most = self.limit
        oldest = sorted(_files(self._folder), key=lambda one: one[1].st_mtime) if left > most else ()
        for entry, stat in oldest:
            if left <= most:
                break
            with suppress(OSError):  # on Windows, one that is being read stays
                os.unlink(entry.path)  # noqa: PTH108
                left -= stat.st_size
        self._note(left)
        return total - left

    def _reckoned(self) -> int | None:
        """The size as last noted; None where that is long ago, or in the future."""
        path = self._folder / _SIZE
        try:
            known = int(path.read_text("utf-8"))
            return known if 0 <= time.time() - path.stat().st_mtime < _COUNT_AFTER_S else None
        except (OSError, ValueError):
            return None

    def _note(self, size: int) -> None:
        with suppress(OSError):  # it is counted again next time
            if self._folder.is_dir():
                write_whole(self._folder / _SIZE, str(size))


def parse_size(said: str) -> int:
    """Take a size in bytes, such as 2GB, 500 MB or 1.5g; raise RehearseError for what is none.

    >>> parse_size("2GB"), parse_size("1.5 m")
    (2000000000, 1500000)
    """
    found = re.fullmatch(r"\s*(\d{1,6}(?:\.\d{1,6})?)\s*([KMGT]?)(?:i?B)?\s*", said, re.IGNORECASE)
    if not found:
        raise RehearseError(f"{said!r} is no size", "write it like 2GB or 500MB")
    return round(float(found[1]) * _SIZES[found[2].upper()])


def cannot(folder: Path, what: str, error: OSError) -> OutputError:
    """The error that the cache cannot be used in some way."""
    return OutputError(
        f"the cache cannot be {what} ({error.strerror or error})",
        "free some space, or name another folder in REHEARSE_CACHE_DIR",
        path=folder,
    )


def _files(folder: Path) -> Iterator[tuple[os.DirEntry[str], os.stat_result]]:
    """List our files, and what killed runs left of them; what others delete meanwhile is left out."""
    with suppress(OSError), os.scandir(folder) as shelves:
        for shelf in shelves:
            if len(shelf.name) != 2 or not shelf.is_dir():
                continue
            with suppress(OSError), os.scandir(shelf.path) as entries:
                for entry in entries:
                    if entry.name.endswith(_OURS):
                        with suppress(FileNotFoundError):
                            yield entry, entry.stat()
