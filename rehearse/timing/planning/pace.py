"""How long it takes to say a text, and how sure that is: for a voice, and for a person at so many a minute."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.core import InBoth, Mark, Speak
from rehearse.core import Pause as PauseStep
from rehearse.core.errors import RehearseError
from rehearse.language.effort import UNITS, count, effort
from rehearse.timing.planning.pauses import pause_after, placed_parts
from rehearse.timing.planning.person import SpeakingRate, parse_pace
from rehearse.timing.planning.records import EIGHTY, SENTENCE_MS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rehearse.core import Breath, Language, Script, Step
    from rehearse.timing.planning.records import KnownVoice

KEPT_MS = 90
"""Silence that every clip keeps around its sound (`audio.trim`: 30 ms before, 60 ms behind), at any rate."""

_STOP = 1.25
"""A person's stop at a mark inside a sentence, in full syllables: the ratio of the four Mandarin voices."""

_END = 3.5
"""The same at a sentence's end inside a text."""

_FASTEST_MS = 110
"""A full syllable at the fastest speech that can still be followed, about nine a second."""

_PERSON_EACH = 0.07
"""As `Record.each`, for people: not measured; they are taken to be as regular as the least regular voice."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast someone speaks, and how sure that is."""

    syllable_ms: float
    """For a full syllable."""
    stop_ms: float
    """For a mark inside a sentence."""
    words: str | InBoth
    """What is assumed and how sure it is, for the reader of the report."""
    end_ms: float = 0.0
    """For a sentence's end inside a text."""
    kept_ms: int = 0
    """For the silence that a clip keeps around the sound."""
    language: Language | None = None
    """Of who speaks; None for that of each sentence."""
    each: float = _PERSON_EACH
    """Standard deviation of a text's own error at four seconds, as a share of its time."""
    shared: float = 0.1
    """The same of the error that all texts share."""
    pauses_vary: bool = False
    """Whether the planned pauses are as unsure as the speech: a person's are, a track's are made to measure."""

    def estimate(self, breath: Breath) -> int:
        """Estimate how long a breath takes, the pause behind it left out, in milliseconds."""
        return max(1, round(self.kept_ms + self.sound_ms(breath.said, breath.language)))

    def sound_ms(self, said: str, language: Language) -> float:
        """Estimate from the first sound of a text to its last, figures in words, the pauses inside included."""
        takes = effort(said, self.language or language)
        return self.syllable_ms * takes.syllables + self.stop_ms * takes.stops + self.end_ms * takes.ends


def voice_pace(voice: KnownVoice, rate: int) -> Pace:
    """Return the pace of a voice at a rate (percent faster), and say what it rests on.

    Speech and stops scale alike.
    """
    if rate <= -100:
        raise RehearseError(f"rate {rate} is no percentage", "write more than -100")
    known, scale = voice.record, voice.stretch(rate)
    sure = round(100 * EIGHTY * math.hypot(known.shared, known.each / math.sqrt(15)))
    words = InBoth(
        f"按语音“{voice.name}”的语速估算，误差约±{sure}%",
        f"estimated for the voice {voice.name}, give or take {sure} %",
    )
    return Pace(
        known.kappa * scale,
        known.minor * scale,
        words,
        end_ms=known.final * scale,
        kept_ms=KEPT_MS,
        language=voice.language,
        each=known.each,
        shared=known.shared,
    )


def person_pace(script: Script, person: SpeakingRate | None = None) -> Pace:
    """Return the pace of a person who gives this speech at so much a minute, the pauses of the plan included.

    What is counted is what the report counts, so units and planned time give the pace, as long as nobody would have to
    speak faster than can be followed. Marks and cues come on top: who writes [10s] means ten seconds more; but marks of
    applause do not where applause is in the pace.
    """
    if person is None:
        usual = parse_pace(None, script.language)
        assert isinstance(usual, SpeakingRate)
        person = usual
    breaths = script.breaths
    takes = [effort(breath.said, script.language) for breath in breaths]
    load = sum(item.syllables + _STOP * item.stops + _END * item.ends for item in takes)
    units = sum(count(breath.text, script.language) for breath in breaths)
    whole = 60_000 * units / person.a_minute
    inside = _pauses(script) + (_applause(script) if person.applause else 0)
    syllable = max(_FASTEST_MS, (whole - inside) / max(load, 1.0))
    return Pace(
        syllable,
        _STOP * syllable,
        _words(person, script.language),
        end_ms=_END * syllable,
        language=script.language,
        shared=person.sure / EIGHTY,
        pauses_vary=True,
    )


def _words(person: SpeakingRate, language: Language) -> InBoth:
    sure, inside = round(100 * person.sure), {one: _INSIDE[one][person.applause] for one in _INSIDE}
    zh, en = UNITS["zh"][language], UNITS["en"][language]
    whose_zh, whose_en = (f"（{person.words}）", f" ({person.words})") if person.words else ("", "")
    return InBoth(
        f"按每分钟 {person.a_minute:g} {zh}{whose_zh}、{inside['zh']}估算，因人而异，约±{sure}%",
        f"at {person.a_minute:g} {en} a minute{whose_en}, {inside['en']}; people differ, give or take {sure} %",
    )


_INSIDE: dict[Language, dict[bool | None, str]] = {
    "zh": {None: "含停顿", True: "含停顿和掌声", False: "含停顿、不含掌声"},
    "en": {
        None: "pauses included",
        True: "pauses and applause included",
        False: "pauses included, applause not",
    },
}
"""Whether applause is in a pace -> what the report says is in it."""

_APPLAUSE = re.compile("掌声|鼓掌|applause|applaud|clap", re.IGNORECASE)


def _applause(script: Script) -> int:
    """The time of the author's marks of applause."""
    marks = (part for section in script.sections for part in section.parts if isinstance(part, Mark))
    return sum(mark.ms for mark in marks if mark.kind == "cue" and _APPLAUSE.search(mark.text))


def _pauses(script: Script) -> int:
    found = (pause_after(before, after) for before, after in pairwise(placed_parts(script)))
    return sum(pause.ms for pause in found if pause)


def likely_range(ms: float, pace: Pace, fixed_ms: int = 0) -> tuple[int, int]:
    """The range that holds the true time in four cases of five, in milliseconds.

    `ms` is what is estimated, of one sentence or of many; `fixed_ms` comes on top and is sure. One error all texts
    share (the voice is a little slower than thought), another each has for itself; the second fades in a long text.
    """
    if ms <= 0:
        return fixed_ms, fixed_ms
    sigma = EIGHTY * math.hypot(pace.shared, pace.each * math.sqrt(SENTENCE_MS / ms))
    return fixed_ms + round(ms / (1 + sigma)), fixed_ms + round(ms * (1 + sigma))


def range_of(steps: Iterable[Step], pace: Pace) -> tuple[int, int]:
    """The range of some steps' time, or of all steps'; the author's own pauses and cues are sure."""
    unsure = fixed = 0
    for step in steps:
        own = isinstance(step, PauseStep) and step.mark is None and pace.pauses_vary
        if isinstance(step, Speak) or own:
            unsure += step.planned_ms
        else:
            fixed += step.planned_ms
    return likely_range(unsure, pace, fixed)
