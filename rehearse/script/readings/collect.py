"""How what a voice or a reader may stumble over is read: numbers, abbreviations, polyphones, names, rare characters.

`collect` gives them all, in the order of the script; readings.tsv is a table of them, and the rules R101 to R105 tell
of those that are not sure.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from rehearse.core import Reading
from rehearse.language.pinyin.lexicon import matches
from rehearse.script.readings.han import han
from rehearse.script.readings.numbers import latin, numbers

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.core import Language, Paragraph, Script, Span
    from rehearse.language.pinyin.lexicon import Lexicon
    from rehearse.script.readings.found import Found


def collect(script: Script, lexicon: Lexicon = ()) -> tuple[Reading, ...]:
    """List what may be read in more than one way, in the order of the script.

    What the author reads in a certain way, in the text or in the lexicon, is told so, and sure.
    """
    given = [(note.span, note.text, note.value) for note in script.annotations if note.kind == "reading"]
    found = [
        one
        for paragraph in script.paragraphs
        if paragraph.sentences
        for one in _of_paragraph(script, paragraph, lexicon, given)
    ]
    return tuple(reading for reading, _ in _apart(found))


def readings_of(text: str, language: Language = "zh") -> list[Found]:
    """Find what may be read in more than one way in a stretch of text, in order; none overlaps another."""
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


def _of_paragraph(
    script: Script, paragraph: Paragraph, lexicon: Lexicon, given: Sequence[tuple[Span, str, str]]
) -> Iterator[_Numbered]:
    readings = dict(reversed(lexicon))
    for start, text, language in _stretches(paragraph):
        own = [
            (paragraph.span_of(start + a, start + b), words, readings[words])
            for a, b, words in matches(text, lexicon)
        ]
        told = [*given, *own]
        for one in readings_of(text, language):
            span = paragraph.span_of(start + one.start, start + one.end)
            line = script.line_of(span[0])
            known = next((known for known in told if _overlap(span, known[0])), None)
            if known is not None:
                yield Reading(known[1], known[0], known[2], one.kind, "sure", line, given=True), None
                continue
            words = text[one.start : one.end]
            reading = Reading(words, span, one.said, one.kind, "sure" if one.sure else "unsure", line)
            if one.wider is None:
                yield reading, None
                continue
            first, last, said = one.wider
            wide = paragraph.span_of(start + first, start + last)
            yield reading, replace(reading, text=text[first:last], span=wide, said=said)


def _stretches(paragraph: Paragraph) -> Iterator[tuple[int, str, Language]]:
    """Give what stands in a paragraph, by stretches of one language: where it begins, the text, the language."""
    breaths = [breath for sentence in paragraph.sentences for breath in sentence.breaths]
    if all(breath.language == breaths[0].language for breath in breaths):
        yield 0, paragraph.text, breaths[0].language
        return
    for breath in breaths:
        start, end = paragraph.within(breath.span)
        yield start, paragraph.text[start:end], breath.language


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
