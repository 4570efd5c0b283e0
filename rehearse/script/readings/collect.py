"""How what a voice or a reader may stumble over is read: numbers, abbreviations, polyphones, names, rare characters.

`with_readings` finds them all, once for a script; readings.tsv is a table of them, the rules R101 to R105 tell of those
that are not sure, and a voice that speaks pinyin says them so.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING, Literal, TypeAlias

from rehearse.core import Passage, Reading
from rehearse.language.numbers.read_out import read_out
from rehearse.language.pinyin.lexicon import matches
from rehearse.language.pinyin.syllables import syllables, written
from rehearse.script.readings.han import han
from rehearse.script.readings.numbers import latin, numbers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rehearse.core import Annotation, Breath, Language, Paragraph, Script, Span
    from rehearse.language.pinyin.lexicon import Lexicon

Found: TypeAlias = tuple[Reading, Reading | None]
"""A reading, and the same with one more word, for where the words alone are read in two ways."""


def with_readings(script: Script, lexicon: Lexicon = ()) -> Script:
    """Find how the words of each sentence are read, in the order of the script; a script that knows stays as it is.

    What the author reads in a certain way, in the text or in the lexicon, is told so, and sure.
    """
    sentences = script.sentences
    if any(sentence.readings is not None for sentence in sentences):
        return script
    notes = [note for note in script.annotations if note.kind == "reading"]
    found = [one for paragraph in script.paragraphs for one in _of_paragraph(paragraph, notes, lexicon)]
    starts = [sentence.span[0] for sentence in sentences]
    by_start: dict[int, list[Reading]] = {start: [] for start in starts}
    for reading in _apart(found):
        by_start[starts[bisect_right(starts, reading.span[0]) - 1]].append(reading)
    paragraphs = (
        replace(
            one,
            sentences=tuple(replace(said, readings=tuple(by_start[said.span[0]])) for said in one.sentences),
        )
        for one in script.paragraphs
    )
    return replace(script, paragraphs=tuple(paragraphs))


def readings(text: str, language: Language) -> tuple[Reading, ...]:
    """Find what may be read in more than one way in a text, and how it is read there.

    >>> [(one.text, one.said) for one in readings("重庆有12个区", "zh")]
    [('重庆', 'chóng qìng'), ('12个', '十二个')]
    """
    figures = numbers(text, read_out(text, language), language)
    return tuple(one for one, _ in readings_of(text, language, figures))


def readings_of(
    text: str, language: Language, figures: Iterable[Reading], given: Iterable[Reading] = ()
) -> list[Found]:
    """Find what may be read in more than one way in a text, its figures found; in order, none overlaps another."""
    found: list[Found] = [(one, None) for one in figures]
    if language == "zh":
        found += [(one, None) for one in latin(text, [one for one, _ in found])]
        found += han(text)
    told: list[Found] = []
    for one in given:
        kinds = (other.kind for other, _ in found if _overlap(one, other))
        told.append((replace(one, kind=next(kinds, "given")), None))
    kept: list[Found] = []
    taken = bytearray(len(text))
    for reading, wider in [*told, *found]:
        start, end = reading.span
        if not any(taken[start:end]):
            kept.append((reading, wider))
            taken[start:end] = b"\1" * (end - start)
    return sorted(kept, key=lambda one: one[0].span)


def _of_paragraph(paragraph: Paragraph, notes: Sequence[Annotation], lexicon: Lexicon) -> Iterator[Found]:
    for stretch, breaths in _stretches(paragraph):
        figures = [
            replace(one, span=stretch.within(breath.span_of(*one.span)))
            for breath in breaths
            for one in numbers(breath.text, _said(breath), breath.language)
        ]
        given = _given(stretch, notes, lexicon)
        for reading, wider in readings_of(stretch.text, breaths[0].language, figures, given):
            yield _in_source(reading, stretch), wider and _in_source(wider, stretch)


def _stretches(paragraph: Paragraph) -> Iterator[tuple[Passage, list[Breath]]]:
    """Give what is said of a paragraph: as a whole where it has one language, else breath by breath."""
    breaths = [breath for sentence in paragraph.sentences for breath in sentence.breaths]
    if len({breath.language for breath in breaths}) == 1:
        yield paragraph, breaths
    else:
        yield from ((breath, [breath]) for breath in breaths)


def _said(breath: Breath) -> str:
    """Give a breath as written, its figures in words: what is said of it, unless that has other words in places."""
    same = breath.spoken in (breath.text, breath.said)  # or it has no figures
    return breath.said if same else read_out(breath.text, breath.language)


def _given(stretch: Passage, notes: Iterable[Annotation], lexicon: Lexicon) -> Iterator[Reading]:
    """Give the readings that are the author's own: those in the text, which win, then the lexicon's."""
    values = dict(reversed(lexicon))
    given: list[tuple[Span, str, Literal["text", "lexicon"]]]
    given = [(stretch.within(note.span), note.value, "text") for note in notes]
    given += [
        ((start, end), values[words], "lexicon") for start, end, words in matches(stretch.text, lexicon)
    ]
    for span, said, source in given:
        if words := stretch.text[slice(*span)]:
            pinyin = tuple(map(written, syllables(said) or ()))
            pinyin = pinyin if len(pinyin) == len(words) else ()
            yield Reading(span, words, said, pinyin, "given", True, source)


def _in_source(reading: Reading, passage: Passage) -> Reading:
    return replace(reading, span=passage.span_of(*reading.span))


def _overlap(one: Reading, other: Reading) -> bool:
    return one.span[0] < other.span[1] and other.span[0] < one.span[1]


def _apart(found: Sequence[Found]) -> list[Reading]:
    """Take one more word where the same words are read in two ways; what is still the same is not sure."""
    ways = _ways(reading for reading, _ in found)
    wide = [wider if wider and len(ways[reading.text]) > 1 else reading for reading, wider in found]
    ways = _ways(wide)
    return [replace(one, sure=False) if len(ways[one.text]) > 1 else one for one in wide]


def _ways(readings: Iterable[Reading]) -> dict[str, set[str]]:
    """Map words to the ways in which they are read."""
    ways: dict[str, set[str]] = {}
    for reading in readings:
        ways.setdefault(reading.text, set()).add(reading.said)
    return ways
