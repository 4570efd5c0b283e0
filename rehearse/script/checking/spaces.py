"""Spaces where none belong, and two where one does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.text.breaths import words
from rehearse.language.text.chars import HAN, is_han
from rehearse.language.text.spoken import LECTERN
from rehearse.script.checking.examined import by_kind, problem
from rehearse.script.checking.wording import around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Paragraph
    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "stray": "汉字之间有多余的空格：{text!q}",
        "stray, do": "删去空格",
        "double": "连续多个空格：{text!q}",
        "double, do": "留一个空格",
    },
    "en": {
        "stray": "a stray space between Chinese characters: {text!q}",
        "stray, do": "take it out",
        "double": "several spaces in a row: {text!q}",
        "double, do": "leave one",
    },
}

_BETWEEN = re.compile(rf"(?<=[{HAN}])[ \t\u00a0\u2002-\u200a]+(?=[{HAN}])")
_BESIDE_MARK = re.compile(
    rf"(?<=[{HAN}”’」』）》])[ \t\u00a0]+(?=[，。、；：！？”’）》」』])"
    rf"|(?<=[，。、；：！？“‘（《「『])[ \t\u00a0]+(?=[{HAN}“‘《「『（])"
)
_DOUBLE = re.compile(r"(?<=[^\s\u3000（(])[ \u00a0]{2,}(?=[^\s\u3000）)])")
_BESIDE = 6
"""Characters on either side that are looked at for a word that the space cuts."""


def stray(examined: Examined) -> Iterator[Problem]:
    """Find spaces that cut a word, or stand beside a Chinese mark.

    A space between two words may be meant: it parts the halves of a verse, or the names in a salutation.
    """
    found = (
        ("", paragraph.span_of(start, end), around(paragraph, start, end, 3))
        for paragraph in examined.paragraphs
        if paragraph.role in ("body", "salutation")
        for start, end in _stray(paragraph)
        if paragraph.unbroken(start - 1, end + 1)  # else a mark stands there
    )
    for _, spans, shown in by_kind(found):
        yield problem("stray", *sorted(spans), fix="", text=shown)


def _stray(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    for match in _BETWEEN.finditer(paragraph.text):
        if _cuts(paragraph.text, match.start(), match.end()):
            yield match.span()
    for match in _BESIDE_MARK.finditer(paragraph.text):
        yield match.span()


def _cuts(text: str, start: int, end: int) -> bool:
    """True where the space is inside a word."""
    before = re.split(f"[^{HAN}]", text[max(0, start - _BESIDE) : start])[-1]
    after = re.split(f"[^{HAN}]", text[end : end + _BESIDE])[0]
    position = 0
    for word in words(before + after):
        if position < len(before) < position + len(word):
            return True
        position += len(word)
    return False


def double(examined: Examined) -> Iterator[Problem]:
    """Find several spaces in a row among Latin words."""
    found = (
        ("", span, around(paragraph, *match.span(), 6).replace("  ", "␣␣"))
        for paragraph, match, span in examined.matches(_DOUBLE)
        if paragraph.unbroken(*match.span())
        and not all(map(_is_chinese, (paragraph.text[match.start() - 1], paragraph.text[match.end()])))
    )
    for _, spans, shown in by_kind(found):
        yield problem("double", *spans, fix=" ", text=shown)


def _is_chinese(char: str) -> bool:
    """True for what stands beside the two spaces that part phrases on a lectern copy."""
    return is_han(char) or char in LECTERN
