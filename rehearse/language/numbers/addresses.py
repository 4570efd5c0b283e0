"""Addresses of mail and of pages, and names of files, as they are read aloud: abc@163.com, www.example.org, a.pdf."""

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
    r"|(?:(?:https?|ftp|file)://|www\.)[A-Za-z0-9/][A-Za-z0-9./_#:~?=&-]*[A-Za-z0-9]/?"
    r"|[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.(?:com|org|net|edu|gov|io|ai)(?:\.[a-z]{2})?(?![A-Za-z0-9@-]|\.\w)"
    r"(?:/(?:[A-Za-z0-9./_#~-]*[A-Za-z0-9])?)?"
    r"|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,4}/[A-Za-z0-9](?:[A-Za-z0-9./_#~-]*[A-Za-z0-9])?)"
)
"""A name with @ in it, or what begins like a page or ends like its owner: .com and its kin."""
ADDRESS_NEEDS = ("@", "/", "www.", ".com", ".org", ".net", ".edu", ".gov", ".io", ".ai")
"""What a text has one of where it has an address."""

_ENDINGS = (
    "pdf csv txt doc docx xls xlsx ppt pptx jpg jpeg png gif svg mp3 mp4 wav zip json xml htm html css js py exe md"
    " yaml yml sh PDF NET"
).split()
_ENDING = "|".join(sorted(_ENDINGS, key=len, reverse=True))
FILE = rf"(?<![A-Za-z\d_./-])[A-Za-z\d_-]+\.(?:{_ENDING})(?![A-Za-z\d]|[.-]\w)"
"""A name with an ending that files have."""
FILE_NEEDS = tuple(f".{ending}" for ending in _ENDINGS)
"""What a text has one of where it names a file."""


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


def file_in_words(name: str, language: Language) -> str:
    """Name the point of a file, and in English the other signs, which stand between its words.

    >>> file_in_words("app2.py", "zh"), file_in_words("data_1.csv", "en")
    ('app二点py', 'data underscore 1 dot csv')
    """
    if language == "zh":
        return re.sub(r"\d", lambda digit: HAN_DIGITS[int(digit[0])], name).replace(".", _SIGNS["zh"]["."])
    return "".join(f" {_SIGNS['en'][char]} " if char in "._-" else char for char in name)
