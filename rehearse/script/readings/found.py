"""A reading, by its place in a stretch of text: what each finder of readings gives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.core.readings import ReadingKind


@dataclass(frozen=True, slots=True)
class Found:
    """A reading, by its place in a stretch of text."""

    start: int
    end: int
    said: str
    kind: ReadingKind
    sure: bool
    wider: tuple[int, int, str] | None = None
    """The same with one more word: start, end and how it is said; for where the words alone can be read in two ways."""
