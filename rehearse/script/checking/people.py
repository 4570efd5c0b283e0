"""People whose names differ by one character, and may be one: 李志强 and 李志刚."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations, product
from typing import TYPE_CHECKING

from rehearse.language.pinyin.names import TITLES
from rehearse.language.text.chars import HAN
from rehearse.script.checking.borders import is_word
from rehearse.script.checking.examined import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Span
    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {"names": "人名只差一个字：{names!q}", "do": "核对是不是同一个人"},
    "en": {
        "names": "names that differ by one character: {names!q}",
        "do": "find out whether they are one person",
    },
}

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石"
    "金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史贺陶顾毛郝龚邵万钱严洪武莫孔汤常温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹"
)
_NO_NAME = "的了得着过在是来去说讲就都也还又和与对向地里兴"
"""Characters that a name seldom has, and words behind a title often."""
_PLACE = "县市区省州镇村乡部局院会员家们"
"""Last characters of places and offices: 秦安县."""
_NAME = rf"[{_SURNAMES}](?![{HAN}]?[{_NO_NAME}]|[{HAN}][{_PLACE}])[{HAN}]{{2}}"
_TITLE = "|".join(sorted({*TITLES, "同学"}, key=lambda title: -len(title)))
_NAMED = (
    re.compile(f"(?P<name>{_NAME})(?P<title>{_TITLE})"),
    re.compile(f"(?P<title>{_TITLE})(?P<name>{_NAME})"),
)
_END = re.compile("[。！？\\n]")


@dataclass(slots=True)
class _Person:
    titles: set[str] = field(default_factory=set)
    spans: set[Span] = field(default_factory=set)


def people(examined: Examined) -> Iterator[Problem]:
    """Find two names that differ by a character, one of them with a title: 李志强书记 and 李志刚.

    Two who are named in one sentence are two people, and so are two with other titles.
    """
    found: dict[str, _Person] = defaultdict(_Person)
    for pattern in _NAMED:
        for paragraph, match, _ in examined.matches(pattern):
            found[match["name"]].titles.add(match["title"])
            found[match["name"]].spans.add(paragraph.span_of(*match.span("name")))
    for name in list(found):
        likewise = re.compile(f"{name[0]}(?:{name[1]}[{HAN}]|[{HAN}]{name[2]})")
        for paragraph, match, span in examined.matches(likewise):
            if re.fullmatch(_NAME, match[0]) and is_word(paragraph.text, *match.span()):
                found[match[0]].spans.add(span)
    for one, other in combinations(found, 2):
        if _alike(one, other) and _may_be_one(examined, found[one], found[other]):
            rare, often = sorted((found[one].spans, found[other].spans), key=len)
            yield problem("names", *sorted(rare), *sorted(often), names=(one, other))


def _alike(one: str, other: str) -> bool:
    return one[0] == other[0] and (one[1] == other[1]) != (one[2] == other[2])


def _may_be_one(examined: Examined, one: _Person, other: _Person) -> bool:
    if one.titles and other.titles and not one.titles & other.titles:
        return False
    pairs = ((a, b) if a < b else (b, a) for a, b in product(one.spans, other.spans))
    return all(_END.search(examined.text[a[1] : b[0]]) for a, b in pairs)
