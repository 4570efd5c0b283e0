"""What is written: the script, and what is found in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal, TypeAlias

Span: TypeAlias = tuple[int, int]
"""Start and end (exclusive) in the source text, in characters."""

Language: TypeAlias = Literal["zh", "en"]

Role: TypeAlias = Literal["title", "salutation", "heading", "body"]
"""What a sentence is in the speech."""

Ending: TypeAlias = Literal["sentence", "clause", "comma", "breath", "mark", "paragraph"]
"""What stands behind a sentence: an end mark, a semicolon, a comma, a word boundary, a mark, or the paragraph's end."""

SectionKind: TypeAlias = Literal["opening", "body", "closing"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What is said in one go: a sentence, or one breath of a sentence too long for one."""

    text: str
    """As written, markup removed."""
    spoken: str
    """As it is to be read aloud."""
    span: Span
    """Where it stands in the source; markup inside it is listed as not spoken."""
    language: Language
    role: Role = "body"
    ending: Ending = "sentence"
    speaker: str = ""
    """Who says it, where a script has several; empty for the one speaker of most."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An instruction that the author wrote into the text: never spoken."""

    kind: Literal["pause", "cue"]
    """A pause to be made, or something that happens in the hall, such as applause."""
    text: str
    """As written."""
    ms: int
    span: Span


@dataclass(frozen=True, slots=True)
class Unspoken:
    """A stretch of the source that is deliberately not spoken."""

    what: str
    """The reason in a word: "title", "markup", "mark", "note" …"""
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the script that the author should know."""

    line: int
    """From 1."""
    text: str


Severity: TypeAlias = Literal["error", "warning", "hint"]
"""What must be mended before anyone speaks; what should be looked at; what might be better."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong with the script, found before anyone speaks it."""

    code: str
    """Of the rule that found it, such as "P101"; a key of `checking.RULES`."""
    severity: Severity
    message: str
    """What is wrong, in one line, in the script's language, with the words that it is about."""
    spans: tuple[Span, ...]
    """Every place that it is about, the first one first; never empty."""
    suggestion: str = ""
    """What to do about it, in the script's language."""
    fix: str | None = None
    """What to put in the place of each span, where that is safe; None where a person must decide."""


@dataclass(frozen=True, slots=True)
class Annotation:
    """Something that the author says about a stretch of the text, in the text."""

    kind: Literal["strong", "optional", "reading"]
    """To be stressed; may be left out; is read in a certain way."""
    text: str
    """The words that it is about."""
    span: Span
    value: str = ""
    """Of a reading: how, as the author wrote it; of an optional passage: the author's name for it."""


@dataclass(frozen=True, slots=True)
class Point:
    """A numbered point that is no heading: the speech runs on in it."""

    kind: Literal["run-in", "inline"]
    """It opens a paragraph, or stands inside one."""
    level: int
    text: str
    """Its first words, number included."""
    span: Span


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what is said under it, or the opening, or the closing."""

    heading: str
    """As written; empty for an opening or closing without one."""
    level: int
    """1–3; 0 where there is no heading."""
    kind: SectionKind
    parts: tuple[Sentence | Mark, ...]
    """In the order of the source; the heading's own sentences come first."""
    target_ms: int | None = None


@dataclass(frozen=True, slots=True)
class Script:
    """A speech as written, understood."""

    title: str
    language: Language
    sections: tuple[Section, ...]
    source: str
    """The file's name, without its folder."""
    sha256: str
    """Of the file's bytes, in hex."""
    unspoken: tuple[Unspoken, ...] = ()
    notices: tuple[Notice, ...] = ()
    points: tuple[Point, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    starts: tuple[int, ...] = (0,)
    """Where each line of the source begins; in a Word file, each paragraph."""
    target_ms: int | None = None
    """How long it is to take, where the script itself says so, as subtitles do."""

    def line_of(self, offset: int) -> int:
        """Tell the line, from 1, of a character offset."""
        return bisect_right(self.starts, offset)
