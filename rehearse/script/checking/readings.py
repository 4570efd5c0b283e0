"""Readings that someone should look at: what may be read in two ways, and names that are read in a way of their own."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from rehearse.script.checking.examined import problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rehearse.core import Reading, Span
    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "polyphone": "“{text}”的读音拿不准，现在按 {said} 读",
        "polyphone, do": "请确认；不对的话写成 ({text})[正确的拼音]，或在 readings.tsv 里改",
        "surname": "“{text}”：这个姓按 {said} 读",
        "surname, do": "请向本人确认；也可写成 ({text})[拼音]",
        "place": "“{text}”：这个地名读 {said}",
        "place, do": "请确认；也可写成 ({text})[{said}]",
        "abbreviation": "“{text}”可以逐字母读，也可以当作一个词读，现在按 {said} 读",
        "abbreviation, do": "请在 readings.tsv 里写明读法",
        "rare": "“{text}”里有生僻字，现在按 {said} 读",
        "rare, do": "请确认；也可写成 ({text})[{said}]",
        "number": "“{text}”不止一种读法，现在读作“{said}”",
        "number, do": "请改写成汉字，或在 readings.tsv 里写明读法",
    },
    "en": {
        "polyphone": "“{text}” can be read in several ways; now {said}",
        "polyphone, do": "confirm it, or write ({text})[its pinyin]",
        "surname": "“{text}”: this surname is read {said}",
        "surname, do": "ask its bearer, or write ({text})[its pinyin]",
        "place": "“{text}”: this place is read {said}",
        "place, do": "confirm it, or write ({text})[{said}]",
        "abbreviation": "“{text}” may be spelled or said as a word; now {said}",
        "abbreviation, do": "say which in readings.tsv",
        "rare": "“{text}” has a rare character; now read {said}",
        "rare, do": "confirm it, or write ({text})[{said}]",
        "number": "“{text}” can be read in several ways; now “{said}”",
        "number, do": "write it in words, or its reading in readings.tsv",
    },
}

_JOINED = re.compile(r"[A-Za-z0-9_./\\@]")
_KNOWN_BY_ALL = frozenset(
    (
        "重庆 长沙 长春 厦门 济南 济宁 济源 洛阳 曲阜 曲江 东莞 台州 丽水 番禺 黄埔 涪陵 兖州 "
        "莆田 东营 朝阳区 朝阳市 朝阳门 巢湖 喀什 太行 太行山 吐鲁番 日喀则 张掖 大埔 闵行 厦大 "
        "厦漳 无锡 鄞州 衢州 溧阳 濮阳 诸暨 婺源 鄱阳 弥勒 那曲 阿勒泰 华山 华阴 可可西里 什刹海 "
        "台儿庄 石首 涿州 涿鹿 邛崃 荥阳 百色 曲靖 长汀 桦甸 珲春 北碚 綦江 莱芜 巴音郭楞 阿坝 "
        "喀纳斯 临洮"
    ).split()
)
"""Places whose reading every reader knows, so that no finding is needed."""


def polyphones(examined: Examined) -> Iterator[Problem]:
    """Find polyphones whose reading is not sure."""
    return _unsure(examined, "polyphone")


def special_names(examined: Examined) -> Iterator[Problem]:
    """Find surnames and places that are read in a way of their own."""
    names = [reading for reading in examined.read.readings if reading.source == "found"]
    yield from _each("surname", (reading for reading in names if reading.kind == "surname"))
    places = (reading for reading in names if reading.kind == "place" and reading.text not in _KNOWN_BY_ALL)
    yield from _each("place", places)


def abbreviations(examined: Examined) -> Iterator[Problem]:
    """Find abbreviations that may be spelled or said as a word; C919 and SCHED_FIFO are names as they stand."""
    return _each(
        "abbreviation",
        (
            reading
            for reading in examined.read.readings
            if reading.kind == "abbreviation" and not reading.sure and not _in_a_name(examined, reading)
        ),
    )


def _in_a_name(examined: Examined, reading: Reading) -> bool:
    """True for letters with figures, or joined to others: a model, a file, a variable."""
    start, end = reading.span
    beside = examined.text[max(0, start - 1) : start] + examined.text[end : end + 1]
    return any(char.isdigit() for char in reading.text) or bool(_JOINED.search(beside))


def rare(examined: Examined) -> Iterator[Problem]:
    """Find rare characters that no dictionary's word settles."""
    return _unsure(examined, "rare")


def ambiguous_numbers(examined: Examined) -> Iterator[Problem]:
    """Find numbers that can be read in several ways."""
    return _unsure(examined, "number", "date", "percent")


def _unsure(examined: Examined, key: str, *kinds: str) -> Iterator[Problem]:
    """Find the readings of this kind, and these, that are not sure."""
    unsure = (reading for reading in examined.read.readings if not reading.sure)
    return _each(key, (reading for reading in unsure if reading.kind in (key, *kinds)))


def _each(key: str, readings: Iterable[Reading]) -> Iterator[Problem]:
    """Give each text once, with all its places."""
    places: dict[tuple[str, str], list[Span]] = defaultdict(list)
    for reading in readings:
        places[reading.text, reading.said].append(reading.span)
    for (text, said), spans in places.items():
        yield problem(key, *spans, text=text, said=said)
