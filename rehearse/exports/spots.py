"""Where in a sentence's text something stands that the author says about the source: annotations, findings."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.model import Annotation, Script, Sentence, Span


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch of a sentence's text, and what is said about it."""

    start: int
    end: int
    note: Annotation


class Spots:
    """Finds them for the sentences of one script."""

    def __init__(self, script: Script) -> None:
        self._notes = script.annotations
        self._hidden = sorted(item.span for item in script.unspoken)

    def of(self, sentence: Sentence) -> tuple[Spot, ...]:
        """List what is said about a sentence or a part of it, in order."""
        found = []
        for note in self._notes:
            if note.span[0] < sentence.span[1] and sentence.span[0] < note.span[1]:
                start, end = self._place(sentence, note)
                if start < end:
                    found.append(Spot(start, end, note))
        return tuple(sorted(found, key=lambda spot: (spot.start, -spot.end)))

    def _place(self, sentence: Sentence, note: Annotation) -> tuple[int, int]:
        """Count the visible characters before it; white space that is no part of the text may put that off a little."""
        visible = list(self._visible(sentence.span))
        start = min(bisect_left(visible, note.span[0]), len(sentence.text))
        end = min(bisect_left(visible, note.span[1]), len(sentence.text))
        if len(visible) == len(sentence.text) or note.text not in sentence.text:
            return start, end
        places = [at for at in range(len(sentence.text)) if sentence.text.startswith(note.text, at)]
        start = min(places, key=lambda at: abs(at - start))
        return start, start + len(note.text)

    def _visible(self, span: Span) -> Iterator[int]:
        """List the places in the source of what is neither markup nor mark."""
        position, last = span
        index = max(0, bisect_left(self._hidden, (position, position)) - 1)
        for start, end in self._hidden[index:]:
            if start >= last:
                break
            yield from range(position, min(start, last))
            position = max(position, end)
        yield from range(position, last)
