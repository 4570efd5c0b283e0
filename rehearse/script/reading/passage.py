"""Text that remembers where in the source each of its characters stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rehearse.core import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of visible text; markup between its characters is left out."""

    text: str
    at: Sequence[int]
    """Offset in the source of each character; increasing."""

    @classmethod
    def of(cls, source: str, start: int, end: int) -> Passage:
        """Take a stretch of the source as it stands."""
        return cls(source[start:end], range(start, end))

    def __getitem__(self, part: slice) -> Passage:
        return Passage(self.text[part], self.at[part])

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def span(self) -> Span:
        """Where it stands in the source, what is left out inside included."""
        return self.at[0], self.at[-1] + 1

    def strip(self) -> Passage:
        """Leave out white space at both ends."""
        start = len(self.text) - len(self.text.lstrip())
        return self[start : start + len(self.text.strip())]

    def spans(self) -> list[Span]:
        """List the unbroken stretches of the source that it is made of."""
        found: list[Span] = []
        for offset in self.at:
            if found and found[-1][1] == offset:
                found[-1] = (found[-1][0], offset + 1)
            else:
                found.append((offset, offset + 1))
        return found


def join(passages: Iterable[Passage]) -> Passage:
    """Make one passage of several that follow each other in the source."""
    parts = list(passages)
    return Passage("".join(part.text for part in parts), [offset for part in parts for offset in part.at])
