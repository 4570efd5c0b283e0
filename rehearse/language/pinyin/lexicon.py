"""Replaces words whose reading the user gives by text that every voice reads as asked."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from rehearse.language.pinyin.homophones import spoken_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Lexicon: TypeAlias = tuple[tuple[str, str], ...]
"""(words, how they are read: pinyin with marks or numbers, or words)."""


def say_as(text: str, lexicon: Lexicon, settled: Collection[int] = ()) -> str:
    """Replace each word of the lexicon by what is to be said, the longest words first, each place once.

    `settled` are the places in the text whose reading is given already.

    >>> say_as("重庆和AI，不是FAIR。", (("重", "zhòng"), ("重庆", "chóng qìng"), ("AI", "人工智能")))
    '崇庆和人工智能，不是FAIR。'
    """
    if not lexicon:
        return text
    said: list[str] = []
    position = 0
    for start, end, words in matches(text, lexicon):
        if any(start <= place < end for place in settled):
            continue
        said += (text[position:start], _said(lexicon)[words])
        position = end
    return "".join((*said, text[position:]))


def matches(text: str, lexicon: Lexicon) -> Iterator[tuple[int, int, str]]:
    """Find the words of the lexicon: start, end, words. None begins or ends inside a Latin word or a number."""
    if lexicon:
        for match in _pattern(lexicon).finditer(text):
            yield match.start(), match.end(), match[0]


@lru_cache(maxsize=8)
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    words = sorted((words for words, _ in lexicon), key=len, reverse=True)
    return re.compile("|".join(map(_whole, words)))


def _whole(words: str) -> str:
    before = after = ""
    if words[0].isascii() and words[0].isalpha():
        before = "(?<![A-Za-z])"
    elif words[0].isdigit():
        before = r"(?<!\d)(?<!\d[.,])"
    if words[-1].isascii() and words[-1].isalpha():
        after = "(?![A-Za-z])"
    elif words[-1].isdigit():
        after = r"(?!\d|[.,]\d)"
    return before + re.escape(words) + after


@lru_cache(maxsize=8)
def _said(lexicon: Lexicon) -> dict[str, str]:
    return {words: spoken_for(words, reading) or reading for words, reading in reversed(lexicon)}
