"""How automatic numbers are written: 一 壹 甲 ① IV d, by the names that Word has for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.numbers.figures import digit_by_digit
from rehearse.language.numbers.numerals import in_han

if TYPE_CHECKING:
    from collections.abc import Callable

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def write_number(value: int, form: str) -> str:
    """Write a number in one of the forms of ECMA-376 part 1, 17.18.59; one unknown or out of range, in digits.

    >>> write_number(12, "chineseCountingThousand"), write_number(4, "upperRoman")
    ('十二', 'IV')
    """
    most, write = _FORMS.get(form, (0, str))
    return write(value) if 0 < value <= most else str(value)


def _legal(value: int) -> str:
    text = in_han(value).translate(str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟"))
    return f"壹{text}" if text.startswith("拾") else text


def _letters(value: int) -> str:
    """Write a to z, then aa to zz, as Word does."""
    again, place = divmod(value - 1, 26)
    return chr(ord("a") + place) * (again + 1)


def _roman(value: int) -> str:
    text = ""
    for worth, letters in _ROMAN:
        count, value = divmod(value, worth)
        text += letters * count
    return text


def _ordinal(value: int) -> str:
    teen = value % 100 in (11, 12, 13)
    return f"{value}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th')}"


def _digits(value: int) -> str:
    return digit_by_digit(str(value)).replace("零", "〇")


def _from(first: str) -> Callable[[int], str]:
    return lambda value: chr(ord(first) + value - 1)


_Form = tuple[int, "Callable[[int], str]"]
_FORMS: dict[str, _Form] = {
    **dict.fromkeys(
        ("chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting",
         "taiwaneseCountingThousand", "koreanDigital2"), (9999, in_han),
    ),
    **dict.fromkeys(("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"), (999_999, _digits)),
    **dict.fromkeys(("chineseLegalSimplified", "ideographLegalTraditional", "japaneseLegal"), (9999, _legal)),
    "ideographTraditional": (10, lambda value: _STEMS[value - 1]),
    "ideographZodiac": (12, lambda value: _BRANCHES[value - 1]),
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), (20, _from("①"))),
    "decimalEnclosedParen": (20, _from("⑴")),
    "decimalEnclosedFullstop": (20, _from("⒈")),
    "ideographEnclosedCircle": (10, _from("㊀")),
    **dict.fromkeys(
        ("decimalFullWidth", "decimalFullWidth2"),
        (999_999, lambda value: "".join(chr(ord("０") + int(digit)) for digit in str(value))),
    ),
    "decimalZero": (999_999, lambda value: f"{value:02}"),
    "numberInDash": (999_999, lambda value: f"- {value} -"),
    "lowerLetter": (780, _letters),
    "upperLetter": (780, lambda value: _letters(value).upper()),
    "lowerRoman": (3999, _roman),
    "upperRoman": (3999, lambda value: _roman(value).upper()),
    "ordinal": (999_999, _ordinal),
}  # fmt: skip
"""Form -> the greatest number it can write, and how."""
