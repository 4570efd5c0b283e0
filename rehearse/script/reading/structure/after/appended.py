"""What is appended to a speech and not said: question lists, cheat sheets, time tables, translations, backup pages.

It comes after the thanks or in the last part, and ends at the next heading of its own level, if it has one.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from rehearse.language.text.chars import detect
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.after.last_words import (
    FAREWELL,
    ends_speech,
    last_words,
    may_end_speech,
)
from rehearse.script.reading.structure.greetings.salutations import leading_salutation
from rehearse.script.reading.structure.labelled import open_size
from rehearse.script.reading.structure.lines.appended_heads import is_its_own, may_be_appended
from rehearse.script.reading.structure.lines.persons import SPOKEN
from rehearse.script.reading.structure.slides.beside import QUOTED

if TYPE_CHECKING:
    from rehearse.core import Language
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_BACKUP = re.compile(
    r"(?:slide\s*\d{1,3}\s*[:：.—–-]\s*)?\W*(?:附录|附件|备用|Appendix\b|Backup\b)", re.IGNORECASE
)
"""Titles of backup slides, whose notes are not said."""

_QUESTION = r"(?i)^(?:问\s*\d*|提问\s*\d*|问题\s*[\d一二三四五六七八九十]+|Q\s*\d{0,2})\s*[:：.、]\s*\S"
_IN_A_LANGUAGE = (
    r"[^，。！？,.!?]{0,24}[（(](?:英文|中文|英语|English|Chinese)"
    r"(?:版本?|译文|翻译|全文| version| translation)?[）)]\W*"
)
"""致辞全文（英文）： is a translation's head; below 开场（中文）： it names a part that is said in English."""
_TRANSLATION = (
    r"(?i)^\W*(?:(?:the )?following is (?:the|a|an) (?:[\w-]+ ){0,3}translation\b.{0,250}|"
    r"(?:English|Chinese) (?:version|translation)\s*[:：]?\W*|"
    r"(?:以下|下面|附)?[是为:：]?.{0,8}(?:译文|(?:英文|中文|英语)(?:翻译|版本?|全文|讲稿))(?:如下)?\s*[:：]?\W*|"
    rf"{_IN_A_LANGUAGE})$"
)
_CLOSING = (
    r"(?i)^(?:[一二三四五六七八九十]{1,3}[、.．]\s*|\d{1,2}[.、]\s*)?(?:结语|结束语?|结尾|尾声|收尾|致谢|"
    r"conclusion|clos(?:e|ing)|outro|wrap[- ]?up|goodbye)\W*$"
)
_LATE = 2 / 3
_MOST = 40


def appended(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label appended matter, from its head to the next heading of its own level, or to the end."""
    found = list(items)
    at = 1
    while at < len(items):
        if not (_begins(items, at) if items[at].open else _is_left_to_do(items, at)):
            at += 1
            continue
        end = _end(items, at)
        if _speech_goes_on(items, at, end):
            at += 1
            continue
        for place in range(at, end):
            if found[place].open:
                found[place] = found[place].aside("appendix")
        at = end
    return found


def _speech_goes_on(items: list[LabelledParagraph], at: int, end: int) -> bool:
    """True where the hall is thanked only later, or what stands below an early head is said to the hall."""
    if _is_translation(items, at):
        return False
    under = items[at + 1 : end]
    own, thanked = is_its_own(items[at].text), _thanked(items, at)
    if not thanked and 0 < len(under) <= _FEW and all(map(_asks_for_questions, under)):
        return True
    if any(map(_thanks, under)) and not (own and thanked):
        return True
    return own and not thanked and at <= _LATE * len(items) and any(map(_speaks, under))


_FEW = 2


def _asks_for_questions(item: LabelledParagraph) -> bool:
    """True for what a speaker says before the questions, such as 好，下面是提问时间。."""
    return bool(
        compiled(
            r"(?:好|下面|接下来|现在|欢迎|大家|各位|Now|Any|I['’]m|We|Please|Thank).*[。！？.!?]$"
        ).match(item.text)
    )


def _speaks(item: LabelledParagraph) -> bool:
    """True for a line that somebody speaks, and not for a note that quotes it."""
    return item.open and bool(compiled(f"{SPOKEN}|今天").search(compiled(QUOTED).sub("", item.text)))


def _begins(items: list[LabelledParagraph], at: int) -> bool:
    item = items[at]
    text, thanked = item.text, _thanked(items, at)
    if thanked and (
        compiled(_QUESTION).match(text)
        or _asks_after_the_end(items, at)
        or _counts_questions(items, at)
        or _is_note(items, at)
    ):
        return True
    if _is_translation(items, at):
        return True
    if len(text) > _MOST or not text or not _is_head(item):
        return False
    if item.paragraph.silent and not _BACKUP.match(text):
        return False
    if is_its_own(text):
        return thanked or bool(item.paragraph.level) or at > len(items) / 3
    late = at > len(items) / 3 or 2 * _size(items[:at]) > _size(items)
    if may_be_appended(text) and (
        (thanked and late) or _is_timetable(items, at) or _is_below_a_call(items, at)
    ):
        return True
    return _is_left_over(items, at) or _asks_below(items, at)


def _is_left_to_do(items: list[LabelledParagraph], at: int) -> bool:
    """True for TODO, below the end: what stands under it is not said, either."""
    todo = items[at].what == "note" and not ends_sentence(items[at].text)
    return todo and _is_below_a_call(items, at)


def _is_note(items: list[LabelledParagraph], at: int) -> bool:
    """True right below the end for a note behind its sign, or behind what it is: 备用：下雨改在室内."""
    noted = compiled(_NOTED).match(items[at].text) is not None
    return noted and any(map(ends_speech, last_words(items, at, 1))) and _is_quiet(items, at)


_NOTED = (
    r"[▲△※]\s*\S|"
    r"[^\W\d_a-zA-Z]{0,4}(?:备用|备忘|(?:讲解|朗诵|主持|拍摄|录制|排练|现场)注意)(?:事项|方案)?\s*[:：]\s*\S"
)
"""How a note begins; 注意 and 提示 may be said to a hall as well."""


def _is_below_a_call(items: list[LabelledParagraph], at: int) -> bool:
    """True below a wish or a call to all, which are often the end of a speech."""
    return any(map(may_end_speech, last_words(items, at, 1))) and _is_quiet(items, at)


def _is_quiet(items: list[LabelledParagraph], at: int) -> bool:
    """True for a last part, smaller than half of what is above, in which nobody speaks to the hall."""
    return 2 * _size(items[at:]) < _size(items[:at]) and not any(map(_speaks, items[at:]))


def _asks_below(items: list[LabelledParagraph], at: int) -> bool:
    """True for the last heading, 问题, with nothing but numbered questions and their answers below it."""
    under = items[at + 1 :]
    named = items[at].paragraph.level and compiled(_QUESTIONS).fullmatch(items[at].text)
    begun = under and under[0].number is not None and under[0].text.endswith(("?", "？"))
    return bool(named and begun) and not any(item.paragraph.level for item in under)


_QUESTIONS = (
    r"(?i:(?:提问|问题|问答|答疑)(?:环节|部分)?|Q\s*&\s*A|Questions?(?: (?:and|&) Answers)?)\s*[:：]?"
)


def _is_translation(items: list[LabelledParagraph], at: int) -> bool:
    """True where all is in another language from there on: below a label, or where the hall is greeted once more."""
    text = items[at].text
    if at > 1 and compiled(_TRANSLATION).match(text):
        if any(compiled(_IN_A_LANGUAGE).fullmatch(item.text) for item in items[1:at]):
            return False
        before = _language(items[:at])
        below = [item for item in items[at + 1 :] if item.open]
        return 3 * open_size(item for item in below if detect(item.text) != before) > 2 * open_size(below)
    if not leading_salutation(text):
        return False
    greeting = next((item.text for item in items[:at] if item.open and leading_salutation(item.text)), "")
    if not greeting or detect(greeting) == detect(text):
        return False
    halves = items[:at], items[at:]
    own, other = (
        {detect(item.text) for item in half if item.open and is_prose(item.text)} for half in halves
    )
    return len(own) == len(other) == 1 and own != other


def _asks_after_the_end(items: list[LabelledParagraph], at: int) -> bool:
    """True for 难点在哪里？ and 安全性： behind 以上就是我的汇报，谢谢！: nobody asks the hall, an answer is ready."""
    text, before = items[at].text, next((one.text for one in reversed(items[:at]) if one.role != "aside"), "")
    asks = text[-1:] in "?？:：" and len(text) <= _MOST and not _speaks(items[at])
    return asks and not compiled(_YOU).search(text) and bool(compiled(_END).match(before))


def _counts_questions(items: list[LabelledParagraph], at: int) -> bool:
    """True for the first of several numbered questions below most of the speech: 1、创新点是什么？, answered or not."""
    first = items[at].number
    if first is None or first.value != 1 or _size(items[:at]) < _size(items[at:]):
        return False
    same = [item for item in items[at:] if item.number and item.number.kind == first.kind]
    asked = [item for item in same if item.text.endswith(("?", "？"))]
    return items[at] in asked and len(asked) >= _LEAST and 2 * len(asked) > len(same)


_LEAST = 3
_END = (
    r"^(?:以上(?:就?是|便是)(?:我|今天|本次|这次)|我们?的?(?:讲话|发言|汇报|报告|演讲|陈述|答辩|展示|分享|介绍)"
    r".{0,6}(?:完毕|到此|结束|完了)).*(?:谢谢|感谢|指正)"
)
_YOU = r"[您你]|有(?:什么|没有)|(?i:\byour?\b)"


def _is_left_over(items: list[LabelledParagraph], at: int) -> bool:
    """True for a head right below the end, with nothing but notes under it: nobody speaks to the hall there.

    Below a wish or a call to all, which may stand in the middle, only for a head that names notes: 场地分工.
    """
    head, before = items[at], "".join(last_words(items, at, 1))
    named = compiled(_NOTES).fullmatch(head.text) is not None
    if not (before and ends_sentence(before) and (ends_speech(before) or (named and may_end_speech(before)))):
        return False
    under = [item for item in items[at + 1 :] if item.open]
    if not under:
        return False
    listed = compiled(_ENTRY).match(under[0].paragraph.text) is not None
    noted = sum(not ends_sentence(item.text) or item.number is not None for item in under)
    return (
        (
            head.paragraph.level > 0
            or head.text.endswith((":", "："))
            or head.text.isupper()
            or listed
            or named
        )
        and 2 * noted > len(under)
        and _is_quiet(items, at)
        and not any(item.label or _is_cry(item) for item in [head, *under])
    )


def _is_cry(item: LabelledParagraph) -> bool:
    return item.number is None and item.text.endswith(("！", "!"))


_NOTES = (
    r"[^\w\s]*\s*[^\W\d_a-zA-Z]{0,8}(?:安排|分工|清单|备忘录?|人员表|须知|评语|陪练要点|注意(?:事项)?|提示|作业)"
    r"\s*[】\])）]?[:：]?"
)
"""A head of notes, with whom or what they are for: 帮忙人员安排：, 【里长备忘】."""
_ENTRY = r"[-*•·✔✓√☐□▲※] ?\S|\d{1,2}[.、)）]|[①-⒇]|[^\s，。：:]{1,8}[：:]\S"
"""An entry of a list, or a name with its value."""


def _size(items: list[LabelledParagraph]) -> int:
    return sum(len(item.text) for item in items if item.role != "aside")


def _is_timetable(items: list[LabelledParagraph], at: int) -> bool:
    """True where nothing but planned times stands under a heading: 开场一分钟，正文三分钟."""
    level = items[at].paragraph.level
    under = takewhile(lambda item: not 0 < item.paragraph.level <= level, items[at + 1 :])
    return bool(level) and all(
        compiled(_TIMED).search(item.text) and not ends_sentence(item.text) for item in under if item.open
    )


_TIMED = r"(?i:[\d一二两三四五六七八九十半]\s*(?:分钟?|秒|min|sec))|\d['′:]\d\d"


def _end(items: list[LabelledParagraph], at: int) -> int:
    """Where the appended matter ends: at the next heading of its own level or above, where a speech goes on."""
    level = items[at].paragraph.level
    last = at > _LATE * len(items) and is_its_own(items[at].text)
    thanked = _thanked(items, at)
    if not level or items[at].paragraph.silent or last or thanked:
        return next(
            (
                place
                for place in range(at + 1, len(items))
                if (thanked and _closes_the_speech(items, place))
                or (level and (compiled(_CLOSING).match(items[place].text) or _is_above(items, place, level)))
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


def _closes_the_speech(items: list[LabelledParagraph], at: int) -> bool:
    """True for CLOSE and 结尾 with sentences below, one of which thanks the hall or says goodbye: it is said."""
    below = [item for item in items[at + 1 :] if item.open]
    closes = compiled(_CLOSING).match(items[at].text) and below and ends_sentence(below[0].text)
    return bool(closes) and any(compiled(FAREWELL).search(item.text) for item in below)


def _is_above(items: list[LabelledParagraph], at: int, level: int) -> bool:
    """True for a larger heading than the appendix's own, which is none of an appendix: 七、总结 behind a ### of 六."""
    return 0 < items[at].paragraph.level < level and not _begins(items, at)


def _thanked(items: list[LabelledParagraph], at: int) -> bool:
    """True where the speech has ended shortly before: by its last lines, or by its last part's heading."""
    return any(ends_speech(text) or compiled(_CLOSES).match(text) for text in last_words(items, at, _NEAR))


_NEAR = 3
"""Lines from the end of the speech to what is appended, at most."""
_CLOSES = (
    r"(?i:(?:conclusion|closing|outro|wrap[- ]?up)\b[^.!?:]{0,40}(?:\([\d:–—-]+\))?[^.!?:]{0,9}(?::|$))|"
    r"(?:结语|结束语|结尾|尾声)(?:[:：（(]|$)"
)
"""The last part, by its heading or by the label in front of it."""


def _thanks(item: LabelledParagraph) -> bool:
    """True for a line that only thanks the hall or ends so, and not for a question."""
    text = item.text
    only = len(text) <= _MOST and compiled(FAREWELL).match(text)
    return item.open and "问" not in text and bool(only or compiled(_ENDS_WITH_THANKS).search(text))


_ENDS_WITH_THANKS = (
    r"[。！!，,]\s*(?:再次|最后)?(?:谢谢|感谢)(?:大家|[各诸]位[^，。！!]{0,12}|聆听|倾听|观看|[老师同学]+们?)?[。！!]?$|"
    r"(?i:[.!,] (?:thank you|thanks)(?: (?:all|everyone|so much|very much|for (?:listening|your \w+)))?[.!]?$)"
)


def _language(items: list[LabelledParagraph]) -> Language:
    return detect("\n".join(item.text for item in items if item.open))


def _is_head(item: LabelledParagraph) -> bool:
    return bool(
        item.paragraph.level
        or item.paragraph.ruled
        or item.text[0] in "【[（("
        or not (ends_sentence(item.text) or item.text.endswith(("，", ",")))
    )
