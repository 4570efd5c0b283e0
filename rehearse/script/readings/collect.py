"""How what a voice or a reader may stumble over is read: numbers, abbreviations, polyphones, names, rare characters.

`collect` gives them all, in the order of the script; readings.tsv is a table of them, and the rules R101 to R105 tell
of those that are not sure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, TypeAlias
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.core import Language, Span
    from rehearse.script.checking.examined import Block, Examined

Kind: TypeAlias = Literal[
    "number", "date", "percent", "abbreviation", "latin", "polyphone", "surname", "place", "rare", "erhua"
]

Sureness: TypeAlias = Literal["sure", "unsure"]


@dataclass(frozen=True, slots=True)
class Reading:
    """How some words of the script are read."""

    text: str
    """The words, as written; enough of them that their reading is the same wherever they stand."""
    span: Span
    """Where they stand in the source."""
    said: str
    """How: numbers in words, Han characters in pinyin with tone marks, abbreviations letter by letter."""
    kind: Kind
    sure: Sureness
    line: int
    """From 1."""
    given: bool = False
    """Whether the author gives it, in the text or in a lexicon."""


@dataclass(frozen=True, slots=True)
class Found:
    """A reading, by its place in a stretch of text."""

    start: int
    end: int
    said: str
    kind: Kind
    sure: bool
    wider: tuple[int, int, str] | None = None
    """The same with one more word: start, end and how it is said; for where the words alone can be read in two ways."""


_collected: WeakKeyDictionary[Examined, tuple[Reading, ...]] = WeakKeyDictionary()
"""Five rules and a table ask for the same, one behind the other."""


def collect(examined: Examined) -> tuple[Reading, ...]:
    """List what may be read in more than one way, in the order of the script.

    What the author reads in a certain way, in the text or in the lexicon, is told so, and sure.
    """
    if (known := _collected.get(examined)) is not None:
        return known
    given = [
        (note.span, note.text, note.value) for note in examined.script.annotations if note.kind == "reading"
    ]
    found = [one for block in examined.blocks if block.sentences for one in _of_block(examined, block, given)]
    collected = tuple(reading for reading, _ in _apart(found))
    _collected[examined] = collected
    return collected


def readings_of(text: str, language: Language = "zh") -> list[Found]:
    """Find what may be read in more than one way in a stretch of text, in order; none overlaps another."""
    from rehearse.script.readings.han import han
    from rehearse.script.readings.numbers import latin, numbers

    found = [*numbers(text, language)]
    if language == "zh":
        found += latin(text, found)
        found += han(text)
    taken = bytearray(len(text))
    kept: list[Found] = []
    for one in found:
        if not any(taken[one.start : one.end]):
            kept.append(one)
            taken[one.start : one.end] = b"\1" * (one.end - one.start)
    return sorted(kept, key=lambda one: one.start)


_Numbered: TypeAlias = tuple[Reading, Reading | None]
"""A reading, and the same with one more word."""


def _of_block(
    examined: Examined, block: Block, given: Sequence[tuple[Span, str, str]]
) -> Iterator[_Numbered]:
    from rehearse.language.pinyin.lexicon import matches

    readings = dict(reversed(examined.lexicon))
    for start, text, language in _stretches(block):
        own = [
            (block.span(start + a, start + b), words, readings[words])
            for a, b, words in matches(text, examined.lexicon)
        ]
        told = [*given, *own]
        for one in readings_of(text, language):
            span = block.span(start + one.start, start + one.end)
            line = examined.line(span[0])
            known = next((known for known in told if _overlap(span, known[0])), None)
            if known is not None:
                yield Reading(known[1], known[0], known[2], one.kind, "sure", line, given=True), None
                continue
            sure: Sureness = "sure" if one.sure else "unsure"
            reading = Reading(text[one.start : one.end], span, one.said, one.kind, sure, line)
            if one.wider is None:
                yield reading, None
                continue
            first, last, said = one.wider
            yield (
                reading,
                replace(
                    reading, text=text[first:last], span=block.span(start + first, start + last), said=said
                ),
            )


def _stretches(block: Block) -> Iterator[tuple[int, str, Language]]:
    """Give what stands in a paragraph, by stretches of one language: where it begins, the text, the language."""
    first = block.sentences[0]
    if all(sentence.language == first.language for sentence in block.sentences):
        yield 0, block.text, first.language
        return
    for sentence in block.sentences:
        start, end = (block.place(offset) for offset in sentence.span)
        yield start, block.text[start:end], sentence.language


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _apart(found: list[_Numbered]) -> list[_Numbered]:
    """Take one more word where the same words are read in two ways; what is still the same is not sure."""
    ways: dict[str, set[str]] = {}
    for reading, _ in found:
        ways.setdefault(reading.text, set()).add(reading.said)
    wide = [
        (wider, None) if wider is not None and len(ways[reading.text]) > 1 else (reading, wider)
        for reading, wider in found
    ]
    ways = {}
    for reading, _ in wide:
        ways.setdefault(reading.text, set()).add(reading.said)
    return [
        (replace(reading, sure="unsure") if len(ways[reading.text]) > 1 else reading, wider)
        for reading, wider in wide
    ]
