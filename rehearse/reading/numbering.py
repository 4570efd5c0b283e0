"""Numbers at the start of a line: 一、 （一） 1. 第一， 第一部分 ① and their kin, and what they count."""

from __future__ import annotations

import re
from dataclasses import dataclass

_HAN_NUMBER = "[一二三四五六七八九十百零〇]{1,4}"

KINDS: tuple[tuple[str, str], ...] = (
    ("part", rf"第(?P<n>{_HAN_NUMBER}|\d{{1,3}})(?:部分|章|篇|节|编|页|讲|单元|板块|环节)[、．.，,：: 　]*"),
    ("ordinal", rf"(?:第|其)(?P<n>{_HAN_NUMBER}|\d{{1,2}})(?:[、．.，,：: 　]|是|要|个)"),
    ("paren-han", rf"[（(](?P<n>{_HAN_NUMBER})[）)][、．.，, 　]*"),
    ("han", rf"(?P<n>{_HAN_NUMBER})(?:[、．.，,：:]|[ 　]+)"),
    ("is", rf"(?P<n>{_HAN_NUMBER})(?:是|要|靠|看)"),
    ("paren-arabic", r"[（(](?P<n>\d{1,2})[）)][、．.，, 　]*"),
    ("arabic", r"(?P<n>\d{1,2})(?:[、．)）]|\.(?!\d)|[ 　]+(?=\D))[ 　\t]*"),
    ("circled", r"(?P<n>[①-⑳])[、．. 　]*"),
)
"""(name, pattern), in the order in which they are tried."""

_PATTERNS = tuple((name, re.compile(pattern)) for name, pattern in KINDS)
_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0}


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a line begins with."""

    kind: str
    value: int
    rest: int
    """Where the text behind it begins."""


def number_of(text: str) -> Number | None:
    """Read the number at the start of a line; None if there is none.

    >>> number_of("（十二）抓落实"), number_of("一二三四五，上山打老虎")
    (Number(kind='paren-han', value=12, rest=4), None)
    """
    for kind, pattern in _PATTERNS:
        match = pattern.match(text)
        value = _value(match["n"]) if match else None
        if match and value is not None:
            return Number(kind, value, match.end())
    return None


def _value(number: str) -> int | None:
    if number.isdecimal():
        return int(number)
    if number in "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳":
        return ord(number) - ord("①") + 1
    tens, ten, ones = number.partition("十")
    if ten and len(tens) <= 1 and len(ones) <= 1:
        return 10 * (_DIGITS[tens] if tens else 1) + (_DIGITS[ones] if ones else 0)
    return _DIGITS.get(number)
