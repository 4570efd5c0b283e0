"""What every format's reader gives: the speech's paragraphs in order, and what the format says is not text."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rehearse.core import Annotation, Notice, Span
    from rehearse.core.passage import Passage
    from rehearse.script.reading.source import Source


@dataclass(frozen=True, slots=True)
class SourceParagraph:
    """A paragraph as a reader sees it."""

    passage: Passage
    """Its text, stripped, markup left out; never empty."""
    line: int
    """Where it begins, from 1."""
    level: int = 0
    """1–6 where the format says that it is a heading, else 0."""
    bold: bool = False
    """Whether all of it is bold, in a script that is not bold throughout."""
    title: bool = False
    """Whether the format says that it is the speech's title or subtitle."""
    silent: bool = False
    """Whether it is a heading that is shown but not spoken, such as a slide's title."""
    ruled: bool = False
    """Whether a rule (=====) stands right above or below it."""
    under_rule: bool = False
    """Whether a rule stands right above it."""
    label: Literal["", "marker", "title"] = ""
    """Of a silent heading for a slide or a time: whether it is only a marker, or has words worth showing as well."""
    quoted: bool = False
    """Whether it stands in a block quote, as notes do, where the speech itself does not."""
    beside: bool = False
    """Whether it stands outside the block quotes in which most of the speech stands."""
    linked: bool = False
    """Whether all of it is a link to another page."""
    forced: bool = False
    """Whether its author wrote above it that it is spoken."""
    italic: bool = False
    """Whether all of it is in italics."""

    @property
    def text(self) -> str:
        """What is visible of it."""
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Hidden:
    """What a format says is not text: markup, code, tables, comments."""

    what: str
    span: Span


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A script's paragraphs as the format has them, not yet labelled."""

    source: Source
    paragraphs: tuple[SourceParagraph, ...]
    hidden: tuple[Hidden, ...] = ()
    notices: tuple[Notice, ...] = ()
    """What the author should know about how the file was read."""
    target_ms: int | None = None
    """How long the speech is to take, where the format says so."""
    pins: tuple[tuple[int, int], ...] = ()
    """(offset, when what stands there begins, in ms from the start), in order, where the format says so."""
    annotations: tuple[Annotation, ...] = ()
    """What the format says of words: how they are read, or that they are stressed."""


def under_rules(paragraphs: Iterable[SourceParagraph], hidden: Iterable[Hidden]) -> Iterator[SourceParagraph]:
    """Mark each paragraph that has a rule between it and the one above it."""
    rules = sorted(one.span[0] for one in hidden if one.what == "rule")
    passed = 0
    for paragraph in paragraphs:
        above = bisect_left(rules, paragraph.passage.at[0])
        yield replace(paragraph, under_rule=True) if above > passed else paragraph
        passed = above
