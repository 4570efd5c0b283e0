"""Settings as they are written in one place: names, values, lines, and remarks for the author."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rehearse.core import Notice

if TYPE_CHECKING:
    from rehearse.core import Language

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


_NOTICES: dict[Language, dict[str, str]] = {
    "zh": {
        "unreadable": "前置信息无法理解，未采用（{about}）",
        "slip": "前置信息里的 {about} 不是设置项，是否想写 {meant}？",
    },
    "en": {
        "unreadable": "the front matter cannot be understood and is not used ({about})",
        "slip": "{about} in the front matter is no setting; did you mean {meant}?",
    },
}


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about the front matter that the author should know, in whatever language the script turns out to be."""

    line: int
    key: Literal["unreadable", "slip"]
    about: str
    meant: str = ""

    def notice(self, language: Language) -> Notice:
        """Put it into words."""
        said = _NOTICES[language][self.key]
        return Notice(self.line, said.format(about=self.about, meant=self.meant))
