"""Paragraphs that begin with their slides' numbers and no mark behind them: 5接下来…, 2 3 4我们的项目…."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.greetings.salutations import greets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.script.reading.manuscript import SourceParagraph

_NUMBERS = r"\d{1,2}(?:[ 　、,，]\s*\d{1,2})*\s*(?=[\u4e00-\u9fff])(?![年月日点个])"
_LEAST = 6
"""Such paragraphs of a script; fewer may be a list of steps."""
_FIRST, _GAPS = 2, 1.25
"""The first number at most, and how many slides there may be for each number that is told."""
_SHARE = 0.8
"""How many of all paragraphs they are, and how many of them end like a sentence."""


def counted_slides(paragraphs: Sequence[SourceParagraph]) -> dict[int, int]:
    """Where they stand -> the length of their numbers, which grow from the first slides on, with few gaps.

    A list's numbers have no gap, and the first of its entries greets nobody.
    """
    found = {
        at: match
        for at, one in enumerate(paragraphs)
        if not (one.level or one.silent or one.quoted or one.forced)
        and (match := compiled(_NUMBERS).match(one.text))
    }
    if len(found) < max(_LEAST, _SHARE * len(paragraphs)):
        return {}
    numbers = [int(number) for match in found.values() for number in compiled(r"\d+").findall(match[0])]
    ended = sum(ends_sentence(paragraphs[at].text) for at in found)
    grows = all(one < other for one, other in pairwise(numbers))
    steady = grows and numbers[0] <= _FIRST and numbers[-1] <= _GAPS * len(numbers)
    first = next(iter(found))
    listed = numbers[-1] <= len(found) and not greets(paragraphs[first].text[found[first].end() :])
    slides = steady and not listed and ended >= _SHARE * len(found)
    return {at: match.end() for at, match in found.items()} if slides else {}
