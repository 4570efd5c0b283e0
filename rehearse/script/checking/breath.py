"""Sentences without a breath in them, sentences too long to follow, and runs that twist the tongue."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.pinyin.characters import readings_of_character
from rehearse.language.text.breaths import breathe, weigh
from rehearse.language.text.chars import HAN
from rehearse.script.checking.examined import problem
from rehearse.timing.report.sentences import MOST, timed_sentences, too_long

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.core import Language, Sentence
    from rehearse.script.checking.examined import Examined, Problem
    from rehearse.timing.report.sentences import Said

WORDS = {
    "zh": {
        "breathless": "{seconds} 秒没有停顿：{text!q:40}",
        "breathless, do": "加逗号，或加换气的标记：{marked!a:40}",
        "long": "有 {count} 句超过 {most} 字，最长的 {units} 字、约 {seconds} 秒：{text!q}",
        "long words": "有 {count} 个英文句子超过 {most} 词，最长的 {units} 词、约 {seconds} 秒：{text!q}",
        "long, do": "分成两三句",
        "twister": "声母相近的字连在一起，容易绊口：{text!q}",
        "twister, do": "换一个说法，或多练几遍",
    },
    "en": {
        "breathless": "{seconds} s without a pause: {text!q:40}",
        "breathless, do": "put in a comma, or a mark to breathe: {marked!a:40}",
        "long": "sentences of more than {most} characters: {count}; the longest has {units}, "
        "about {seconds} s: {text!q}",
        "long words": "sentences of more than {most} words: {count}; the longest has {units}, "
        "about {seconds} s: {text!q}",
        "long, do": "make two or three of it",
        "twister": "alike initials in a row trip the tongue: {text!q}",
        "twister, do": "say it in other words, or practise it",
    },
}

LONGEST_MS = 12_000
"""The longest that trained speakers go on for in one breath; `breaks.BREATH` is the same in characters."""

_STOP = re.compile(r"[，：；]|[,:;](?!\d)|[、。！？!?…—–]+|(?<=[A-Za-z])\.(?=\s)|\s[-–]\s")
_BREATH_MARK = " [300ms] "
_BESIDE = 6


def breathless(examined: Examined) -> Iterator[Problem]:
    """Find stretches without any mark at which one could breathe, longer than a breath."""
    for said in timed_sentences(examined.timeline):
        if said.speech_ms < LONGEST_MS:
            continue
        sentence = said.sentence
        weight = max(1, weigh(sentence.text))
        for start, end in _runs(sentence):
            run = sentence.text[start:end]
            ms = said.speech_ms * weigh(run) / weight
            if ms > LONGEST_MS:
                span, marked = sentence.span_of(start, end), _marked(run, ms)
                yield problem("breathless", span, seconds=round(ms / 1000), text=run, marked=marked)


def _runs(sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Give the stretches between marks at which a speaker can stop, the author's own among them."""
    stops = [match.span() for match in _STOP.finditer(sentence.text)]
    stops += [
        (place, place)
        for breath in sentence.breaths
        if breath.ending == "mark"
        for place in sentence.within(breath.span)[1:]
    ]
    start = 0
    for stop, after in sorted(stops):
        yield start, stop
        start = after
    yield start, len(sentence.text)


def _marked(run: str, ms: float) -> list[str]:
    """Show where to breathe: at the ends of words, as evenly as can be."""
    return [
        run[: cut.at][-_BESIDE:].lstrip() + _BREATH_MARK + run[cut.at :][:_BESIDE].strip()
        for cut in breathe(run, max(1, int(weigh(run) * LONGEST_MS / ms)))
    ]


def long(examined: Examined) -> Iterator[Problem]:
    """Find the sentences of more than sixty characters; all counted, the longest three shown."""
    yield from _long(examined, "zh")


def long_english(examined: Examined) -> Iterator[Problem]:
    """Find the English sentences of more than 35 words; all counted, the longest three shown."""
    yield from _long(examined, "en")


def _long(examined: Examined, language: Language) -> Iterator[Problem]:
    found = [said for said in too_long(examined.timeline) if said.sentence.language == language]
    if found:
        longest = found[0]
        yield problem(
            "long words" if language == "en" else "long",
            *sorted(said.sentence.span for said in _worst(examined, found)),
            do="long, do",
            count=len(found),
            most=MOST[language],
            units=longest.units,
            seconds=round((longest.end_ms - longest.start_ms) / 1000),
            text=longest.sentence.text,
        )


def _worst(examined: Examined, found: Sequence[Said]) -> Iterator[Said]:
    """Give the worst few, as long as they are no more than half of the speech: else everything would be underlined."""
    room = sum(len(sentence.text) for sentence in examined.script.sentences) / 2
    for place, said in enumerate(found[:_SHOWN]):
        room -= len(said.sentence.text)
        if place == 0 or room >= 0:
            yield said


_SHOWN = 3

_KIN: tuple[tuple[frozenset[str], frozenset[str], int], ...] = (
    (frozenset({"z", "c", "s"}), frozenset({"zh", "ch", "sh"}), 6),
    (frozenset({"n"}), frozenset({"l"}), 5),
    (frozenset({"f"}), frozenset({"h"}), 5),
)
"""Initials that are taken for one another, and from how many such syllables in a row they trip the tongue."""

_RUN = re.compile(f"[{HAN}]+")
_LEAST_CHANGES = 3
"""The least number of changes between the two kinds."""


def twisters(examined: Examined) -> Iterator[Problem]:
    """Find runs of syllables whose initials are alike and change to and fro: 四是四，十是十."""
    for paragraph in examined.paragraphs:
        if paragraph.role != "body":
            continue
        for match in _RUN.finditer(paragraph.text):
            for start, end in _twisters(match[0]):
                where = match.start() + start, match.start() + end
                text = paragraph.text[slice(*where)]
                yield problem("twister", paragraph.span_of(*where), text=text)


def _twisters(text: str) -> Iterator[tuple[int, int]]:
    initials = [_initial(char) for char in text]
    for one, other, least in _KIN:
        start, kin = 0, one | other
        for at in range(len(initials) + 1):
            if at < len(initials) and initials[at] in kin:
                continue
            if at - start >= least:
                run = [initial in one for initial in initials[start:at]]
                changes = sum(left != right for left, right in pairwise(run))
                if changes >= _LEAST_CHANGES and len(set(text[start:at])) > 2:
                    yield start, at
            start = at + 1


@cache
def _initial(char: str) -> str:
    """The initial of a character's usual reading; its other readings seldom have another initial."""
    usual = next((letters for letters, _ in readings_of_character(char)), "")
    return usual[: 2 if usual[1:2] == "h" else 1]
