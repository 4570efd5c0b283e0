"""Figures of one sentence that contradict each other: a fall that rises, parts that do not make their total."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from rehearse.language.numbers.numerals import value_of
from rehearse.script.checking.examined import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "direction": "数字与方向相反：{text!q}",
        "direction, do": "查对两个数，或改动词",
        "sum": "分项加起来是 {found}，不是 {said}：{text!q:40}",
        "sum, do": "查对各项和总数",
    },
    "en": {
        "direction": "the figures go the other way: {text!q}",
        "direction, do": "look up both figures, or change the verb",
        "sum": "the parts make {found}, not {said}: {text!q:40}",
        "sum, do": "look up the parts and the total",
    },
}

_HAN_NUMBER = "[一二三四五六七八九十百千零两]+"
_NUMBER = rf"(?:\d[\d,]*(?:\.\d+)?|{_HAN_NUMBER})"
_UNIT = (
    "个百分点|万亿|[万亿千百]?(?:人次|平方米|平方公里|公里|公顷|立方米|美元|千瓦时|千瓦|元|吨|亩|人|户|家|个|件|名|项|"
    "分|岁|天|小时|分钟|米|台|辆|起|所|篇|场|次|条|座|幢|栋|%|％|‰)|[万亿]"
)
_DOWN = "下降|降低|减少|回落|压缩|压减|缩短|缩小|下滑|下调|跌|降|减|缩减|收窄"
_UP = "上升|增加|提高|增长|扩大|提升|上涨|上调|攀升|涨|升|增|增至|跃升|拓展|延长"
_CHANGE = re.compile(
    rf"[由从比较](?P<who>[^，。；：！？\d第]{{0,12}}?)(?P<old>\d[\d,]*(?:\.\d+)?)(?P<unit>{_UNIT})?[^，。；：！？\d第]{{0,8}}?"
    rf"(?P<verb>(?P<down>{_DOWN})|(?P<up>{_UP}))(?:到了?|至|为|成)[^，。；：！？\d第]{{0,10}}?"
    rf"(?P<new>\d[\d,]*(?:\.\d+)?)(?P<unit2>{_UNIT})?(?![\d.年月日号])"
)
_ENGLISH_CHANGE = re.compile(
    r"\b(?P<verb>(?P<down>fell|dropped|declined|decreased|shrank|was cut|were cut)|"
    r"(?P<up>rose|grew|increased|climbed|went up|jumped))"
    r" from [$€£]?(?P<old>\d[\d,]*(?:\.\d+)?) ?(?P<unit>%|percent|million|billion)?"
    r" to [$€£]?(?P<new>\d[\d,]*(?:\.\d+)?)"
    r" ?(?P<unit2>%|percent|million|billion)?"
)
_OTHER_SCALE = re.compile(r"零下|负|[-－−]\d|每(?P<one>.).*每(?!(?P=one))")
"""Below zero, or by another measure: 由零下5度上升到3度, 从每斤5元降到每吨8000元."""
_RANKED = re.compile("排名|位次|名次|第[一二三四五六七八九十\\d]|倒数")
"""A rank that rises gets smaller."""
_WORTH = {"千": 1_000, "百": 100, "万": 10_000, "亿": 100_000_000, "万亿": 10**12}


def directions(examined: Examined) -> Iterator[Problem]:
    """Find changes whose figures go the other way than their verb: 由3.2%下降到5.6%."""
    for pattern in (_CHANGE, _ENGLISH_CHANGE):
        for paragraph, match, span in examined.matches(pattern):
            old, new = _values(match)
            if old is None or new is None or old == new:
                continue
            before = re.split("[。；！？]", paragraph.text[max(0, match.start() - 12) : match.start()])[-1]
            wrong = (new > old) == bool(match["down"])
            if wrong and not _OTHER_SCALE.search(match[0]) and not _RANKED.search(before + match[0]):
                yield problem("direction", span, text=match[0])


def _values(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    """Both figures in the same unit; None for both where their units are of two kinds."""
    units = [match["unit"] or "", match["unit2"] or ""]
    if not units[0] and units[1] not in _WORTH:
        units[0] = units[1]
    (scale, what), (scale2, what2) = (_split(unit.replace("％", "%")) for unit in units)
    if what and what2 and what != what2:
        return None, None
    return _number(match["old"]) * scale, _number(match["new"]) * scale2


def _split(unit: str) -> tuple[int, str]:
    """Split a unit into what it multiplies by and what is counted: 万元 is 10,000 and 元."""
    for name, worth in sorted(_WORTH.items(), key=lambda item: -len(item[0])):
        if unit.startswith(name):
            return worth, unit[len(name) :]
    return 1, unit


def _number(text: str) -> Decimal:
    if text[0].isdigit():
        return Decimal(text.replace(",", "").rstrip("."))
    return Decimal(value_of(text) or 0)


_SENTENCE = re.compile(r"[^。！？!?；;\n]+")
_TOTAL = re.compile(
    rf"(?:总共|一共|共有|共计|合计|总计|累计|总数|共)[^，。、；：！？\d]{{0,10}}?(?P<n>{_NUMBER})(?P<unit>{_UNIT})"
)
_OF_THEM = re.compile(rf"(?P<n>{_NUMBER})(?P<unit>{_UNIT})[^，。、；：！？\d]{{0,6}}[，,（(]?其中")
_PART = re.compile(rf"(?P<n>{_NUMBER})(?P<unit>{_UNIT})")
_WHOLE = re.compile("分别[是为有]|分为")
"""Behind these come all parts; behind 其中 only some, unless they cannot be but all: men and women."""
_SUMMED = ("合计", "共计", "总计", "一共", "总共")
"""These sum up what stands before them; 累计 and 共有 may count more than that."""
_BOTH = re.compile("男.{0,16}女|女.{0,16}男")
_MORE = re.compile(
    "以上|多[个名人家项件]|余[个名人家项件]|左右|近|约|超过|不少于|至少|同比|比上年|增长|以及|等[，。]|还有|另有|另外"
)
"""With these the figures are no exact parts of a total."""


def totals(examined: Examined) -> Iterator[Problem]:
    """Find a total that its parts, in the same sentence and of the same unit, do not make."""
    for paragraph in examined.paragraphs:
        if paragraph.role != "body" or not re.search("共|计|总|其中", paragraph.text):
            continue
        for sentence in _SENTENCE.finditer(paragraph.text):
            if (wrong := _wrong_sum(sentence[0])) is not None:
                said, found = wrong
                yield problem(
                    "sum", paragraph.span_of(*sentence.span()), said=said, found=found, text=sentence[0]
                )


def _wrong_sum(text: str) -> tuple[str, str] | None:
    """The total and what the parts make, where these differ; None where they agree or where it cannot be told."""
    found = list(_TOTAL.finditer(text)) or list(_OF_THEM.finditer(text))
    if len(found) != 1 or _MORE.search(text):
        return None
    total = found[0]
    before, behind = (
        [part for part in _PART.finditer(text, *ends) if part["unit"] == total["unit"]]
        for ends in ((0, total.start()), (total.end(), len(text)))
    )
    rest = text[total.end() :]
    if behind and not before:
        exact = _BOTH.search(rest) if len(behind) == 2 else _WHOLE.search(rest)
        if not exact and "其中" not in total[0] + rest:
            return None
        parts, whole = behind, bool(exact)
        if not whole and not _listed(rest, parts, total.end()):
            return None
    elif before and not behind and total[0].startswith(_SUMMED):
        parts, whole = before, True
    else:
        return None
    if len(parts) < 2:
        return None
    made, said = sum(_number(part["n"]) for part in parts), _number(total["n"])
    wrong = made != said if whole else made > said
    return (f"{total['n']}{total['unit']}", f"{made}{total['unit']}") if wrong else None


def _listed(rest: str, parts: list[re.Match[str]], start: int) -> bool:
    """True where the parts are one list, parted by 、 alone: kinds that exclude each other."""
    between = rest[parts[0].end() - start : parts[-1].start() - start]
    return between.count("、") >= len(parts) - 1 and not re.search("[，：]", between)
