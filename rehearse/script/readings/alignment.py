"""Which words of what is said stand for which part of a text, by what the two have in common."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core import Span

_TOKEN = re.compile(r"[^\W\d_\u2e80-\uffff]+|\d+|[^\s.:]")
"""A Latin word, a number, or one character of any other kind; no point, which may be a word's or the sentence's."""

_Change: TypeAlias = tuple[int, int, int, int]
"""Tokens of the text from and to, and those of what is said."""


def said_for(text: str, spoken: str, islands: Sequence[Span]) -> list[tuple[Span, str]]:
    """Tell what is said for each island of a text; one grows by what beside it is said otherwise, two may become one.

    >>> said_for("We ran 3 km on 4 May.", "We ran three kilometers on the fourth of May.", [(7, 8), (15, 16)])
    [((7, 11), 'three kilometers'), ((15, 16), 'the fourth of')]
    """
    written, heard = list(_TOKEN.finditer(text)), list(_TOKEN.finditer(spoken))
    changes = SequenceMatcher(
        None, [token[0] for token in written], [token[0] for token in heard], autojunk=False
    ).get_opcodes()
    found = []
    for first, last, (start, end) in _grown(
        written, islands, [change for tag, *change in changes if tag != "equal"]
    ):
        begin = next(j1 + min(first - i1, j2 - j1) for _, i1, i2, j1, j2 in changes if i1 <= first <= i2)
        stop = max(
            j1 + (j2 - j1 if i2 == last else last - i1) for _, i1, i2, j1, j2 in changes if i1 <= last <= i2
        )
        span = min(start, written[first].start()), max(end, written[last - 1].end())
        found.append((span, spoken[heard[begin].start() : heard[stop - 1].end()] if begin < stop else ""))
    return found


def _grown(
    written: Sequence[re.Match[str]], islands: Sequence[Span], changes: Sequence[Sequence[int]]
) -> list[tuple[int, int, Span]]:
    """Give the islands as tokens from and to, each with the changes that touch it, and where it stood."""
    grown: list[tuple[int, int, Span]] = []
    for start, end in islands:
        inside = [place for place, token in enumerate(written) if token.start() < end and token.end() > start]
        first, last = inside[0], inside[-1] + 1
        for i1, i2, *_ in (*changes, *reversed(changes)):
            if i1 <= last and i2 >= first:
                first, last = min(first, i1), max(last, i2)
        while grown and grown[-1][1] > first:
            before = grown.pop()
            first, last, start = min(first, before[0]), max(last, before[1]), before[2][0]
        grown.append((first, last, (start, end)))
    return grown
