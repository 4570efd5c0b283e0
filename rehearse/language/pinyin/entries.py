"""The kept dictionary: the readings of 41,000 characters and 132,000 words, made by `make dictionary`.

A row of `dictionary.txt` is a character, its readings (the most usual first), and what follows it in each word that
begins with it, between tabs. A word's own readings stand behind it where they are not the usual ones; "?" is not sure.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

DICTIONARY = Path(__file__).with_name("dictionary.txt")


def characters_readings(char: str) -> tuple[str, ...]:
    """List the readings of a character with their tone marks, the most usual first; none if unknown."""
    row = _rows().get(char)
    return tuple(row.split("\t", 2)[1].split()) if row else ()


def words_reading(word: str) -> str | None:
    """How a word is read, where that is not the usual reading of each character, else empty; None for no word."""
    return _words(word[:1]).get(word[1:]) if len(word) > 1 else None


@cache
def _words(first: str) -> Mapping[str, str]:
    """Map what follows a character, in each word that begins with it, to the word's own readings."""
    columns = _rows().get(first, "").split("\t")[2:]
    return {rest: said for rest, _, said in (column.partition(" ") for column in columns)}


@cache
def _rows() -> Mapping[str, str]:
    """Map each character to its row."""
    return {row[0]: row for row in DICTIONARY.read_text(encoding="utf-8").splitlines()}
