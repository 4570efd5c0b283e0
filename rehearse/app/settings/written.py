"""What a place where settings are written says: names, values, lines, and what its author should know about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Origin = Literal["command line", "readings.tsv", "front matter", "rehearse.toml", "default"]
"""Where a setting may come from; the first wins."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One setting as written."""

    key: str
    value: object
    """Text, number, truth value, or a dict or list of such."""
    line: int = 0
    """From 1; 0 where there are no lines."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place where settings are written, and what it says."""

    origin: Origin
    shown: str
    """How errors name the file; empty for the command line."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class VoiceFor:
    """A voice that somebody is to have."""

    engine: str
    """Empty: whichever engine speaks."""
    speaker: str
    """Empty: everyone else."""
    name: str
    origin: Origin = "default"


class Unreadable(Exception):  # noqa: N818 - it never reaches the user as it is
    """Something that should hold settings cannot be understood."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line
        self.why = why
