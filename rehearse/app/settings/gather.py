"""Merges the settings: the command line wins, then the script's front matter, then rehearse.toml, then defaults.

Readings are in readings.tsv as well, which wins over both files.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from rehearse.app.settings import read_toml, read_yaml
from rehearse.app.settings.table import ROWS, Settings, near, plain
from rehearse.app.settings.written import Entry, Origin, SettingsLayer, Unreadable, VoiceFor
from rehearse.core import Notice
from rehearse.core.errors import RehearseError, ScriptError
from rehearse.core.folders import there
from rehearse.script.reading.source import decode_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from rehearse.script.reading.source import File

_LIKE = 0.8
"""How like one of ours a name in front matter is (difflib's ratio) when it is taken for a slip, not for another's."""

_BEFORE_TEXT = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
"""Byte order marks, the zeros of UTF-16 and 32, and white space."""


def gather(file: File, asked: Mapping[str, object], folder: Path | None = None) -> Settings:
    """Gather the settings of a script: `asked` on the command line, in the file itself, in `folder`'s files.

    Raises RehearseError with one line, file and line named, where a value cannot be.
    """
    notices: list[Notice] = []
    places = [
        SettingsLayer("command line", "", tuple(Entry(key, value) for key, value in asked.items())),
        SettingsLayer("front matter", file.shown, _front_matter(file, notices)),
    ]
    if folder is not None:
        places[1:1] = _readings(folder, file)
        path = folder / read_toml.NAME
        places.append(SettingsLayer("rehearse.toml", str(path), _own(path)))
    found: dict[str, Any] = {}
    origins: dict[str, Origin] = {}
    voices: list[VoiceFor] = []
    lexicon: dict[str, str] = {}
    for place in places:
        for key, value in _checked(place):
            if key == "voice":
                # one engine's voice before that for any engine, of those that stand in the same place
                ranked = sorted(value, key=lambda voice: not voice.engine)
                voices += [replace(voice, origin=place.origin) for voice in ranked]
            elif key == "lexicon":
                origins = {f"{key} {word}": place.origin for word, _ in value} | origins
                lexicon = dict(value) | lexicon
            elif key not in found:
                found[key] = value
                origins[key] = place.origin
    found |= {"voice": tuple(voices), "lexicon": tuple(lexicon.items())}
    return Settings(**found, origins=tuple(origins.items()), notices=tuple(notices))


def _front_matter(file: File, notices: list[Notice]) -> tuple[Entry, ...]:
    """Read a script's front matter; what cannot be read, or looks like a slip, becomes a notice, not an error."""
    if not file.data[:64].lstrip(_BEFORE_TEXT).startswith(b"-"):
        return ()
    try:
        found = read_yaml.entries(decode_text(file).text)
    except Unreadable as error:
        notices.append(Notice(error.line, "no settings", {"why": error.why}))
        return ()
    notices += [
        Notice(entry.line, "no setting", {"name": entry.key[:30], "meant": meant})
        for entry in found
        if plain(entry.key) not in ROWS and (meant := near(entry.key, _LIKE))
    ]
    ours = [entry for entry in found if plain(entry.key) in ROWS]
    notices += [
        Notice(entry.line, "not by script", {"name": plain(entry.key)})
        for entry in ours
        if not ROWS[plain(entry.key)].by_script
    ]
    return tuple(entry for entry in ours if ROWS[plain(entry.key)].by_script)


def _readings(folder: Path, file: File) -> list[SettingsLayer]:
    """Find what the user confirmed in the script's table of readings, and in that of its folder."""
    from rehearse.script.readings import table

    paths = (table.beside(folder / file.name), folder / table.NAME)
    found = [
        (path, table.load_readings(path)) for path in paths if there(path)
    ]  # the name may be too long for one
    return [
        SettingsLayer("readings.tsv", str(path), (Entry("lexicon", dict(lexicon)),))
        for path, lexicon in found
        if lexicon
    ]


def _own(path: Path) -> tuple[Entry, ...]:
    """Read rehearse.toml, where nothing but settings may stand."""
    found = read_toml.entries(path)
    for entry in found:
        if plain(entry.key) not in ROWS:
            meant = near(entry.key, 0.5)
            hint = f"did you mean {meant}?" if meant else f"there is {', '.join(ROWS)}"
            raise ScriptError(f"no setting {entry.key[:30]!r}", hint, path=path, line=entry.line)
    return found


def _checked(place: SettingsLayer) -> Iterator[tuple[str, Any]]:
    for entry in place.entries:
        key = plain(entry.key)
        try:
            yield key, ROWS[key].parse(key, entry.value)
        except RehearseError as error:
            kind = ScriptError if place.shown else RehearseError
            raise kind(error.what, error.do, path=place.shown, line=entry.line) from None
