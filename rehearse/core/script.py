"""What is written: the script, and what is found in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from rehearse.core.passage import Passage
from rehearse.core.unspoken import guesses

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rehearse.core.passage import Span
    from rehearse.core.readings import Reading
    from rehearse.core.unspoken import Guess, Unspoken

Language: TypeAlias = Literal["zh", "en"]

Role: TypeAlias = Literal["title", "salutation", "heading", "body"]
"""What a breath is in the speech."""

ParagraphRole: TypeAlias = Literal["title", "byline", "salutation", "heading", "body"]

Ending: TypeAlias = Literal["sentence", "clause", "comma", "breath", "mark", "paragraph"]
"""What stands behind a breath: an end mark, a semicolon, a comma, a word boundary, a mark, or the paragraph's end."""

SectionKind: TypeAlias = Literal["opening", "body", "closing"]


@dataclass(frozen=True, slots=True)
class Breath(Passage):
    """What is said in one go, and what is cached, sent and timed: a sentence, or a part of one."""

    spoken: str
    """As it is to be read aloud."""
    said: str
    """The same with its figures in words: what estimates go by, and voices that do not read figures themselves."""
    language: Language
    role: Role = "body"
    ending: Ending = "sentence"
    speaker: str = ""
    """Who says it, where a script has several; empty for the one speaker of most."""
    sentence: int = 0
    """Index in the script's sentences of the one that it belongs to."""


@dataclass(frozen=True, slots=True)
class Sentence(Passage):
    """A whole sentence, up to its end mark, in however many breaths it is said."""

    breaths: tuple[Breath, ...]
    readings: tuple[Reading, ...] | None = None
    """How its numbers, names and polyphones are read, in order; None until somebody asks, as dictionaries take time."""

    @property
    def role(self) -> Role:
        """What it is in the speech."""
        return self.breaths[0].role

    @property
    def language(self) -> Language:
        """Of its first words."""
        return self.breaths[0].language


@dataclass(frozen=True, slots=True)
class Paragraph(Passage):
    """A paragraph as its readers see it: markup, marks and notes left out."""

    role: ParagraphRole
    section: int
    """Index of its section in the script; -1 for a title or byline that is shown only."""
    level: int = 0
    """1–3 for a heading."""
    sentences: tuple[Sentence, ...] = ()
    """What is said of it, in order; empty where it is shown only."""
    handed_out: str = ""
    """Its text with what is not said and yet handed out: the speaker's name, links."""

    @property
    def language(self) -> Language:
        """Of most of its breaths."""
        said = [breath.language for sentence in self.sentences for breath in sentence.breaths]
        return max(said, key=said.count) if said else "zh"


@dataclass(frozen=True, slots=True)
class Front:
    """What stands before the speech begins, as written."""

    title: tuple[str, ...] = ()
    """Its lines."""
    subtitle: tuple[str, ...] = ()
    """Lines below the title that begin with a dash."""
    byline: tuple[str, ...] = ()
    """Who speaks, where, at what."""
    date: str = ""
    salutations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """An instruction that the author wrote into the text: never spoken."""

    kind: Literal["pause", "cue", "pin"]
    """A pause to be made; something that happens in the hall, such as applause; when what follows begins."""
    text: str
    """As written."""
    ms: int
    """How long it lasts; of a pin, when what follows begins, from the start of the speech."""
    span: Span


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the script that the author should know."""

    line: int
    """From 1."""
    key: str
    """What it is; `core.notices` has the words."""
    values: Mapping[str, str] = field(default_factory=dict)
    """What goes into the words, such as the mark that it is about."""


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
    fixes: tuple[str, ...] = ()
    """What to put in the place of each span, where that is safe; empty where a person must decide."""

    def only(self, keep: Callable[[Span], bool]) -> Finding | None:
        """Keep some of its places; None where none is left."""
        kept = [at for at, span in enumerate(self.spans) if keep(span)]
        if not kept:
            return None
        spans = tuple(self.spans[at] for at in kept)
        return replace(self, spans=spans, fixes=tuple(self.fixes[at] for at in kept if self.fixes))


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
    parts: tuple[Breath | Mark, ...]
    """In the order of the source; the heading's own breaths come first."""
    target_ms: int | None = None
    heading_span: Span | None = None
    """Where the heading stands; None where there is none."""


@dataclass(frozen=True, slots=True)
class Script:
    """A speech as written, understood."""

    title: str
    """What the speech is called: title and subtitle on one line, or the user's own title."""
    language: Language
    sections: tuple[Section, ...]
    source: str
    """The file's name, without its folder."""
    sha256: str
    """Of the file's bytes, in hex."""
    front: Front = Front()
    paragraphs: tuple[Paragraph, ...] = ()
    """What its readers see, in the order of the source."""
    unspoken: tuple[Unspoken, ...] = ()
    notices: tuple[Notice, ...] = ()
    points: tuple[Point, ...] = ()
    annotations: tuple[Annotation, ...] = ()
    starts: tuple[int, ...] = (0,)
    """Where each line of the source begins; in a Word file, each paragraph."""
    target_ms: int | None = None
    """How long it is to take, where the script itself says so, as subtitles do."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """Whole sentences, in order; a breath knows the index of its own."""
        return tuple(sentence for paragraph in self.paragraphs for sentence in paragraph.sentences)

    @property
    def breaths(self) -> tuple[Breath, ...]:
        """All that is said, in order."""
        return tuple(part for section in self.sections for part in section.parts if isinstance(part, Breath))

    @property
    def guesses(self) -> tuple[Guess, ...]:
        """What reading leaves out on a guess, in order: whatever is told of guesses is told by this list."""
        return tuple(guesses(self.unspoken, sorted(breath.span[0] for breath in self.breaths)))

    @property
    def readings(self) -> tuple[Reading, ...]:
        """Of all sentences, as far as they were found."""
        return tuple(reading for sentence in self.sentences for reading in sentence.readings or ())

    def annotated(self, passage: Passage) -> list[tuple[int, int, Annotation]]:
        """List what the author says about words of a passage, in order: start and end in its text, and what."""
        found = [(*passage.within(note.span), note) for note in self.annotations]
        return sorted((one for one in found if one[0] < one[1]), key=lambda one: (one[0], -one[1]))

    def line_of(self, offset: int) -> int:
        """The line, from 1, of a character offset."""
        return bisect_right(self.starts, offset)
