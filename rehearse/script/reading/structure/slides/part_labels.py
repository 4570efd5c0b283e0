"""Lines that name a speech's parts and that nobody says: 开头： and 互动：, 【起】 and 【承】, or 09:30 入场."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.durations import clock_ms
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.lines.sentences import reads_like_speech
from rehearse.script.reading.structure.lines.speaking import speaks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.script.reading.manuscript import SourceParagraph

_PART = (
    r"(?:开[头场篇](?:白|语)?|引[入子言]|导入|铺垫|悬念|钩子|正文|主体|过渡[语句]?|衔接|互动|转折|高潮|升华|点题|金句|收[尾束]|"
    r"小结|结[尾语]|结束语|尾声|片[头尾])(?:部分|环节|段)?|"
    r"(?i:hook|intro|introduction|opening|set-?up|body|main part|transition|outro|closing|conclusion|ending|"
    r"cta|call to action)"
)
_ALONE = rf"(?:{_PART})\s*\d?\s*[:：]"
_PLACE = r"称呼|问[好候]语?|正片|片[头尾]|[起承转合]"
"""What is only a place in a speech or a film, and no subject."""
_BOXED_PLACE = rf"【\s*(?:{_PLACE})\s*】[:：]?"
_BOX = rf"【\s*(?:{_PART}|{_PLACE}|正文|主体内容)\s*】[:：]?"
"""【开头】, which is a heading unless another line names a place as well: 【称呼】."""
_LEAST = 2
"""One such line may be said: 互动： what follows is asked of the hall."""


def part_labels(paragraphs: Sequence[SourceParagraph]) -> set[int]:
    """The lines that only name a part, where several parts are named so, each with something below it."""
    boxed = any(compiled(_BOXED_PLACE).fullmatch(one.text) for one in paragraphs)
    form = rf"{_ALONE}|{_BOX}" if boxed else _ALONE
    found = [
        at
        for at, one in enumerate(paragraphs[:-1])
        if one.text.endswith((":", "：", "】"))
        and not (one.level or one.silent or one.quoted or one.forced)
        and compiled(form).fullmatch(one.text)
    ]
    named = {paragraphs[at].text for at in found}
    followed = not any(at + 1 in found for at in found)
    return set(found) if len(named) >= _LEAST and followed else set()


_CLOCKED = (
    r"(?P<clock>\d{1,2}[:：]\d\d)[ 　\t]+(?=\S)(?P<words>[^\d。！？!?，,：:][^。！？!?，,：:]{0,20})|"
    r"[\[【（(](?P<boxed>\d{1,2}:\d\d(?::\d\d)?)[\]】）)]\s*(?P<behind>[^\W\da-z][^。.！!？?，,：:]{0,40})|"
    r"[\[【](?P<first>\d{1,2}:\d\d(?::\d\d)?)[ 　\t]+(?P<inside>[^\W\da-z][^。.！!？?，,：:\]】]{0,40})[\]】]"
)
"""09:30 入场, [1:04] THE PROBLEM, 【20:00 互动】."""
_LEAST_CLOCKED = 3


def clocked_lines(paragraphs: Sequence[SourceParagraph]) -> set[int]:
    """The parts of an event by the clock, each with its words below; a timetable has none between its rows.

    Two are enough where their clocks stand in brackets; what somebody says behind its time is no part.
    """
    found = {
        at: match.groupdict()
        for at, one in enumerate(paragraphs[:-1])
        if one.text[:1] in "0123456789[【（("
        and not (one.level or one.silent or one.quoted or one.forced)
        and (match := compiled(_CLOCKED).fullmatch(one.text))
    }
    clocks = [
        clock_ms((one["clock"] or one["boxed"] or one["first"]).replace("：", ":")) for one in found.values()
    ]
    words = [one["behind"] or one["inside"] or "" for one in found.values()]
    said = any(speaks(one) or reads_like_speech(one) for one in words if one)
    grows = all(earlier < later for earlier, later in pairwise(clocks))
    apart = not any(at + 1 in found for at in found)
    enough = len(found) >= (_LEAST if all(words) else _LEAST_CLOCKED)
    return set(found) if enough and grows and apart and not said else set()


CLOCK_RANGE = (
    r"[\[【（(]?\s*(?P<start>\d{1,2}:\d\d(?::\d\d)?)\s*(?:[-—–~～]+|至|到)\s*"
    r"(?P<end>\d{1,2}:\d\d(?::\d\d)?)\s*[\]】）)]?"
)
"""When a part begins and ends: 0:00-0:45."""
_PART_MS = 10_000
"""A part is longer on the whole; a shorter range stands above each sentence of a transcript."""


def clock_ranges(paragraphs: Sequence[SourceParagraph]) -> set[int]:
    """The lines that are nothing but when a part begins and ends, 0:00-0:45, where one follows the other."""
    found = {
        at: (clock_ms(match["start"]), clock_ms(match["end"]))
        for at, one in enumerate(paragraphs[:-1])
        if one.text[:1] in "0123456789[【（("
        and not (one.level or one.silent or one.quoted or one.forced)
        and (match := compiled(CLOCK_RANGE).fullmatch(one.text))
    }
    times = list(found.values())
    grow = all(start < end for start, end in times) and all(
        one[1] <= other[0] for one, other in pairwise(times)
    )
    apart = not any(at + 1 in found for at in found)
    long = sum(end - start for start, end in times) >= _PART_MS * len(times)
    return set(found) if len(found) >= _LEAST and grow and apart and long else set()
