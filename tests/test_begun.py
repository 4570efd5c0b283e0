"""Tests of beginnings: a pause behind a sentence is no place where it may be said from its beginning once more."""

from __future__ import annotations

import numpy as np

from rehearse.timing.takes.align import Alignment, Level
from rehearse.timing.takes.begun import with_beginnings
from rehearse.timing.takes.grid import Grid, Side, unit
from rehearse.timing.takes.search import Reference, Token

LENGTHS = (40, 5, 8)
"""Frames of the sentences."""


def test_the_longest_pause_is_behind_the_sentence() -> None:
    """A short sentence that is said twice, directly before a long pause, keeps its frames."""
    rng = np.random.default_rng(0)
    frames = unit(rng.standard_normal((sum(LENGTHS), 16)).astype(np.float32))
    sentence = np.repeat(np.arange(3), LENGTHS)
    short, other = frames[40:45], unit(rng.standard_normal((4, 16)).astype(np.float32))
    take = np.concatenate([frames[:40], short, other, short, frames[45:]])
    pauses = np.zeros(len(take), np.float32)
    pauses[[40, 54]] = 0.3, 1.0
    side = Side(take.astype(np.float16), np.arange(len(take)))
    reference = Reference(frames, sentence, np.diff(sentence, prepend=-1) != 0)
    tokens = (Token(0, 0, 39), Token(1, 40, 53), Token(2, 54, 61))
    found = Alignment(
        Grid(40, side, side, reference, take, pauses), tokens, (0.0,) * 3, (None,) * 3, Level(0.0, 1.0)
    )
    kept = with_beginnings(tokens, found)
    assert [(one.first, one.last) for one in kept if one.sentence == 2] == [(54, 61)]
    assert all(one.first <= one.last for one in kept)
