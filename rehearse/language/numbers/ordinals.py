"""Numbers at the start of a line: 一、 （一） 1. 第一， 第一部分 ① and their kin, and what they count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rehearse.language.numbers.numerals import value_of
from rehearse.language.text.patterns import compiled

_DIGITS = "0123456789０１２３４５６７８９"
_HAN_DIGITS = "一二三四五六七八九十百零〇"
_IN_BRACKETS = "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_ROMAN = "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_HAN_NUMBER = f"[{_HAN_DIGITS}]{{1,5}}"
_ANY = rf"(?:{_HAN_NUMBER}|\d{{1,3}})"
_AFTER = r"[、．.，,：:)） 　\t]"

# fmt: off
KINDS: tuple[tuple[str, str, str], ...] = (
    ("part", "第", rf"第(?P<n>{_ANY})(?:部分|章|篇|节|编|页|讲|单元|板块|环节|幕)(?:{_AFTER}+|(?=\W)|$|(?=[\w]))"),
    ("slide", "PpSsCc", r"(?i:slide|page|part|chapter|section|ppt|p)\s?(?P<n>\d{1,3})\b\s*[:：.、\-—]?\s*"),
    ("issue", "第", rf"第(?P<n>{_ANY})个(?:问题|方面|部分|内容)[：:　 ]+"),
    ("item", "第", rf"第(?P<n>{_ANY})项{_AFTER}+"),
    ("ordinal", "（(步第其",
     rf"(?:[（(]?(?:步骤|第|其)(?P<n>{_ANY})(?:[）)]|{_AFTER}|是|要|个|点|步|条|方面|项|类|件|大))"),
    ("paren-han", "（(", rf"[（(](?P<n>{_HAN_NUMBER})[）)]{_AFTER}*"),
    ("han", _HAN_DIGITS, rf"(?P<n>{_HAN_NUMBER})(?:[、．.，,：:]|[ 　\t]+)\s*"),
    ("is", _HAN_DIGITS, rf"(?P<n>{_HAN_NUMBER})(?:是|要|靠|看)"),
    ("paren-arabic", "（(", rf"[（(](?P<n>\d{{1,2}})[）)]{_AFTER}*"),
    ("paren-arabic", _IN_BRACKETS, rf"(?P<n>[{_IN_BRACKETS}]){_AFTER}*"),
    ("padded", "0", r"(?P<n>0\d)(?:[、．)）]\s*|\.(?!\d)\s*|[ 　\t]+)"),
    ("arabic", _DIGITS, r"(?P<n>\d{1,2})(?:[、．)）]|\.(?!\d)|\.(?=(?:19|20)\d\d年))\s*"),
    ("roman", "IVX", r"(?P<n>[IVX]{1,5})[.)．、][ 　\t]+"),
    ("roman", _ROMAN, rf"(?P<n>[{_ROMAN}])(?:[.)．、:：]|[ 　\t]+)\s*"),
    ("stem", _STEMS, rf"(?P<n>[{_STEMS}])、(?![{_STEMS}])"),
    *((f"stem {stem}", stem, rf"{stem}(?P<n>{_HAN_NUMBER})、") for stem in _STEMS),
    ("circled", _CIRCLED, rf"(?P<n>[①-⑳]){_AFTER}*"),
    ("bare", _HAN_DIGITS,
     r"(?P<n>[一二三四五六七八九十]{1,2})(?![句个件条种份位次])(?=[^一二三四五六七八九十百千万零〇\W\d])"),
)
# fmt: on
"""(name, what it may begin with, pattern), in the order of trial; "bare" has no separator at all: 一选题意义."""

POINTS = frozenset({"ordinal", "is"})
"""Kinds that open a point of the speech, never a heading."""

_BOX = re.compile(r"[【\[]\s*(.*?)\s*[】\]]$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that a line begins with."""

    kind: str
    value: int
    rest: int
    """Where the text behind it begins."""


def _value(written: str) -> int | None:
    for row in (ROMANS, _ROMAN, _IN_BRACKETS, _STEMS):
        if written in row:
            return row.index(written) + 1
    return value_of(written)


ROMANS = tuple("I II III IV V VI VII VIII IX X XI XII".split())
"""Roman numerals, from one on."""


def value_in(number: str) -> int:
    """The value of a number in digits or words; 0 for none.

    >>> [value_in(number) for number in ("12", "十二", "壹", "IV", "Two", "many")]
    [12, 12, 1, 4, 2, 0]
    """
    roman = ROMANS.index(number) + 1 if number in ROMANS else 0
    return roman or _ENGLISH.get(number.lower()) or value_of(number) or 0


_ENGLISH = {
    word: value
    for value, word in enumerate("one two three four five six seven eight nine ten".split(), start=1)
}


def number_of(text: str) -> Number | None:
    """Read the number at the start of a line, also within 【…】; None if there is none.

    >>> number_of("（十二）抓落实"), number_of("一二三四五，上山打老虎")
    (Number(kind='paren-han', value=12, rest=4), None)
    """
    box = _BOX.match(text)
    if box:
        inside = number_of(box[1])
        return Number(f"box {inside.kind}", inside.value, inside.rest + box.start(1)) if inside else None
    for kind, first, pattern in KINDS:
        match = compiled(pattern).match(text) if text[:1] in first else None
        value = _value(next(filter(None, match.groups()))) if match else None
        if match and value is not None:
            return Number(kind, value, match.end())
    return None
