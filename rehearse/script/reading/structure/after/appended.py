"""What is appended to a speech and not said: question lists, cheat sheets, time tables, translations, backup pages.

It comes after the thanks or in the last part, and ends at the next heading of its own level, if it has one.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.after.below import size, speaks_there
from rehearse.script.reading.structure.after.left_over import (
    is_below_a_call,
    is_left_over,
    is_left_to_do,
    is_note,
)
from rehearse.script.reading.structure.after.questions import (
    QUESTION,
    asks_after_the_end,
    asks_below,
    counts_questions,
)
from rehearse.script.reading.structure.after.translation import is_translation
from rehearse.script.reading.structure.lines.appended_heads import is_its_own, may_be_appended
from rehearse.script.reading.structure.lines.last_words import (
    FAREWELL,
    ends_speech,
    last_words,
)

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_BACKUP = re.compile(
    r"(?:slide\s*\d{1,3}\s*[:：.—–-]\s*)?\W*(?:附录|附件|备用|Appendix\b|Backup\b)", re.IGNORECASE
)
"""Titles of backup slides, whose notes are not said."""

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
        if not (_begins(items, at) if items[at].open else is_left_to_do(items, at)):
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
    if is_translation(items, at):
        return False
    under = items[at + 1 : end]
    own, thanked = is_its_own(items[at].text), _thanked(items, at)
    if not thanked and 0 < len(under) <= _FEW and all(map(_asks_for_questions, under)):
        return True
    if any(map(_thanks, under)) and not (own and thanked):
        return True
    return own and not thanked and at <= _LATE * len(items) and any(map(speaks_there, under))


_FEW = 2


def _asks_for_questions(item: LabelledParagraph) -> bool:
    """True for what a speaker says before the questions, such as 好，下面是提问时间。."""
    return bool(
        compiled(
            r"(?:好|下面|接下来|现在|欢迎|大家|各位|Now|Any|I['’]m|We|Please|Thank).*[。！？.!?]$"
        ).match(item.text)
    )


def _begins(items: list[LabelledParagraph], at: int) -> bool:
    item = items[at]
    text, thanked = item.text, _thanked(items, at)
    if thanked and (
        compiled(QUESTION).match(text)
        or asks_after_the_end(items, at)
        or counts_questions(items, at)
        or is_note(items, at)
    ):
        return True
    if is_translation(items, at):
        return True
    if len(text) > _MOST or not text or not _is_head(item):
        return False
    if item.paragraph.silent and not _BACKUP.match(text):
        return False
    if is_its_own(text):
        return thanked or bool(item.paragraph.level) or at > len(items) / 3
    late = at > len(items) / 3 or 2 * size(items[:at]) > size(items)
    if may_be_appended(text) and (
        (thanked and late) or _is_timetable(items, at) or is_below_a_call(items, at)
    ):
        return True
    return is_left_over(items, at) or asks_below(items, at)


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


def _is_head(item: LabelledParagraph) -> bool:
    return bool(
        item.paragraph.level
        or item.paragraph.ruled
        or item.text[0] in "【[（("
        or not (ends_sentence(item.text) or item.text.endswith(("，", ",")))
    )
