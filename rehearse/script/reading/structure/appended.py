"""What is appended to a speech and not said: question lists, cheat sheets, time tables, translations, backup pages.

It comes after the thanks or in the last part, and ends at the next heading of its own level, if it has one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.text.chars import detect
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from rehearse.core import Language
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_ALONE = r"(?=\s*(?:[（(][^（()）]*[）)])?\s*[】\])）]?\s*[:：]?$)"
"""Only a bracket may follow on the line: 提醒大家三件事 is no head of an appendix."""

_BEFORE = r"(?i)^[#【\[（(\s]*(?:(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.．]\s*)?"
_SURE = (
    rf"{_BEFORE}(?:附录|附件|附[:：]|演讲(?:技巧|建议|提示|辅助|要点提示|备注)|讲者?备注|PPT\s*建议|Q\s*&\s*A\b|FAQ|注\s*释|"
    r"参考(?:文献|资料)|(?:答辩|评委|老师|专家|观众|现场|可能|常见|预设|模拟|高频)*(?:的)?(?:追问|问答|提问|问题)"
    rf"(?:.{{0,3}}(?:与|和|及|的)?(?:参考)?(?:回答|解答|应答|答案|准备|预案|应对|储备|清单|思路)(?:准备|清单|要点|汇总|思路|库|表|范例)*{_ALONE})|"
    r"(?:答辩|演讲|汇报)?(?:速查(?:表|卡)?|小抄|应急预案)|"
    rf"(?:常见|可能的?|评委|答辩)(?:问题|追问|提问|问答){_ALONE}|"
    r"尾注|脚注|Appendix\b|Speaker notes for\b|Anticipated\b.{0,30}(?:Q\s*&\s*A|questions)|"
    r"(?:Possible|Likely|Potential|Expected) questions\b|(?:Cheat|Crib) sheet\b|References\s*:?\s*$|"
    r"Backup(?: slides?)?\s*$)"
)
_MAYBE = (
    rf"{_BEFORE}(?:(?:(?:演讲|发言|全文|总)?时间(?:(?:对照|分配|安排|控制)表?|表)|(?:关键|重要|注意|温馨|特别)?(?:提醒|提示|事项)|"
    rf"使用说明|(?:模拟)?排练(?:建议|要点|提示|计划)?|备用(?:内容|材料|素材|问题|页)?|问答|名词解释|[印分]?发[:：]|"
    rf"(?:开发|技术|制作|答辩)?(?:笔记|难点记录)){_ALONE}|Notes\s*[:：].|"
    r"(?:(?:(?:Speaker|Presenter|Presentation|Delivery)(?:'s)? )?(?:Notes?|Tips))"
    r"(?: (?:for|to|on) (?:the )?(?:speaker|presenter|delivery|delivering|presenting|"
    r"speaking).*)?\s*[】\])）]?\s*[:：]?\s*$)"
)
"""Words that an ordinary section may have as well: only after the thanks, or under the format's own heading."""

_BACKUP = re.compile(r"\W*(?:附录|附件|备用|Appendix\b|Backup\b)", re.IGNORECASE)
"""Titles of backup slides, whose notes are not said."""

_QUESTION = r"(?i)^(?:问\s*\d*|提问\s*\d*|问题\s*[\d一二三四五六七八九十]+|Q\s*\d{0,2})\s*[:：.、]\s*\S"
_TRANSLATION = (
    r"(?i)^\W*(?:(?:the )?following is (?:the|a|an) .{0,30}translation\b.{0,40}|(?:English|Chinese) (?:version|"
    r"translation)\s*[:：]?\W*|"
    r"(?:以下|下面|附)?[是为:：]?.{0,8}(?:译文|(?:英文|中文|英语)(?:翻译|版本?))(?:如下)?\s*[:：]?\W*)$"
)
_THANKS = (
    r"(?i:谢谢|感谢.{0,12}(?:聆听|倾听|观看|指[导正]|大家|各位)|批评指正|(?:讲话|发言|汇报|报告|介绍|演讲|陈述|答辩|展示).{0,6}(?:完毕|到此|结束|完了)|"
    r"再见|thank you|thanks\b)"
)
_CLOSING = (
    r"(?i)^(?:[一二三四五六七八九十]{1,3}[、.．]\s*|\d{1,2}[.、]\s*)?(?:结语|结束语|结尾|尾声|致谢|"
    r"conclusion|closing)\W*$"
)
_LATE = 2 / 3
_MOST = 40


def appended(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label appended matter, from its head to the next heading of its own level, or to the end."""
    found = list(items)
    at = 1
    while at < len(items):
        if not (items[at].open and _begins(items, at)):
            at += 1
            continue
        end = _end(items, at)
        if not _thanked(items, at) and any(_thanks(items[place]) for place in range(at + 1, end)):
            at += 1  # the speaker has not thanked the hall yet: the speech goes on
            continue
        for place in range(at, end):
            if found[place].open:
                found[place] = found[place].aside("appendix")
        at = end
    return found


def _begins(items: list[LabelledParagraph], at: int) -> bool:
    item = items[at]
    text, thanked = item.text, _thanked(items, at)
    if thanked and compiled(_QUESTION).match(text):
        return True
    if len(text) <= 80 and compiled(_TRANSLATION).match(text) and at > 1:
        return _language(items[:at]) != _language(items[at + 1 :])
    if len(text) > _MOST or not text or not _is_head(item):
        return False
    if item.paragraph.silent and not _BACKUP.match(text):
        return False
    late = thanked or at > _LATE * len(items)
    if compiled(_SURE).match(text):
        return late or bool(item.paragraph.level) or at > len(items) / 3
    return bool(compiled(_MAYBE).match(text)) and (thanked or item.paragraph.level > 0)


def _end(items: list[LabelledParagraph], at: int) -> int:
    """Where the appended matter ends: at the next heading of its own level or above, where a speech goes on."""
    level = items[at].paragraph.level
    last = at > _LATE * len(items) and compiled(_SURE).match(items[at].text)
    if not level or items[at].paragraph.silent or last or _thanked(items, at):
        return next(
            (
                place
                for place in range(at + 1, len(items))
                if level and compiled(_CLOSING).match(items[place].text)
            ),
            len(items),
        )
    return next(
        (
            place
            for place in range(at + 1, len(items))
            if 0 < items[place].paragraph.level <= level and not _begins(items, place)
        ),
        len(items),
    )


def _thanked(items: list[LabelledParagraph], at: int) -> bool:
    """True where the speaker has thanked the hall or closed shortly before: within the last lines of the speech."""
    said = [item.text for item in items[:at] if item.role != "aside" and not item.paragraph.silent]
    return len(said) > 1 and any(
        compiled(_THANKS).search(text[-60:]) for text in said[max(1, len(said) - 3) :]
    )


def _thanks(item: LabelledParagraph) -> bool:
    """True for a line that only thanks the hall."""
    return item.open and len(item.text) <= _MOST and bool(compiled(_THANKS).match(item.text))


def _language(items: list[LabelledParagraph]) -> Language:
    return detect("\n".join(item.text for item in items if item.open))


def _is_head(item: LabelledParagraph) -> bool:
    return bool(
        item.paragraph.level
        or item.paragraph.ruled
        or item.text[0] in "【[（("
        or not (ends_sentence(item.text) or item.text[-1] in "，,")
    )
