"""Where words begin and end around a stretch of Chinese text."""

from __future__ import annotations

from itertools import accumulate

from rehearse.language.text.breaths import words

_BESIDE = 8
"""Characters on either side by which the words are told apart."""


def stands_alone(text: str, start: int, end: int) -> bool:
    """True where no word reaches over either end of a stretch."""
    return {start, end} <= _borders(text, start, end)


def is_word(text: str, start: int, end: int) -> bool:
    """True where a stretch is one word."""
    return {at for at in _borders(text, start, end) if start <= at <= end} == {start, end}


def _borders(text: str, start: int, end: int) -> set[int]:
    first = max(0, start - _BESIDE)
    return set(accumulate(map(len, words(text[first : end + _BESIDE])), initial=first))
