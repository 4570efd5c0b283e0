"""The manifest in a result's folder: its files, rate and gains, and at which byte of the WAV each clip stands.

Samples are copied from the previous WAV: in the cache they would take ten times the room of what a service sent. A
track that others have written since does no harm: its checksums are others.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from typing import TYPE_CHECKING, Any, NamedTuple

from xxhash import xxh3_64_intdigest as checksum

from rehearse.output.file_names import can_be_ours
from rehearse.output.version import Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

NAME = ".rehearse.json"
FORMAT = 1

_MALFORMED = (OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError)


class UnitPlace(NamedTuple):
    """Where a unit's samples stand in the track."""

    at: int
    """In bytes."""
    size: int
    checksum: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a run notes for the next one."""

    files: tuple[str, ...] = ()
    """Of its result, relative to the folder; none before the whole result is there."""
    early: tuple[str, ...] = ()
    """Sections that were published before the whole."""
    voice: str = ""
    """Of everyone who has none of their own."""
    rate: int = 0
    """At which that voice spoke."""
    target_lufs: float | None = None
    gains: Mapping[str, int] = field(default_factory=dict)
    """Voice -> steps of 1.505 dB by which it was made louder."""
    version: Version = field(default_factory=Version)
    """The text that was spoken."""
    places: Mapping[str, UnitPlace] = field(default_factory=dict)
    """Name of a unit -> where it stands in the track, in a format whose units can be copied out of the track."""
    script: str = ""
    """Where the script is, seen from the folder; empty where that was not noted."""

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Read what the run before noted; an empty manifest where nothing is there that a run can have written."""
        with suppress(*_MALFORMED):
            return _parsed(json.loads((folder / NAME).read_bytes()))
        with suppress(*_MALFORMED):  # before there were manifests, the report alone named the files
            return cls(_names(json.loads((folder / "report.json").read_bytes())["files"]))
        return cls()

    def write(self, work: Path, folder: Path) -> None:
        """Put the manifest into `folder`, whole, by way of `work` in the same folder; raise OSError on failure."""
        found = {part.name: getattr(self, part.name) for part in fields(self)}
        found["version"] = asdict(self.version)
        (work / NAME).write_text(json.dumps({"format": FORMAT, **found}), encoding="utf-8")
        (work / NAME).replace(folder / NAME)

    @property
    def ours(self) -> tuple[str, ...]:
        """Every file that our runs have made, each once."""
        return tuple(dict.fromkeys((*self.files, *self.early)))

    def rate_of(self, voice: str) -> int | None:
        """The rate at which this voice spoke; None if another spoke."""
        return self.rate if self.voice == voice else None

    def gains_for(self, target_lufs: float | None) -> dict[str, int]:
        """The gains for this target loudness; none if the target was another."""
        return dict(self.gains) if self.target_lufs == target_lufs else {}

    def unit(self, name: str, track: Path) -> bytes | None:
        """Copy a unit out of the track, which need not be there; None where the unit is not, or no longer."""
        if place := self.places.get(name):
            # Opened anew each time: nobody is kept from replacing it.
            with suppress(OSError), track.open("rb", buffering=0) as file:
                if place.size > 0 <= place.at <= os.fstat(file.fileno()).st_size - place.size:
                    file.seek(place.at)
                    unit = file.read(place.size)
                    return unit if checksum(unit) == place.checksum else None
        return None


def _parsed(found: Any) -> Manifest:
    if found["format"] != FORMAT:
        raise ValueError(found["format"])
    return Manifest(
        _names(found["files"]),
        _names(found["early"]),
        str(found["voice"]),
        int(found["rate"]),
        found["target_lufs"],
        {voice: int(steps) for voice, steps in found["gains"].items()},
        _version(found.get("version", {})),
        {name: UnitPlace(*map(int, place)) for name, place in found["places"].items()},
        str(found.get("script", "")),
    )


def _version(found: Any) -> Version:
    sections = tuple((str(name), int(ms)) for name, ms in found.get("sections", ()))
    return Version(tuple(map(str, found.get("sentences", ()))), sections)


def _names(found: Iterable[object]) -> tuple[str, ...]:
    """Keep only names that a run can have made, as the files may be deleted."""
    return tuple(str(name) for name in found if can_be_ours(name))
