"""Text in two languages, split into runs of one language each."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HANLIKE, LATIN, has_han

if TYPE_CHECKING:
    from rehearse.core import Language

_TOKEN = re.compile(
    f"(?P<en>[{LATIN}]+(?:['’&.-][{LATIN}]+)*)|(?:(?![Ａ-ｚ]){HANLIKE})+|(?:(?!{HANLIKE})[^{LATIN}])+"
)
_DIGIT = re.compile(r"\d")


def runs(text: str, base: Language) -> list[tuple[Language, str]]:
    """Split into runs of one language; joined again they are the text.

    Marks and spaces stay with the run before them. Digits are read in the base language, except inside a
    phrase of the other: a Chinese speaker reads the 15 of "iPhone 15手机" in Chinese.

    >>> runs("我们用5G和iPhone 15手机。", "zh")
    [('zh', '我们用5'), ('en', 'G'), ('zh', '和'), ('en', 'iPhone '), ('zh', '15手机。')]
    """
    tokens = [(match[0], _language(match)) for match in _TOKEN.finditer(text)]
    labelled: list[tuple[Language, str]] = []
    before: Language | None = None
    for index, (token, language) in enumerate(tokens):
        if language is None:
            after = tokens[index + 1][1] if index + 1 < len(tokens) else None
            for piece, label in _neutral(token, before, after, base):
                labelled.append((label, piece))
            continue
        labelled.append((language, token))
        before = language
    return [
        (label, "".join(piece for _, piece in group)) for label, group in groupby(labelled, lambda x: x[0])
    ]


def _language(match: re.Match[str]) -> Language | None:
    if match["en"]:
        return "en"
    return "zh" if has_han(match[0]) else None


def _neutral(
    token: str, before: Language | None, after: Language | None, base: Language
) -> list[tuple[str, Language]]:
    digit = _DIGIT.search(token)
    if digit is None:
        return [(token, before or after or base)]
    if before is not None and before == after and token[0].isspace() and token[-1].isspace():
        return [(token, before)]
    return [(token[: digit.start()], before or base), (token[digit.start() :], base)]
