"""Parsers of the settings: functions from a setting's name and what is written to its value.

Each raises RehearseError where the value cannot be, saying what to write instead. What is heavy is imported when it is
needed: the command line takes its options from the table before it does anything.
"""

from __future__ import annotations

import datetime
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from rehearse.app.settings.written import VoiceFor
from rehearse.core.errors import RehearseError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rehearse.core import Language
    from rehearse.language.durations import Target

QUIETEST, LOUDEST = -40, -5
"""LUFS; beyond, speech is lost in the room or distorted."""

EVERYONE = "*"
"""The key of the voice for all other speakers."""

_PRESET = re.compile(r"[^\W\d_][\w -]*")


def as_text(key: str, value: object) -> str:
    """Take one line of text; a number or a date is text, too."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | datetime.date):
        raise RehearseError(f"{key} should be a text", "put it in quotes")
    line = " ".join(str(value).split())
    if not line:
        raise RehearseError(f"{key} is empty", "give it a text, or leave it out")
    return line


def word_choice(hint: str, allowed: Mapping[str, Any]) -> Callable[[str, object], Any]:
    """Take one of a few words for the value that it has."""

    def parse(key: str, value: object) -> Any:
        said = str(value).strip().lower()
        if said not in allowed:
            raise RehearseError(f"{key} cannot be {_shown(value)}", hint)
        return allowed[said]

    return parse


def choice(*allowed: str) -> Callable[[str, object], Any]:
    """Take one of a few words."""
    return word_choice(f"choose {', '.join(allowed[:-1])} or {allowed[-1]}", {word: word for word in allowed})


as_flag = word_choice(
    "write true or false",
    {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False},
)

_LANGUAGES: dict[str, Language] = {
    "zh": "zh", "cmn": "zh", "chinese": "zh", "中文": "zh", "汉语": "zh", "en": "en", "english": "en", "英文": "en",
    "英语": "en",
}  # fmt: skip


def as_language(key: str, value: object) -> Language:
    """Take a language, with or without a country: zh, zh-CN, en_GB."""
    found = _LANGUAGES.get(re.split("[-_]", str(value).strip().lower())[0])
    if found is None:
        raise RehearseError(f"{key} cannot be {_shown(value)}", "choose zh or en")
    return found


def bounded_number(least: int, most: int, unit: str, sign: str) -> Callable[[str, object], int]:
    """Take a whole number, such as -10 or, with the unit's sign, "+5%"."""

    def parse(key: str, value: object) -> int:
        said = re.fullmatch(rf"([+-]?\d{{1,9}})\s*{sign}?", str(value).strip())
        if said is None:
            raise RehearseError(
                f"{key} cannot be {_shown(value)}", f"write a whole number from {least} to {most}, in {unit}"
            )
        if not least <= int(said[1]) <= most:
            raise RehearseError(f"{key} {int(said[1])} is out of reach", f"choose {least} to {most} {unit}")
        return int(said[1])

    return parse


def as_format(key: str, value: object) -> str:
    """Take the name of an audio format."""
    from rehearse.audio.formats import FORMATS

    name = str(value).strip().lower().removeprefix(".")
    if name not in FORMATS:
        raise RehearseError(f"no audio {key} {_shown(value)}", f"there is {', '.join(FORMATS)}")
    return name


def as_loudness(key: str, value: object) -> float | None:
    """Take LUFS, such as -16, or "off"."""
    said = str(value).strip().lower().removesuffix("lufs")
    if said in ("off", "false"):  # a YAML reader takes off for false
        return None
    if not QUIETEST <= (number := _number(said)) <= LOUDEST:
        raise RehearseError(
            f"{key} cannot be {_shown(value)}", f"write LUFS from {QUIETEST} to {LOUDEST}, or off"
        )
    return number


def as_exports(key: str, value: object) -> tuple[str, ...]:
    """Take the names of what is to be left beside the track, in a list or with commas."""
    from rehearse.output.exports import EXPORTS, GROUPS

    said = value if isinstance(value, list | tuple) else [value]
    names = tuple(name for one in said for part in str(one).split(",") if (name := part.strip().lower()))
    known = (*EXPORTS, *GROUPS)
    for name in names:
        if name not in known:
            meant = get_close_matches(name, known, n=1)
            hint = f"did you mean {meant[0]}?" if meant else f"there is {', '.join(known)}"
            raise RehearseError(f"no {key} {_shown(name)}", hint)
    return names


def as_engine(key: str, value: object) -> str:
    """Take the name of an engine that there is."""
    from rehearse.voices.engines import AUTO, engine_names, is_engine

    name = as_text(key, value)
    if name == AUTO or is_engine(name):
        return name
    known = engine_names()
    near = get_close_matches(name, known, n=3, cutoff=0.4) or known
    raise RehearseError(f"no {key} {name!r}", f"there is {', '.join(near)}, or {AUTO}")


def as_pace(key: str, value: object) -> float | str:
    """Take how much a person says in a minute, or the name of a usual pace."""
    said = str(value).strip()
    if isinstance(value, str) and _PRESET.fullmatch(said):
        return said
    if not 0 < (number := _number(said)) <= 2000:
        raise RehearseError(
            f"{key} cannot be {_shown(value)}", "write characters or words a minute, or a pace's name"
        )
    return number


def as_target(key: str, value: object) -> Target:
    """Take how long the speech is to take."""
    from rehearse.language.durations import parse_target

    if isinstance(value, datetime.time):  # TOML takes 00:15:00 for a time of the day
        raise RehearseError(f"{key} needs quotes here", f'write {key} = "15:00"')
    from rehearse.timing.report.occasions import OCCASIONS, occasion_named

    said = as_text(key, value)
    if found := occasion_named(said):
        return found
    try:
        return parse_target(said)
    except RehearseError as error:
        if meant := get_close_matches(said.lower(), OCCASIONS, n=1, cutoff=0.6):
            error.do = f"did you mean {meant[0]}?"
        raise


def as_lexicon(key: str, value: object) -> tuple[tuple[str, str], ...]:
    """Take a table of words and how they are read."""
    from rehearse.language.pinyin.homophones import spoken_for
    from rehearse.language.text.chars import is_han

    if not isinstance(value, dict):
        raise RehearseError(f"{key} should be a table", "write a word and how it is read on each line of it")
    found = tuple((as_text(key, word), as_text(f"{key}: {word}", said)) for word, said in value.items())
    for word, said in found:
        if word and all(map(is_han, word)) and spoken_for(word, said) is None:
            raise RehearseError(
                f"{key}: {_shown(said)} is no reading of {word}",
                f"write pinyin with tones, a syllable for each of its {len(word)} characters, or words that sound so",
            )
    return found


def as_voices(key: str, value: object) -> tuple[VoiceFor, ...]:
    """Take a voice, a list of SPEAKER=NAME, or a table of ENGINE, SPEAKER or ENGINE/SPEAKER and voice."""
    if isinstance(value, list | tuple):
        if nobodys := next((one for one in value if str(one).startswith("=")), None):
            raise RehearseError(
                f"--{key} {_shown(nobodys)} names no speaker", "write SPEAKER=NAME, or NAME for everyone"
            )
        parted = [str(one).rpartition("=") for one in value]
        value = {who.strip() or EVERYONE: name.strip() for who, _, name in parted}
    if not isinstance(value, dict):
        return (VoiceFor("", "", as_text(key, value)),)
    return tuple(
        VoiceFor(*_who(str(who).strip()), as_text(f"{key}: {who}", name)) for who, name in value.items()
    )


def _who(who: str) -> tuple[str, str]:
    """Engine and speaker: "edge" is an engine, "甲" a speaker, "edge/甲" both.

    >>> _who("edge"), _who("甲"), _who("espeak/甲"), _who("*")
    (('edge', ''), ('', '甲'), ('espeak', '甲'), ('', ''))
    """
    from rehearse.voices.engines import is_engine

    first, _, speaker = who.partition("/")
    engine, speaker = (first, speaker) if is_engine(first) else ("", who)
    return engine, "" if speaker == EVERYONE else speaker


def plainly(value: object) -> str:
    """Show a value as it is written."""
    if isinstance(value, bool):
        return str(value).lower()
    return f"{value:g}" if isinstance(value, float) else str(value)


def shown_engine(name: str) -> str:
    """Show an engine, and what "auto" means."""
    from rehearse.voices.engines import AUTO, ENGINES, candidates

    tried = (f"{one} if its service answers" if ENGINES[one].online else one for one in candidates(AUTO))
    return f"{AUTO}: {', else '.join(tried)}" if name == AUTO else name


def shown_exports(names: tuple[str, ...]) -> str:
    """Show what is left beside the track, groups taken apart."""
    from rehearse.output.exports import chosen_exports

    return ", ".join(chosen_exports(names))


def _number(said: str) -> float:
    """Read a number; 0 where it is none."""
    try:
        return float(said)
    except ValueError:
        return 0.0


def _shown(value: object) -> str:
    return repr(value) if len(repr(value)) < 40 else f"{repr(value)[:36]}…"
