"""What every rule looks at: the script, its text paragraph by paragraph, and what is planned."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rehearse.timing.timeline import lay_out

if TYPE_CHECKING:
    from rehearse.core import Language, Paragraph, Plan, Script, Span, Timeline
    from rehearse.language.durations import Target
    from rehearse.language.pinyin.lexicon import Lexicon


@dataclass(frozen=True, eq=False)
class Examined:
    """All that a rule looks at."""

    script: Script
    text: str
    """The source's text, which every span points into."""
    plan: Plan
    """What is to happen and how long it takes, for rules about breath and time."""
    target: Target | None = None
    """How long the speech is to take."""
    grace_ms: int | None = None
    """By how much it may miss the target; the usual if None."""
    placeholder: str | None = None
    """What is said for XX; 某 for each X if None."""
    lexicon: Lexicon = ()
    """Words whose reading the user gives."""

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What the script's readers see."""
        return self.script.paragraphs

    @property
    def language(self) -> Language:
        """The script's, in which findings are worded."""
        return self.script.language

    @cached_property
    def timeline(self) -> Timeline:
        """The plan, and when everything happens."""
        return lay_out(self.plan)

    @cached_property
    def read(self) -> Script:
        """The script with how its words are read: five rules and a table ask for the same."""
        from rehearse.script.readings.collect import with_readings

        return with_readings(self.script, self.lexicon)

    def line(self, offset: int) -> int:
        """Give the line, from 1, of a character offset."""
        return self.script.line_of(offset)


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule found; code and severity are its rule's."""

    message: str
    """One line, in the script's language, with the words that it is about."""
    spans: tuple[Span, ...]
    """Every place, the first one first; never empty."""
    suggestion: str = ""
    fix: str | None = None
    """What to put in the place of each span, where that is safe."""
