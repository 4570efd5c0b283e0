"""What is known of Kokoro's voices without the model: which to use, their languages, and how fast some speak."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from rehearse.timing.planning.records import UNKNOWN, KnownVoice, Record

if TYPE_CHECKING:
    from rehearse.core import Language

DEFAULT_VOICES: dict[Language, str] = {"zh": "zf_xiaoxiao", "en": "af_heart"}

RECORDS = {
    "zf_xiaoxiao": Record(199.5, 150, 300, 0, 0, 0.048, 0.02, 100),
    "zm_yunxi": Record(183.7, 161, 300, 0, 0, 0.053, 0.02, 100),
    "zm_yunjian": Record(196.2, 128, 300, 0, 0, 0.064, 0.02, 100),
    "zm_yunyang": Record(188.9, 97.8, 300, 0, 0, 0.063, 0.02, 100),
    "zf_xiaobei": Record(236.9, 132.0, 300, 0, 0, 0.059, 0.02, 100),
    "af_heart": Record(192.7, 279.5, 300, 0, 0, 0.065, 0.02, 42),
    "am_michael": Record(223.8, 154.7, 300, 0, 0, 0.064, 0.02, 48),
    "bf_emma": Record(188.9, 175.3, 300, 0, 0, 0.055, 0.02, 48),
}
"""By the clock, on sentences of speeches, with the stops that the engine makes."""

RATES = (
    (-50, 2.044), (-35, 1.597), (-25, 1.393), (-10, 1.078), (0, 1.0), (10, 0.940), (25, 0.849), (50, 0.659),
    (75, 0.623), (100, 0.585),
)  # fmt: skip
"""(Rate, its time as a share of that at rate 0): every letter takes a whole number of frames, one at least."""

LICENCE = "Kokoro-82M by hexgrad, Apache-2.0; what its Mandarin voices were trained on is not published"
"""One line, for a list of voices."""

_LANGUAGES: dict[str, Language] = {
    "zf_": "zh",
    "zm_": "zh",
    "af_": "en",
    "am_": "en",
    "bf_": "en",
    "bm_": "en",
}

_COUNTERPARTS = {
    "zf_": "af_heart", "zm_": "am_michael", "af_": "zf_xiaoxiao", "am_": "zm_yunxi", "bf_": "zf_xiaoxiao",
    "bm_": "zm_yunxi",
}  # fmt: skip
"""How a voice's name begins -> the voice of the same gender that speaks the other language in its stead."""


def language_of(voice: str) -> Language | None:
    """Give a voice's language by its name; None for another engine's.

    >>> language_of("zf_xiaoxiao"), language_of("bm_george"), language_of("cmn")
    ('zh', 'en', None)
    """
    return _LANGUAGES.get(voice[:3])


def counterpart(voice: str) -> str:
    """Name the voice that speaks the other language.

    >>> counterpart("zm_yunyang"), counterpart("bf_emma")
    ('am_michael', 'zf_xiaoxiao')
    """
    return _COUNTERPARTS[voice[:3]]


def known_voice(name: str) -> KnownVoice | None:
    """Give what is known of a voice by its name; None for another engine's."""
    language = language_of(name)
    if language is None:
        return None
    return KnownVoice(name, language, RECORDS.get(name, UNKNOWN[language]), RATES)


def voice_names() -> tuple[str, ...]:
    """List the voices that are on this machine."""
    from rehearse.voices.engines.kokoro.installed import voice_names as here

    return here()


def is_installed() -> bool:
    """True where the model, a voice and what runs them are on this machine."""
    return find_spec("onnxruntime") is not None and bool(voice_names())
