"""Names that may be slips: two people who differ by one character, and another place's word in one's own speech."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HAN
from rehearse.script.checking.examined import problem
from rehearse.script.checking.wording import around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Span
    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "names": "人名只差一个字：{names!q}",
        "names, do": "核对是不是同一个人",
        "place": "全文说“{own}”，这里是“{other}”：{text!q}",
        "place, do": "改为“{own}”，或核对",
    },
    "en": {
        "names": "names that differ by one character: {names!q}",
        "names, do": "find out whether they are one person",
        "place": "the speech says “{own}”, and here “{other}”: {text!q}",
        "place, do": "write “{own}”, or look it up",
    },
}

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石"
    "金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史贺陶顾毛郝龚邵万钱严洪武莫孔汤常温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹"
)
_TITLES = (
    "同志|书记|主任|局长|市长|县长|区长|镇长|乡长|村长|主席|院长|校长|所长|处长|科长|部长|厅长|会长|总经理|经理|董事长|教授|"
    "老师|先生|女士|医生|师傅|队长|组长|委员|代表|博士|警官|工程师|同学|秘书长"
)
_NO_NAME = "的了得着过在是来去说讲就都也还又和与对向地里兴"
"""Characters that a name seldom has, and words behind a title often."""
_NAME = rf"(?P<name>[{_SURNAMES}](?![{HAN}]?[{_NO_NAME}])[{HAN}]{{2}})"
_NAMED = (re.compile(f"{_NAME}(?P<title>{_TITLES})"), re.compile(f"(?P<title>{_TITLES}){_NAME}"))
_END = re.compile("[。！？\\n]")


def people(examined: Examined) -> Iterator[Problem]:
    """Find two names of one title that differ by a character: 李志强书记 and 李志刚书记.

    Two who are named in one sentence are two people.
    """
    found: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for pattern in _NAMED:
        for paragraph, match, _ in examined.matches(pattern):
            found[match["title"]][match["name"]].append(paragraph.span_of(*match.span("name")))
    for names in found.values():
        for one, other in combinations(names, 2):
            if _alike(one, other) and not _together(examined, names[one], names[other]):
                rare, often = sorted((names[one], names[other]), key=len)
                yield problem("names", *rare, *often, names=(one, other))


def _alike(one: str, other: str) -> bool:
    return one[0] == other[0] and (one[1] == other[1]) != (one[2] == other[2])


def _together(examined: Examined, first: list[Span], second: list[Span]) -> bool:
    pairs = ((a, b) if a < b else (b, a) for a, b in product(first, second))
    return any(not _END.search(examined.text[a[1] : b[0]]) for a, b in pairs)


_LEVELS = "省市县区镇乡村校院厂"
_OURS = re.compile(
    rf"(?P<all>[全我本])(?P<level>[{_LEVELS}])(?P<of>人民|上下|各级|各部门|各单位|各乡镇|各街道|各镇|各村|广大|干部群众|干部|"
    r"经济社会|工作|父老|群众|党员|居民|村民|师生|职工)"
)
_ANY = re.compile(rf"[全我本]([{_LEVELS}])(?![{HAN}]?[际委])")
_OWN = 3
"""So often must the speech name its own place."""
_SHARE = 0.8
_ABOVE = re.compile(
    "代表.{0,8}[市省]|前列|第一|位居|排名|试点|示范|表彰|部署|要求|会议|精神|领导|下达|考核|视察|调研"
)
"""In such a sentence another level is meant: 走在全市前列."""


def places(examined: Examined) -> Iterator[Problem]:
    """Find 全市人民 in a speech that says 全县 all over: the text's own word decides.

    Only where the same words go with both, and nothing in the sentence compares with those above.
    """
    counted = Counter(match[1] for _, match, _ in examined.matches(_ANY))
    own, often = counted.most_common(1)[0] if counted else ("", 0)
    if often < _OWN or often < _SHARE * counted.total() or own not in _title(examined):
        return
    said = {match["of"] for _, match, _ in examined.matches(_OURS) if match["level"] == own}
    for paragraph, match, span in examined.matches(_OURS):
        if match["level"] == own or match["of"] not in said | _COMMON:
            continue
        start = max(paragraph.text.rfind(mark, 0, match.start()) for mark in "。！？；") + 1
        if _ABOVE.search(paragraph.text[start : match.end() + 12]):
            continue
        text = around(paragraph, *match.span())
        yield problem("place", span, own=f"{match['all']}{own}", other=match[0][:2], text=text)


_COMMON = frozenset("人民 上下 广大 干部群众 群众 父老".split())
"""Words that only one's own place goes with."""


def _title(examined: Examined) -> str:
    """What says whose speech it is: title and byline; where there is none, everything counts."""
    front = examined.script.front
    return examined.script.title + "".join(front.byline) or _LEVELS
