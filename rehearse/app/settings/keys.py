"""Every setting there is, and what may stand behind its name.

To add one: (1) write a function from what is written to the value, which raises ValueError where it cannot be, saying
what to write instead; (2) add a row to KEYS; (3) add a field to `Settings`.
"""

from __future__ import annotations

import datetime
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, get_args

from rehearse.audio.formats import FORMATS
from rehearse.language.durations import Target, parse_target
from rehearse.language.pinyin.homophones import spoken_for
from rehearse.language.text.chars import is_han
from rehearse.output.exports import EMBED, EXPORTS, GROUPS
from rehearse.script.reading.options import Headings

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.core import Language

SLOWEST, FASTEST = -50, 100
"""Percent faster than a voice's own speed; what both engines can do."""

QUIETEST, LOUDEST = -40, -5
"""LUFS; beyond, speech is lost in the room or distorted."""

EVERYONE = "*"
"""Who speaks with a voice that is named for nobody in particular."""

_LANGUAGES: dict[str, Language] = {
    "zh": "zh", "cmn": "zh", "chinese": "zh", "中文": "zh", "汉语": "zh", "en": "en", "english": "en", "英文": "en",
    "英语": "en",
}  # fmt: skip
_TRUTH = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_PRESET = re.compile(r"[^\W\d_][\w -]*")


def text(key: str, value: object) -> str:
    """Take one line of text; a number or a date is text, too."""
    if isinstance(value, bool) or not isinstance(value, str | int | float | datetime.date):
        raise ValueError(f"{key} should be a text; put it in quotes")
    line = " ".join(str(value).split())
    if not line:
        raise ValueError(f"{key} is empty; give it a text, or leave it out")
    return line


def choice(key: str, value: object, allowed: tuple[str, ...]) -> Any:
    """Take one of a few words."""
    if isinstance(value, str) and value.strip().lower() in allowed:
        return value.strip().lower()
    raise ValueError(f"{key} cannot be {_shown(value)}; choose {', '.join(allowed[:-1])} or {allowed[-1]}")


def flag(key: str, value: object) -> bool:
    """Take yes or no."""
    said = value if isinstance(value, bool) else _TRUTH.get(str(value).strip().lower())
    if said is None:
        raise ValueError(f"{key} cannot be {_shown(value)}; write true or false")
    return said


def language(key: str, value: object) -> Language:
    """Take a language, with or without a country: zh, zh-CN, en_GB."""
    said = value.strip().lower() if isinstance(value, str) else ""
    known = _LANGUAGES.get(said) or _LANGUAGES.get(re.split("[-_]", said)[0])
    if known is None:
        raise ValueError(f"{key} cannot be {_shown(value)}; choose zh or en")
    return known


def rate(key: str, value: object) -> int:
    """Take percent, such as -10 or "+5%"."""
    said = re.fullmatch(r"\s*([+-]?\d{1,9})\s*%?\s*", value) if isinstance(value, str) else None
    if isinstance(value, bool) or not (said or isinstance(value, int)):
        raise ValueError(
            f"{key} cannot be {_shown(value)}; write a whole number from {SLOWEST} to {FASTEST}, in percent"
        )
    percent = int(said[1]) if said else int(str(value))
    if not SLOWEST <= percent <= FASTEST:
        raise ValueError(f"{key} {percent} is out of reach; choose {SLOWEST} to {FASTEST} percent")
    return percent


def audio(key: str, value: object) -> str:
    """Take the name of an audio format."""
    name = str(value).strip().lower().removeprefix(".")
    if name not in FORMATS:
        raise ValueError(f"no audio {key} {_shown(value)}; there is {', '.join(FORMATS)}")
    return name


def loudness(key: str, value: object) -> float | None:
    """Take LUFS, such as -16, or "off"."""
    said = str(value).strip().lower()
    if value is False or said == "off":  # YAML takes off for false
        return None
    try:
        number = float(said.removesuffix("lufs"))
    except ValueError:
        number = 0.0
    if isinstance(value, bool) or not QUIETEST <= number <= LOUDEST:
        raise ValueError(f"{key} cannot be {_shown(value)}; write LUFS from {QUIETEST} to {LOUDEST}, or off")
    return number


def exports(key: str, value: object) -> tuple[str, ...]:
    """Take the names of what is to be left beside the track, in a list or with commas."""
    said = value if isinstance(value, list | tuple) else str(value).split(",")
    names = tuple(name for one in said for part in str(one).split(",") if (name := part.strip().lower()))
    known = (*EXPORTS, *GROUPS)
    for name in names:
        if name not in known:
            meant = get_close_matches(name, known, n=1)
            hint = f"did you mean {meant[0]}?" if meant else f"there is {', '.join(known)}"
            raise ValueError(f"no {key} {_shown(name)}; {hint}")
    return names


def engine(key: str, value: object) -> str:
    """Take the name of an engine that there is."""
    name, known = text(key, value), _engines()
    if name == "auto" or name in known:
        return name
    near = get_close_matches(name, known, n=3, cutoff=0.4) or known
    raise ValueError(f"no {key} {name!r}; there is {', '.join(near)}, or auto")


def pace(key: str, value: object) -> float | str:
    """Take how much a person says in a minute, or the name of a usual pace."""
    try:
        number = float(value) if isinstance(value, str | int | float) else None
    except ValueError:
        number = None
    if number is None and isinstance(value, str) and _PRESET.fullmatch(value.strip()):
        return value.strip()
    if number is None or isinstance(value, bool) or not 0 < number <= 2000:
        raise ValueError(
            f"{key} cannot be {_shown(value)}; write characters or words a minute, or a pace's name"
        )
    return number


def length(key: str, value: object) -> Target:
    """Take how long the speech is to take."""
    if isinstance(value, datetime.time):  # TOML takes 00:15:00 for a time of the day
        raise ValueError(f'{key} needs quotes here; write {key} = "15:00"')
    return parse_target(text(key, value))


def pairs(key: str, value: object) -> tuple[tuple[str, str], ...]:
    """Take a table of words and how they are read."""
    if not isinstance(value, dict):
        raise ValueError(f"{key} should be a table; write a word and how it is read on each line of it")
    found = tuple((text(key, word), text(f"{key}: {word}", said)) for word, said in value.items())
    for word, said in found:
        if word and all(map(is_han, word)) and spoken_for(word, said) is None:
            raise ValueError(
                f"{key}: {_shown(said)} is no reading of {word}; write pinyin with tones, a syllable for each of its "
                f"{len(word)} characters, or words that sound so"
            )
    return found


def voices(key: str, value: object) -> tuple[tuple[str, str, str], ...]:
    """Take a voice, or a table of ENGINE, SPEAKER or ENGINE/SPEAKER and voice.

    Each comes out as (engine or "", speaker or "", voice).
    """
    if not isinstance(value, dict):
        return (("", "", text(key, value)),)
    return tuple((*_who(str(who).strip()), text(f"{key}: {who}", name)) for who, name in value.items())


def _who(who: str) -> tuple[str, str]:
    """Tell engine and speaker: "edge" is an engine, "甲" a speaker, "edge/甲" both.

    >>> _who("edge"), _who("甲"), _who("espeak/甲"), _who("*")
    (('edge', ''), ('', '甲'), ('espeak', '甲'), ('', ''))
    """
    first, _, speaker = who.partition("/")
    if first in _engines():
        return first, "" if speaker == EVERYONE else speaker
    return "", "" if who == EVERYONE else who


def _engines() -> tuple[str, ...]:
    """List the engines; what looks for other packages' takes its time, so it is imported only now."""
    from rehearse.voices.engines import names

    return names()


KEYS: dict[str, Callable[[str, object], Any]] = {
    "title": text,
    "language": language,
    "target": length,
    "pace": pace,
    "engine": engine,
    "voice": voices,
    "rate": rate,
    "format": audio,
    "loudness": loudness,
    "export": exports,
    "embed": lambda key, value: choice(key, value, EMBED),
    "lexicon": pairs,
    "placeholder": text,
    "headings": lambda key, value: choice(key, value, get_args(Headings)),
    "speak_title": flag,
    "slash_pauses": flag,
}
"""Name -> function from the name and what is written to the value."""


def plain(key: str) -> str:
    """Give a name in the one form that KEYS has: speak-title and Speak_Title are speak_title."""
    return key.strip().lower().replace("-", "_").replace(" ", "_")


def near(key: str, cutoff: float) -> str:
    """Name the setting that is most like an unknown one; empty if none is."""
    return next(iter(get_close_matches(plain(key), KEYS, n=1, cutoff=cutoff)), "")


def _shown(value: object) -> str:
    return repr(value) if len(repr(value)) < 40 else f"{repr(value)[:36]}…"
