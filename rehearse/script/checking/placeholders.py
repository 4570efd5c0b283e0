"""Placeholders that were left in: XX区, 某某, □□, ____, [姓名], TODO, and what the voice says for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HAN
from rehearse.language.text.placeholders import placeholders, say_placeholders
from rehearse.script.checking.examined import by_kind, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Paragraph, Span
    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "said": "占位符{text!q}还没有填，会读作{spoken!q}",
        "shown": "占位符{text!q}还没有填",
        "as it stands": "占位符{text!q}还没有填，会照样读出",
        "do": "填上真实的内容",
        "note": "未完成的记号{text!q}留在稿中",
        "note, do": "补完后删去这个记号",
    },
    "en": {
        "said": "the placeholder {text!q} is not filled in; it is spoken as {spoken!q}",
        "shown": "the placeholder {text!q} is not filled in",
        "as it stands": "the placeholder {text!q} is not filled in; it is spoken as it stands",
        "do": "write what belongs there",
        "note": "a note about unfinished text was left in: {text!q}",
        "note, do": "finish the text and take the note out",
    },
}

_YEAR = r"(?<![0-9A-Za-z])(?:19|20)(?:[XxＸｘ×*＊]{2}|\d[XxＸｘ×])(?=年|[.\-/·]|\s*学年)"
_BEHIND_LATIN = "Company|Corp|Inc|Ltd|Street|University|people|percent|years"
_LATIN = (
    r"(?<![A-Za-z0-9_/-])(?<![A-Za-z0-9]\.)(?<![A-Z][a-z] )(?:X{3,}|x{2,})(?![A-Za-z0-9_/-])"
    rf"|(?<=\[)X{{2,}}(?=\])|\bX{{2}}(?= (?:{_BEHIND_LATIN}))"
)
"""The same among Latin words, where XX may also be the number twenty."""
_NEAR = 1
"""Characters between two X that belong to one placeholder: XX届X次."""
_BELONGS = re.compile(
    "[年月日号届次个名位项家岁点区市县省州镇乡村街局处科部厅院厂](?:长|長)?|[處廠縣區]長|同志|同誌|书记|書記|主任|主席|先生|女士|老师|老師|经理|"
    "經理|总经理|董事长|教授|博士|同学|公司|集团|大学|学院|学校|小学|中学|幼儿园|医院|银行|单位|部门|街道|社区|小区|会议|全会|大会|"
    "协会|委员会|项目|工程|平台|系统|中心|基地|杯|奖|节|路|桥|万元|亿元|元|万|亿|[%％]"
)
"""What a placeholder is part of the name of, or counts: shown with it, as it tells what is to be filled in."""

_NAMED = (
    r"姓\s*名|名\s*字|单\s*位|公\s*司|学\s*校|职\s*务|职\s*称|时\s*间|日\s*期|年\s*份|地\s*点|部\s*门|领导姓名|嘉宾姓名|主题|"
    r"数字|金额|具体\w{0,8}|您的\w{1,8}|你的\w{1,8}|请?填写?\w{0,10}|此处\w{1,12}|插入\w{1,10}|某\w{1,6}|\w{1,6}(?:姓名|名称|名字)|"
    r"[Xx×ＸＯ○]{2,}\w{0,4}"
)
_ENGLISH_NAMED = (
    r"(?:your|the|my|his|her|their|insert|enter|add|fill in)\b[\w '’/-]{0,40}|(?:first |last |full |company |speaker |"
    r"guest )?name|date|title|place|venue|company|organi[sz]ation|number|amount|city|time"
)
_IN_ROUND = (
    r"请?填写?\w{0,10}|此处\w{1,12}|插入\w{1,10}|\w{0,4}(?:姓名|名称|名字)|"
    r"(?i:your [\w ]{2,30}|insert [\w ]{2,30})"
)
"""What no ordinary round bracket holds."""
_BRACKETED = re.compile(
    rf"[\[［〔【{{｛<＜](?:\s*(?:{_NAMED}|(?i:{_ENGLISH_NAMED}))\s*)[\]］〕】}}｝>＞]|[（(]\s*(?:{_IN_ROUND})\s*[)）]"
)
_BLANK = re.compile(
    rf"□+|_{{3,}}|＿{{2,}}|(?<![{HAN}〇○\d])○{{2,}}(?!年)|(?<=[{HAN}])○{{2,}}(?![{HAN}]*年)(?=[{HAN}])|\*{{3,}}(?=[{HAN}])"
    rf"|(?<=[{HAN}])(?:\*{{3,}}|＊{{2,}})|[（(][ 　_]{{1,8}}[)）]|【[ 　_]{{0,8}}】"
    r"|年[ 　]+月(?:[ 　]+日|(?![圆光亮色下儿球饼]))|月[ 　]+日(?![子报出落常益夜])|第[ 　]+[次届期]"
    r"|(?<=[达到资至长成为有])[ 　]{2,}(?:[万亿]?[元个人户名项亩吨]|[%％])"
    rf"|(?<=[{HAN}])(?:\[[ 　_]{{0,8}}\]|「[ 　_]{{0,8}}」)|(?<=[{HAN}])（）"
)
_SO_AND_SO = re.compile(
    r"[张王李赵刘陈杨黄周吴]?某某+|(?<=[，。；、\s])某[年月日]某[月日]|某年某月(?:某日)?|(?<![{HAN}])[张王李赵刘陈杨黄周吴]某(?!某)"
)
_TODO = re.compile(
    r"(?<![A-Za-z])(?:TBD|TBC|TBA|FIXME)(?![A-Za-z])|(?<![A-Za-z])TODO(?=\s*[:：(（\]】])|(?:^|(?<=[\[【（(]))TODO\b"
    r"|[（(【\[](?:数据|数字|内容|名单|人名|姓名|时间|地点|金额|此处|这里|具体)?(?:待定|待核对?|请核实|待补充?|待填写?|待核实?|待查|待确认|待完善|未完|略写|补充内容|占位)[^）)】\]]{0,10}[）)】\]]"
    r"|\?{3,}|？{3,}(?=[^？]*[" + HAN + r"])|(?i:lorem ipsum[\w ,]*)"
)


_SPACES = re.compile(r"[\s_]*\s[\s_]*")


def crosses(examined: Examined) -> Iterator[Problem]:
    """Find XX, ××, X个, 20XX: each kind once, with all its places."""
    found: list[tuple[str, Span, str]] = []
    for paragraph in examined.paragraphs:
        for start, end in _crosses(paragraph):
            shown = _shown(paragraph.text, start, end)
            is_said = paragraph.sentences and paragraph.language == "zh"
            spoken = _spoken(paragraph.text, start, shown, examined.placeholder) if is_said else ""
            found.append((shown, paragraph.span_of(start, end), spoken))
    for shown, spans, said in by_kind(found):
        spoken = next(filter(None, reversed(said)), "")
        key = "shown" if not spoken else "as it stands" if spoken == shown else "said"
        yield problem(key, *spans, text=shown, spoken=spoken)


_ALSO = re.compile(f"{_YEAR}|{_LATIN}")


def _crosses(paragraph: Paragraph) -> list[tuple[int, int]]:
    """Find the placeholders of a paragraph; two with next to nothing between are one."""
    spans = [match.span() for match in (*_ALSO.finditer(paragraph.text), *placeholders(paragraph.text))]
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        between = paragraph.text[found[-1][1] : start] if found else "，"
        if len(between) <= _NEAR and (not between or between.isalnum()):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _shown(text: str, start: int, end: int) -> str:
    """Show a placeholder with what it belongs to: all of what is in quotes, else what it counts or is the name of."""
    opened = max(text.rfind(mark, max(0, start - 8), start) for mark in "“「《")
    closed = min((at for mark in "”」》" if (at := text.find(mark, end, end + 6)) >= 0), default=-1)
    if opened >= 0 and closed >= 0 and not re.search("[”」》“「《]", text[opened + 1 : closed]):
        return text[opened + 1 : closed]
    belongs = _BELONGS.match(text, end)
    return text[start : belongs.end() if belongs else end]


def _spoken(text: str, start: int, shown: str, instead: str | None) -> str:
    """How what is shown of a placeholder is spoken, which depends on the characters beside it."""
    at = text.rfind(shown, max(0, start - len(shown)), start + len(shown))
    before, after = text[max(0, at - 1) : at], text[at + len(shown) : at + len(shown) + 1]
    said = say_placeholders(before + shown + after, instead)
    return said[len(before) : len(said) - len(after)]


def so_and_so(examined: Examined) -> Iterator[Problem]:
    """Find 某某 and 张某某."""
    yield from _each(examined, _SO_AND_SO, "as it stands")


def blanks(examined: Examined) -> Iterator[Problem]:
    """Find blanks that are to be filled in: □□, ____, （  ）."""
    yield from _each(examined, _BLANK, "shown")


def bracketed(examined: Examined) -> Iterator[Problem]:
    """Find what is to be put in, named in brackets: [姓名], {company}."""
    yield from _each(examined, _BRACKETED, "as it stands", labels=True)


def notes(examined: Examined) -> Iterator[Problem]:
    """Find what says that something is not finished: TODO, TBD, （待补充）, lorem ipsum."""
    yield from _each(examined, _TODO, "note")


def is_placeholder_note(text: str) -> bool:
    """True for a bracket that these rules find already: （请核实）."""
    return bool(_BRACKETED.fullmatch(text) or _TODO.fullmatch(text))


def _each(
    examined: Examined, pattern: re.Pattern[str], key: str, *, labels: bool = False
) -> Iterator[Problem]:
    """Find each kind once, with all its places; with `labels`, not what a paragraph begins with: 【时间】三月."""
    found = (
        (_SPACES.sub(" ", match[0]).replace("( )", "（ ）"), span, "")
        for paragraph, match, span in examined.matches(pattern)
        if not (labels and match.start() == 0 and match[0][0] in "【[" and match.end() < len(paragraph.text))
    )
    for text, spans, _ in by_kind(found):
        yield problem(key, *spans, text=text)
