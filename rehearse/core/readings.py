"""How words of the script are read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from rehearse.core.passage import Span

ReadingKind: TypeAlias = Literal[
    "number", "date", "percent", "abbreviation", "latin", "polyphone", "surname", "place", "rare", "erhua"
]


@dataclass(frozen=True, slots=True)
class Reading:
    """How some words of the script are read."""

    text: str
    """The words, as written; enough of them that their reading is the same wherever they stand."""
    span: Span
    """Where they stand in the source."""
    said: str
    """How: numbers in words, Han characters in pinyin with tone marks, abbreviations letter by letter."""
    kind: ReadingKind
    sure: Literal["sure", "unsure"]
    line: int
    """From 1."""
    given: bool = False
    """Whether the author gives it, in the text or in a lexicon."""
