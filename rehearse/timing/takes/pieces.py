"""What is in a recording, piece by piece: a sentence, a part of one, or something that is none of the script's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from rehearse.timing.takes.search import OTHER

State: TypeAlias = Literal[
    "said", "first part", "last part", "unsure", "other words", "restart", "again", "out of order", "other"
]
"""A sentence as written, a half of one, one that may be, one whose words are others; its beginning before it is begun
anew, the same sentence once more, one at another place than in the script; and what the script does not have."""

SPOKEN: Final[frozenset[State]] = frozenset({"said", "first part", "last part", "unsure", "out of order"})
"""The states of a sentence that was said, at least in part."""

SURE = 0.8
"""From this trust on a sentence was said as written."""

DOUBTFUL = 0.5
"""Below this trust its words are others."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a recording."""

    sentence: int
    """Index in the script's sentences; OTHER for what is none."""
    state: State
    first: int
    """Its first frame of speech, and its last."""
    last: int
    trust: float | None = None
    """1 is as sure as the recording's usual sentence, 0 as unlike as another sentence; None where nobody can tell."""

    @property
    def size(self) -> int:
        """In frames."""
        return self.last - self.first + 1

    @property
    def spoken(self) -> bool:
        """True where it is a sentence of the script, at least in part."""
        return self.sentence != OTHER and self.state in SPOKEN
