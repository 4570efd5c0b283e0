"""Turns espeak's marks into words with times, and checks that no word was left out."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from rehearse.core import Word
from rehearse.core.errors import EngineError
from rehearse.language.text.chars import is_han
from rehearse.voices.engines.espeak.text import CLAUSE_MARKS

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

_QUIET: Final = 100
"""Below this (of 32768, -50 dB) a sample is silence."""
_MOST_HAN_IN_A_WORD: Final = 16
"""No word of espeak's dictionary is as long; a longer way between two of its words means that it left some out."""


def words_of(
    run: str, places: Sequence[int], marks: Sequence[tuple[int, int, str]], sound: bytes, rate: int
) -> tuple[Word, ...]:
    """Turn espeak's marks into words of the prepared text; raise EngineError where text is missing between them."""
    samples = np.frombuffer(sound, "<i2")
    words: list[Word] = []
    starts = [
        (sample, places[min(position, len(places) - 1)]) for sample, position, kind in marks if kind == "word"
    ]
    _check_whole(run, [place for _, place in starts])
    stops = sorted({sample for sample, _, _ in marks} | {len(sound) // 2})
    for index, (sample, place) in enumerate(starts):
        until = starts[index + 1][1] if index + 1 < len(starts) else len(run)
        text = run[place:until].strip(" ()—" + CLAUSE_MARKS)
        stop = next((stop for stop in stops if stop > sample), sample)
        end = _heard_until(samples, sample, stop)
        if text and end > sample:
            words.append(Word(text, sample * 1000 // rate, end * 1000 // rate))
    return tuple(words)


def _heard_until(samples: npt.NDArray[np.int16], start: int, stop: int) -> int:
    """Find where between two places the last sound ends; the first one where there is none."""
    part = samples[start:stop]
    loud = np.flatnonzero((part > _QUIET) | (part < -_QUIET))
    return start + int(loud[-1]) + 1 if len(loud) else start


def _check_whole(run: str, places: Sequence[int]) -> None:
    for before, after in pairwise((0, *places, len(run))):
        if sum(map(is_han, run[before:after])) > _MOST_HAN_IN_A_WORD:
            raise EngineError(
                "espeak left out a part of a sentence", "divide the sentence, or use --engine edge"
            )
