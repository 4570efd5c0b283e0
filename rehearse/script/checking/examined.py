"""What every rule looks at: the script, its text paragraph by paragraph, and what is planned."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from rehearse.timing.timeline import lay_out

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

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

    def matches(self, pattern: re.Pattern[str]) -> Iterator[tuple[Paragraph, re.Match[str], Span]]:
        """Find a pattern in every paragraph: the paragraph, the match, and its place in the source."""
        for paragraph in self.paragraphs:
            for match in pattern.finditer(paragraph.text):
                yield paragraph, match, paragraph.span_of(*match.span())


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found, not yet in words."""

    key: str
    """Of its message in the module's WORDS."""
    spans: tuple[Span, ...]
    """Every place, the first one first; never empty."""
    values: dict[str, object]
    """What the message names."""
    fixes: tuple[str, ...] = ()
    """What to put in the place of each span, where that is safe; else empty."""
    do: str = ""
    """The key of the suggestion; if empty, "KEY, do" where there is such a row, else "do"."""


def problem(key: str, /, *spans: Span, fix: str | None = None, do: str = "", **values: object) -> Problem:
    """Make a problem of a key, its places and what its message names; `fix` is the same for each place."""
    return Problem(key, spans, values, () if fix is None else (fix,) * len(spans), do)


def by_kind(
    found: Iterable[tuple[str, Span, str]],
) -> Iterator[tuple[str, tuple[Span, ...], tuple[str, ...]]]:
    """Group (kind, place, how it is shown) by kind, in the order of the first of each: kind, places, all shown."""
    kinds: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for kind, span, shown in found:
        kinds[kind].append((span, shown))
    for kind, places in kinds.items():
        spans, shown_each = zip(*places, strict=True)
        yield kind, spans, shown_each
