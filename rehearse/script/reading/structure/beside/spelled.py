"""Lines of pinyin or jyutping that spell the Chinese line above or below them: a help for reading, not said."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from rehearse.language.pinyin.syllables import syllables
from rehearse.language.pinyin.transcribe import pinyin
from rehearse.language.text.chars import has_han, is_han
from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_LEAST = 2
"""Lines of it in a script."""
_ALIKE = 0.7
"""How much of a line's letters has to be the pinyin; an author may have other tones, and a name its own reading."""
_NUMBERED = r"(?:[a-zA-Z]{1,6}[1-6][^\w]*){3,}"
"""Syllables with their tones as figures, as jyutping is written."""
_WORD = r"(?:[A-Za-z][\u0300-\u036f]*|['’]\b)+"
_NEAR = range(-2, 3)
"""How many syllables more or fewer than characters."""


def spelled(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the lines that spell what stands beside them, where there are several."""
    chinese = [has_han(item.text) for item in items]
    found = {
        at
        for at, item in enumerate(items)
        if item.open
        and not chinese[at]
        and any(
            _spells(item.text, items[beside].text)
            for beside in (at - 1, at + 1)
            if 0 <= beside < len(items) and chinese[beside]
        )
    }
    return [
        item.aside("reading") if at in found and len(found) >= _LEAST else item
        for at, item in enumerate(items)
    ]


def _spells(latin: str, chinese: str) -> bool:
    """True where a line of Latin letters has the sounds of a Chinese line."""
    characters = sum(map(is_han, chinese))
    if 2 * characters < len("".join(chinese.split())):
        return False
    if compiled(_NUMBERED).fullmatch(latin.strip("（）() ")):
        return sum(char.isdigit() for char in latin) - characters in _NEAR
    words = compiled(_WORD).findall(unicodedata.normalize("NFD", latin))
    sounds = sum(syllables(word) is not None for word in words)
    if not words or sounds < _ALIKE * len(words):  # English is most likely not, and this is cheaper
        return False
    return SequenceMatcher(None, _letters(latin), _letters(" ".join(pinyin(chinese))), False).ratio() > _ALIKE


def _letters(text: str) -> str:
    """The letters of a text without tones, in small."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in plain if char.isascii() and char.isalpha())
