"""What is known of a voice by its name alone, and how long it takes for a text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rehearse.core.errors import RehearseError
from rehearse.language.numbers.read_out import read_out
from rehearse.language.text.chars import detect
from rehearse.timing.planning.pace import likely_range, voice_pace
from rehearse.timing.planning.records import UNKNOWN, KnownVoice, load_records
from rehearse.voices.engines import ENGINES

if TYPE_CHECKING:
    from rehearse.core import Language

_RATE = re.compile(r"\s*([+-]?\d{1,4})\s*%?\s*")


def known_voice(name: str, language: Language) -> KnownVoice:
    """What this machine has learnt of a voice, else what its engine knows, else what is assumed of any.

    `language` is what a voice is taken to speak whose name no engine knows.

    >>> known_voice("zh-CN-YunxiNeural", "en").language, known_voice("Anna", "zh").language
    ('zh', 'zh')
    """
    found = filter(None, (engine.known_voice(name) for engine in ENGINES.values()))
    voice = next(found, KnownVoice(name, language, UNKNOWN[language]))
    return replace(voice, record=load_records().get(name, voice.record))


@dataclass(frozen=True, slots=True)
class Estimate:
    """How long a text takes."""

    ms: int
    low_ms: int
    high_ms: int
    """With a probability of 80 % it is from `low_ms` to `high_ms`."""


def estimate(text: str, *, voice: str, rate: str | int = "+0%") -> Estimate:
    """Estimate how long a voice takes for a text that it says in one breath of the engine, from first sound to last.

    The silence before and behind is left out. No network is asked. `rate` is in percent, "+10%" or 10; raise
    RehearseError for one that is none.

    >>> estimate("同志们，大家好。", voice="zh-CN-YunxiNeural").ms
    1504
    """
    found = _RATE.fullmatch(str(rate))
    if not found or int(found[1]) <= -100:
        raise RehearseError(f"rate {str(rate)[:20]!r} is no percentage", "write it as +10% or -5%")
    language = detect(text)
    pace = voice_pace(known_voice(voice, language), int(found[1]))
    ms = pace.sound_ms(read_out(text, language), language)
    low, high = likely_range(ms, pace)
    return Estimate(round(ms), low, high)
