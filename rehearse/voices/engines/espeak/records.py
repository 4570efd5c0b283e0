"""What is known of espeak's voices without starting it: their languages, and the measured pace of the usual two."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.timing.planning.records import UNKNOWN, KnownVoice, Record

if TYPE_CHECKING:
    from rehearse.core import Language

DEFAULT_VOICES: dict[Language, str] = {"zh": "cmn", "en": "en-us"}

RECORDS = {
    "cmn": Record(237, 190, 260, 0, 0, 0.051, 0.02, 194),
    "en-us": Record(257.5, 282, 640, 0, 0, 0.07, 0.03, 48),
}
"""From sentences of the sample speeches spoken by our engine."""

RATES = {
    "cmn": (
        (-50, 2.148), (-35, 1.629), (-25, 1.394), (-10, 1.137), (0, 1.0), (10, 0.894), (25, 0.764), (50, 0.618),
        (75, 0.515), (100, 0.450),
    ),
    "en-us": (
        (-50, 1.485), (-35, 1.483), (-25, 1.344), (-10, 1.110), (0, 1.0), (10, 0.909), (25, 0.793), (50, 0.658),
        (75, 0.561), (100, 0.494),
    ),
}  # fmt: skip
"""Voice -> (rate, its time as a share of that at rate 0), measured on the sentences of its record."""

_LANGUAGES: dict[str, Language] = {
    "cmn": "zh",
    "sit": "zh",
    "yue": "zh",
    "hak": "zh",
    "en": "en",
    "gmw": "en",
}
"""First part of a voice's name, which is its language's tag or its file's folder -> its language."""


def language_of(voice: str) -> Language | None:
    """A voice's language by its name; None for a language that no script is in.

    >>> language_of("cmn+f3"), language_of("en-gb"), language_of("gmw/en-US"), language_of("de")
    ('zh', 'en', 'en', None)
    """
    return _LANGUAGES.get(re.split(r"[+/-]", voice, maxsplit=1)[0].lower())


def known_voice(name: str) -> KnownVoice | None:
    """What is known of a Chinese or English voice by its name; None for another.

    A variant, as in "cmn+f3", changes the timbre, not the speed.
    """
    language, base = language_of(name), name.partition("+")[0]
    if language is None:
        return None
    return KnownVoice(name, language, RECORDS.get(base, UNKNOWN[language]), RATES.get(base, ()))
