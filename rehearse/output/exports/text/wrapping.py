"""Text in lines that are read at a glance: where a line may break, and which breaks are the best."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rehearse.language.text.breaths import words
from rehearse.language.text.chars import CLOSERS, LATIN, is_han

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Language

HALF_COLUMNS: dict[Language, int] = {"zh": 40, "en": 42}
"""How wide a line of a subtitle may be, in half-width characters: 20 Han characters, or 42 Latin ones."""

LINES = 2
"""How many lines a subtitle may have."""

_NEVER_FIRST = CLOSERS + "，。、；：？！…—～·‧,.;:?!%‰％°℃-–々ー"
_NEVER_LAST = "“‘（(《〈【［[「『〔{｛$¥￥€£#＃№"
_WHOLE = re.compile(
    rf"[{LATIN}\d]+(?:['’.,:/&@_=?%#~+-]+[{LATIN}\d]+)*[%‰％°]?|[一二三四五六七八九十百千万亿零〇两]{{2,}}"
)
"""A Latin word or a number: what is never broken."""
_NUMBER = re.compile(r"[\d%％‰]$")

_FREE, _LIST, _SPACE, _WORD = 0.0, 0.3, 0.6, 1.0
_BETTER_BEFORE = frozenset("和与及并而但在对为把将从向以使让由是就也都")
_BETTER_AFTER = frozenset("的了着过地得")


@dataclass(frozen=True, slots=True)
class Wrapped:
    """The one or two lines that are shown at once."""

    start: int
    """Offset in the text; all of them cover it, white space aside."""
    end: int
    lines: tuple[tuple[int, int], ...]
    """Start and end of each line, one or two, white space stripped."""


def width(text: str, language: Language) -> int:
    """Measure a text in half-width characters; marks such as “ and … are as wide as the text that they stand in.

    >>> width("“好”，GDP", "zh"), width("“Well”…", "en")
    (11, 7)
    """
    return sum(_width(char, language) for char in text)


@lru_cache(maxsize=4096)
def _width(char: str, language: Language) -> int:
    kind = unicodedata.east_asian_width(char)
    if kind == "A":
        return 2 if language == "zh" and not char.isalnum() else 1
    return 0 if unicodedata.combining(char) else 2 if kind in "WF" else 1


def beginning(text: str, room: int) -> str:
    """Take the first words of a text, as many as fit into `room` half-width characters; a Latin word is not cut.

    >>> beginning("我们今天在这里集会", 9), beginning("Twelve years ago", 12)
    ('我们今天…', 'Twelve years…')
    """
    if width(text, "zh") <= room:
        return text
    taken = 0
    while width(text[: taken + 1], "zh") <= room:
        taken += 1
    if not is_han(text[taken]) and (space := text.rfind(" ", 0, taken)) > taken // 2:
        taken = space
    return text[:taken].rstrip(" ，、；,;（“‘《") + "…"


def breaks(text: str) -> dict[int, float]:
    """Find where a line may end: offset of what would follow -> cost from 0 to 1, higher where it looks worse.

    Never inside a number or a Latin word, never before a closing mark or behind an opening one.

    >>> sorted(breaks("共1,234.56万元（见 U.S. 表）。"))
    [1, 11, 14, 19]
    """
    whole = {at for match in _WHOLE.finditer(text) for at in range(match.start() + 1, match.end())}
    found: dict[int, float] = {}
    position = 0
    for word in words(text):
        position += len(word)
        if position < len(text) and position not in whole and _may_break(text, position):
            found[position] = _cost(text, position)
    return found


def _may_break(text: str, at: int) -> bool:
    before, after = text[at - 1], text[at]
    if after.isspace() or after in _NEVER_FIRST or before in _NEVER_LAST or _quoted(text, at):
        return False
    if before.isspace():
        return True
    if _NUMBER.search(before) and is_han(after):  # 38年
        return False
    return is_han(before) or is_han(after) or not (before.isascii() and after.isascii()) or before in "-/,"


def _quoted(text: str, at: int) -> bool:
    """True where a straight quote stands on the wrong side of the break; every second one closes."""
    if text[at] == '"' and text.count('"', 0, at) % 2:
        return True
    return text[at - 1] == '"' and text.count('"', 0, at) % 2 == 1


def _cost(text: str, at: int) -> float:
    before, after = text[:at].rstrip()[-1:], text[at]
    if before in CLOSERS + "，。；：？！…—,;:?!":  # not the full stop: inside a sentence it is that of Mrs.
        return _FREE
    if before == "、":
        return _LIST
    if text[at - 1].isspace():
        return _SPACE
    better = 0.3 if after in _BETTER_BEFORE else 0.5 if before in _BETTER_AFTER else 1
    return _WORD * better


def wrap(text: str, language: Language) -> list[Wrapped]:
    """Divide a text into blocks of one or two lines: as few and as even as can be, at the best breaks.

    A word longer than a line is cut: there is no other way to show it.
    """
    limit = HALF_COLUMNS[language]
    if width(text, language) <= limit:
        return [Wrapped(0, len(text), ((0, len(text)),))]
    return _Wrapper(text, language, limit).blocks()


class _Wrapper:
    """Wraps one text: a shortest path over its breaks."""

    def __init__(self, text: str, language: Language, limit: int) -> None:
        self.text, self.limit = text, limit
        self.upto, self.bare = [0], [0]
        """How wide the text is up to a place, and where what is no white space ends before it."""
        for end, char in enumerate(text, start=1):
            self.upto.append(self.upto[-1] + _width(char, language))
            self.bare.append(self.bare[-1] if char.isspace() else end)
        self.costs = breaks(text)
        self.edges = [0, *sorted(self.costs), len(text)]
        self.edges = sorted({*self.edges, *self._forced()})

    def _forced(self) -> Iterator[int]:
        """Cut what is too long for a line by itself."""
        for start, end in zip(self.edges, self.edges[1:], strict=False):
            at = start
            for place in range(start + 1, end + 1):
                if self._wide(at, place) > self.limit:
                    at = place - 1
                    yield at

    def _wide(self, start: int, end: int) -> int:
        """Measure a stretch, white space at its end left out."""
        return self.upto[max(start, self.bare[end])] - self.upto[start]

    def blocks(self) -> list[Wrapped]:
        """Find the best way."""
        count = len(self.edges)
        most = LINES * self.limit
        ideal = self.upto[-1] / -(-self.upto[-1] // (most - 4))
        best: list[tuple[float, int, Wrapped | None]] = [(float("inf"), 0, None) for _ in self.edges]
        best[0] = (0.0, 0, None)
        for there in range(1, count):
            end = self.edges[there]
            ending = self.costs.get(end, _WORD) if there < count - 1 else 0.0
            ways, upto = [], self.upto[self.bare[end]]
            for here in range(there - 1, -1, -1):
                wide = max(0, upto - self.upto[self.edges[here]])
                if wide > most:
                    break
                if best[here][2] or not here:
                    ways.append((best[here][0] + 0.7 + ending + (wide / ideal - 1) ** 2, -here))
            for cost, here in sorted(ways):  # a block is set for the best way that fits only
                if block := self._block(self.edges[-here], end):
                    best[there] = (cost, -here, block)
                    break
        found, at = [], count - 1
        while at:
            _, at, last = best[at]
            assert last is not None
            found.append(last)
        return found[::-1]

    def _block(self, start: int, end: int) -> Wrapped | None:
        """Set a stretch in one line or two, the second no shorter than it must be; None where it does not fit."""
        if self._wide(start, end) <= self.limit:
            return Wrapped(start, end, (self._stripped(start, end),))
        wide = self._wide(start, end)
        inside = self.edges[bisect_right(self.edges, start) : bisect_left(self.edges, end)]
        found = [
            (self.costs.get(at, _WORD) + (2 * first / wide - 1) ** 2 * 3, at)
            for at in inside
            if (first := self._wide(start, at)) <= self.limit and self._wide(at, end) <= self.limit
        ]
        if not found:
            return None
        at = min(found)[1]
        return Wrapped(start, end, (self._stripped(start, at), self._stripped(at, end)))

    def _stripped(self, start: int, end: int) -> tuple[int, int]:
        return start, max(start, self.bare[end])
