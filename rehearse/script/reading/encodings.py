"""The encoding of a text that does not say it: the one in which it is Chinese or English, or else Korean."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""What no text has."""

_WESTERN = re.compile(
    r"(?<=[A-Za-z])[’‘](?=[A-Za-z\s,.;:!?]|$)|[“‘](?=[A-Za-z\d])|(?<=[A-Za-z\d,.;:!?…])[”’](?![A-Za-z])|"
    r"(?<=\s)[–—…•](?=\s)|(?<=[A-Za-z\d”])[–—…](?=[A-Za-z\d\s])|[£€](?=\d)|(?<=\d)[°€½¼¾]|(?<=[A-Za-z])[™®©]|"
    r"©(?=\s?\d)|(?<=\d)×(?=\d)|(?<=\d\s)×(?=\s\d)|(?<=[A-Za-z\d,.;:!?])\xa0(?=[A-Za-z\d–—])|"
    r"(?<=[A-Za-z])[à-öø-ÿ](?![^\W\d_a-z\x00-\x7f])|(?<=\s)[ÉÀÖÜÄéà](?=[a-z\s])"
)
"""What Windows-1252 and Mac Roman have beyond ASCII in an English text, and where each stands."""

_KOREAN = re.compile(rb"(?:[\x00-\x7f]|[\xa1-\xac][\xa1-\xfe]|[\xb0-\xc8][\xa1-\xfe]){12,}")
"""Hangul of EUC-KR; in Chinese a good third of the characters lies above 0xC8, and hardly any space between them."""

_KOREAN_SPACES = 14
"""Bytes to a space at most: a word of Korean has about seven."""

_EVERYDAY = (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6))
"""Character set, and the first bytes of the characters that people use every day, its level 1."""

_LATIN = "\u024f"
"""The last letter of Latin that pinyin is written with."""

_LEAST = 0.8
"""How many of the characters of a Chinese text are such, or marks."""


def wide_encoding(data: bytes) -> str | None:
    """Recognise UTF-16 without a mark: the other byte of line ends, digits and spaces is always zero."""
    if len(data) % 2 or b"\0" not in data[:4096]:
        return None
    for encoding, newline in (("utf-16-le", b"\n\0"), ("utf-16-be", b"\0\n")):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        plain = sum(char.isalnum() or char.isspace() or char in "，。、：；！？,.:;!?“”" for char in text)
        if newline in data and plain > 0.9 * len(text) and not CONTROL.search(text):
            return encoding
    return None


def best_guess(data: bytes) -> str | None:
    """Decode what is not UTF-8: as English, as Korean, or as GB18030 or Big5, whichever gives everyday Chinese."""
    if (western := _western(data)) is not None:
        return western
    if _KOREAN.fullmatch(data) and _KOREAN_SPACES * len(data.split()) > len(data):
        return data.decode("euc-kr", "replace")
    best, best_score = None, _LEAST
    for encoding in ("gb18030", "big5"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        chars = [char for char in text if not char.isascii()]
        score = sum(map(_is_everyday, chars)) / max(1, len(chars))
        if score > best_score:
            best, best_score = text, score
    return best


def _western(data: bytes) -> str | None:
    """Decode Windows-1252 or Mac Roman: hardly anything but ASCII, and quotes, dashes, accented letters in words."""
    high = sum(byte >= 0x80 for byte in data)
    if 8 * high > len(data):
        return None
    for encoding in ("cp1252", "mac_roman"):
        text = data.decode(encoding, "replace")
        if all(_WESTERN.match(text, place) for place in _beyond_ascii(text)):
            return text
    return None


def _beyond_ascii(text: str) -> Iterator[int]:
    return (place for place, char in enumerate(text) if not char.isascii())


@cache
def _is_everyday(char: str) -> bool:
    """True for a character that people use every day, in the mainland or in Taiwan, a mark, or a letter of pinyin."""
    for encoding, first, last in _EVERYDAY:
        coded = char.encode(encoding, "ignore")
        if len(coded) == 2 and (first if char.isalpha() and char > _LATIN else 0xA1) <= coded[0] <= last:
            return True
    return False


def mended(text: str) -> str:
    r"""Put back characters of UTF-8 or Windows-1252 that a program took for Latin-1 before it saved them as UTF-8.

    >>> mended("It\x92s lit, \xe2\x80\x9cshe\xe2\x80\x9d said.")
    'It’s lit, “she” said.'
    """
    if not _C1.search(text):
        return text
    return _C1.sub(_as_windows, _TWICE.sub(_once, text))


_C1 = re.compile(r"[\x80-\x84\x86-\x9f]")
_TWICE = re.compile(r"[\xc2-\xf4][\x80-\xbf]{1,3}")
"""What UTF-8 looks like that was taken for Latin-1."""


def _once(match: re.Match[str]) -> str:
    try:
        return match[0].encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return match[0]


def _as_windows(match: re.Match[str]) -> str:
    return match[0].encode("latin-1").decode("cp1252", "ignore") or match[0]
