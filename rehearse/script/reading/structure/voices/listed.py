"""Whom the head of a script lists as those who speak in it: 成员：李想、赵梓涵, Hosts: Ann Lee & Ben Hill."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Collection

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_LIST = (
    r"(?:(?:小组|全体)?(?:成员|组员|队员)|(?:主持|朗诵|表演|汇报|展示|发言|主讲|播音)人?员?者?|讲者|(?:剧中)?人物|角色|演员|参演|"
    r"(?i:hosts?|emcees?|mcs?|speakers?|presenters?|cast|characters|readers?|members?|players?|team|"
    r"presented by|hosted by))"
    r"\s*[:：]\s*(?P<names>\S.{1,120})"
)
_BETWEEN = r"\s*(?:[、,，;；/&和与]|\band\b|[ 　]{2,}|　)\s*|(?<=[\u4e00-\u9fff])[ ]+(?=[\u4e00-\u9fff])"
_HEAD = 12
"""Lines of a script's head."""


def listed_names(items: list[LabelledParagraph]) -> set[str]:
    """The names in small letters, whole and first ones."""
    return {name for item in items[:_HEAD] for name in _names(item)}


def listing(items: list[LabelledParagraph], voices: Collection[str]) -> set[int]:
    """The lines that list some of those whose `voices` speak below."""
    known = {voice.casefold() for voice in voices}
    return {at for at, item in enumerate(items[:_HEAD]) if item.open and known & _names(item)}


def _names(item: LabelledParagraph) -> set[str]:
    line = compiled(_LIST).fullmatch(item.paragraph.text)
    if not line or ends_sentence(line["names"]):
        return set()
    bare = compiled(r"\s*[（(][^（）()]*[）)]").sub("", line["names"])
    names = {name.strip(" 　").casefold() for name in compiled(_BETWEEN).split(bare) if name.strip()}
    return names | {name.partition(" ")[0] for name in names if name.isascii()}
