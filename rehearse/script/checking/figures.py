"""Figures that may disagree, and too many of them in one sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from rehearse.language.numbers.numerals import value_of
from rehearse.language.text.chars import HAN
from rehearse.script.checking.examined import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Span
    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "disagree": "同一件事前后数字不同：{shown!q}",
        "disagree, do": "核对哪一个对；若本来就是两件事，不必理会",
        "many": "一句话里有 {count} 个数字：{text!q}",
        "many, do": "听众记不住；留下最要紧的一两个，或分成几句",
        "broken": "数字写错了：{text!q}",
        "broken, do": "查对原数，改正",
    },
    "en": {
        "disagree": "figures for the same thing differ: {shown!q}",
        "disagree, do": "look up which one is right; leave them if they are two things",
        "many": "{count} figures in one sentence: {text!q}",
        "many, do": "nobody can keep them in mind: leave one or two, or make several sentences",
        "broken": "this is no number: {text!q}",
        "broken, do": "look up what it was, and correct it",
    },
}

_NUMBER = r"(?:\d[\d,.]*|[一二三四五六七八九十百千零〇]+)"
_EVENTS = "五一|五四|七一|八一|十一|国庆|春节|元旦|中秋|端午|清明|劳动节|青年节|建党节|教师节|妇女节"
_CLAIMS = (
    re.compile(
        rf"第(?P<n>{_NUMBER})届(?P<what>[{HAN}]{{0,12}}?(?:大会|会议|年会|论坛|运动会|博览会|全会|比赛|大赛|节))"
    ),
    re.compile(rf"(?P<what>[{HAN}]{{2,6}})(?P<n>{_NUMBER})周年"),
    re.compile(
        rf"(?P<n>(?:19|20)\d\d)年[“\"]?(?P<what>{_EVENTS})[”\"]?(?:国际)?(?:劳动节|假期|期间|来临|到来|小长假)"
    ),
    re.compile(
        rf"(?P<what>(?:总投资|总面积|总人口|建筑面积|占地面积|总人数|参会人数|参赛人数|党员总数|在校学生|教职工))(?:共|为|是|达|约|达到|共有|有)?(?P<n>{_NUMBER}(?:\.\d+)?[万亿]?)(?=[{HAN}])"
    ),
)
_FIGURE = re.compile(
    r"(?<![A-Za-z\d.])\d[\d,]*(?:\.\d+)?"
    r"(?: ?年 ?\d{1,2} ?月(?: ?\d{1,2} ?[日号])?| ?月 ?\d{1,2} ?[日号]| ?[点时] ?\d{1,2} ?分|[.:/·\-]\d+)*"
    r"(?!\d)(?![、)）])"
    r"|百分之[一二三四五六七八九十百零点]+"
)
_COUNTED = "[万亿元%％名人个户套家公吨次条平栋件]"
_BROKEN = re.compile(
    r"(?<![\d.])(?!(?:19|20)\d\d\.\d{1,2}\.)\d+\.\d+\.\d+(?=[亿%％吨米]|万[亿元人个户吨亩]|元(?![数素件旦宵年])|[千百][万亿元人米克瓦]|公[里斤顷])"
    rf"|(?<![\d，第])\d{{1,3}}，\d{{3}}{_COUNTED}(?!\d)"
    r"|(?<![A-Za-z\d])[12][OoＯ]\d\d年|(?<![A-Za-z\d])\d[OoＯlI]\d+(?=[万亿年月日元%％人个])"
)
_MANY = 4


def disagreeing(examined: Examined) -> Iterator[Problem]:
    """Find the same thing with different figures: 第九届运动会 and 第八届运动会."""
    claims: dict[tuple[int, str], dict[str, list[tuple[Span, str]]]] = defaultdict(lambda: defaultdict(list))
    for place, pattern in enumerate(_CLAIMS):
        for _, match, span in examined.matches(pattern):
            number = match["n"].replace(",", "")
            claims[place, match["what"]][str(value_of(number) or number)].append((span, match[0]))
    for values in claims.values():
        if len(values) > 1:
            spans, shown = zip(*sorted(found[0] for found in values.values()), strict=True)
            yield problem("disagree", *spans, shown=shown)


def broken(examined: Examined) -> Iterator[Problem]:
    """Find numbers with two points, with a comma of the wrong width before three digits, with a letter for a digit."""
    for _, match, span in examined.matches(_BROKEN):
        yield problem("broken", span, text=match[0])


def many(examined: Examined) -> Iterator[Problem]:
    """Find sentences with more than three figures."""
    for sentence in examined.script.sentences:
        count = len(_FIGURE.findall(sentence.text))
        if count >= _MANY and sentence.role == "body":
            yield problem("many", sentence.span, count=count, text=sentence.text)
