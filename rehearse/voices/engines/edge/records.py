"""What is known of edge's voices without asking its service: their languages, and the pace of those measured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.timing.planning.records import UNKNOWN, KnownVoice, Record

if TYPE_CHECKING:
    from rehearse.core import Language

DEFAULT_VOICES: dict[Language, str] = {"zh": "zh-CN-YunyangNeural", "en": "en-US-JennyNeural"}
"""Yunyang is the service's professional news voice."""

RECORDS = {
    "zh-CN-YunyangNeural": Record(176.5, 220, 674, 170, 610, 0.049, 0.015, 1036),
    "zh-CN-XiaoxiaoNeural": Record(195, 230, 650, 180, 575, 0.04, 0.015, 749),
    "zh-CN-YunxiNeural": Record(177, 350, 670, 195, 888, 0.068, 0.015, 4900),
    "zh-CN-YunjianNeural": Record(194, 190, 655, 185, 872, 0.041, 0.02, 109),
    "en-US-JennyNeural": Record(178.5, 270, 940, 190, 700, 0.047, 0.015, 242),
}
"""A robust fit to 7,036 texts timed from the sound (docs/pace.md), scaled to rate 0. At other rates the voices keep to
1 / (1 + rate) within 0.6 %, from -25 to +30."""

_NAME = re.compile(r"(?:(zh|wuu|yue)|en)-.+Neural")


def known_voice(name: str) -> KnownVoice | None:
    """What is known of a Chinese or English voice by its name; None for a name of another kind.

    >>> [voice and voice.language for voice in map(known_voice, ("zh-HK-HiuGaaiNeural", "en-GB-RyanNeural", "en-us"))]
    ['zh', 'en', None]
    """
    found = _NAME.fullmatch(name)
    if not found:
        return None
    language: Language = "zh" if found[1] else "en"
    return KnownVoice(name, language, RECORDS.get(name, UNKNOWN[language]))
