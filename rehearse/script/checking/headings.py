"""Numbers of headings that are missing, come twice or start again, and levels that jump."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.numbers.ordinals import POINTS, number_of
from rehearse.language.text.ends import ends_sentence
from rehearse.script.checking.examined import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Span
    from rehearse.language.numbers.ordinals import Number
    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "missing": "标题编号缺“{missing!n}”：{before!q:12}之后是{after!q:12}",
        "unnumbered": "标题编号缺“{missing!n}”：{before!q:12}之后是{after!q:12}；"
        "第 {line} 行{heading!q}像是漏了编号的那一个",
        "missing, do": "补上编号，或把后面的编号依次前移",
        "twice": "标题编号“{value!n}”重复：第 {line} 行已有{before!q}",
        "twice, do": "把后一个及其后的编号依次后移",
        "again": "标题编号到“{before!n}”之后又从“{value!n}”开始：{heading!q}",
        "again, do": "按顺序重新编号",
        "jump": "标题层次跳级：{before!q} 之下直接是{after!q}",
        "jump, do": "补上中间一级，或改用上一级的标题",
    },
    "en": {
        "missing": "heading number {missing!n} is missing: {after!q:12} follows {before!q:12}",
        "unnumbered": "heading number {missing!n} is missing: {after!q:12} follows {before!q:12}; "
        "line {line}, {heading!q}, looks like the one that lost its number",
        "missing, do": "number it, or move the numbers behind it up",
        "twice": "heading number {value!n} comes twice: line {line} has it already, {before!q}",
        "twice, do": "move the second and those behind it down by one",
        "again": "heading numbers start again at {value!n} after {before!n}: {heading!q}",
        "again, do": "number the headings in order",
        "jump": "heading levels jump: {after!q} stands right below {before!q}",
        "jump, do": "add the level between, or move the heading up",
    },
}

_ORDER = ("part", "han", "paren-han", "arabic", "paren-arabic", "circled")
"""Kinds of numbers from the outermost level inwards, as GB/T 9704 has them: 一、 （一） 1. （1） and so on."""

_FAR = 3
"""So many steps of that order at once are a jump; 1. right below 一、 is usual."""

_HASHES = re.compile(r"[ \t]*(#{1,6})[ 　\t]")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading and its number."""

    text: str
    span: Span
    level: int
    number: Number | None


def spoken_headings(examined: Examined) -> list[Heading]:
    """List the headings that are spoken, in order."""
    found = []
    for section in examined.script.sections:
        parts = [part for part in section.parts if getattr(part, "role", "") == "heading"]
        if section.heading and parts:
            numbered = number_of(section.heading)
            own = numbered if numbered and numbered.kind not in POINTS | {"slide"} else None
            found.append(Heading(section.heading, (parts[0].span[0], parts[-1].span[1]), section.level, own))
    return found


@dataclass(frozen=True, slots=True)
class _Step:
    """A heading, and the one of its kind that its number follows; None where it is the first."""

    here: Heading
    before: Heading | None
    value: int
    expected: int


def _steps(examined: Examined) -> Iterator[_Step]:
    """Follow each kind of number; a heading of an outer kind lets the inner ones start anew."""
    open_: list[tuple[str, Heading]] = []
    for heading in spoken_headings(examined):
        if heading.number is None:
            continue
        kind = heading.number.kind
        kinds = [name for name, _ in open_]
        before = open_[kinds.index(kind)][1] if kind in kinds else None
        if before:
            del open_[kinds.index(kind) :]
        last = before.number.value if before and before.number else 0
        open_.append((kind, heading))
        yield _Step(heading, before, heading.number.value, last + 1)


def missing(examined: Examined) -> Iterator[Problem]:
    """Find numbers that are left out: 一、 二、 四、."""
    for step in _steps(examined):
        if step.value <= step.expected or step.before is None or step.value > step.expected + 3:
            continue
        if _runs_on(examined, step, range(step.expected, step.value)):
            continue
        between = [
            heading
            for heading in spoken_headings(examined)
            if heading.number is None
            and heading.level == step.here.level
            and step.before.span[0] < heading.span[0] < step.here.span[0]
        ]
        seen = between[0] if between else step.here
        yield problem(
            "unnumbered" if between else "missing",
            *dict.fromkeys((seen.span, step.here.span)),
            do="missing, do",
            missing=range(step.expected, step.value),
            before=step.before.text,
            after=step.here.text,
            line=examined.line(seen.span[0]),
            heading=seen.text,
        )


def _runs_on(examined: Examined, step: _Step, values: range) -> bool:
    """True where a number stands before a paragraph that is no heading: 二、 with a whole sentence behind it."""
    assert step.before
    assert step.here.number
    kind, here, before = step.here.number.kind, step.here.span[0], step.before.span[0]
    numbers = (
        number_of(paragraph.text)
        for paragraph in examined.paragraphs
        if paragraph.role == "body" and before < paragraph.at[0] < here
    )
    return any(number and number.kind == kind and number.value in values for number in numbers)


def twice(examined: Examined) -> Iterator[Problem]:
    """Find numbers that come twice in a row: 一、 二、 二、 三、."""
    for step in _steps(examined):
        if step.before and step.value == step.expected - 1:
            line, spans = examined.line(step.before.span[0]), (step.here.span, step.before.span)
            yield problem("twice", *spans, value=step.value, line=line, before=step.before.text)


def again(examined: Examined) -> Iterator[Problem]:
    """Find numbers that go back though no outer heading stands between: 一、 二、 三、 一、.

    A whole sentence with a number is a point of a list inside, not a heading that lost count.
    """
    for step in _steps(examined):
        if step.before and step.value < step.expected - 1 and not ends_sentence(step.here.text):
            last = step.expected - 1
            yield problem("again", step.here.span, value=step.value, before=last, heading=step.here.text)


def jumps(examined: Examined) -> Iterator[Problem]:
    """Find levels that are left out: ### right below #, （1） right below 一、."""
    found = spoken_headings(examined)
    for before, heading in pairwise(found):
        depths = _depth(examined, before), _depth(examined, heading)
        if (min(depths) and depths[1] - depths[0] > 1) or _steps_between(before, heading) >= _FAR:
            yield problem("jump", heading.span, before=before.text, after=heading.text)


def _depth(examined: Examined, heading: Heading) -> int:
    """Count the hashes before a heading."""
    start = examined.script.starts[examined.line(heading.span[0]) - 1]
    match = _HASHES.match(examined.text, start)
    return len(match[1]) if match else 0


def _steps_between(outer: Heading, inner: Heading) -> int:
    kinds = [heading.number.kind for heading in (outer, inner) if heading.number]
    if len(kinds) < 2 or not all(kind in _ORDER for kind in kinds):
        return 0
    return _ORDER.index(kinds[1]) - _ORDER.index(kinds[0])
