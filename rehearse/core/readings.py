"""How words of the script are read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from rehearse.core.passage import Span

ReadingKind: TypeAlias = Literal[
    "number", "date", "percent", "abbreviation", "latin", "polyphone", "surname", "place", "rare", "erhua", "given",
]  # fmt: skip
"""What makes the words worth telling; "given" where nothing does but that the author gives their reading."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How some words are read."""

    span: Span
    """Where they stand: in the source; of an utterance's, in its text."""
    text: str
    """The words, as written; enough of them that their reading is the same wherever they stand."""
    said: str
    """How: numbers in words, Han characters in pinyin with tone marks, abbreviations letter by letter."""
    pinyin: tuple[str, ...]
    """A syllable for each character, "r" for the 儿 of 玩儿; empty where it is not read character by character."""
    kind: ReadingKind
    sure: bool
    source: Literal["text", "lexicon", "found"]
    """Who gives it: the author in the text, a lexicon or a table of readings, or our own dictionaries and rules."""
