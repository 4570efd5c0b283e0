"""How words are read: two dictionaries, and what they say together; imported only when needed (0.4 s)."""

from __future__ import annotations

import gc
from functools import cache, lru_cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from rehearse.language.pinyin.characters import readings_of_character
from rehearse.language.pinyin.syllables import Syllable, syllables, written

_CORRECTIONS = Path(__file__).with_name("words.txt")
_PARTS = 4
"""Of CC-CEDICT in pypinyin-dict; its module for the whole changes pypinyin, and takes three times as long."""


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
    """How a word of two characters or more is read; None if no dictionary has it, or if the context decides.

    What both dictionaries say is sure, and so is what only one of them has; where they contradict each other, CC-CEDICT
    errs less. A neutral tone contradicts nothing: 地方 is dìfāng and dìfang.
    """
    own = corrections().get(word)
    if own is not None:
        return tuple(Read(syllable, True) for syllable in own) or None
    found = [entry for dictionary in _dictionaries() if (entry := _entry(dictionary, word)) is not None]
    if not found:
        return None
    if len(found) == 1:
        return tuple(Read(ways[0], _alike(ways)) for ways in found[0])
    return tuple(_agreed(mine, other) for mine, other in zip(*found, strict=True))


@lru_cache(maxsize=50_000)  # a speech says the same things again and again
def is_word(word: str) -> bool:
    """True for a word that a dictionary has."""
    cedict, phrases = _dictionaries()
    return word in cedict or word in phrases or word in corrections()


def usual(char: str) -> str:
    """The usual reading of a single character; empty if unknown."""
    return next(map(written, readings_of_character(char)), "")


def _agreed(mine: tuple[Syllable, ...], other: tuple[Syllable, ...]) -> Read:
    if not _alike(mine):
        both = [way for way in mine if any(_same(way, another) for another in other)]
        return Read((both or list(mine))[0], False)
    alike = next((another for another in other if _same(mine[0], another)), None)
    # the neutral tone may be that of a word's other meaning; the full one can always be said
    return Read(max(mine[0], alike, key=lambda way: way[1] != 5) if alike else mine[0], alike is not None)


def _alike(ways: tuple[Syllable, ...]) -> bool:
    return all(_same(ways[0], way) for way in ways)


def _same(one: Syllable, other: Syllable) -> bool:
    return one[0] == other[0] and (one[1] == other[1] or 5 in (one[1], other[1]))


def _entry(dictionary: dict[str, list[list[str]]], word: str) -> list[tuple[Syllable, ...]] | None:
    entry = dictionary.get(word)
    if entry is None or len(entry) != len(word):
        return None
    ways = [tuple(found for way in char if (found := _syllable(way)) is not None) for char in entry]
    return ways if all(ways) else None


@cache
def _syllable(reading: str) -> Syllable | None:
    found = syllables(reading)
    return found[0] if found else None


@cache
def _dictionaries() -> tuple[dict[str, list[list[str]]], dict[str, list[list[str]]]]:
    """Load both dictionaries, the more reliable first."""
    collecting = gc.isenabled()
    gc.disable()  # a million lists are made, and none is garbage: looking for it takes as long as making them
    try:
        from pypinyin.phrases_dict import phrases_dict

        cedict: dict[str, list[list[str]]] = {}
        for part in range(_PARTS):
            cedict |= import_module(f"pypinyin_dict.phrase_pinyin_data.cc_cedict_{part}").phrases_dict
    finally:
        if collecting:
            gc.enable()
    return cedict, phrases_dict
