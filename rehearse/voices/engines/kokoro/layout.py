"""Which part of a sound is kept and where silence goes in, told by its frames alone, before there is any sound.

The voice hurries over a mark (a comma is 0.1 s), so the stops are made here, as long as the plan's pauses.
"""

from __future__ import annotations

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

_LEAD: Final = 4
"""Frames kept before the first letter: it is heard up to 65 ms before its time …"""
_LEAD_OF_A_HISS: Final = 6
"""… and a hiss up to 105."""
_HISSES: Final = frozenset("sɕʂfxʦʃθhʨꭧʧz")
_CLOSED: Final = frozenset("→↗↓↘nŋ")
"""Behind one of these, which end a syllable, the voice has faded by 10 ms after the letter's begin …"""
_FADE: Final = 3
_FADE_OF_A_VOWEL: Final = 5
"""… and behind a vowel by 70: so many frames are kept of the last letter; the rest of its time is silence."""

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
    lead = _LEAD_OF_A_HISS if letters.text[first] in _HISSES else _LEAD
    fade = _FADE if letters.text[last] in _CLOSED else _FADE_OF_A_VOWEL
    start = max(0, edges[first] - lead)
    end = min(int(ends[-1]), edges[last] + fade)
    stops = tuple(_stops(letters, text, edges, first, last, rate))
    return Layout(start * FRAME, end * FRAME, stops, edges)


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


def words(letters: Letters, text: str, layout: Layout, after_ms: int = 0) -> Iterator[Word]:
    """Give each character, or word in Latin letters, of the text, and when it is heard, from the layout's start."""
    start_ms = layout.start * 1000 // RATE
    spoken = [index for index, letter in enumerate(letters.text) if letter not in SILENT]
    places = sorted({letters.places[index] for index in spoken})
    following = dict(zip(places, [*places[1:], len(text)], strict=True))
    for place, group in groupby(spoken, lambda index: letters.places[index]):
        within = list(group)
        said = _stripped(text[place : following[place]])
        later = sum(stop.samples for stop in layout.stops if stop.letter <= within[0]) * 1000 // RATE
        begin = layout.edges[within[0]] * FRAME_MS - start_ms + later
        stop_ms = min(layout.edges[within[-1] + 1] * FRAME_MS, layout.end * 1000 // RATE)
        end = max(begin + FRAME_MS, stop_ms - start_ms + later)
        yield Word(said, after_ms + begin, after_ms + end)


def _stripped(text: str) -> str:
    """Leave out marks around a word, but for a sign that is said: the whole of 3%."""
    spoken = [index for index, char in enumerate(text) if char.isalnum()]
    return text[spoken[0] : spoken[-1] + 1] if spoken else text.strip()
