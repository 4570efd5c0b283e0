"""How words are read: the kept dictionary, and the words that it has wrong."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from rehearse.language.pinyin.characters import readings_of_character
from rehearse.language.pinyin.entries import words_reading
from rehearse.language.pinyin.syllables import Syllable, syllables, written

_CORRECTIONS = Path(__file__).with_name("words.txt")


@cache
def corrections() -> dict[str, tuple[Syllable, ...]]:
    """Read the words that dictionaries have wrong; with no syllables where a word's surroundings decide."""
    rows = (
        line.partition(" ")
        for line in _CORRECTIONS.read_text(encoding="utf-8").splitlines()
        if line and not line.startswith("#")
    )
    return {word: tuple(syllables(reading) or ()) for word, _, reading in rows}


class Read(NamedTuple):
    """How a character of a word is read."""

    syllable: Syllable
    sure: bool


@lru_cache(maxsize=16384)
def look_up(word: str) -> tuple[Read, ...] | None:
    """How a word of two characters or more is read; None if no dictionary has it, or if the context decides."""
    own = corrections().get(word)
    if own is not None:
        return tuple(Read(syllable, True) for syllable in own) or None
    said = words_reading(word)
    if said is None:
        return None
    if not said:
        return tuple(Read(readings_of_character(char)[0], True) for char in word)
    return tuple(Read(_syllable(one.removesuffix("?")), not one.endswith("?")) for one in said.split())


@lru_cache(maxsize=50_000)  # a speech says the same things again and again
def is_word(word: str) -> bool:
    """True for a word that a dictionary has."""
    return words_reading(word) is not None or word in corrections()


def usual(char: str) -> str:
    """The usual reading of a single character; empty if unknown."""
    return next(map(written, readings_of_character(char)), "")


@cache
def _syllable(reading: str) -> Syllable:
    return (syllables(reading) or [("", 5)])[0]
