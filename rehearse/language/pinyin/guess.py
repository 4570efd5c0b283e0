"""Guesses how a character of several readings is read, by a small model, where no word and no rule decides.

The model is g2pM's (Park and Lee, Interspeech 2020; Apache-2.0, see guesses.LICENSE), its numbers kept as they are in
guesses.npz: a network that reads the text to the left and to the right of a character, in numpy alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from rehearse.language.pinyin.syllables import syllables, written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy.typing as npt

    Numbers = npt.NDArray[np.floating[Any]]

NEAR = 10
"""Characters on either side that it reads; more make it no better."""
_NOTHING, _UNKNOWN, _BEGIN, _END, _FIRST = range(5)
"""What stands before the characters in its alphabet."""


class Guess(NamedTuple):
    """How a character may be read."""

    pinyin: str
    likely: float
    """From 0 to 1."""


def guess(text: str, places: Sequence[int]) -> list[Guess | None]:
    """Guess how the characters at these places are read; None for one that the model does not know.

    >>> [found.pinyin for found in guess("茄属植物丁炔二醇", [0, 5]) if found]
    ['qié', 'quē']
    """
    model = _model()
    known = [place for place in places if text[place] in model.readings]
    found = dict(zip(known, model.guess(text, known), strict=True)) if known else {}
    return [found.get(place) for place in places]


@dataclass(frozen=True, slots=True)
class _Model:
    alphabet: Mapping[str, int]
    readings: Mapping[str, tuple[int, ...]]
    """Character -> the syllables that it may have."""
    syllables: tuple[str, ...]
    seen: Numbers
    """What each character adds to the gates; all of two kinds, reading on and reading back."""
    onward: Numbers
    hidden: Numbers
    hidden_bias: Numbers
    last: Numbers
    last_bias: Numbers

    def guess(self, text: str, places: Sequence[int]) -> list[Guess]:
        """Guess the readings of characters that it knows."""
        around = np.array([self._around(text, place) for place in places]).transpose(1, 0, 2)
        state = self._read(around)
        inner = np.maximum(np.concatenate([*state], axis=1) @ self.hidden.T + self.hidden_bias, 0)
        scores = inner @ self.last.T + self.last_bias
        return [
            self._best(row, self.readings[text[place]]) for row, place in zip(scores, places, strict=True)
        ]

    def _around(self, text: str, place: int) -> list[list[int]]:
        """Give what leads to a character from the left, and from the right, each as long as the other."""
        left = [self.alphabet.get(char, _UNKNOWN) for char in text[max(0, place - NEAR) : place + 1]]
        right = [self.alphabet.get(char, _UNKNOWN) for char in text[place : place + NEAR + 1]]
        left = [_BEGIN, *left] if place < NEAR else left
        right = [*right, _END] if place + NEAR >= len(text) else right
        return [[_NOTHING] * (NEAR + 1 - len(row)) + row[-NEAR - 1 :] for row in (left, right[NEAR::-1])]

    def _read(self, around: npt.NDArray[np.int64]) -> Numbers:
        """Run the network over both ways at once."""
        state: Numbers = np.zeros((2, around.shape[1], self.onward.shape[1]), np.float32)
        memory = state
        coming = self.seen[np.arange(2)[:, None, None], around]
        size = state.shape[2]
        for step in range(around.shape[2]):
            gates = np.tanh(coming[:, :, step] + state @ self.onward)
            doors = gates * 0.5 + 0.5  # a logistic function is a tanh of half as much
            take, keep, show = doors[..., :size], doors[..., size : 2 * size], doors[..., 3 * size :]
            memory = keep * memory + take * gates[..., 2 * size : 3 * size]
            state = show * np.tanh(memory)
        return state

    def _best(self, scores: Numbers, own: tuple[int, ...]) -> Guess:
        odds = np.exp(scores[list(own)] - scores[list(own)].max())
        best = int(odds.argmax())
        return Guess(self.syllables[own[best]], float(odds[best] / odds.sum()))


@cache
def _model() -> _Model:
    """Load it: some 10 ms."""
    with np.load(Path(__file__).with_name("guesses.npz")) as kept:
        numbers = {name: kept[name] for name in kept.files}
    words = {name: numbers.pop(name).tobytes().decode("utf-8") for name in ("chars", "syllables", "readings")}
    full = {name: array.astype(np.float32) for name, array in numbers.items()}
    said = (syllables(name) or [("", 5)] for name in words["syllables"].split())
    size = full["onward"].shape[2]
    halved = np.repeat(np.array([0.5, 0.5, 1, 0.5], np.float32), size)  # see _read
    seen = (full["letters"] @ full["into"].transpose(0, 2, 1) + full["bias"][:, None]) * halved
    seen[:, _NOTHING, :size] = -100  # no door opens: what stands nowhere leaves no trace
    return _Model(
        {char: place for place, char in enumerate(words["chars"], _FIRST)},
        {row[0]: tuple(map(int, row[1:].split(","))) for row in words["readings"].split()},
        tuple(written(one[0]) for one in said),
        seen,
        full["onward"].transpose(0, 2, 1) * halved,
        full["hidden"],
        full["hidden_bias"],
        full["last"],
        full["last_bias"],
    )
