"""Who speaks: labels at the start of lines, 主持人甲： or A:, that recur; and the list of who is who above them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.core.passage import join
from rehearse.language.text.chars import HANLIKE
from rehearse.language.text.ends import ends_sentence
from rehearse.script.reading.structure.known_voices import greets_hall, is_known_voice, listed_speakers
from rehearse.script.reading.structure.labelled import unlabelled
from rehearse.script.reading.structure.salutations import is_salutation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_NAME = "[A-Z][A-Za-z.'’-]{0,12}"
_NO_VOICE = (
    "备?注|附注?|说明|提示|注意|问题|对策|原因|措施|目标|任务|做法|方法|成效|成果|优[点势]|缺点|不足|时间|地点|内容|结果|结论|例如|"
    "人物|场景|道具|剧情|角色|演员|服装|(?:故事|剧情)(?:情节|梗概|简介|背景)|"
    "操作|动作|画面|镜头|屏幕|字幕|音效|建议|要求|背景|意义|现象|启示|数据|案例|事例|第.{1,2}步|Notes?|NOTES?|Screen|Action|Visuals?|Show|N[Bb]|Problem|Solution|Goal|Step|"
    r"\w{0,4}(?:包括|包含|如下|分为|在于|就是)|"
    r"\w{1,5}(?:说|[说问答笑喊写想]道|[讲喊问]|回答|心想)"  # 爸爸说： tells of somebody; 问： and 答： are labels
)
"""What stands before a colon and is no speaker, however often it comes."""
_ROLE = r"[男女][\d一二三]?|[合齐众甲乙丙丁]|[AB]|男声|女声|领诵|旁白|主持人?[甲乙丙丁AB]?"
_HOW = r"(?:[（(](?![一二三四五六七八九十]+[）)]|[^）)]*[停掌鼓])[^（）()。！？!?\d]{1,15}[）)]\s*)"
"""A name or a direction in brackets, beside a label: 甲（林涛）：, 小红（高兴地）：."""
_CLOCK = r"(?:[\[【]\d{1,2}(?::\d\d){1,2}[\]】]\s*)?"
"""When it is said, in a transcript: [00:12] HOST:."""
_LABEL = re.compile(
    rf"{_CLOCK}(?![【\[（(][^】\])）:：]*[:：])[【\[（(]?(?!(?:{_NO_VOICE})\s*[:：])"
    rf"(?P<name>主持人[ 　]{HANLIKE}{{2,4}}|"
    rf"{HANLIKE}{{1,6}}[A-Za-z0-9]?|{_NAME}(?: {_NAME}){{0,2}}(?: \d)?|[A-Za-z]\d?)"
    rf"[】\])）]?\s*{_HOW}?[:：]\s*{_HOW}?(?=\S)|[【\[（(](?P<role>{_ROLE})[】\]）)]\s*[:：]?\s*(?=\S)"
)
_ALONE = re.compile(
    rf"{_CLOCK}[【\[（(]?(?!(?:{_NO_VOICE})\s*[:：])(?P<name>{HANLIKE}{{1,6}}[A-Za-z0-9]?|{_NAME}|[A-Za-z]\d?)[】\])）]?\s*[:：]"
)
_LEAST = 3
"""The least number of labelled lines in a dialogue."""
_PERSON = rf"(?:{HANLIKE}{{2,4}}(?:·{HANLIKE}{{1,6}})?|{HANLIKE}[ 　]+{HANLIKE})"
_WHO = re.compile(
    rf"(?!.*(?:[们好见吧吗呢啊了]|开始|有请|谢谢|加油)$|各位|大家|感谢){_PERSON}(?:[、，, 　]+{_PERSON})*|"
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}"
)
"""A name, or several: what stands behind a label in a cast list."""


def with_speakers(items: list[LabelledParagraph], named: Collection[str] = ()) -> list[LabelledParagraph]:
    """Label the paragraphs that begin with a speaker's label, the list of who is who, and part those of two.

    `named` are those whom the settings give voices: they are speakers however seldom they speak.
    """
    items = _with_their_words(items)
    labels = _labels(items, named)
    if not labels:
        return items
    names = "|".join(sorted({re.escape(_name(match)) for match in labels.values()}, key=len, reverse=True))
    turn = re.compile(
        rf"(?:(?<=[。！？!?.…”\"])\s*|(?<=\S)[ 　]+)[【\[（(]?(?P<name>{names})[】\])）]?\s*[:：]\s*(?=\S)"
    )
    cast = _cast(items, labels, re.compile(rf"(?:{names})\s*[—–\-（(].{{1,30}}"))
    counted = Counter(_name(match) for match in labels.values())
    first = next(
        (index for index, match in labels.items() if counted[_name(match)] > 1 or _name(match) in named),
        min(labels),
    )
    cast |= _setting(items[: min(labels)])
    found: list[LabelledParagraph] = []
    for index, item in enumerate(items):
        if index in cast:
            found.append(item.aside("cast"))
        elif index in labels and not (index < first and _tells(items[index], labels[index])):
            found += _apart(item, labels[index], turn)
        elif index > first and item.open and _BOXED.fullmatch(item.paragraph.text):
            found.append(item.aside("stage direction"))  # 、（独唱《渡口》） between two turns is nobody's
        else:
            found.append(item)
    return found


def _with_their_words(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Join a label that stands alone on its line, 男：, to what is said below it, where two take turns so."""
    alone = {
        at: match["name"]
        for at, (item, below) in enumerate(pairwise(items))
        if item.open
        and below.open
        and not (item.paragraph.level or below.paragraph.level or is_salutation(item.paragraph.text))
        and (match := _ALONE.fullmatch(item.paragraph.text))
    }
    counted = Counter(alone.values())
    if len(counted) < 2 or max(counted.values()) < 2 or any(at + 1 in alone for at in alone):
        return items
    found: list[LabelledParagraph] = []
    for at, item in enumerate(items):
        if at - 1 in alone:
            label = found.pop().paragraph
            item = unlabelled(replace(label, passage=join([label.passage, item.paragraph.passage])))
        found.append(item)
    return found


def _name(match: re.Match[str]) -> str:
    found = match.groupdict()
    return found["name"] or found.get("role") or ""


def _labels(items: list[LabelledParagraph], named: Collection[str]) -> dict[int, re.Match[str]]:
    """The labels of speakers, by paragraph."""
    open_items = {index: item for index, item in enumerate(items) if item.open and not item.paragraph.level}
    debate = any(_SIDE.match(item.paragraph.text) for item in open_items.values())
    labels = {
        index: match
        for index, item in open_items.items()
        if (match := _LABEL.match(item.paragraph.text))
        and (not is_salutation(match[0].strip()) or (debate and _DEBATER.fullmatch(_name(match))))
    }
    listed = listed_speakers(items)
    often = Counter(_name(match) for match in labels.values())
    sure = {*named} | {
        _name(match)
        for index, match in labels.items()
        if is_known_voice(_name(match), _rest(items[index], match), listed)
        or (often[_name(match)] < _LEAST and greets_hall(_name(match), _rest(items[index], match)))
    }
    known = {index: match for index, match in labels.items() if _name(match) in sure}
    # Two words before a colon may be anything, unless they come again, or names are written in capitals.
    recurring = Counter(_name(match) for match in labels.values())
    capitals = any(count > 1 and _is_capital(name) for name, count in recurring.items())
    labels = {
        index: match
        for index, match in labels.items()
        if " " not in (name := _name(match)).rstrip(" 0123456789")
        or recurring[name] > 1
        or (capitals and _is_capital(name))
    }
    counted = Counter(_name(match) for match in labels.values())
    again = max(counted.values(), default=0) > 1 or all(map(_DEBATER.fullmatch, counted))
    dialogue = len(labels) >= _LEAST and len(counted) > 1 and again
    if not dialogue or (len(labels) < 0.3 * len(open_items) and not capitals):
        return known
    return _voices(items, labels) | known


def _voices(items: list[LabelledParagraph], labels: dict[int, re.Match[str]]) -> dict[int, re.Match[str]]:
    """Leave out a list's words, Gold: Hollis Motors, where the speakers' names have another form, or all say sentences.

    An author writes all names in capitals, or none; A: and MC: may stand beside others.
    """
    turns: dict[str, list[str]] = {}
    for index, match in labels.items():
        turns.setdefault(_name(match), []).append(_rest(items[index], match))
    capitals = any(_is_capital(name) and len(said) > 1 for name, said in turns.items())
    says = {name for name, said in turns.items() if any(_is_turn(text) for text in said)}
    mostly = 2 * sum(len(turns[name]) for name in says) > len(labels)
    others = {
        name
        for name in turns
        if name.isascii() and ((capitals and not name.isupper()) or (mostly and name not in says))
    }
    return {index: match for index, match in labels.items() if _name(match) not in others}


def _is_turn(text: str) -> bool:
    return ends_sentence(text) or text[-1] in "，,—–-:："


def _rest(item: LabelledParagraph, label: re.Match[str]) -> str:
    """What stands behind a label."""
    return item.paragraph.text[label.end() :]


_TEAM = "[正反]方(?:[一二三四]辩|辩手)?"
_SIDE = re.compile(f"{_TEAM}[:：]")
"""What shows that a debate is held."""
_DEBATER = re.compile(f"{_TEAM}|主席|主持人?")
"""Who speaks in it, though each may speak once."""


def _is_capital(name: str) -> bool:
    return name.isupper() and len(name) > _LEAST


def _cast(
    items: list[LabelledParagraph], labels: dict[int, re.Match[str]], told: re.Pattern[str]
) -> set[int]:
    """The lines of a cast list, before anybody speaks: names alone behind labels, and who somebody is: 小红——学生.

    Each of them is told by one who speaks later; a head may stand above.
    """
    found: list[int] = []
    first = len(items)
    for index, item in enumerate(items):
        match = labels.get(index)
        if match and not _is_names(item, match):
            first = index
            break
        if match or (item.open and told.fullmatch(item.text) and not ends_sentence(item.text)):
            found.append(index)
    later = {_name(match).casefold() for index, match in labels.items() if index >= first}
    known = [index for index in found if index not in labels or _name(labels[index]).casefold() in later]
    if len(known) < 2:
        return set()
    heads = {index - 1 for index in known if index and _HEAD.fullmatch(items[index - 1].text)}
    return {*known, *heads}


def _setting(items: list[LabelledParagraph]) -> set[int]:
    """The lines above the first turn that tell where it plays, and all below a head of who is who, but sentences."""
    head = next((at for at, item in enumerate(items) if item.open and _HEAD.fullmatch(item.text)), len(items))
    return {
        at
        for at, item in enumerate(items)
        if item.open and (_PLAYS.match(item.text) or (at >= head and not ends_sentence(item.text)))
    }


def _is_names(item: LabelledParagraph, label: re.Match[str]) -> bool:
    return bool(_WHO.fullmatch(_rest(item, label)))


def _tells(item: LabelledParagraph, label: re.Match[str]) -> bool:
    """True above the first who speaks again, for what is no sentence: 领诵：高二（5）班, Date: May 1."""
    rest = _rest(item, label)
    return _is_names(item, label) or not (ends_sentence(rest) or rest[-1] in "，,")


_BOXED = re.compile(r"[、，]?[（(](?!.*(?:我|咱|大家|各位|[您你]))[^（()）。！？!?]{2,60}[）)]")
_HEAD = re.compile("(?:登场|出场|主要|剧本|剧中)?(?:人物|角色|演员)(?:表|介绍)?[:：]?")
_PLAYS = re.compile(
    r"[【\[]?(?:时间|地点|背景|人物|场景|布景|道具|剧情|(?:故事|剧情)(?:情节|梗概|简介|背景)|角色|演员|服装)[】\]]?\s*[:：]\s*\S"
)
"""What tells of a play, above its first turn: 时间：放学后."""


def _apart(
    item: LabelledParagraph, label: re.Match[str], turn: re.Pattern[str]
) -> Iterator[LabelledParagraph]:
    """Give a speaker's paragraph, and those of the others who speak in the same line."""
    passage = item.paragraph.passage
    turns = [label, *turn.finditer(passage.text, label.end())]
    edges = [0, *(match.start() for match in turns[1:]), len(passage.text)]
    for match, (start, end) in zip(turns, pairwise(edges), strict=True):
        part = passage[start:end]
        lead = len(part.text) - len(part.text.lstrip())
        if len(turns) > 1:
            item = unlabelled(replace(item.paragraph, passage=part.strip()))
        yield replace(item, speaker=_name(match), label=match.end() - start - lead)
