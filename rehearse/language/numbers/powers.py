"""Raised figures: 10⁶ and 10^6 are powers, m² a measure; which ones are marks of notes, `NOTE_MARK` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.numbers.figures import zh_figure
from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    import re

    from rehearse.core import Language

RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_UP = str.maketrans("0123456789-−–n", f"{RAISED}⁻⁻⁻ⁿ")
_DOWN = str.maketrans(f"{RAISED}⁻ⁿ", "0123456789-n")

NOTE_MARK = (
    rf"(?=[{RAISED}])(?:(?<=[^\W\d\x00-\u03ff])|(?<=[,，。；：、！？.;!?”’」』）)》%％])|(?<=[A-Za-z]{{3}})|(?<=[A-Z]{{2}})|"
    rf"(?<=\d)(?=¹(?![{RAISED}])))(?<!米)(?<!里)[{RAISED}]{{1,3}}(?:[,，⁻][{RAISED}]{{1,3}})*"
)
"""Raised figures behind a word or a mark are no power: 改善¹, progress.² Nor is ¹ alone behind a figure."""

_HAN_UNIT = r"(?P<han>平方|立方)?(?P<name>[千厘毫分]?米|公里)(?P<by>[²³])"
_UNIT = r"(?<=[^\W\d\x00-\u03ff])(?P<unit>[kcdm]?m)(?P<cubic>[²³])"
_UNITS = {"m": "米", "km": "公里", "cm": "厘米", "dm": "分米", "mm": "毫米"}
_POWER = (
    rf"(?P<base>(?<![A-Za-zμµ/])(?:[A-Za-z]|[a-z]{{2}})|\d|[)）])"
    rf"(?:(?P<raised>⁻?(?:[{RAISED}]+|ⁿ))|\^\{{?(?P<typed>-?(?:\d{{1,4}}|n(?![A-Za-z])))\}}?)"
)
_SQUARE = {"²": "平方", "³": "立方"}


def raised(text: str) -> str:
    """Write figures as raised ones, a character for each.

    >>> raised("-3"), raised("th")
    ('⁻³', 'th')
    """
    up = text.translate(_UP)
    return up if all(char in RAISED or char in "⁻ⁿ,，" for char in up) else text


def say_powers(text: str, language: Language) -> str:
    """Write the powers of a Chinese text in words; m² stays where a figure stands before it, as it is a measure.

    >>> say_powers("10⁶件，x²，每m²", "zh")
    '10的六次方件，x的平方，每平方米'
    """
    if language == "en" or not any(char in text for char in f"^{RAISED}ⁿ"):
        return text
    text = compiled(_HAN_UNIT).sub(lambda match: (match["han"] or _SQUARE[match["by"]]) + match["name"], text)
    text = compiled(_UNIT).sub(lambda match: _SQUARE[match["cubic"]] + _UNITS[match["unit"]], text)
    return compiled(_POWER).sub(_power, text)


def _power(match: re.Match[str]) -> str:
    base = match["base"]
    if base in _UNITS and match["raised"] in _SQUARE:
        return match[0]
    power = match["typed"] or match["raised"].translate(_DOWN)
    below, size = power.startswith("-"), power.lstrip("-")
    if power != "2" and (base.isdigit() or power != "3"):
        return f"{base}的{'负' * below}{zh_figure(size) if size.isdigit() else size}次方"
    return f"{base}的{'平方' if power == '2' else '立方'}"
