"""What is heard: voices, what they are asked to say, what they say, and what an audio file says of itself."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, replace
from sys import intern
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rehearse.core.readings import Reading
    from rehearse.core.script import Language


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
    """What an engine is asked to say; all that can change how it sounds."""

    text: str
    """As it is to be read aloud; never empty, never punctuation only."""
    said: str
    """The same with its figures in words, for an engine that does not read them itself."""
    language: Language
    voice: str
    rate: int = 0
    """Percent faster (positive) or slower than the voice's own speed."""
    readings: tuple[Reading, ...] = ()
    """How characters of the text are read, in order; only for an engine that speaks pinyin."""


@dataclass(frozen=True, slots=True)
class Word:
    """When a word is heard."""

    text: str
    start_ms: int
    end_ms: int


@dataclass(frozen=True, slots=True)
class Words:
    """Words one after the other, packed: ten hours have a hundred thousand, few of them different."""

    texts: tuple[str, ...] = ()
    starts_ms: array[int] = field(default_factory=lambda: array("i"))
    ends_ms: array[int] = field(default_factory=lambda: array("i"))

    @classmethod
    def of(cls, words: Iterable[Word]) -> Words:
        """Pack words."""
        each = tuple(words)
        return cls(
            tuple(intern(word.text) for word in each),
            array("i", (word.start_ms for word in each)),
            array("i", (word.end_ms for word in each)),
        )

    def __iter__(self) -> Iterator[Word]:
        return map(Word, self.texts, self.starts_ms, self.ends_ms)


@dataclass(frozen=True, slots=True)
class Speech:
    """What an engine answered; what a cache keeps of it is at the rate of the tracks, without the words."""

    data: bytes
    codec: Literal["pcm", "mp3"]
    """"pcm": signed 16-bit little-endian, mono."""
    sample_rate: int
    words: tuple[Word, ...] = ()
    """From the first sample of `data`; empty where the engine has no marks."""
    cut: bool = False
    """True where the engine has cut it to what is heard, in whole milliseconds: all of it is kept."""


@dataclass(frozen=True, slots=True)
class Clip:
    """A piece of speech as it goes into the track: the engine's silence cut off, length known exactly."""

    key: str
    """Its name in the cache."""
    start_ms: int
    """How much of the engine's audio is cut off before it."""
    duration_ms: int
    words: Words = field(default_factory=Words)
    """From the clip's own start."""
    fingerprint: str = ""
    """XXH3 of the engine's bytes, 64 bits in hex: a service may say the same words in another way next time."""
    power: array[float] = field(default_factory=lambda: array("f"))
    """Loudness, as `audio.loudness.power` gives it; empty where it was not measured."""
    peak_dbtp: float = -70.0
    """True peak, in dB of full scale."""
    whole_ms: int = 0
    """Where only its beginning is heard: how long all of it is; else 0."""

    def beginning(self, ms: int) -> Clip:
        """Its first milliseconds, as a clip."""
        return replace(self, duration_ms=ms, whole_ms=self.duration_ms)

    @property
    def whole(self) -> Clip:
        """All of it, as the cache has it."""
        return replace(self, duration_ms=self.whole_ms, whole_ms=0) if self.whole_ms else self


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
