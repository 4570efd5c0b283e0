"""How long it takes to say a text: for a voice, whose pace is known, and for a person, at so many a minute."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.units import count_both, effort
from rehearse.model import Mark
from rehearse.planning.pauses import pause_after, places

if TYPE_CHECKING:
    from rehearse.model import Language, Script, Sentence

CHARACTERS_A_MINUTE = 200
"""Of a formal Chinese address, pauses included: the usual rule is 180–200 for an address, 220–240 for a lecture."""

WORDS_A_MINUTE = 150
"""Of an English speech, pauses included: the usual rule is 130–160."""

_STOP = 1.4
"""A stop at a mark inside a sentence, in full syllables: the ratio in the four Mandarin voices below."""

_FASTEST_MS = 110
"""A full syllable at the fastest speech that can still be followed, about nine a second."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast someone speaks."""

    syllable_ms: float
    """For a full Mandarin syllable."""
    stop_ms: float
    """For a mark inside a sentence."""
    words: str
    """What is assumed and how sure it is, for the reader of the report."""

    def estimate(self, sentence: Sentence) -> int:
        """Estimate how long a sentence takes, the pause behind it left out, in milliseconds."""
        takes = effort(sentence.spoken, sentence.language)
        return max(1, round(self.syllable_ms * takes.syllables + self.stop_ms * takes.stops))


VOICES: dict[str, tuple[float, float]] = {
    "zh-CN-XiaoxiaoNeural": (197, 280),
    "zh-CN-YunxiNeural": (183, 360),
    "zh-CN-YunyangNeural": (175, 270),
    "zh-CN-YunjianNeural": (184, 280),
    "cmn": (249, 215),
    "en-us": (184, 444),
}
"""Voice -> milliseconds a full syllable, and at a mark inside.

Fitted to sentences timed from the sound: 7,615 of edge's Mandarin voices, 251 and 42 of espeak's own speed."""

_OTHER_VOICE = (185.0, 300.0)


def voice_pace(voice: str, rate: int, language: Language) -> Pace:
    """Tell the pace of a voice at a rate (percent faster); speech and stops scale by 1 / (1 + rate)."""
    known = voice.partition("+")[0]  # espeak's variants change the timbre, not the speed
    syllable, stop = VOICES.get(known, _OTHER_VOICE)
    scale = 1 / (1 + rate / 100)
    sure = 5 if known in VOICES else 15
    words = {
        "zh": f"按语音“{voice}”的语速估算，误差约±{sure}%",
        "en": f"estimated for the voice {voice}, give or take {sure} %",
    }
    return Pace(syllable * scale, stop * scale, words[language])


def person_pace(script: Script) -> Pace:
    """Tell the pace of a person who gives this speech at the usual speed, the pauses of the plan included.

    Marks and cues come on top: who writes [10s] means ten seconds more.
    """
    sentences = [part for section in script.sections for part in section.parts if not isinstance(part, Mark)]
    takes = [effort(sentence.spoken, sentence.language) for sentence in sentences]
    load = sum(item.syllables + _STOP * item.stops for item in takes)
    counts = [count_both(sentence.text, script.language) for sentence in sentences]
    characters, words = (sum(column) for column in zip(*counts, strict=True))
    whole = 60_000 * (characters / CHARACTERS_A_MINUTE + words / WORDS_A_MINUTE)
    syllable = max(_FASTEST_MS, (whole - _pauses(script)) / max(load, 1.0))
    said = {
        "zh": f"按每分钟{CHARACTERS_A_MINUTE}字（含停顿）估算，因人而异，约±15%",
        "en": f"at {WORDS_A_MINUTE} words a minute, pauses included; people differ, give or take 15 %",
    }
    return Pace(syllable, _STOP * syllable, said[script.language])


def _pauses(script: Script) -> int:
    found = (pause_after(before, after) for before, after in pairwise(places(script)))
    return sum(pause.ms for pause in found if pause)
