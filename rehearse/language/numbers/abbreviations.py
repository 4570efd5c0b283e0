"""Abbreviations in Latin letters: which are spelled, which are said as a word, and which could be either."""

from __future__ import annotations

SAID_AS_WORDS = frozenset("OK NASA NATO APEC OPEC SARS AIDS TED".split())
"""Abbreviations of up to four letters that Chinese speakers say as a word; the others are spelled."""

_WORDS = SAID_AS_WORDS | frozenset(
    "UNESCO UNICEF COVID ASEAN LASER RADAR NAFTA OLED VIVO OPPO IKEA FIFA".split()
)
_SPELLED = frozenset("AIGC BIM CCTV ECMO EMBA IEEE IPCC OECD RCEP UNDP ISO IOT".split())
_SHORT = 3
"""Abbreviations up to this length are spelled."""

_VOWELS = frozenset("AEIOU")


def is_settled(abbreviation: str) -> bool:
    """True for an abbreviation that everybody says in the same way: a well-known one, or one that can only be spelled.

    >>> is_settled("GDP"), is_settled("DCMM"), is_settled("SASAC")
    (True, True, False)
    """
    known = abbreviation in _WORDS or abbreviation in _SPELLED
    return known or len(abbreviation) <= _SHORT or not _VOWELS & set(abbreviation)


def said(abbreviation: str) -> str:
    """How it is said: spelled, except for the few that are words.

    >>> said("GDP"), said("NATO")
    ('G D P', 'NATO')
    """
    return (
        abbreviation if abbreviation in _WORDS else " ".join(char for char in abbreviation if char.isalnum())
    )
