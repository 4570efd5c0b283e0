"""How it will come across: openings that repeat, no rest for the ear, sections rushed, longer than the time for it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from rehearse.core import Speak
from rehearse.language.durations import clock
from rehearse.language.text.chars import HAN
from rehearse.script.checking.examined import problem
from rehearse.timing.report.verdict import judge_length

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.core import Paragraph, Section, Span
    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "alike": "连续 {count} 段都以{text!q}开头",
        "alike, do": "若不是有意排比，换一个开头",
        "restless": "连讲 {time} 没有一秒以上的停顿，从{text!q:12}起",
        "restless, do": "在转折处分段，或加 [停顿]",
        "fast": "{heading!q}要讲得比全篇快 {percent}%：内容 {planned}，只给了 {target}",
        "slow": "{heading!q}要讲得比全篇慢 {percent}%：内容 {planned}，给了 {target}",
        "uneven, do": "调整各部分的时间，或增减内容",
        "over": "全篇约 {time}，超出限定的 {target} {by}",
        "over, do": "删减内容，或放宽时间",
    },
    "en": {
        "alike": "{count} paragraphs in a row begin with {text!q}",
        "alike, do": "begin one of them otherwise, unless it is meant so",
        "restless": "{time} without a pause of a second, from {text!q:12} on",
        "restless, do": "make a paragraph where the thought turns, or put in [pause]",
        "fast": "{heading!q} has to be said {percent} % faster than the whole: {planned} of text, given {target}",
        "slow": "{heading!q} has to be said {percent} % slower than the whole: {planned} of text, given {target}",
        "uneven, do": "give the sections other times, or cut and add",
        "over": "the whole takes about {time}, {by} more than the target {target}",
        "over, do": "cut, or ask for more time",
    },
}

REST_MS = 1000
"""A pause in which the hall can rest: the one between paragraphs is as long."""

RESTLESS_MS = 180_000
UNEVEN = 0.3
"""A section whose pace differs more from the whole's is heard to be rushed or drawn out."""

_ALIKE = 3
_OPENING = 4
"""Characters (in English, words: two) that make an opening."""
_FIRST_CLAUSE = re.compile(rf"([{HAN}]{{2,6}})[，,：:]")
_HAN_START = re.compile(f"[{HAN}]{{{_OPENING}}}")
_TWO_WORDS = re.compile(r"[A-Za-z'’]+ [A-Za-z'’]+")


def alike(examined: Examined) -> Iterator[Problem]:
    """Find three paragraphs or more in a row that begin alike."""
    run: list[Paragraph] = []
    for paragraph in [*(paragraph for paragraph in examined.paragraphs if paragraph.sentences), None]:
        opening = _opening(paragraph) if paragraph else ""
        if run and opening and opening == _opening(run[0]):
            assert paragraph
            run.append(paragraph)
            continue
        if len(run) >= _ALIKE:
            text = _opening(run[0])
            spans = (other.span_of(0, len(text)) for other in run)
            yield problem("alike", *spans, count=len(run), text=text)
        run = [paragraph] if paragraph and opening else []


def _opening(paragraph: Paragraph) -> str:
    if paragraph.role != "body":
        return ""
    match = _FIRST_CLAUSE.match(paragraph.text)
    if match:
        return match[1]
    match = _HAN_START.match(paragraph.text) or _TWO_WORDS.match(paragraph.text)
    return match[0] if match else ""


def restless(examined: Examined) -> Iterator[Problem]:
    """Find stretches of more than three minutes without a pause of a second."""
    total, first = 0, None
    for step in [*examined.plan.steps, None]:
        spoken = isinstance(step, Speak)
        if step is None or (not spoken and step.planned_ms >= REST_MS):
            if first and total > RESTLESS_MS:
                yield problem("restless", first.breath.span, time=clock(total), text=first.breath.text)
            total, first = 0, None
            continue
        total += step.planned_ms
        if first is None and isinstance(step, Speak):
            first = step


def uneven(examined: Examined) -> Iterator[Problem]:
    """Find sections whose own times ask for another pace than the whole's; a section's subsections are part of it."""
    own: Counter[int] = Counter()
    places: dict[int, Span] = {}
    for step in examined.plan.steps:
        own[step.section] += step.planned_ms
        if isinstance(step, Speak):
            places.setdefault(step.section, step.breath.span)
    sections = examined.script.sections
    targets = {
        index: section.target_ms
        for index, section in enumerate(sections)
        if section.target_ms and index in places
    }
    planned = {index: sum(own[part] for part in parts_of(index, sections)) for index in targets}
    inner = {part for index in targets for part in parts_of(index, sections)[1:]}
    outer = [index for index in targets if index not in inner]
    if len(targets) < 2 or not outer:
        return
    whole = sum(planned[index] for index in outer) / sum(targets[index] for index in outer)
    for index, target_ms in targets.items():
        ratio = planned[index] / target_ms / whole
        if abs(ratio - 1) > UNEVEN:
            yield problem(
                "fast" if ratio > 1 else "slow",
                places[index],
                do="uneven, do",
                heading=examined.script.sections[index].heading,
                percent=round(100 * abs(ratio - 1)),
                planned=clock(planned[index]),
                target=clock(target_ms),
            )


def parts_of(index: int, sections: Sequence[Section]) -> range:
    """Number a section and the subsections that follow it, up to the next heading of its level."""
    level = sections[index].level
    after = (at for at in range(index + 1, len(sections)) if sections[at].level <= level)
    return range(index, next(after, len(sections)) if level else index + 1)


def over(examined: Examined) -> Iterator[Problem]:
    """Find a speech that is longer than its target."""
    if not examined.target or not examined.paragraphs:
        return
    total = sum(step.planned_ms for step in examined.plan.steps)
    found = judge_length(total, examined.target, examined.grace_ms)
    if found.kind == "over":
        spoken = [step.breath for step in examined.plan.steps if isinstance(step, Speak)]
        times = {"time": clock(total), "target": clock(examined.target.high_ms), "by": clock(found.by_ms)}
        yield problem("over", spoken[-1].span, **times)
