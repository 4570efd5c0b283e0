"""What every rule looks at: the script, its text paragraph by paragraph, and what is planned."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from rehearse.core import Sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.core import Language, Plan, Script, Section, Span
    from rehearse.language.durations import Target
    from rehearse.language.pinyin.lexicon import Lexicon

BlockRole: TypeAlias = Literal["title", "byline", "salutation", "heading", "body"]


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph as its readers see it: markup, marks and notes left out."""

    text: str
    at: Sequence[int]
    """Offset in the source of each character; increasing."""
    role: BlockRole
    section: int
    """Index of its section in the script; -1 for a title or byline."""
    sentences: tuple[Sentence, ...] = ()
    """What is said of it, in order; empty where it is shown only."""

    @property
    def language(self) -> Language:
        """Of most of its sentences."""
        said = [sentence.language for sentence in self.sentences]
        return max(said, key=said.count) if said else "zh"

    def span(self, start: int, end: int) -> Span:
        """Tell where in the source a stretch of the text stands."""
        return self.at[start], self.at[end - 1] + 1

    def place(self, offset: int) -> int:
        """Tell where in the text an offset of the source stands, or would stand."""
        return bisect_left(self.at, offset)

    def unbroken(self, start: int, end: int) -> bool:
        """Tell whether a stretch of the text stands in the source just so, with nothing hidden inside."""
        return self.at[end - 1] - self.at[start] == end - 1 - start


@dataclass(frozen=True, slots=True, eq=False, weakref_slot=True)
class Examined:
    """All that a rule looks at; equal to itself only, so that what is reckoned from it can be kept with it."""

    script: Script
    text: str
    """The source's text, which every span points into."""
    blocks: tuple[Block, ...]
    """The visible paragraphs, in order."""
    plan: Plan | None = None
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
    def language(self) -> Language:
        """The script's, in which findings are worded."""
        return self.script.language

    def line(self, offset: int) -> int:
        """Tell the line, from 1, of a character offset."""
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


def examine(
    script: Script,
    text: str,
    plan: Plan | None = None,
    *,
    target: Target | None = None,
    grace_ms: int | None = None,
    placeholder: str | None = None,
    lexicon: Lexicon = (),
) -> Examined:
    """Get a script ready for the rules; `text` is the source's text that its spans point into."""
    return Examined(script, text, tuple(_blocks(script, text)), plan, target, grace_ms, placeholder, lexicon)


def _blocks(script: Script, text: str) -> Iterator[Block]:
    hidden = bytearray(len(text))
    blocks: list[Block] = []
    for item in script.unspoken:
        start, end = item.span
        hidden[start:end] = b"\1" * (end - start)
        if item.what in ("title", "byline"):
            role: BlockRole = "title" if item.what == "title" else "byline"
            blocks.append(Block(text[start:end], range(start, end), role, -1))
    for index, section in enumerate(script.sections):
        for sentences in _paragraphs(section):
            start, end = sentences[0].span[0], sentences[-1].span[1]
            at = array("i", (offset for offset in range(start, end) if not hidden[offset]))
            role = sentences[-1].role
            blocks.append(Block("".join(text[offset] for offset in at), at, role, index, tuple(sentences)))
    yield from sorted(blocks, key=lambda block: block.at[0])


def _paragraphs(section: Section) -> Iterator[list[Sentence]]:
    gathered: list[Sentence] = []
    for part in section.parts:
        if not isinstance(part, Sentence):
            continue
        gathered.append(part)
        if part.ending == "paragraph":
            yield gathered
            gathered = []
    if gathered:
        yield gathered
