"""The part of a document that its author names the script: ## Script between ## Checklist and ## Tips."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.beside.parts import parts_of
from rehearse.script.reading.structure.greetings.salutations import leading_salutation
from rehearse.script.reading.structure.labelled import open_size
from rehearse.script.reading.structure.lines.persons import HALL, SPEAKER

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_NAMED = (
    r"\W*(?:\d{1,2}[.、]\s*|[一二三四五六七八九十]、\s*)?(?:"
    r"(?:完整|全文|正式|现场|详细|分段|分镜|英[文语]|中文|视频|演示|口播|旁白)*"
    r"(?:讲稿|演讲稿|发言稿|逐字稿|口播稿|台词|脚本|文案|口播内容)(?:正文|全文)?|演讲正文|"
    r"(?i:(?:(?:full|complete|detailed|final|exact|demo|video|the|speaking|spoken|speaker|presenter|presentation|"
    r"narration|[a-z]+-(?:by|for)-[a-z]+) )*(?:script|speech|sermon|homily|transcript)(?: text)?"
    r"(?:(?: [&+]|:) (?=.*(?:action|timeline|stage|direction|show|click|speak))[^.!?]{2,50})?))"
    r"\s*(?:[（(][^（()）]{1,30}[）)])?\W*"
)
_FILE = "脚本"
"""What a program may be called as well."""
_PROSE = 100
"""Characters that the script has at least."""


def script_part(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label that heading, where it stands once and is not the title, and the parts beside it as notes.

    A 脚本, which programmers write as well, holds more than these. A part in which a hall is greeted or thanked, or
    somebody says I to it, is the speech's, too, and so is all that the author says is.
    """
    named = [
        at
        for at, item in enumerate(items)
        if item.paragraph.level and not item.paragraph.label and compiled(_NAMED).fullmatch(item.text)
    ]
    if len(named) != 1 or not named[0]:
        return items
    head = named[0]
    parts = parts_of(items, items[head].paragraph.level)
    own = next(part for part in parts if part.start == head)
    others = [part for part in parts if part is not own]
    beside = sum(_size(items, part) for part in others) if _FILE in items[head].text else 0
    if _size(items, own) < max(_PROSE, beside):
        return items
    silent = {at for part in others if not _is_said(items, part) for at in part}
    alone = all(part.start in silent for part in others)
    return [
        item.aside("label")
        if at == head and item.open and alone
        else item.aside("note")
        if at in silent and item.open
        else item
        for at, item in enumerate(items)
    ]


def _size(items: list[LabelledParagraph], part: range) -> int:
    return open_size(items[at] for at in part[1:])


def heads_of_notes(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label a heading below the first as a note where all of its part is notes, and something is."""
    heads = [at for at, item in enumerate(items) if item.paragraph.level]
    silent: dict[int, str] = {}
    for place, head in enumerate(heads[1:], start=2):
        level = items[head].paragraph.level
        end = next((at for at in heads[place:] if items[at].paragraph.level <= level), len(items))
        inside = items[head + 1 : end]
        if (
            items[head].open
            and not items[head].paragraph.silent
            and inside
            and all(item.what in _NOTES for item in inside)
        ):
            silent[head] = inside[0].what
    return [item.aside(silent[at]) if at in silent else item for at, item in enumerate(items)]


_NOTES = ("note", "chat")


def _is_said(items: list[LabelledParagraph], part: range) -> bool:
    return any(
        items[at].paragraph.forced
        or leading_salutation(items[at].text)
        or compiled(_TO_THE_HALL).match(items[at].text)
        or _says_i_to_the_hall(items[at])
        for at in part[1:]
    )


def _says_i_to_the_hall(item: LabelledParagraph) -> bool:
    own, hall = compiled(SPEAKER).search(item.text), compiled(HALL).search(item.text)
    return item.open and own is not None and hall is not None and is_prose(item.text)


_TO_THE_HALL = (
    r"(?:大家|各位|[早上中下晚]+[上午]?)好|(?:谢谢|感谢)(?:大家|各位|聆听|[您你])|欢迎(?:大家|各位)|"
    r"(?i:good (?:morning|afternoon|evening)|hello|hi[,!. ]|thank you|thanks\b|welcome (?:to|everyone))"
)
