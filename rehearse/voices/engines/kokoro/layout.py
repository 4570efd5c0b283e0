"""Which part of a sound is kept and where silence goes in, told by its frames alone, before there is any sound.

The voice hurries over a mark (a comma is 0.1 s), so the stops are made here, as long as the plan's pauses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

import numpy as np

from rehearse.core import Word
from rehearse.timing.planning.pauses import PAUSES_MS
from rehearse.voices.engines.kokoro.letters.alphabet import MARKS
from rehearse.voices.engines.kokoro.model import FRAME, FRAME_MS, RATE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.voices.engines.kokoro.letters.alphabet import Letters
    from rehearse.voices.engines.kokoro.model import Floats, Frames

SILENT: Final = MARKS | {" "}

_HEAD: Final = 12
"""Frames before any voice is heard: the first sound comes 320 ms or later in Mandarin, whatever the letters are …"""
_LEAD: Final = 3
"""… and in English, or fast speech, up to 35 ms before the first letter's time."""
_CLOSED: Final = re.compile("[→↗↓↘][nŋ]?$")
_FADE_CLOSED, _FADE_OPEN, _FADE_SHORT = 4, 7, 12
"""Frames kept of the last letter, the rest of whose time is silence.

Behind a tone the voice has faded by 10 ms after that letter's begin, behind a vowel without one or in English by 105,
and in a text of one or two syllables by 250.
"""
_SHORT: Final = 2

_STOPS_MS: Final = {
    "、": PAUSES_MS["breath"],
    **dict.fromkeys("()（）", PAUSES_MS["breath"]),
    **dict.fromkeys("，,：:—–", PAUSES_MS["comma"]),
    **dict.fromkeys("；;…", PAUSES_MS["clause"]),
    **dict.fromkeys("。．.！!？?", PAUSES_MS["sentence"]),
}
"""A mark inside an utterance -> how long the voice stops there; pauses between utterances are the plan's."""

_WINDOW: Final = RATE // 200
"""Silence goes in where 5 ms are the quietest."""
_FADE_SAMPLES: Final = RATE // 100
_BEFORE: Final = 3
"""Frames before a mark's time, in which the voice may already be silent."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Silence to be put in."""

    letter: int
    """The first one behind it."""
    first: int
    last: int
    """Samples between which there is a quiet place."""
    samples: int


@dataclass(frozen=True, slots=True)
class Layout:
    """What becomes of a sound."""

    start: int
    end: int
    """Samples of the sound that are kept."""
    stops: tuple[Stop, ...]
    edges: tuple[int, ...]
    """In frames, where each letter begins, and the last one ends."""

    @property
    def samples(self) -> int:
        """How long it is in the end."""
        return self.end - self.start + sum(stop.samples for stop in self.stops)


def lay_out(letters: Letters, text: str, frames: Frames, rate: int) -> Layout:
    """Plan the sound of letters of `text`; stops are shorter at a higher `rate`."""
    ends = np.cumsum(frames)
    edges = tuple(int(edge) for edge in ends[: len(letters.text) + 1])
    spoken = [index for index, letter in enumerate(letters.text) if letter not in SILENT]
    first, last = spoken[0], spoken[-1]
    start = max(0, min(_HEAD, edges[first] - _LEAD))
    end = min(int(ends[-1]), edges[last] + _fade(letters, spoken))
    stops = tuple(_stops(letters, text, edges, first, last, rate))
    return Layout(start * FRAME, end * FRAME, stops, edges)


def is_short(letters: Letters) -> bool:
    """Tell whether it is so short, one or two syllables, that the voice is unsure of it."""
    spoken = zip(letters.text, letters.places, strict=True)
    return len({place for letter, place in spoken if letter not in SILENT}) <= _SHORT


def _fade(letters: Letters, spoken: list[int]) -> int:
    if is_short(letters):
        return _FADE_SHORT
    toned = _CLOSED.search(letters.text, spoken[-1] - 1, spoken[-1] + 1)
    return _FADE_CLOSED if toned else _FADE_OPEN


def _stops(
    letters: Letters, text: str, edges: tuple[int, ...], first: int, last: int, rate: int
) -> Iterator[Stop]:
    for silent, group in groupby(range(first, last), lambda index: letters.text[index] in SILENT):
        within = list(group)
        marks = [text[letters.places[index]] for index in within if letters.text[index] in MARKS]
        if not silent or not marks:
            continue
        begin, end = edges[within[0]], edges[within[-1] + 1]
        planned_ms = max(_STOPS_MS.get(mark, 0) for mark in marks) * 100 // (100 + rate)
        if (lacking_ms := planned_ms - (end - begin) * FRAME_MS) > 0:
            yield Stop(
                within[-1] + 1,
                max(begin - _BEFORE, edges[first] + 1) * FRAME,
                max(end, begin + 1) * FRAME,
                lacking_ms * RATE // 1000,
            )


def carry_out(layout: Layout, samples: Floats) -> Floats:
    """Cut a sound, and put silence into its stops; where it is not quiet there it fades, so that nothing clicks."""
    pieces: list[Floats] = []
    at = layout.start
    for stop in layout.stops:
        first = max(at, stop.first)
        part = samples[first : stop.last]
        windows = part[: len(part) - len(part) % _WINDOW].reshape(-1, _WINDOW)
        quietest = int(np.einsum("ij,ij->i", windows, windows).argmin())
        place = first + quietest * _WINDOW + _WINDOW // 2
        pieces += [
            _faded(samples[at:place], end=True, start=at > layout.start),
            np.zeros(stop.samples, np.float32),
        ]
        at = place
    pieces.append(_faded(samples[at : layout.end], start=True, end=True))
    return np.concatenate(pieces)


def _faded(samples: Floats, *, start: bool, end: bool) -> Floats:
    size = min(_FADE_SAMPLES, len(samples) // 2)
    slope = np.linspace(0, 1, size, dtype=np.float32)
    faded = samples.copy()
    if start:
        faded[:size] *= slope
    if end and size:
        faded[-size:] *= slope[::-1]
    return faded


def names(letters: Letters, text: str) -> dict[int, str]:
    """Name what is said at each place of a text: a character, a word in Latin letters, a number."""
    spoken = (
        place for letter, place in zip(letters.text, letters.places, strict=True) if letter not in SILENT
    )
    places = sorted(set(spoken))
    return {
        place: _stripped(text[place:end]) for place, end in zip(places, [*places[1:], len(text)], strict=True)
    }


def words(letters: Letters, named: dict[int, str], layout: Layout, after_ms: int = 0) -> Iterator[Word]:
    """Give what is named at the letters' places, and when it is heard, from the layout's start."""
    start_ms = layout.start * 1000 // RATE
    spoken = [index for index, letter in enumerate(letters.text) if letter not in SILENT]
    for place, group in groupby(spoken, lambda index: letters.places[index]):
        within = list(group)
        later = sum(stop.samples for stop in layout.stops if stop.letter <= within[0]) * 1000 // RATE
        begin = layout.edges[within[0]] * FRAME_MS
        end = min(layout.edges[within[-1] + 1] * FRAME_MS, layout.end * 1000 // RATE)
        shift = after_ms + later - start_ms
        yield Word(named[place], begin + shift, max(begin + FRAME_MS, end) + shift)


def _stripped(text: str) -> str:
    """Leave out marks around a word, but for a sign that is said: the whole of 3%."""
    spoken = [index for index, char in enumerate(text) if char.isalnum()]
    return text[spoken[0] : spoken[-1] + 1] if spoken else text.strip()
