"""Every noun: frozen, slotted, made of tuples; times are whole milliseconds, places are character offsets.

Data flows one way: `Script` (what is written) -> `Plan` (what is to happen, with estimates) ->
`Timeline` (when it happens; estimated without clips, measured with them).
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
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


@dataclass(frozen=True, slots=True)
class Speak:
    """A step of the plan: say this sentence."""

    section: int
    """Index of its section in the script."""
    sentence: Sentence
    planned_ms: int


@dataclass(frozen=True, slots=True)
class Pause:
    """A step of the plan: say nothing."""

    section: int
    planned_ms: int
    why: str
    """A key of `planning.pauses.PAUSES_MS`, or "mark" for the author's own."""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A step of the plan: wait while something happens in the hall."""

    section: int
    planned_ms: int
    mark: Mark


Step: TypeAlias = Speak | Pause | Cue


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to happen, in order: flat, because everything later is one walk over it."""

    script: Script
    steps: tuple[Step, ...]
    pace: str
    """What the estimates assume, in words of the script's language."""


@dataclass(frozen=True, slots=True)
class Voice:
    """A voice that an engine has."""

    name: str
    """What `--voice` takes."""
    language: str
    """BCP 47: "zh-CN", "en-US", "cmn"."""
    gender: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What an engine is asked to say, and all that can change how it sounds."""

    text: str
    """As it is to be read aloud; never empty, never punctuation only."""
    language: Language
    voice: str
    rate: int = 0
    """Percent faster (positive) or slower than the voice's own speed."""


@dataclass(frozen=True, slots=True)
class Word:
    """When a word is heard."""

    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Speech:
    """What an engine answered; what a cache keeps of it is at the rate of the tracks, without the words."""

    data: bytes
    codec: Literal["pcm", "mp3"]
    """"pcm": signed 16-bit little-endian, mono."""
    sample_rate: int
    words: tuple[Word, ...] = ()
    """From the first sample of `data`; empty where the engine has no marks."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A piece of speech as it goes into the track: the engine's silence cut off, length known exactly."""

    key: str
    """Its name in the cache."""
    start_ms: int
    """How much of the engine's audio is cut off before it."""
    duration_ms: int
    words: tuple[Word, ...] = ()
    """From the clip's own start."""
    sound: str = ""
    """Tells this sound from every other of the same words: its bytes' XXH3, 64 bits in hex."""
    power: array[float] = field(default_factory=lambda: array("f"))
    """Loudness, as `audio.loudness.power` gives it; empty where it was not measured."""
    peak_dbtp: float = -70.0
    """True peak, in dB of full scale."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A step and when it happens."""

    step: Step
    start_ms: int
    end_ms: int
    clip: Clip | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """When everything happens: without clips the estimate, with them the measurement."""

    plan: Plan
    cues: tuple[Timed, ...]
    duration_ms: int
    measured: bool


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part of the track that players let their users jump to."""

    title: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Tags:
    """What an audio file says about itself; what is empty is left out."""

    title: str = ""
    artist: str = ""
    """Who speaks: the voice's name."""
    album: str = ""
    """Of a section's file, the speech's title."""
    language: str = ""
    """BCP 47: "zh", "en"."""
    date: str = ""
    """YYYY-MM-DD."""
    number: tuple[int, int] | None = None
    """Of a section's file: which of how many."""
    lyrics: str = ""
    """The text, a line a sentence."""
    chapters: tuple[Chapter, ...] = ()
