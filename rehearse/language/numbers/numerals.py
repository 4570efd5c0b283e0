"""Whole numbers as people write them, and back: 十二, 两百, 〇, 廿, 壹, ⑫, １２."""

from __future__ import annotations

import re
import unicodedata

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
ROMAN_ALONE = r"(?!XX+\b|XL\b|LI\b)(?=[IVXL]{2})(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
"""Two letters or more, and neither a size nor what stands for a name."""
HAN_DIGITS = "零一二三四五六七八九"
_DIGITS = {char: value for value, char in enumerate(HAN_DIGITS)}
_UNITS = {"千": 1000, "百": 100, "十": 10}
_PLAIN = str.maketrans(
    dict(zip("〇两壹贰叁肆伍陆柒捌玖拾佰仟", "零二一二三四五六七八九十百千", strict=True))
    | {"廿": "二十", "卅": "三十"}
)
_MOST_COUNTED = 16
_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_TENS = "zero ten twenty thirty forty fifty sixty seventy eighty ninety".split()
_GREAT = (
    (10**15, "quadrillion"),
    (10**12, "trillion"),
    (10**9, "billion"),
    (10**6, "million"),
    (1000, "thousand"),
)


def value_of(written: str) -> int | None:
    """Read a number in digits, in a circle, or counted in Chinese up to 9,999; None for anything else.

    >>> [value_of(written) for written in ("十二", "两百零五", "廿三", "壹拾", "〇", "⑫", "１２")]
    [12, 205, 23, 10, 0, 12, 12]
    >>> [value_of(written) for written in ("一二三", "十十", "一百五", "几", "")]
    [None, None, None, None, None]
    """
    plain = unicodedata.normalize("NFKC", written).translate(_PLAIN)
    if plain.isdecimal():
        return int(plain)
    total = digit = 0
    for char in plain:
        if char in _UNITS:
            total, digit = total + (digit or 1) * _UNITS[char], 0
        elif char in _DIGITS:
            digit = _DIGITS[char]
        else:
            return None
    total += digit
    return total if plain and in_han(total) == (plain[1:] if plain.startswith("一十") else plain) else None


def in_han(value: int) -> str:
    """Count in Chinese, up to 9,999; greater numbers stay in digits.

    >>> [in_han(value) for value in (0, 10, 12, 105, 110, 1050, 2019, 10_000)]
    ['零', '十', '十二', '一百零五', '一百一十', '一千零五十', '二千零一十九', '10000']
    """
    if not 0 < value < 10_000:
        return str(value) if value else HAN_DIGITS[0]
    text = ""
    for unit, worth in _UNITS.items():
        digit, value = divmod(value, worth)
        if digit:
            text += HAN_DIGITS[digit] + unit
        elif text and value and not text.endswith("零"):
            text += "零"
    text += HAN_DIGITS[value] if value else ""
    return text.removeprefix("一") if text.startswith("一十") else text


def counted(digits: str) -> str:
    """Count any whole number in words, as one says it: 两 for the 2 that it begins with; over 16 digits, one by one.

    >>> [counted(digits) for digits in ("0", "12", "200", "2219", "110000", "10010001", "10000100000", "202000000")]
    ['零', '十二', '两百', '两千二百一十九', '十一万', '一千零一万零一', '一百亿零十万', '两亿零二百万']
    """
    if len(digits) > _MOST_COUNTED:
        return "".join(HAN_DIGITS[int(digit)] for digit in digits)
    text, gap = "", False
    groups = [int(digits[max(0, end - 4) : end]) for end in range(len(digits), 0, -4)]
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if group:
            said = in_han(group)
            said = f"一{said}" if text and not place and said.startswith("十") else said
            text += ("零" if text and (gap or group < 1000) else "") + said
            text += ("", "万", "亿", "万")[place]
        elif place == 2 and text:
            text += "亿"
        gap = not group
    return re.sub("^二(?=[百千万亿])", "两", text) or HAN_DIGITS[0]


def in_english(value: int) -> str:
    """Count in English as wetext's grammar does, whose own words are wrong from a hundred billion on.

    >>> in_english(100_000_000_000), in_english(18_081), in_english(1_120_005)
    ('one hundred billion', 'eighteen thousand and eighty one', 'one million one hundred twenty thousand and five')
    """
    words = []
    rest = value
    for worth, name in _GREAT:
        group, rest = divmod(rest, worth)
        if group:
            words += [_below_thousand(group, ""), name]
    if rest or not words:
        words += ["and"] * (words[-1:] == ["thousand"] and rest // 100 == 0) + [_below_thousand(rest, "and ")]
    return " ".join(words)


def _below_thousand(value: int, link: str) -> str:
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    small = _ONES[rest] if rest < len(_ONES) else f"{_TENS[tens]} {_ONES[ones]}" if ones else _TENS[tens]
    if not hundreds:
        return small
    return f"{_ONES[hundreds]} hundred" + (f" {link}{small}" if rest else "")


def roman_value(roman: str) -> int:
    """Read a Roman number.

    >>> roman_value("XIV"), roman_value("lviii")
    (14, 58)
    """
    values = [_ROMAN[char] for char in roman.upper()]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))
