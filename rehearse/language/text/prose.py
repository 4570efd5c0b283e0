"""Whether a line reads like something that a speaker says: a whole sentence, or a long line."""

from __future__ import annotations

from rehearse.language.text.chars import is_han
from rehearse.language.text.ends import ends_inside, ends_sentence
from rehearse.language.text.patterns import compiled

_LEAST = 4
"""Characters of a sentence; fewer are a cry or a label."""
_LONG = 40
"""Han characters from which a line without an end mark is prose; other words count two."""
_NAMED = r"\S{1,12}\s*[:：]\s*[^\s。！？]{0,60}[。！？]?"
"""A value behind its name: 来源：新华网; no value is two sentences."""


def is_prose(text: str) -> bool:
    """True for a text with a whole sentence in it, and for a long line that is not one value behind its name.

    >>> [is_prose(text) for text in ("今天我们出发。", "第 3 页", "来源：新华网", "https://example.org/a.html?b=1")]
    [True, False, False, False]
    """
    letters = sum(char.isalpha() for char in text)
    if (
        letters < _LEAST
        or ("://" in text and " " not in text.strip())
        or compiled(_NAMED).fullmatch(text.strip())
    ):
        return False
    size = sum(is_han(char) for char in text) + 2 * sum(
        word.isascii() and word.isalpha() for word in text.split()
    )
    return ends_sentence(text) or ends_inside(text) or size >= _LONG
