"""What is known of Kokoro's voices without the model: which to use, and how fast those measured speak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.timing.planning.records import Record

if TYPE_CHECKING:
    from rehearse.core import Language
    from rehearse.voices.engines.kokoro.pins import KnownVoice

DEFAULT_VOICES: dict[Language, str] = {"zh": "zf_xiaoxiao", "en": "af_heart"}

_COUNTERPARTS = {
    ("zh", "female"): "af_heart",
    ("zh", "male"): "am_michael",
    ("en", "female"): "zf_xiaoxiao",
    ("en", "male"): "zm_yunxi",
}
"""(A voice's language, its gender) -> who speaks the other language in its stead."""

RECORDS: dict[str, Record] = {}


def counterpart(voice: KnownVoice) -> str:
    """Name the voice of the same gender that speaks the other language."""
    return _COUNTERPARTS["zh" if voice.language == "zh-CN" else "en", voice.gender]
