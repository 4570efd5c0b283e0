"""What shows by coming again in the same form that nobody says it: labels of a template, clock times, comments.

One such line alone may be speech; where an author keeps a form for what is not said, he keeps it throughout.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.durations import clock_ms
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.greetings.salutations import greets
from rehearse.script.reading.structure.lines.speech_heads import number_of_speech
from rehearse.script.reading.structure.lines.titles import names_kind

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_LEAST = 3
"""Lines of one form."""
_TIMED = (
    r"(?P<who>[^。！？!?：:]{0,16}?)\s*[（(\[]?(?P<clock>\d{1,2}(?::\d\d){1,2})"
    r"(?:\s*[-—–~～至到]+\s*\d{1,2}(?::\d\d){1,2})?[）)\]]?"
)


def clock_lines(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the lines of a transcript that only say when, and who speaks: 说话人1 00:03; a timetable is a list."""
    lines = {
        at: found
        for at, item in enumerate(items)
        if item.open
        and not item.paragraph.level
        and item.text[-1:] in "0123456789）)]"
        and (found := compiled(_TIMED).fullmatch(item.text))
    }
    clocks = {at: clock_ms(found["clock"]) for at, found in lines.items()}
    names = Counter(found["who"] for found in lines.values() if found["who"])
    told = not names or max(names.values()) > 1  # DINNER (7:20) is a heading: nobody speaks twice
    grow = all(one < other for one, other in pairwise(clocks.values()))
    listed = any(other == one + 1 for one, other in pairwise(clocks))
    if len(clocks) < _LEAST or listed or not (grow and told):
        return items
    return [item.aside("time") if at in clocks else item for at, item in enumerate(items)]


_TURN = r"[\[【(（]?\d{1,2}(?::\d\d){1,2}[\]】)）]?\s*\S{1,12}\s*[:：].*"
_TURNS = 4


def below_the_clock(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label what stands below the last turn of a transcript in which each turn has its clock: notes on the show."""
    turns = [
        at for at, item in enumerate(items) if item.open and compiled(_TURN).fullmatch(item.paragraph.text)
    ]
    between = set(range(turns[0], turns[-1])) - set(turns) if turns else set()
    if len(turns) < _TURNS or any(items[at].open for at in between):
        return items
    return [item.aside("note") if at > turns[-1] and item.open else item for at, item in enumerate(items)]


def comments(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the lines that are marked as programmers mark their notes, // 切换下一页, where there are several."""
    noted = {at for at, item in enumerate(items) if compiled(_COMMENT).fullmatch(item.paragraph.text)}
    return [
        item.aside("stage direction") if at in noted and item.open and len(noted) >= _LEAST else item
        for at, item in enumerate(items)
    ]


_COMMENT = r"//\s?[^/].*|/\*.*\*/"


def labels_alone(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label bold lines that only name what follows, Transition:, where one comes several times in the same words.

    主要包括： begins a sentence, which what follows ends.
    """
    alone = Counter(item.text for item in items if _is_label(item))
    return [
        item.aside("template label") if _is_label(item) and alone[item.text] >= _LEAST else item
        for item in items
    ]


def _is_label(item: LabelledParagraph) -> bool:
    bold = item.paragraph.bold and not item.paragraph.level
    label = item.open and bold and item.text[-1:] in ":：" and len(item.text) <= _MOST
    return label and not compiled(_BEGINS_SENTENCE).search(item.text)


_BEGINS_SENTENCE = (
    r"(?:包括|包含|如下|[有是为])\s*[:：]$|(?i:\b(?:includes?|including|are|is|follows|following)\s*:$)"
)


_MOST = 20

_SPEAKER = (
    r"(?i:(?:speaker|presenter)|讲者|主讲人?|演讲者|汇报人|发言人)\s*[:：]\s*[^.。!！?？]{1,30}?"
    r"(?:\s*[—–-]*\s*[\[(（].{1,60})?"
)


def told_speakers(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the lines that only say who speaks: Speaker: Ann Lee, where such a line stands below several headings."""
    told = {
        at
        for at, item in enumerate(items)
        if item.open and item.text and compiled(_SPEAKER).fullmatch(item.paragraph.text)
    }
    below = {at for at in told if at and items[at - 1].paragraph.level}
    return [
        item.aside("head matter") if at in told and len(below) >= _LEAST else item
        for at, item in enumerate(items)
    ]


def speakers_below_heads(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label who gives each of several speeches: the short line between its head and its greeting."""
    heads = {at for at, item in enumerate(items) if item.paragraph.level and _names_speech(item.text)}
    told = {
        at + 1
        for at in heads
        if at + 2 < len(items) and greets(items[at + 2].text) and _may_be_speaker(items[at + 1])
    }
    return [
        replace(item, role="byline") if at in told and len(heads) > 1 else item
        for at, item in enumerate(items)
    ]


def _names_speech(text: str) -> bool:
    return bool(text) and (names_kind(text) or number_of_speech(text) is not None)


def _may_be_speaker(item: LabelledParagraph) -> bool:
    """True for a short line without an end mark that greets nobody."""
    plain = item.open and not item.paragraph.level and item.text[-1:].isalnum()
    return plain and len(item.text) <= _MOST and not greets(item.text)
