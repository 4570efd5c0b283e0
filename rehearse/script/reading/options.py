"""What the user may decide about how a script is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from rehearse.core import Language

Headings = Literal["auto", "numbered", "none"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to read a script; the defaults read it as its author most likely meant it."""

    headings: Headings = "auto"
    """Which lines may be headings: as the script's habit shows, only what the format or a number marks, or none."""
    speak_title: bool = False
    """Whether title and byline are spoken; else they are only shown."""
    slash_pauses: bool = False
    """Whether / // /// are pauses; else they are text."""
    title: str | None = None
    """Instead of the title in the script."""
    language: Language | None = None
    """Instead of the one that its words show."""
    lexicon: tuple[tuple[str, str], ...] = ()
    """(words, how they are read: pinyin with marks or numbers, or words that sound the same)."""
    placeholder: str | None = None
    """What is said for XX; by default 某 for each X."""
    speakers: tuple[str, ...] = ()
    """Speakers that have voices of their own; others are recognised by recurring labels."""
    column: str | None = None
    """The head, or the number, of the column that is read aloud in tables."""
