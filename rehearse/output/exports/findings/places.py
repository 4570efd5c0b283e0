"""Where a place of the source stands for someone who looks at the speech and not at the file: section and paragraph."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.timing.report.build import section_name

if TYPE_CHECKING:
    from rehearse.core import Language, Paragraph, Script, Span

_WORDS: dict[Language, dict[str, str]] = {
    "zh": {"title": "标题", "byline": "署名", "heading": "{section}", "in": "{section}第 {number} 段"},
    "en": {
        "title": "title",
        "byline": "byline",
        "heading": "{section}",
        "in": "{section}, paragraph {number}",
    },
}
_LONGEST = 14
"""Characters of a section's name that are shown."""


@dataclass(frozen=True, slots=True)
class Where:
    """A place as the page and the report show it."""

    section: int | None
    """From 1; None for what stands in no section."""
    paragraph: int
    """In its section, from 1; 0 for a heading, a title or a byline."""
    text: str
    """The same in words."""


class Places:
    """Finds where the places of a script stand."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self._starts = [paragraph.at[0] for paragraph in script.paragraphs]
        self._numbers: list[int] = []
        counted: dict[int, int] = {}
        for paragraph in script.paragraphs:
            running = paragraph.role in ("body", "salutation")
            counted[paragraph.section] = counted.get(paragraph.section, 0) + running
            self._numbers.append(counted[paragraph.section] if running else 0)

    def where(self, span: Span) -> Where | None:
        """Tell where a place stands; None where no reader sees it."""
        at = bisect_right(self._starts, span[0]) - 1
        if at < 0 or span[0] > self._script.paragraphs[at].at[-1]:
            return None
        paragraph, number = self._script.paragraphs[at], self._numbers[at]
        section = paragraph.section + 1 if paragraph.section >= 0 else None
        return Where(section, number, self._words(paragraph, number))

    def _words(self, paragraph: Paragraph, number: int) -> str:
        words = _WORDS[self._script.language]
        if paragraph.section < 0 or paragraph.role in ("title", "byline"):
            return words["byline" if paragraph.role == "byline" else "title"]
        section = self._script.sections[paragraph.section]
        name = " ".join(section_name(section, self._script.language).split())
        shown = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
        if section.heading:
            shown = f"“{shown}”"
        return words["in" if number else "heading"].format(section=shown, number=number)
