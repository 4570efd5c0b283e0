"""How findings quote and count, in the script's language."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, Any

from rehearse.language.numbers.numerals import in_han
from rehearse.language.text.ends import ENDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core import Language, Paragraph
    from rehearse.script.checking.examined import Problem

_SHOWN = 24
"""Characters that are quoted of a longer text."""


def quote(text: str, language: Language, most: int = _SHOWN) -> str:
    """Quote a text, cut in its middle where it is long.

    >>> quote("XX区", "zh"), quote("the the", "en"), quote("一二三四五六", "zh", 4)
    ('“XX区”', '"the the"', '“一二…六”')
    """
    text = " ".join(text.split())
    if len(text) > most:
        text = f"{text[: (most + 1) // 2]}…{text[len(text) - (most - 1) // 2 :]}"
    if any(mark in text for mark in '“”"'):
        return f"「{text}」"  # quotes in quotes
    return f"“{text}”" if language == "zh" else f'"{text}"'


def around(paragraph: Paragraph, start: int, end: int, most: int = 5) -> str:
    """Give a stretch of a paragraph with a few characters on either side, none of them beyond a sentence's end."""
    before, after = paragraph.text[max(0, start - most) : start], paragraph.text[end : end + most]
    for stop in f"{ENDS}\n":
        before = before.rpartition(stop)[2]
        after = after.partition(stop)[0]
    return (before + paragraph.text[start:end] + after).strip()


def several(shown: Sequence[str], language: Language, most: int | None = 4) -> str:
    """List what is written in its final form already, the first few of many, each once."""
    once = list(dict.fromkeys(shown))
    more = "" if most is None or len(once) <= most else " 等" if language == "zh" else " …"
    return ("、" if language == "zh" else ", ").join(once[:most]) + more


def number(value: int, language: Language) -> str:
    """Write a number as headings do.

    >>> number(4, "zh"), number(12, "zh"), number(4, "en")
    ('四', '十二', '4')
    """
    return in_han(value) if language == "zh" else str(value)


@dataclass(frozen=True, slots=True)
class _Quotation:
    """A text, or several, quoted in a template: {text!q}, or {text!q:12} for so many characters."""

    value: str | Sequence[str]
    language: Language
    most: int | None = 4
    """So many of several texts are quoted; None for all."""

    def __format__(self, characters: str) -> str:
        texts = [self.value] if isinstance(self.value, str) else self.value
        quoted = [quote(one, self.language, int(characters or _SHOWN)) for one in texts]
        return several(quoted, self.language, self.most)


class _Template(Formatter):
    def __init__(self, language: Language) -> None:
        self._language = language

    def convert_field(self, value: Any, conversion: str | None) -> Any:
        if conversion == "n":
            values = [value] if isinstance(value, int) else value
            return several([number(one, self._language) for one in values], self._language, None)
        if conversion in ("q", "a"):
            return _Quotation(value, self._language, 4 if conversion == "q" else None)
        return value


def worded(problem: Problem, words: dict[str, str], language: Language) -> tuple[str, str]:
    """Word a problem with its module's WORDS of the script's language: what is wrong, and what to do about it.

    In a template {text!q} is a quotation, {marks!a} quotes all of several, and {value!n} is a heading's number.
    """
    own = f"{problem.key}, do"
    template = _Template(language)
    message, suggestion = words[problem.key], words[problem.do or (own if own in words else "do")]
    return template.format(message, **problem.values), template.format(suggestion, **problem.values)
