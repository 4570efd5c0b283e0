"""A sentence as it is to be read aloud, before any engine's own needs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.text.chars import SMALL_FORMS, is_han, without_invisible
from rehearse.language.text.patterns import compiled
from rehearse.language.text.placeholders import say_placeholders

if TYPE_CHECKING:
    from rehearse.core import Language

_SPACE = re.compile("(?<=[^\x00-\xff]) (?=[^\x00-\xff])")
_MARKS = "，。、；：！？"
LECTERN = "↑↓↗↘▲△▼▽"
"""How people mark in Chinese where the voice rises, falls or stresses; beside a figure an arrow is a word: 5%↑."""
_LECTERN_MARK = rf"(?<![\d%％‰(（])\s?[{LECTERN}]+(?!\s?\d)"


def as_spoken(text: str, language: Language, placeholder: str | None = None) -> str:
    r"""Write a sentence as it is to be read: usual marks, no invisible characters, one line, placeholders said.

    `placeholder` is what to say for XX. Numbers stay, as some engines read them by themselves; for the others
    `numbers.read_out` writes them in words.

    >>> as_spoken("在 XX区\n  工作", "zh"), as_spoken("line one\nline two", "en")
    ('在某某区工作', 'line one line two')
    """
    text = _SPACE.sub(_kept, " ".join(without_invisible(text).translate(SMALL_FORMS).split()))
    if language == "zh":
        if any(char in text for char in LECTERN):
            text = compiled(_LECTERN_MARK).sub("", text)
        return _SPACE.sub(_kept, say_placeholders(text, placeholder))
    return text


def _kept(space: re.Match[str]) -> str:
    """The space itself, or nothing inside Chinese text."""
    start, end = space.span()
    beside = space.string[start - 1], space.string[end]
    return "" if all(is_han(char) or char in _MARKS for char in beside) else " "
