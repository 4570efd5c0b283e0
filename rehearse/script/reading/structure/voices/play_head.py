"""What stands above the first turn of those who speak, and nobody says: who is who, where it plays, who wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HANLIKE
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.lines.bylines import is_name
from rehearse.script.reading.structure.voices.labels import ONE

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_PERSON = rf"(?:{HANLIKE}{{2,4}}(?:·{HANLIKE}{{1,6}})?|{HANLIKE}[ 　]+{HANLIKE})"
_NO_NAME = r"(?!.*(?:[们好见吧吗呢啊了]|开始|有请|谢谢|加油)$|各位|大家|感谢)"
_LATIN = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}"
_WHO = rf"{_NO_NAME}{_PERSON}(?:[、，, 　]+{_PERSON})*|{_LATIN}"
"""A name, or several: what stands behind a label in a cast list."""
_PAIR = rf"{ONE}\s*[:：]\s*(?:{_PERSON}|[A-Z][A-Za-z.'’-]+)(?:[（(][^（）()]{{1,12}}[）)])?"
_PAIRS = rf"{_NO_NAME}{_PAIR}(?:[ 　\t，,；;、]+{_PAIR})+"
"""Who is who, on one line: 甲：孟凡　乙：苏晓."""
_HEAD = r"(?:登场|出场|主要|剧本|剧中)?(?:人物|角色|演员)(?:表|介绍)?[:：]?"
_FIELD = (
    r"时间|地点|背景|(?:登场|出场|主要|剧中)?人物|场景|布景|道具|剧情|(?:故事|剧情)(?:情节|梗概|简介|背景)|"
    r"角色|演员|服装"
)
_PLAYS = rf"[【\[]?(?:{_FIELD})[】\]]?\s*[:：]\s*\S|[【\[](?:{_FIELD})[】\]]\s*\S"
"""What tells of a play, above its first turn: 时间：放学后."""
_WRITTEN = r"(?:编剧|导演|编导|作者|改编)\s*[:：]\s*\S.{0,30}"
"""Who made it: beside the others, 编剧：老崔."""


def is_names(text: str) -> bool:
    """True for a name, or several, and nothing else."""
    return compiled(_WHO).fullmatch(text) is not None


def tells_who(item: LabelledParagraph, label: re.Match[str]) -> bool:
    """True for a label with a person's name behind it, and for such pairs on one line: 甲：孟凡　乙：苏晓."""
    rest = item.paragraph.text[label.end() :]
    return bool(
        is_name(rest) or compiled(_LATIN).fullmatch(rest) or compiled(_PAIRS).fullmatch(item.paragraph.text)
    )


def play_head(items: list[LabelledParagraph], labels: dict[int, re.Match[str]], first: int) -> set[int]:
    """The lines above the `first` turn that are no words of it; `labels` are those of the speakers, by paragraph."""
    voices = {_name(label).casefold() for at, label in labels.items() if at >= first}
    named = {
        at
        for at, label in labels.items()
        if at < first and _name(label).casefold() in voices and tells_who(items[at], label)
    }
    return named | _cast(items, labels) | _setting(items[:first])


def _name(match: re.Match[str]) -> str:
    found = match.groupdict()
    return found["name"] or found.get("role") or ""


def _cast(items: list[LabelledParagraph], labels: dict[int, re.Match[str]]) -> set[int]:
    """The lines of a cast list, before anybody speaks: names alone behind labels, and who somebody is: 小红——学生.

    Each of them is told by one who speaks later; a head may stand above.
    """
    names = "|".join({re.escape(_name(match)) for match in labels.values()})
    told = re.compile(
        rf"(?:{names})\s*[—–\-（(].{{1,40}}|(?:{names})[，,]\s*(?:[男女]|[\d一二三四五六七八九十]{{1,3}}岁).{{0,40}}"
    )
    found: list[int] = []
    first = len(items)
    for index, item in enumerate(items):
        match = labels.get(index)
        if match and not is_names(item.paragraph.text[match.end() :]):
            first = index
            break
        if match or (item.open and told.fullmatch(item.text) and not ends_sentence(item.text)):
            found.append(index)
    later = {_name(match).casefold() for index, match in labels.items() if index >= first}
    known = [index for index in found if index not in labels or _name(labels[index]).casefold() in later]
    if len(known) < 2:
        return set()
    heads = {index - 1 for index in known if index and compiled(_HEAD).fullmatch(items[index - 1].text)}
    return {*known, *heads}


def _setting(items: list[LabelledParagraph]) -> set[int]:
    """The lines above the first turn that tell where it plays, and all below a head of who is who, but sentences."""
    shown = [at for at, item in enumerate(items) if item.open]
    head = next((at for at in shown if compiled(_HEAD).fullmatch(items[at].text)), len(items))
    plays = {at for at in shown if compiled(_PLAYS).match(items[at].text)}
    plays |= {at for at in shown if at >= head and not ends_sentence(items[at].text)}
    written = {at for at in shown if compiled(_WRITTEN).fullmatch(items[at].text)}
    return plays | (written if plays else set())
