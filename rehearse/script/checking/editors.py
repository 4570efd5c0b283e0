"""What editors and printers leave in a text: notes to colleagues, and page numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HAN
from rehearse.language.text.ends import ends_line
from rehearse.script.checking.examined import problem
from rehearse.script.checking.placeholders import is_placeholder_note
from rehearse.script.checking.wording import around

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Span
    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "note": "改稿人的话留在稿中：{text!q}",
        "note, do": "办完后删去",
        "page": "页码混进了正文：{text!q}",
        "page, do": "删去",
    },
    "en": {
        "note": "an editor's note was left in: {text!q}",
        "note, do": "settle it, and take the note out",
        "page": "a page number stands in the text: {text!q}",
        "page, do": "take it out",
    },
}

_CHECK = (
    "核实|核对|核定|核准|核查|核一下|查证|查实|查一下|校核|补充|补齐|补上|确认|斟酌|酌定|定夺|修改|改一下|"
    "再[查改定看核]"
)
"""What an editor asks for, and a speaker hardly ever."""
_ASK = f"{_CHECK}|提供|把关|审核|审定|审阅|校对|删改|更新|填报|润色|完善|看一下"
"""The same, behind 请."""
_HALL = (
    "大家|各位|同志们|同学们|朋友们|代表们|委员们|全体|听众|观众|领导讲话|"
    "起立|鼓掌|就座|工作人员|会务|主持|礼仪|音响"
)
"""Who is asked by the speaker, or at the event: 请大家核对手中的材料."""
_IN = r"[^（()）【】\[\]。！？]"
NOTES: tuple[tuple[str, str, str], ...] = (
    (
        f"(?:此处|这里|本段|以上|以下|数据|数字|名单|时间)?请(?!{_HALL}){_IN}{{0,14}}?(?:{_ASK}){_IN}{{0,12}}",
        "请统计局核实",
        "请大家核对",
    ),
    (f"待{_IN}{{1,10}}?(?:{_CHECK}){_IN}{{0,6}}", "待办公室核实", "待人接物"),
    (
        f"(?:此?数据?|数字|名单|此处|这里|[本此]段|时间|口径|提法){_IN}{{0,6}}[待需]{_IN}{{0,8}}(?:{_CHECK}){_IN}{{0,6}}",
        "此数据需与统计局核对",
        "数据由统计局核定",
    ),
    (
        f"(?:[小老][{HAN}]|[{HAN}]{{1,3}}[科处办组])[：:]{_IN}{{0,24}}?(?:{_ASK}|删掉|换一个){_IN}{{0,12}}",
        "小王：这里再查一下",
        "小王：大家好",
    ),
    (
        f"(?:批注|编者注|校对注|修改意见|改稿意见|秘书注)[：:]{_IN}{{1,60}}",
        "批注：这里再改",
        "注：截至六月底",
    ),
    (f"[此本][段句处节](?:可删|可略|拟删|建议删|删去|保留|存疑){_IN}{{0,10}}", "此段可删", "此处有掌声"),
    (
        r"(?i:(?:please )?(?:check|verify|confirm|double-check|fact-check)\b[^\])\n]{0,20}?"
        r"\b(?:with|figure|number|name|date|spelling|this|legal|source)[^\])\n]{0,30})",
        "check with legal",
        "check in hand",
    ),
    (
        r"(?i:note to (?:self|editor|speaker|writer)|editor['’]s note)\b[^\])\n]{0,60}",
        "note to self: slower here",
        "noted",
    ),
)
"""What a note says in its brackets, and of each kind a text that is one, and one that is none."""
_NOTE = re.compile(
    rf"[（(【\[［](?:{'|'.join(pattern for pattern, *_ in NOTES)})[)）】\]］]"
    rf"|^请(?!{_HALL})[{HAN}]{{1,8}}(?:科|处|室|办|局|部|组|股|同志|主任|科长|处长)再?(?:{_ASK})[^，。！？]{{0,8}}。?$",
    re.MULTILINE,
)
"""A note in brackets, or one that is a paragraph of its own."""
_PAGE = re.compile(
    r"^页码[：:]?\s?\d{1,3}$"
    r"|^[—–－\-]{1,2}[ 　]?\d{1,3}[ 　]?[—–－\-]{1,2}$|^第[ 　]?\d{1,3}[ 　]?页(?:[ 　，,/]*共[ 　]?\d{1,3}[ 　]?页)?$"
    r"|^(?i:page)[ ]\d{1,3}(?:[ ](?:of|/)[ ]\d{1,3})?$"
    rf"|(?<=[{HAN}，、。；])[ 　]?[—–－]{{1,2}}[ 　]?\d{{1,3}}[ 　]?[—–－]{{1,2}}[ 　]?(?=[{HAN}])"
    r"|第[ 　]?\d{1,3}[ 　]?页[ 　，,/]*共[ 　]?\d{1,3}[ 　]?页"
    rf"|(?<=[{HAN}，、；])(?<![在到见看翻读阅从共])[ 　]?第[ 　]\d{{1,3}}[ 　]页[ 　]?"
    rf"(?=[{HAN}])(?![我你他她它大会的是有里上中那这就也讲说再])"
)


def notes(examined: Examined) -> Iterator[Problem]:
    """Find what editors ask one another for: （请办公室核实）; what the speaker asks the hall for is the speech's."""
    found = [(span, match[0]) for _, match, span in examined.matches(_NOTE)]
    found += [(one.span, one.text) for one in examined.script.unspoken if one.what == "stage direction"]
    for span, text in sorted(found):
        if _NOTE.fullmatch(text) and not is_placeholder_note(text):
            yield problem("note", span, text=text)


def furniture(examined: Examined) -> Iterator[Problem]:
    """Find page numbers that stand in the text, as one copied from a printed page has them.

    Those on lines of their own are not spoken, and yet part the sentence around them. A PDF's own are not the text's.
    """
    found = [
        (span, around(paragraph, *match.span(), 4))
        for paragraph, match, span in examined.matches(_PAGE)
        if paragraph.sentences and paragraph.role in ("body", "heading")
    ]
    if not examined.script.source.lower().endswith(".pdf"):
        turns = [item for item in examined.script.unspoken if item.what == "slide turn"]
        lines = [
            item for item in examined.script.unspoken if item.what == "page number" and _PAGE.match(item.text)
        ]
        # 第3页 turns a slide where there are several, none of them within a sentence.
        lines += [
            item
            for item in turns
            if _PAGE.fullmatch(item.text.strip()) and (len(turns) == 1 or _is_within(examined, item.span))
        ]
        found += [(item.span, item.text.strip()) for item in lines]
    if found:
        spans, shown = zip(*sorted(found), strict=True)
        yield problem("page", *spans, text=shown)


def _is_within(examined: Examined, span: Span) -> bool:
    """True where the text before a place is not at a sentence's end."""
    before = [paragraph for paragraph in examined.paragraphs if paragraph.at[-1] < span[0]]
    return bool(before) and before[-1].role == "body" and not ends_line(before[-1].text)
