"""What holds for a speech: the command line wins, then the script's front matter, then rehearse.toml, then defaults.

How words are read is said in table.tsv as well, which wins over both files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from rehearse.app.settings import beside, front_matter
from rehearse.app.settings.entries import Entry, Origin, Place, Unreadable
from rehearse.app.settings.keys import KEYS, near, plain
from rehearse.audio import TARGET_LUFS
from rehearse.core import Notice
from rehearse.core.errors import RehearseError, ScriptError
from rehearse.script.reading.options import Options
from rehearse.script.reading.source import decode

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from rehearse.core import Language
    from rehearse.language.durations import Target
    from rehearse.script.reading.options import Headings
    from rehearse.script.reading.source import File

_LIKE = 0.8
"""How like one of ours a name in front matter is (difflib's ratio) when it is taken for a slip, not for another's."""


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
        """Say it."""
        said = _NOTICES[language][self.key]
        return Notice(self.line, said.format(about=self.about, meant=self.meant))


@dataclass(frozen=True, slots=True)
class VoiceFor:
    """A voice that somebody is to have."""

    engine: str
    """Empty: whichever engine speaks."""
    speaker: str
    """Empty: everyone else."""
    name: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Settings:
    """What holds, and where it comes from; times in milliseconds."""

    title: str | None = None
    language: Language | None = None
    target: Target | None = None
    pace: float | str | None = None
    """Characters or words a minute, or the name of a usual pace."""
    engine: str = "auto"
    voice: tuple[VoiceFor, ...] = ()
    """What wins comes first."""
    rate: int = 0
    """Percent faster than the voice's own speed."""
    format: str = "mp3"
    loudness: float | None = TARGET_LUFS
    """LUFS of the speech; None leaves the voices as they are."""
    export: tuple[str, ...] = ()
    """What is left beside the track; the usual if empty."""
    embed: Literal["auto", "always", "never"] = "auto"
    """Whether the page holds the sound in itself."""
    lexicon: tuple[tuple[str, str], ...] = ()
    placeholder: str | None = None
    headings: Headings = "auto"
    speak_title: bool = False
    slash_pauses: bool = False
    origins: tuple[tuple[str, Origin], ...] = ()
    """(setting, where it comes from) of those that are not left to the default; a lexicon's word as "lexicon 词"."""
    remarks: tuple[Remark, ...] = ()
    """What the author should know about the front matter."""

    @property
    def options(self) -> Options:
        """What of it concerns how the script is read."""
        return Options(
            headings=self.headings,
            speak_title=self.speak_title,
            slash_pauses=self.slash_pauses,
            title=self.title,
            language=self.language,
            lexicon=self.lexicon,
            placeholder=self.placeholder,
            speakers=tuple(sorted({voice.speaker for voice in self.voice} - {""})),
        )

    def origin(self, setting: str) -> Origin:
        """Tell where a setting comes from."""
        return dict(self.origins).get(setting, "default")

    def voice_for(self, engine: str, speaker: str = "") -> VoiceFor | None:
        """Find the voice that somebody is to have; None where it is left to the engine."""
        asked = [voice for voice in self.voice if voice.engine in ("", engine)]
        own = [voice for voice in asked if voice.speaker == speaker]
        return next(iter(own or [voice for voice in asked if not voice.speaker]), None)


def gather(file: File, asked: Mapping[str, object], folder: Path | None = None) -> Settings:
    """Gather what holds for a script: `asked` on the command line, in the file itself, in `folder`'s files.

    These are rehearse.toml and, of how words are read, the tables of table. Raises RehearseError with one line, file
    and line named, where a value cannot be.
    """
    remarks: list[Remark] = []
    places = [
        Place("command line", "", tuple(Entry(key, value) for key, value in asked.items())),
        Place("front matter", file.shown, _front_matter(file, remarks)),
    ]
    if folder is not None:
        places[1:1] = _readings(folder, file)
        path = folder / beside.NAME
        places.append(Place("rehearse.toml", str(path), _own(path)))
    values: dict[str, Any] = {}
    origins: dict[str, Origin] = {}
    voices: list[VoiceFor] = []
    lexicon: dict[str, str] = {}
    for place in places:
        for key, value in _checked(place):
            if key == "voice":
                # one engine's voice before that for any engine, of those that stand in the same place
                ranked = sorted(value, key=lambda item: not item[0])
                voices += [VoiceFor(engine, who, name, place.origin) for engine, who, name in ranked]
            elif key == "lexicon":
                origins = {f"{key} {word}": place.origin for word, _ in value} | origins
                lexicon = dict(value) | lexicon
            elif key not in values:
                values[key] = value
                origins[key] = place.origin
    values |= {"voice": tuple(voices), "lexicon": tuple(lexicon.items())}
    return Settings(**values, origins=tuple(origins.items()), remarks=tuple(remarks))


_BEFORE_TEXT = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""Byte order marks, the zeros of UTF-16 and 32, and white space."""


def _front_matter(file: File, remarks: list[Remark]) -> tuple[Entry, ...]:
    """Read a script's front matter; what is wrong with it as a whole, or looks like a slip, is told, and no error."""
    if not file.data[:64].lstrip(_BEFORE_TEXT).startswith(b"-"):
        return ()
    try:
        found = front_matter.entries(decode(file).text)
    except Unreadable as error:
        remarks.append(Remark(error.line, "unreadable", error.why))
        return ()
    remarks += [
        Remark(entry.line, "slip", entry.key[:30], meant)
        for entry in found
        if plain(entry.key) not in KEYS and (meant := near(entry.key, _LIKE))
    ]
    return tuple(entry for entry in found if plain(entry.key) in KEYS)


def _readings(folder: Path, file: File) -> list[Place]:
    """Give what the user confirmed in the script's table of readings, and in that of its folder."""
    from rehearse.script.readings import table

    paths = (table.beside(folder / file.name), folder / table.NAME)
    found = [(path, table.load_readings(path)) for path in paths if path.is_file()]
    return [
        Place("readings.tsv", str(path), (Entry("lexicon", dict(lexicon)),))
        for path, lexicon in found
        if lexicon
    ]


def _own(path: Path) -> tuple[Entry, ...]:
    """Read rehearse.toml, where nothing but settings may stand."""
    found = beside.entries(path)
    for entry in found:
        if plain(entry.key) not in KEYS:
            meant = near(entry.key, 0.5)
            hint = f"did you mean {meant}?" if meant else f"there is {', '.join(KEYS)}"
            raise ScriptError(f"{_where(str(path), entry.line)}: no setting {entry.key[:30]!r}; {hint}")
    return found


def _checked(place: Place) -> Iterator[tuple[str, Any]]:
    for entry in place.entries:
        key = plain(entry.key)
        try:
            yield key, KEYS[key](key, entry.value)
        except ValueError as error:
            if not place.shown:
                raise RehearseError(str(error)) from None
            raise ScriptError(f"{_where(place.shown, entry.line)}: {error}") from None


def _where(shown: str, line: int) -> str:
    return f"{shown}:{line}" if line else shown
