"""Text that remembers where in the source each of its characters stands."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Span: TypeAlias = tuple[int, int]
"""Start and end (exclusive) in the source text, in characters."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of visible text; markup between its characters is left out."""

    text: str
    at: Sequence[int]
    """Offset in the source of each character; increasing."""

    @classmethod
    def of(cls, source: str, start: int, end: int) -> Passage:
        """Take a stretch of the source as it stands."""
        return Passage(source[start:end], range(start, end))

    def __getitem__(self, part: slice) -> Passage:
        return Passage(self.text[part], self.at[part])

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def span(self) -> Span:
        """Where it stands in the source, what is left out inside included."""
        return self.at[0], self.at[-1] + 1

    def span_of(self, start: int, end: int) -> Span:
        """The stretch of the source that a stretch of the text comes from."""
        return self.at[start], self.at[end - 1] + 1

    def within(self, span: Span) -> tuple[int, int]:
        """The stretch of the text that comes from a stretch of the source; empty if none does."""
        if span[1] <= self.at[0] or self.at[-1] < span[0]:
            return 0, 0
        return bisect_left(self.at, span[0]), bisect_left(self.at, span[1])

    def unbroken(self, start: int, end: int) -> bool:
        """True where a stretch of the text stands in the source just so, with nothing left out inside."""
        return self.at[end - 1] - self.at[start] == end - 1 - start

    def only(self, places: Iterable[int]) -> Passage:
        """Keep the characters at these places of the text, in order."""
        kept = list(places)
        return Passage("".join(self.text[place] for place in kept), [self.at[place] for place in kept])

    def strip(self) -> Passage:
        """Leave out white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : start + len(self.text.strip())]

    def packed(self) -> Sequence[int]:
        """The offsets in little memory: a range where they follow each other, else an array."""
        start, end = self.span
        return range(start, end) if end - start == len(self.at) else array("I", self.at)


def join(passages: Iterable[Passage]) -> Passage:
    """Make one passage of several that follow each other in the source."""
    parts = list(passages)
    return Passage("".join(part.text for part in parts), [offset for part in parts for offset in part.at])
