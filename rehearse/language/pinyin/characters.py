"""What is known of a single Han character: how it is ever read, and whether it is an everyday one."""

from __future__ import annotations

from functools import cache

from rehearse.language.pinyin.entries import characters_readings
from rehearse.language.pinyin.syllables import Syllable, syllables

RARER = 0xD8
"""First byte of GB 2312's level 2."""


def is_everyday(char: str) -> bool:
    """True for one of the 3,755 characters of GB 2312's level 1, which every reader knows."""
    code = char.encode("gb2312", "ignore")
    return len(code) == 2 and 0xB0 <= code[0] < RARER


@cache
def readings_of_character(char: str) -> tuple[Syllable, ...]:
    """List the ways in which a character is ever read, the most usual first; none for what is no character."""
    return tuple(found[0] for reading in characters_readings(char) if (found := syllables(reading)))
