"""A figure by itself in words, by wetext's grammars; and what rules about figures in a text look like."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from rehearse.language.numbers.numerals import counted, in_english

if TYPE_CHECKING:
    from rehearse.core import Language

_PLAIN = re.compile(r"(0|[1-9]\d*)(?:\.(\d+))?")
_LONG = re.compile(r"([1-9]\d{4,})(?:(?<=\d{10})\.(\d+))?")
"""From here on counted by us; decimals only behind what wetext cannot count."""
_WORDS = r"[^\W\d_A-Za-z]{0,4}"
_ZH_SMALL = re.compile(rf"(第?)((?!2[^\d月.:,])[1-9]\d?)([.:,]?{_WORDS})")
"""Behind a 2 alone it depends on the word whether it is 二 or 两."""
_ZH_PERCENT = re.compile(rf"(0|[1-9]\d{{0,2}})(?:\.(\d+))?%({_WORDS})")
_ZH_YEAR = re.compile(rf"((?:1[1-9]|20)(?!00)\d\d)(年(?![前内来多代]){_WORDS})")
_ZH_TIME = re.compile(rf"(0?\d|1\d|2[0-3]):([0-5]\d)(?!分)({_WORDS})")
_EN_AMOUNT = re.compile(r"(0|[1-9]\d{0,2})(?:\.(\d+))?(%|\s?(?:million|billion|trillion))?")
_EN_YEAR = re.compile(r"(1[1-9]|20)([1-9]\d)")
_EN_ORDINAL = re.compile(r"(?!0)(?:1\dth|[2-9]?(?:1st|2nd|3rd|[04-9]th))")
_FIRSTS = dict(
    zip(
        "one two three five eight nine twelve".split(),
        "first second third fifth eighth ninth twelfth".split(),
        strict=True,
    )
)
_NAMES = dict(
    zip("0123456789%", "zero one two three four five six seven eight nine percent".split(), strict=True)
)
_DIGITS = dict(zip("0123456789", "零一二三四五六七八九", strict=True))

Rules: TypeAlias = tuple[tuple[str, str | tuple[str, ...], str, str | Callable[[re.Match[str]], str]], ...]
"""(title with an example, characters or strings that a text must have one of, pattern, what `re.sub` puts), in order.

Most texts have none of it: then the pattern is neither compiled nor tried. Empty where a figure alone is enough."""


def digit_by_digit(number: str) -> str:
    """Read each digit by itself, as years and room numbers are.

    >>> digit_by_digit("2019")
    '二零一九'
    """
    return "".join(_DIGITS.get(char, char) for char in number)


@lru_cache(maxsize=4096)
def zh_figure(figure: str) -> str:
    """Read a figure, and the unit or sign on it, as Chinese does: 3.5%, 38年.

    A figure alone is an amount, never a date or a telephone.
    """
    if plain := _PLAIN.fullmatch(figure):
        return counted(plain[1]) + (f"点{digit_by_digit(plain[2])}" if plain[2] else "")
    return _plain_zh(figure) or _normalized(figure, "zh")


def _plain_zh(figure: str) -> str | None:
    """Read 38年, 3.5%, 1998年, 9:30 as the grammar does, which most texts then never load (0.15 s)."""
    if small := _ZH_SMALL.fullmatch(figure):
        return small[1] + counted(small[2]) + small[3]
    if share := _ZH_PERCENT.fullmatch(figure):
        return f"百分之{zh_figure(share[1] + (f'.{share[2]}' if share[2] else ''))}{share[3]}"
    if year := _ZH_YEAR.fullmatch(figure):
        return digit_by_digit(year[1]) + year[2]
    if (time := _ZH_TIME.fullmatch(figure)) and (hour := time[1].lstrip("0")):
        minute = time[2].lstrip("0")
        said = f"{'零' * time[2].startswith('0')}{counted(minute)}分" if minute else ""
        return ("两" if hour == "2" else counted(hour)) + f"点{said}{time[3]}"
    return None


@lru_cache(maxsize=4096)
def en_figure(figure: str) -> str:
    """Read the same as English does: 3%, $5, 10:30 a.m."""
    if long := _LONG.fullmatch(figure):
        return in_english(int(long[1])) + (
            f" point {' '.join(_NAMES[digit] for digit in long[2])}" if long[2] else ""
        )
    return _plain_en(figure) or " ".join(_normalized(figure, "en").split()).replace(" ,", ",")


def _plain_en(figure: str) -> str | None:
    """Read 38, 3.05%, 2.5 million, 1998, 21st as the grammar does, which takes 0.3 s to load."""
    if amount := _EN_AMOUNT.fullmatch(figure):
        part = f" point {' '.join(_NAMES[digit] for digit in amount[2])}" if amount[2] else ""
        unit = {"%": "percent", None: ""}.get(amount[3], (amount[3] or "").strip())
        return f"{in_english(int(amount[1]))}{part.replace('zero', 'oh')} {unit}".rstrip()
    if year := _EN_YEAR.fullmatch(figure):
        return f"{in_english(int(year[1]))} {in_english(int(year[2]))}"
    if _EN_ORDINAL.fullmatch(figure):
        head, _, last = in_english(int(figure[:-2])).rpartition(" ")
        return f"{head} {_FIRSTS.get(last) or last.removesuffix('y') + 'ie' * last.endswith('y') + 'th'}".lstrip()
    return None


def _normalized(figure: str, language: Language) -> str:
    try:
        return str(_normalizer(language).normalize(figure))
    except Exception:  # where its grammar has no path it fails with any of many errors
        return (
            digit_by_digit(figure)
            if language == "zh"
            else " ".join(_NAMES.get(char, char) for char in figure)
        )


@cache
def _normalizer(language: Language) -> Any:
    from rehearse.language.numbers.grammars import normalizer

    return normalizer(language)
