"""When each part of a sentence is heard: by the engine's word times, else in proportion to what there is to say."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.effort import effort
from rehearse.language.numbers.read_out import read_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.core import Language, Timed, Word


@dataclass(frozen=True, slots=True)
class Heard:
    """A stretch of a text as shown, and when it is heard, from the track's start."""

    start: int
    end: int
    start_ms: int
    end_ms: int


def heard(text: str, cue: Timed) -> tuple[Heard, ...]:
    """List the words of a sentence whose times are known for sure, in order, without overlap.

    The engine's words are those of the text as spoken. A word that stands in the text as shown, letter by letter and in
    the same order, has its time; what stands between two such words and is written otherwise than it is said, such as
    a number or a placeholder, is one stretch, which has the time of all that is said there. None is known without a
    clip.
    """
    if cue.clip is None:
        return ()
    found: list[Heard] = []
    for start, end, start_ms, end_ms in _stretches(text, tuple(cue.clip.words)):
        start_ms = max(cue.start_ms + start_ms, found[-1].end_ms if found else cue.start_ms)
        end_ms = min(cue.start_ms + end_ms, cue.end_ms)
        if start_ms < end_ms:
            found.append(Heard(start, end, start_ms, end_ms))
    return tuple(found)


def _stretches(text: str, said: Sequence[Word]) -> Iterator[tuple[int, int, int, int]]:
    """Yield start and end in the text, and when it is heard from the clip's start, of all that is known."""
    matched = _matched(text, said)
    edges = [(-1, 0, 0), *matched, (len(said), len(text), len(text))]
    for (index, start, end), (after, until, _) in pairwise(edges):
        if index >= 0:
            yield start, end, said[index].start_ms, said[index].end_ms
        shown = [place for place in range(end, until) if text[place].isalnum()]
        if shown and after - index > 1:
            yield shown[0], shown[-1] + 1, said[index + 1].start_ms, said[after - 1].end_ms


def _matched(text: str, said: Sequence[Word]) -> list[tuple[int, int, int]]:
    """Find the words that stand in the text: their index, start and end there."""
    places = [at for at, char in enumerate(text) if char.isalnum()]
    seen = [text[at].lower() for at in places]
    letters: list[str] = []
    spans: list[tuple[int, int, int]] = []
    for index, word in enumerate(said):
        own = [char.lower() for char in word.text if char.isalnum()]
        if own:
            spans.append((index, len(letters), len(letters) + len(own)))
            letters += own
    if letters == seen:
        return [(index, places[start], places[end - 1] + 1) for index, start, end in spans]
    at = {
        match.b + offset: match.a + offset
        for match in SequenceMatcher(None, seen, letters, autojunk=False).get_matching_blocks()
        for offset in range(match.size)
    }
    return [
        (index, places[at[start]], places[at[end - 1]] + 1)
        for index, start, end in spans
        if all(at.get(place, -1) == at.get(start, -2) + place - start for place in range(start, end))
    ]


def times(
    text: str, places: Sequence[int], cue: Timed, language: Language, known: Sequence[Heard]
) -> list[int]:
    """When the text at each of these places begins, in whole milliseconds; places and times increase.

    A place where a known word begins has its time; between two of them it is in proportion to what there is to say
    (`effort`), so that no error is carried past a word that is known.
    """
    anchors = [(0, cue.start_ms), *((word.start, word.start_ms) for word in known if word.start)]
    anchors.append((len(text), cue.end_ms))
    found: list[int] = []
    for place in places:
        after = _next_said(text, place)
        index = bisect_right(anchors, after, key=lambda anchor: anchor[0]) - 1
        (start, start_ms), (end, end_ms) = anchors[index], anchors[min(index + 1, len(anchors) - 1)]
        whole = _said(text[start:end], language) if after > start else 0.0
        # what is left, not what is done: the stop at a comma belongs to what is before it
        part = 1 - _said(text[after:end], language) / whole if whole else 0.0
        least = found[-1] if found else cue.start_ms
        found.append(min(max(start_ms + round((end_ms - start_ms) * max(0.0, part)), least), cue.end_ms))
    return found


def _next_said(text: str, place: int) -> int:
    """Step over quotes and brackets: they are not heard."""
    while place < len(text) - 1 and not text[place].isalnum():
        place += 1
    return place


def _said(text: str, language: Language) -> float:
    found = effort(read_out(text, language), language)
    return found.syllables + found.stops
