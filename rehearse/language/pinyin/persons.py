"""Persons in a text whose surnames are read in a way of their own, found by what stands around them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from rehearse.language.pinyin.names import DOUBTFUL, SURNAMES, TITLES
from rehearse.language.text.chars import HAN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


class PersonName(NamedTuple):
    """A surname, and the given name or the title behind it."""

    start: int
    end: int
    pinyin: str
    sure: bool


_READINGS = DOUBTFUL | SURNAMES
_WORDS = frozenset("任解查曾应那过行相撒哈盖折区单员种华黑句秘召纪宁乐莘燕幺祭尉曲")
"""Surnames that are ordinary words, too: a name only where the text before announces one."""

_OPENS = re.compile(
    r"(?:^|[\W_]|[请谢让和与及由向对是叫听问跟同邀见位的给为像如按据小老])$|(?:感谢|欢迎|有请|邀请|祝贺|学习|包括|院士|教授|师傅|"
    r"书记|市长|局长|主任|主席|部长|选手|姓名|作者|党员|青年|村民|居民|战士|烈士|英雄|队员|队长|老人|学者|专家|模范|"
    r"同志|先生|女士|劳模|村医|村官|代表|医生|司机|工人|农民|组长|馆长|站长"
    r"|所长|院长|校长|处长|科长|县长|镇长|村长|嘉宾|主持人)$"
)
_NO_NAME = re.compile(
    "[任经是当为兼在有获被对向到请说过了着的不位个名些种次年天里这么能会要可上下一来去里由检委府局部院处厅级组]"
)
"""Never in a given name, but often behind a word that looks like a surname: 曾任, 那位, 应有 …"""

_FAMILY = re.compile(f"(?<![百同])姓(?:是|为)?([{HAN}])(?=[的者氏，。、；）)]|$)")
"""Text that says a person's surname: 姓单的师傅."""

_ROW = re.compile(f"(?<![{HAN}、])[{HAN}]{{2,3}}(?:、[{HAN}]{{2,3}}){{2,}}(?=[^{HAN}、]|等|$)")
_FREQUENT = frozenset(
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范方石姚谭廖邹熊金陆郝孔"
    "白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文"
)
"""Surnames that show a row of names: 王芳、单文辉、查丽娜."""

_NOTHING_ELSE = frozenset("仇缪朴冼翟逄訾逯郗郄庹亓缑瞿褚")
"""Hardly ever a word by themselves: taken as surnames even without a title, though not surely."""

_ENDS = re.compile(r"$|[\W_]|(?<=仇)[的恨人视家敌富外杀深似必未已也了]")
"""What stands behind the end of a name or of a phrase."""


def find_persons(text: str, pieces: Sequence[tuple[int, int]]) -> Iterator[PersonName]:
    """Find surnames with a special reading: a surname, a given name and a title, or a surname and a title.

    >>> list(find_persons("请单国栋主任发言", [(0, 1), (1, 2), (2, 3), (3, 4), (4, 6), (6, 8)]))
    [PersonName(start=1, end=4, pinyin='shàn', sure=True)]
    >>> list(find_persons("全国单位主任", [(0, 2), (2, 4), (4, 6)]))
    []
    """
    ends = dict(pieces)
    found: set[int] = set()
    for match in _pattern().finditer(text):
        start, surname, given = match.start(), match["surname"], match["given"] or ""
        end = ends.get(start)
        if end is None or (len(surname) == 1 and end - start > 1):  # a word that a dictionary has
            continue
        opened = surname not in _WORDS or _OPENS.search(text[max(0, start - 4) : start])
        if _NO_NAME.search(given) or not opened:
            continue
        last = match.end("given") if given else match.end("title")
        found.add(start)
        yield PersonName(start, last, _READINGS[surname], surname in SURNAMES)
    families = (match.start(1) for match in _FAMILY.finditer(text))
    for start in (*families, *_in_rows(text, ends)):
        if start not in found and (said := _READINGS.get(text[start])):
            found.add(start)
            sure = text[start - 1 : start] == "姓" and text[start] in SURNAMES
            yield PersonName(start, start + 1, said, sure)
    for start, end in pieces:
        if end - start == 1 and start not in found and _is_lone_surname(text, start):
            yield PersonName(start, end, SURNAMES[text[start]], sure=False)


def _is_lone_surname(text: str, start: int) -> bool:
    """True for a character that is hardly ever a word, unless it ends a name or a phrase: 周朴, 复了仇."""
    return text[start] in _NOTHING_ELSE and _ENDS.match(text, start + 1) is None


def _in_rows(text: str, ends: dict[int, int]) -> Iterator[int]:
    """Find the first characters of three names and more in a row, all of them surnames that stand alone."""
    for match in _ROW.finditer(text):
        starts = [match.start(), *(match.start() + at.end() for at in re.finditer("、", match[0]))]
        names = [at for at in starts if text[at] in _FREQUENT or text[at] in _READINGS]
        if len(names) == len(starts):
            yield from (at for at in names if ends.get(at) == at + 1)


@cache
def _pattern() -> re.Pattern[str]:
    surnames = "|".join(sorted(_READINGS, key=len, reverse=True))
    titles = "|".join(sorted(TITLES, key=len, reverse=True))
    return re.compile(f"(?P<surname>{surnames})(?P<given>[{HAN}]{{1,2}}?)??(?=(?P<title>{titles}))")
