"""Settings as they are written in one place: names, values, lines, and remarks for the author."""

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
class SettingsLayer:
    """The settings of one place: the command line, or a file."""

    origin: Origin
    shown: str
    """How errors name the file; empty for the command line."""
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class VoiceFor:
    """A voice asked for a speaker."""

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
