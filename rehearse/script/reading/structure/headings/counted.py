"""Headings that count up by numbers alone: 1.1 三级教育, II. above its text, 第一，怎么看 in a series, 10 behind 09."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.numbers.ordinals import number_of
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.lines.heading_lines import looks_like_heading
from rehearse.script.reading.structure.lines.series import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.reading.structure.labelled import LabelledParagraph


def decimals(items: list[LabelledParagraph]) -> set[int]:
    """Choose 1 进场要求 and 1.1 三级教育: short lines that count as a report's sections do; one of them has a point."""
    found = {
        at: number[1]
        for at, item in enumerate(items)
        if item.open and looks_like_heading(item.text) and (number := compiled(_DECIMAL).match(item.text))
    }
    return set(found) if any("." in number for number in found.values()) and len(found) > 1 else set()


def numbers_alone(items: list[LabelledParagraph]) -> set[int]:
    """Choose I. and II., 一 and 二: lines that are nothing but a number, counting up from one, each above its text."""
    found = {
        at: number_of(item.text + " a")
        for at, (item, below) in enumerate(pairwise(items))
        if item.open
        and not item.paragraph.level
        and compiled(_NUMBER_ALONE).fullmatch(item.text)
        and below.open
        and not compiled(_NUMBER_ALONE).fullmatch(below.text)
    }
    values = [number.value for number in found.values() if number]
    return set(found) if len(values) > 1 and values == [*range(1, len(found) + 1)] else set()


_NUMBER_ALONE = r"[IVX]{1,4}\.|[IVX]{1,4}|[一二三四五六七八九十]{1,2}[、.．]?"


def series(items: list[LabelledParagraph]) -> set[int]:
    """Choose the numbered lines of each series that has its text below every one of them, whatever others do.

    第一，怎么看 and 第二，怎么办 stand alone above their paragraphs, where 其一，盯工程。… runs on.
    """
    found: set[int] = set()
    for run in _runs(items):
        heads = all(_heads_text(items, at) for at in run)
        if heads and len(run) > 1 and not items[run[0] - 1].text.endswith((":", "：")):
            found.update(run)
    return found


def _runs(items: list[LabelledParagraph]) -> Iterator[list[int]]:
    """Yield the series of lines of one kind whose numbers rise from one."""
    runs: dict[str, list[int]] = {}
    for at, item in enumerate(items):
        if not (item.open and item.number) or item.kind == "bare":
            continue
        run = runs.setdefault(item.kind, [])
        if item.number.value == 1:
            yield run
            runs[item.kind] = [at]
        elif run and item.number.value == len(run) + 1:
            run.append(at)
        else:
            yield run
            runs[item.kind] = []
    yield from runs.values()


def _heads_text(items: list[LabelledParagraph], at: int) -> bool:
    """True for a short line, which may ask something, above a paragraph without a number or its first point."""
    text = items[at].text
    below = next((item for item in items[at + 1 :] if item.role != "aside"), None)
    return (
        len(text) <= _SHORT
        and looks_like_heading(text.rstrip("？?"))
        and below is not None
        and below.open
        and (not below.number or below.number.value == 1)
        and is_prose(below.text)
        and len(below.text) > len(text)
    )


_SHORT = 24
"""Characters of a line that heads the text below it."""


def years(items: list[LabelledParagraph]) -> set[int]:
    """Choose 1949年 建国大典 and 2001年北京申奥成功: a year and what happened, above its paragraph.

    In a list of years, 1983年，第一艘服役, a comma stands behind them, and nothing below.
    """
    found = {
        at: int(match["year"])
        for at, item in enumerate(items)
        if item.open and (match := compiled(YEAR).fullmatch(item.text)) and _heads_text(items, at)
    }
    rising = all(one <= other for one, other in pairwise(found.values()))
    return set(found) if len(found) >= _SEVERAL and rising else set()


_SEVERAL = 3


def after_nine(items: list[LabelledParagraph], chosen: set[int]) -> set[int]:
    """Choose 10 展望 and 11 致谢, where 09 结论 is a heading: numbers of two digits that count on."""
    count = max(
        (number.value for at in chosen if (number := items[at].number) and number.kind == "padded"), default=0
    )
    found: set[int] = set()
    for at in range(max(chosen, default=0), len(items)) if count == _LAST_PADDED else ():
        match = compiled(_TWO_DIGITS).match(items[at].text)
        if match and items[at].open and int(match[1]) == count + 1 and looks_like_heading(items[at].text):
            found.add(at)
            count += 1
    return found


_LAST_PADDED = 9
_TWO_DIGITS = r"(\d\d)[、．.)） 　\t]+(?=\D)"

_DECIMAL = r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?[ 　\t]+(?=[^\d\s.%])"
