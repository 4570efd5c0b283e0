"""How findings quote and count, in the script's language."""

from __future__ import annotations

from dataclasses import dataclass
from string import Formatter
from typing import TYPE_CHECKING, Any

from rehearse.language.numbers.numerals import in_han
from rehearse.language.text.ends import ENDS
from rehearse.script.checking.examined import Found

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core import Language, Paragraph, Span
    from rehearse.script.checking.examined import Examined

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


def several(shown: Sequence[str], language: Language, most: int = 4) -> str:
    """List what is quoted already, the first few of many, each once."""
    once = list(dict.fromkeys(shown))
    more = "" if len(once) <= most else " 等" if language == "zh" else " …"
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

    def __format__(self, most: str) -> str:
        shown = int(most or _SHOWN)
        if isinstance(self.value, str):
            return quote(self.value, self.language, shown)
        return several([quote(one, self.language, shown) for one in self.value], self.language)


class _Template(Formatter):
    def __init__(self, language: Language) -> None:
        self._language = language

    def convert_field(self, value: Any, conversion: str | None) -> Any:
        return _Quotation(value, self._language) if conversion == "q" else value


def say(words: dict[Language, dict[str, str]], examined: Examined, key: str, **values: object) -> str:
    """Word something in the script's language; in a template, {text!q} is a quotation."""
    return _Template(examined.language).format(words[examined.language][key], **values)


def worded(
    examined: Examined,
    words: dict[Language, dict[str, str]],
    key: str,
    spans: tuple[Span, ...],
    /,
    *,
    do: str = "",
    fix: str | None = None,
    **values: object,
) -> Found:
    """Word what a rule found: its message has this key, what to do about it `do`, or else "KEY, do" or "do"."""
    do = do or (f"{key}, do" if f"{key}, do" in words[examined.language] else "do")
    return Found(say(words, examined, key, **values), spans, say(words, examined, do, **values), fix)
