"""Cue and recall: the first words of a sentence, silence in which to say the rest of it, then the sentence."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from rehearse.core import Pause, Speak, Timed
from rehearse.core.passage import Passage
from rehearse.language.text.breaths import words
from rehearse.language.text.chars import is_han
from rehearse.timing.practice.lesson import heard_sentences, turn
from rehearse.timing.words_heard import heard, times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Breath
    from rehearse.timing.practice.lesson import DrillStep, HeardSentence, Lesson

_ROOM, _EXTRA_MS = 1.15, 800
"""My turn, times what is left of the sentence, and the time to remember it."""
_CHARACTERS = range(4, 7)
_WORDS = range(2, 3)
"""How much is heard of a sentence first: of a Chinese one in characters, else in words."""
_TOKEN = re.compile(r"[^\W\d_\u3400-\u9fff]+(?:['’-][^\W\d_]+)*|\d[\d.,:%]*|\w")


def drill(lesson: Lesson) -> Iterator[DrillStep]:
    """Yield the drill."""
    for part in heard_sentences(lesson.timeline):
        if isinstance(part, Pause):
            yield part, None
            continue
        first_ms = 0
        if opening := _opening(part):
            yield opening
            first_ms = opening[0].planned_ms
        yield turn([part], lesson.times(_ROOM, part.ms - first_ms) + _EXTRA_MS)
        yield from part.steps


def _opening(sentence: HeardSentence) -> DrillStep | None:
    """Cut the first words off a sentence; None where it is too short to be cut."""
    step, clip = sentence.steps[0]
    assert isinstance(step, Speak)
    cue = Timed(step, 0, step.planned_ms, clip)
    text = step.breath.text
    known = heard(text, cue)
    begins = {word.start for word in known} or set(accumulate(map(len, words(text))))
    at = _end_of_opening(text, begins)
    if not at:
        return None
    [ms] = times(text, [at], cue, step.breath.language, known)
    if not 0 < ms < step.planned_ms:
        return None
    return Speak(step.section, _beginning(step.breath, at), ms), clip and clip.beginning(ms)


def _end_of_opening(text: str, begins: set[int]) -> int:
    """Find where the first words end: where a word begins, if there is one; 0 where there is too little to cut."""
    tokens = list(_TOKEN.finditer(text))
    chinese = bool(tokens) and is_han(tokens[0][0])
    lengths = _CHARACTERS if chinese else _WORDS
    most = min(lengths[-1], len(tokens) // 2)
    places = [token.start() for token in tokens[min(lengths[0], most) : most + 1]] if most else []
    return next((place for place in reversed(places) if place in begins), places[-1] if places else 0)


def _beginning(breath: Breath, end: int) -> Breath:
    kept = Passage(breath.text, breath.at)[:end]
    return replace(breath, text=kept.text, at=kept.at, spoken=kept.text, said=kept.text)
