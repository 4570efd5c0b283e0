"""Where in a sentence's text something stands that the author says about the source: annotations, findings."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Annotation, Script, Sentence, Span


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a sentence's text, and what is said about it."""

    start: int
    end: int
    note: Annotation


class Spots:
    """Finds them for the sentences of one script."""

    def __init__(self, script: Script) -> None:
        self._hidden = sorted((item.span, item.text) for item in script.unspoken)
        self._notes = [(note, self._words(note)) for note in script.annotations]

    def of(self, sentence: Sentence) -> tuple[Spot, ...]:
        """List what is said about a sentence or a part of it, in order."""
        found = []
        for note, words in self._notes:
            if note.span[0] < sentence.span[1] and sentence.span[0] < note.span[1]:
                start, end = self._place(sentence, note, words)
                if start < end:
                    found.append(Spot(start, end, note))
        return tuple(sorted(found, key=lambda spot: (spot.start, -spot.end)))

    def place(self, sentence: Sentence, span: Span) -> tuple[int, int]:
        """Count the visible characters of a sentence before a stretch of the source begins, and before it ends."""
        visible = list(self._visible(sentence.span))
        start, end = (min(bisect_left(visible, edge), len(sentence.text)) for edge in span)
        return start, end

    def _words(self, note: Annotation) -> str:
        """Take out of a note's words what is markup or a mark."""
        text, position = note.text, 0
        for _, hidden in self._between(note.span):
            at = text.find(hidden, position)
            if at >= 0:
                text, position = text[:at] + text[at + len(hidden) :], at
        return text

    def _place(self, sentence: Sentence, note: Annotation, words: str) -> tuple[int, int]:
        """Count the visible characters before the note, and take the place next to that where its words stand.

        The count alone may be a little off: white space beside a mark is in the source, and not in the text.
        """
        text = sentence.text
        start, end = self.place(sentence, note.span)
        begins, goes_on = note.span[0] > sentence.span[0], note.span[1] < sentence.span[1]
        if begins and goes_on:
            places = [at for at in range(len(text)) if text.startswith(words, at)]
            start = _nearest(places, start)
            return start, start + len(words) if places else end
        if begins:
            return _nearest([at for at in range(len(text)) if words.startswith(text[at:])], start), len(text)
        if goes_on:
            return 0, _nearest([at for at in range(1, len(text) + 1) if words.endswith(text[:at])], end)
        return 0, len(text)

    def _visible(self, span: Span) -> Iterator[int]:
        """List the places in the source of what is neither markup nor mark."""
        position, last = span
        for (start, end), _ in self._between(span):
            yield from range(position, min(start, last))
            position = max(position, end)
        yield from range(position, last)

    def _between(self, span: Span) -> Iterator[tuple[Span, str]]:
        """List what is hidden in a stretch of the source."""
        first = max(0, bisect_left(self._hidden, ((span[0], span[0]), "")) - 1)
        for item in self._hidden[first:]:
            if item[0][0] >= span[1]:
                break
            if item[0][1] > span[0]:
                yield item


def _nearest(places: list[int], to: int) -> int:
    return min(places, key=lambda place: abs(place - to), default=to)
