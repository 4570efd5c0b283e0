"""An engine that hums, exactly as long as it has told before."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, ClassVar
from zlib import crc32

from rehearse.core import Speech, Voice
from rehearse.voices.engines import EngineRow

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Self

    from rehearse.core import Language, Utterance
    from rehearse.timing.planning.records import KnownVoice

_VOICES: dict[Language, str] = {"zh": "hum", "en": "hum"}
_MS_A_CHARACTER = 190
HUM_MS = array("h", [4000] * 12 + [-4000] * 12).tobytes()
"""Samples of a millisecond."""


class TellingEngine:
    """A hum in place of speech; it tells how long each will be, and keeps what it was asked to say."""

    name, version, online, jobs = "telling", "1", False, 2
    said: ClassVar[list[Utterance]] = []
    told: ClassVar[list[Utterance]] = []
    """Of which it told how long it will be."""

    def voices(self) -> Sequence[Voice]:
        """List the only one."""
        return (Voice("hum", "zh-CN"),)

    def default_voice(self, language: Language) -> str:
        """Name the only one."""
        return _VOICES[language]

    def duration_ms(self, utterance: Utterance) -> int:
        """Tell a length that no estimate can know: up to a tenth more or less than its characters would take."""
        self.told.append(utterance)
        uneven = 900 + crc32(utterance.text.encode()) % 200
        return _MS_A_CHARACTER * len(utterance.said) * uneven // (10 * (100 + utterance.rate))

    def synthesize(self, utterance: Utterance) -> Speech:
        """Hum for so long."""
        self.said.append(utterance)
        return Speech(HUM_MS * self.duration_ms(utterance), "pcm", 24_000, cut=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left to do."""


def _known_voice(name: str) -> KnownVoice | None:
    return None


ROW = EngineRow(f"{__name__}:TellingEngine", False, _VOICES, _known_voice)
