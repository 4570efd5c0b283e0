"""Another place's word in one's own speech: 全市 where the speech says 全县 all over."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HAN
from rehearse.script.checking.examined import problem
from rehearse.script.checking.wording import around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {"place": "全文说“{own}”，这里是“{other}”：{text!q}", "do": "改为“{own}”，或核对"},
    "en": {
        "place": "the speech says “{own}”, and here “{other}”: {text!q}",
        "do": "write “{own}”, or look it up",
    },
}

_LEVELS = "省市区县镇乡村校院厂"
"""From the outermost inwards."""
_WORD = re.compile(rf"(?P<all>[全我本])(?P<level>[{_LEVELS}])(?![{HAN}]?[际委])")
_OUR_OWN = re.compile("人民|上下|广大|干部群众|群众|父老")
"""These go with one's own place only."""
_HOUSES = "校院厂"
"""No places: a school has to do with its town, whose exams and prizes it tells of."""
_OUR_PEOPLE = re.compile("上下|广大|师生|教职工|职工|员工")
"""These go with one's own school or works only."""
_OWN = 3
"""So often must the speech name its own place; twice as often where its title does not."""
_FEW = 0.34
"""The share of these that slips are at most; with more, both places are meant."""
_ABOVE = re.compile(
    "代表.{0,8}[市省]|[市省]委|[市省]政府|前列|第一|位居|位列|排名|排在|试点|示范|表彰|部署|要求|会议|精神|领导|下达|考核|视察|调研|"
    "各[县区市]|平均|高于|低于|唯一|首[家个批]|最|占|比重"
)
"""In such a sentence another level is meant: 走在全市前列, 高于全市平均."""
_WITHIN = re.compile("[在占为对向是与和比居]$")
"""Before these words, too: 在全市."""


def places(examined: Examined) -> Iterator[Problem]:
    """Find 全市 in a speech that says 全县 all over: the text's own word decides.

    A level further in may be an example that is told, so there only words count that go with one's own place; and of
    one further out nothing may be said that compares with it. A school's own words are 师生 and the like.
    """
    counted = Counter(match["level"] for _, match, _ in examined.matches(_WORD))
    own, often = counted.most_common(1)[0] if counted else ("", 0)
    if often < (_OWN if own in _whose(examined) else 2 * _OWN):
        return
    found = [
        problem("place", span, own=match["all"] + own, other=match[0], text=around(paragraph, *match.span()))
        for paragraph, match, span in examined.matches(_WORD)
        if match["level"] != own and not _is_meant(paragraph.text, match, own)
    ]
    if len(found) <= _FEW * often:
        yield from found


def _is_meant(text: str, match: re.Match[str], own: str) -> bool:
    """True where another level than one's own is spoken of on purpose."""
    house = own in _HOUSES
    apart = house or _LEVELS.index(match["level"]) > _LEVELS.index(own)
    start = max(text.rfind(mark, 0, match.start()) for mark in "。！？；") + 1
    sentence = re.compile("[^。！？；]*").match(text, start)
    return bool(
        (apart and not (_OUR_PEOPLE if house else _OUR_OWN).match(text, match.end()))
        or (sentence and _ABOVE.search(sentence[0]))
        or _WITHIN.search(text[start : match.start()])
    )


def _whose(examined: Examined) -> str:
    """What says whose speech it is: title and byline; where there is none, everything counts."""
    return examined.script.title + "".join(examined.script.front.byline) or _LEVELS
