"""Readings that someone should look at: what may be read in two ways, and names that are read in a way of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.script.checking.examined import Found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rehearse.core import Language, Reading
    from rehearse.script.checking.examined import Examined

_WORDS: dict[Language, dict[str, tuple[str, str]]] = {
    "zh": {
        "polyphone": (
            "“{text}”的读音拿不准，现在按 {said} 读",
            "请确认；不对的话写成 ({text})[正确的拼音]，或在 readings.tsv 里改",
        ),
        "surname": ("“{text}”：这个姓按 {said} 读", "请向本人确认；也可写成 ({text})[拼音]"),
        "place": ("“{text}”：这个地名读 {said}", "请确认；也可写成 ({text})[{said}]"),
        "abbreviation": (
            "“{text}”可以逐字母读，也可以当作一个词读，现在按 {said} 读",
            "请在 readings.tsv 里写明读法",
        ),
        "rare": ("“{text}”里有生僻字，现在按 {said} 读", "请确认；也可写成 ({text})[{said}]"),
        "number": ("“{text}”不止一种读法，现在读作“{said}”", "请改写成汉字，或在 readings.tsv 里写明读法"),
    },
    "en": {
        "polyphone": (
            "“{text}” can be read in several ways; now {said}",
            "confirm it, or write ({text})[its pinyin]",
        ),
        "surname": ("“{text}”: this surname is read {said}", "ask its bearer, or write ({text})[its pinyin]"),
        "place": ("“{text}”: this place is read {said}", "confirm it, or write ({text})[{said}]"),
        "abbreviation": (
            "“{text}” may be spelled or said as a word; now {said}",
            "say which in readings.tsv",
        ),
        "rare": ("“{text}” has a rare character; now read {said}", "confirm it, or write ({text})[{said}]"),
        "number": (
            "“{text}” can be read in several ways; now “{said}”",
            "write it in words, or its reading in readings.tsv",
        ),
    },
}
"""What is said about a reading of each kind, and what to do."""

_KNOWN_BY_ALL = frozenset(
    (
        "重庆 长沙 长春 厦门 济南 济宁 济源 洛阳 曲阜 曲江 东莞 台州 丽水 番禺 黄埔 涪陵 兖州 "
        "莆田 东营 朝阳区 朝阳市 朝阳门 巢湖 喀什 太行 太行山 吐鲁番 日喀则 张掖 大埔 闵行 厦大 "
        "厦漳 无锡 鄞州 衢州 溧阳 濮阳 诸暨 婺源 鄱阳 弥勒 那曲 阿勒泰 华山 华阴 可可西里 什刹海 "
        "台儿庄 石首 涿州 涿鹿 邛崃 荥阳 百色 曲靖 长汀 桦甸 珲春 北碚 綦江 莱芜 巴音郭楞 阿坝 "
        "喀纳斯 临洮"
    ).split()
)
"""Places whose reading every reader knows, so that nobody need be told."""


_ABOUT: dict[str, str] = {"date": "number", "percent": "number"}
"""Kinds that are told of as another one is."""


def polyphones(examined: Examined) -> Iterator[Found]:
    """Find polyphones whose reading is not sure."""
    return _told(examined, "polyphone")


def names(examined: Examined) -> Iterator[Found]:
    """Find surnames and places that are read in a way of their own."""
    for kind in ("surname", "place"):
        yield from _told(examined, kind, lambda one: one.source == "found" and one.text not in _KNOWN_BY_ALL)


def abbreviations(examined: Examined) -> Iterator[Found]:
    """Find abbreviations that may be spelled or said as a word."""
    return _told(examined, "abbreviation")


def rare(examined: Examined) -> Iterator[Found]:
    """Find rare characters that no dictionary's word settles."""
    return _told(examined, "rare")


def numbers(examined: Examined) -> Iterator[Found]:
    """Find numbers that can be read in several ways."""
    return _told(examined, "number")


def _told(
    examined: Examined, about: str, wanted: Callable[[Reading], bool] = lambda reading: not reading.sure
) -> Iterator[Found]:
    """Tell of each text once, with all its places."""
    by_text: dict[tuple[str, str], list[Reading]] = {}
    for reading in examined.read.readings:
        if _ABOUT.get(reading.kind, reading.kind) == about and wanted(reading):
            by_text.setdefault((reading.text, reading.said), []).append(reading)
    message, suggestion = _WORDS[examined.language][about]
    for (text, said), places in by_text.items():
        yield Found(
            message.format(text=text, said=said),
            tuple(reading.span for reading in places),
            suggestion.format(text=text, said=said),
        )
