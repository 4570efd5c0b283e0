"""Addresses of mail and of pages as they are read aloud: abc@163.com, https://example.org/a-b."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.numbers.numerals import HAN_DIGITS

if TYPE_CHECKING:
    from rehearse.core import Language

_SIGNS: dict[Language, dict[str, str]] = {
    "zh": {
        ".": "点", "@": "艾特", "/": "斜杠", "-": "杠", "_": "下划线", ":": "冒号", "#": "井号", "?": "问号",
        "=": "等于", "&": "和",
    },
    "en": {
        ".": "dot", "@": "at", "/": "slash", "-": "dash", "_": "underscore", ":": "colon", "#": "hash",
        "?": "question mark", "=": "equals", "&": "and",
    },
}  # fmt: skip
_DIGITS: dict[Language, tuple[str, ...]] = {
    "zh": tuple(HAN_DIGITS),
    "en": tuple("zero one two three four five six seven eight nine".split()),
}
_WORDS = {"jpg": "jpeg"}
_PIECE = re.compile("[A-Za-z]+|.")

ADDRESS = (
    r"(?<![A-Za-z0-9.@-])(?:[A-Za-z0-9](?:[A-Za-z0-9_.+-]*[A-Za-z0-9])?@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
    r"|(?:(?:https?|ftp|file)://|www\.)[A-Za-z0-9/][A-Za-z0-9./_#:~?=&-]*[A-Za-z0-9]"
    r"|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|org|net|edu|gov|io|ai)(?:\.[a-z]{2})?(?![A-Za-z0-9@-]|\.\w)"
    r"(?:/(?:[A-Za-z0-9./_#~-]*[A-Za-z0-9])?)?"
    r"|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,4}/[A-Za-z0-9](?:[A-Za-z0-9./_#~-]*[A-Za-z0-9])?)"
)
"""A name with @ in it, or what begins like a page or ends like its owner: .com and its kin."""
ADDRESS_NEEDS = ("@", "/", "www.", ".com", ".org", ".net", ".edu", ".gov", ".io", ".ai")
"""What a text has one of where it has an address."""


def in_words(address: str, language: Language) -> str:
    """Name the signs of an address and its digits, one by one.

    >>> in_words("abc@163.com", "zh"), in_words("www.a1.org/b", "en")
    ('abc艾特一六三点com', 'www dot a one dot org slash b')
    """
    said = [
        _DIGITS[language][int(piece)]
        if piece.isdecimal() and piece.isascii()
        else _SIGNS[language].get(piece, _WORDS.get(piece, piece))
        for piece in _PIECE.findall(address)
    ]
    return ("" if language == "zh" else " ").join(said)
