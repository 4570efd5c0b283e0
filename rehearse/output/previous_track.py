"""The track of the run before, as the place where units stand: those of plain samples are copied from there.

In the cache they would take ten times the room of what a service sent. It holds only a note of what stands where, each
unit with a checksum; so a track that others have written since is of no use, and does no harm.
"""

from __future__ import annotations

import struct
from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from xxhash import xxh3_64_intdigest as checksum

from rehearse.audio.pcm.wav import BYTES_PER_MS
from rehearse.core.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from rehearse.voices.cache import Cache

_ROW = struct.Struct("<4Q")
"""A unit's name, as a checksum of it, and its place."""


class _Place(NamedTuple):
    at: int
    """In bytes."""
    size: int
    checksum: int


class Former:
    """A track that may be there, and what stands in it; may be asked by several threads at once."""

    def __init__(self, track: Path, cache: Cache) -> None:
        self._track = track
        self._cache = cache
        self._note = sha256(str(track.absolute()).encode()).hexdigest()
        note = cache.note(self._note) if track.exists() else None
        self._places = {name: _Place(*place) for name, *place in _ROW.iter_unpack(note or b"")}
        self._given: dict[int, tuple[int, int]] = {}

    def unit(self, name: str) -> bytes | None:
        """Copy a unit out of the track for the next one; None where it is not there, or no longer."""
        place = self._places.get(_id(name))
        if place is None:
            return None
        try:
            # Opened anew each time: nobody is kept from replacing it.
            with self._track.open("rb", buffering=0) as file:
                file.seek(place.at)
                unit = file.read(place.size)
        except OSError:
            return None
        if checksum(unit) != place.checksum:
            return None
        self._given[_id(name)] = place.size, place.checksum
        return unit

    def take(self, name: str, unit: bytes) -> None:
        """Take note of a unit that was made for the next track."""
        self._given[_id(name)] = len(unit), checksum(unit)

    def replaced(self, duration_ms: int, starts: Iterable[tuple[str, int]]) -> None:
        """Note that there is another track now, so long, in which these units start at these times (ms)."""
        # The track is whole; the next one is made a little slower, at worst.
        with suppress(OSError, OutputError):
            begin = self._track.stat().st_size - duration_ms * BYTES_PER_MS  # with its sound, a WAV file ends
            places = {_id(name): begin + start_ms * BYTES_PER_MS for name, start_ms in starts}
            rows = (_ROW.pack(name, at, *self._given[name]) for name, at in places.items())
            self._cache.put_note(self._note, b"".join(rows))


def _id(name: str) -> int:
    return checksum(name.encode())
