"""The words by which a speaker who knows the speech finds back to a sentence: names of things, figures, set phrases."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.text.breaths import tagged
from rehearse.language.text.chars import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAMING = ("n", "l", "i", "j", "z")
"""First letters of jieba's kinds: nouns and names, set phrases, idioms, short forms, words that picture something."""

_LATIN = re.compile(r"[^\W\d_]{6,}|\d[\d.,:%]*")
"""In English long words and figures: short ones are mostly grammar."""


def keywords(text: str) -> list[tuple[int, int]]:
    """Find where keywords stand; where nothing is named, what is done.

    In a Chinese sentence words of another language stand out by themselves, and are not listed.

    >>> texts = "我们表彰先进工作者。", "我们要坚持", "In 2023 we planted trees"
    >>> [text[start:end] for text in texts for start, end in keywords(text)]
    ['工作者', '坚持', '2023', 'planted']
    """
    if not re.search(f"[{HAN}]", text):
        return [match.span() for match in _LATIN.finditer(text)]
    words = list(_placed(text))
    return [span for span, kind in words if kind.startswith((*_NAMING, "m"))] or [
        span for span, kind in words if kind.startswith("v")
    ]


def _placed(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """Give each word that has more than one character its place and kind."""
    at = 0
    for word, kind in tagged(text):
        if len(word) > 1 and word.strip():
            yield (at, at + len(word)), kind
        at += len(word)
