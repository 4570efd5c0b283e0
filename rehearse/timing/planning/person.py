"""How fast a person speaks: a number, one of the usual paces, or a profile that was measured."""

from __future__ import annotations

import math
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from rehearse.core.errors import RehearseError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rehearse.core import Language

VOICE: Final = "voice"
"""The value of `--pace` that leaves the voice as it is."""


@dataclass(frozen=True, slots=True)
class SpeakingRate:
    """How much someone says in a minute, pauses included, in units of the script's language."""

    a_minute: float
    """Characters or words, as the report counts them."""
    sure: float
    """Share of the time within which it ends with a probability of 80 %."""
    words: str
    """Where this comes from, for the reader of the report; empty for a number that the user gave."""
    applause: bool | None = None
    """Whether the hall's applause is in it, too; None where nobody says."""


Pacing: TypeAlias = SpeakingRate | Literal["voice"]


@dataclass(frozen=True, slots=True)
class Preset:
    """A usual pace, pauses included: sources vary, so it has a range."""

    a_minute: float
    least: float
    most: float
    label: str
    """For the reader of the report; empty for the one that holds when nobody chooses."""
    sure: float = 0.12
    """Share of the time within which a speaker who chose it is, in four cases of five."""
    applause: bool = False
    """Whether the hall's applause is in it."""


PRESETS: dict[Language, dict[str, Preset]] = {
    "zh": {
        "report": Preset(130, 110, 150, "正式报告", sure=0.15, applause=True),
        "formal": Preset(190, 180, 200, "正式致辞"),
        "speech": Preset(200, 180, 220, "", sure=0.15),
        "lecture": Preset(260, 229, 291, "讲课"),
        "news": Preset(285, 270, 300, "新闻播报"),
        "recitation": Preset(150, 120, 180, "朗诵"),
    },
    "en": {
        "formal": Preset(108, 95, 120, "formal address", applause=True),
        "slow": Preset(130, 120, 140, "slow"),
        "speech": Preset(150, 130, 160, "", sure=0.15),
        "talk": Preset(158, 130, 186, "talk on a stage", sure=0.18),
        "brisk": Preset(160, 150, 170, "brisk"),
    },
}
"""Language of the script -> name -> usual pace; docs/pace.md has the sources."""

ALIASES: Final = {
    "报告": "report",
    "正式": "formal",
    "致辞": "formal",
    "讲话": "speech",
    "演讲": "speech",
    "讲课": "lecture",
    "新闻": "news",
    "朗诵": "recitation",
}

DEFAULT: Final = "speech"

_SAID_SO = 0.07
"""How far a person is from a pace that the user gave as a number: it varies with text, hall and day."""

_SLOWEST, _FASTEST = 20, 1000


def parse_pace(
    pace: float | str | None, language: Language, profiles: Mapping[str, SpeakingRate] | None = None
) -> Pacing:
    """Understand `--pace`: a number a minute, a preset, a profile's name, "voice", or None for the usual speech.

    Raise RehearseError for a name that is none of these, and for a number that nobody can mean.
    """
    said = str(DEFAULT if pace is None else pace).strip()
    if (number := _number(said)) is not None:
        return _given(number, language)
    if said.lower() == VOICE:
        return VOICE
    if profiles and said in profiles:
        return profiles[said]
    name = ALIASES.get(said, said.lower())
    if name in PRESETS[language]:
        return _usual(name, language)
    raise RehearseError(f"no pace {said[:40]!r}", _choices(said, language, profiles or {}))


def reserved(name: str) -> bool:
    """True where `--pace` means something else by a name, so that no profile may have it."""
    presets = {preset for table in PRESETS.values() for preset in table}
    return name.lower() in presets | {VOICE} or name in ALIASES or _number(name) is not None


def _number(said: str) -> float | None:
    try:
        number = float(said)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _given(number: float, language: Language) -> SpeakingRate:
    if not _SLOWEST <= number <= _FASTEST:
        unit = "characters" if language == "zh" else "words"
        usual = PRESETS[language][DEFAULT].a_minute
        raise RehearseError(
            f"a pace of {number:g} {unit} a minute is out of reach",
            f"give {_SLOWEST} to {_FASTEST}, usual is {usual:g}",
        )
    return SpeakingRate(number, _SAID_SO, "")


def _usual(name: str, language: Language) -> SpeakingRate:
    preset = PRESETS[language][name]
    return SpeakingRate(preset.a_minute, preset.sure, preset.label, preset.applause)


def _choices(said: str, language: Language, profiles: Mapping[str, SpeakingRate]) -> str:
    names = [*profiles, *PRESETS[language], VOICE]
    aliases = [*ALIASES] if language == "zh" else []
    near = get_close_matches(said.lower(), [*names, *aliases], n=3, cutoff=0.5) or names
    return f"there is {', '.join(near)}, or a number a minute"
