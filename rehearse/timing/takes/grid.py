"""A recording and the reference on common frames: speech only, the reference at the recording's tempo."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from rehearse.timing.takes.activity import FRAME_MS
from rehearse.timing.takes.search import Reference

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from rehearse.timing.takes.features import Features

    Floats = npt.NDArray[np.float32]
    Halves = npt.NDArray[np.float16]
    Ints = npt.NDArray[np.int64]
    Bools = npt.NDArray[np.bool_]

_CHANGES = 0.7
"""How much the change of a band counts beside its level."""

AROUND = 2
"""Frames on either side that go into a frame's context."""

_SHAPES = 10
"""Of the cosines that make up a spectrum so many are kept: they hold the vowel; finer ones are the voice's pitch."""

_AT_ONCE = 4000

_SPEECH_DB = 42
"""The reference speaks where it is no softer than so much below its loudest."""

_GAP = 6
"""Frames: a shorter silence is the closure of a stop consonant."""

_ABOVE_NOISE = np.float16(0.7)
"""A band is noise up to this level above what noise mostly has: 3 dB."""

_LOUD = 90
"""Percent of speech that is softer than where it is loud."""

_LEAST_PAUSES = 30
"""Frames; of fewer no noise is known."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, in frames that all have the same length."""

    frames: Halves
    """All of them, pauses included: levels and changes of the bands, normalised over speech."""
    speech: Ints
    """Which of them are speech."""

    def context(self, chosen: Ints, around: int = AROUND) -> Floats:
        """Frames of speech together with those around them."""
        places = self.speech[chosen][:, None] + np.arange(-around, around + 1)
        inside = np.clip(places, 0, len(self.frames) - 1)
        found: Floats = self.frames[inside].reshape(len(chosen), -1).astype(np.float32)
        return found

    def directions(self, around: int) -> Floats:
        """The frames of speech with those around them, each of length 1: two are alike whose product is near 1."""
        return unit(self.context(np.arange(len(self.speech)), around))

    def projected(self, mean: Floats, weights: Floats) -> Floats:
        """The contexts of all frames of speech in another space, each of length 1."""
        count = len(self.speech)
        found = np.empty((count, weights.shape[1]), np.float32)
        for at in range(0, count, _AT_ONCE):  # contexts are five times as long as frames
            found[at : at + _AT_ONCE] = (
                self.context(np.arange(at, min(count, at + _AT_ONCE))) - mean
            ) @ weights
        return unit(found)


@dataclass(frozen=True, slots=True)
class Grid:
    """Both sides, and how alike their frames of speech are."""

    frame_ms: int
    """Of the recording."""
    model: Side
    """The reference."""
    said: Side
    """The recording."""
    reference: Reference
    """What is searched for, in the space in which frames are compared."""
    take: Floats
    """The recording's frames of speech in that space."""
    pauses: Floats
    """The silence before each, in seconds."""

    def seconds(self) -> float:
        """How much speech there is in the recording."""
        return len(self.take) * self.frame_ms / 1000

    def start_ms(self, frame: int) -> int:
        """When a frame of the recording's speech begins."""
        return int(self.said.speech[frame]) * self.frame_ms

    def in_space(self, model: Floats, take: Floats) -> Grid:
        """The same with frames compared in another space."""
        return replace(self, reference=replace(self.reference, frames=model), take=take)

    def costs(self, first: int, last: int, sentence: int, until: int | None = None) -> Floats:
        """How unlike the frames of a stretch and those of a sentence are, or of several that follow each other."""
        edges = self.reference.first
        frames = self.reference.frames[edges[sentence] : edges[(sentence if until is None else until) + 1]]
        return 1 - self.take[first : last + 1] @ frames.T


@dataclass(frozen=True, slots=True)
class Sides:
    """What grids are made of: the two recordings in frames of 10 ms."""

    model: Halves
    model_speech: Bools
    sentence: Ints
    """Of each frame of the reference; -1 between them."""
    said: Halves
    said_speech: Bools
    model_floor: Halves
    """What is softer in each band than noise would be …"""
    said_floor: Halves
    """… or is: neither is compared."""

    @property
    def tempo(self) -> float:
        """How much longer the reference is than the recording."""
        return float(self.model_speech.sum() / max(1, self.said_speech.sum()))

    def grid(self, frames: int, tempo: float, around: int = 0) -> Grid:
        """A grid of frames of so many times 10 ms, compared together with so many on either side."""
        step = frames * tempo
        count = int(self.sentence.max()) + 1
        speech = _pooled(self.model_speech, step) >= 0.5
        middle = ((np.arange(len(speech)) + 0.5) * step).astype(np.int64)
        sentence = self.sentence[np.minimum(middle, len(self.sentence) - 1)]
        kept = speech & (sentence >= 0)
        for missing in set(range(count)) - set(sentence[kept].tolist()):  # too short for the grid
            own = np.flatnonzero(self.sentence == missing)
            at = min(int(own[len(own) // 2] / step), len(speech) - 1)
            kept[at], sentence[at] = True, missing
        model = Side(_normalised(self.model, self.model_floor, step, kept, around > 0), np.flatnonzero(kept))
        sounding = _pooled(self.said_speech, frames) >= 0.5
        said = Side(
            _normalised(self.said, self.said_floor, frames, sounding, around > 0), np.flatnonzero(sounding)
        )
        silent = np.diff(model.speech, prepend=model.speech[0]) > 2
        begins = np.diff(sentence[kept], prepend=-1) != 0
        pauses = (np.diff(said.speech, prepend=said.speech[0] - 1) - 1) * frames * FRAME_MS / 1000
        reference = Reference(model.directions(around), sentence[kept], silent | begins)
        return Grid(
            frames * FRAME_MS, model, said, reference, said.directions(around), pauses.astype(np.float32)
        )


def sides(model: Features, sentences: Sequence[tuple[int, int]], said: Features, speech: Bools) -> Sides:
    """Prepare the reference, whose sentences begin and end at these milliseconds, and a recording with its speech."""
    sentence = np.full(len(model.loudness), -1, np.int64)
    for number, (start, end) in enumerate(sentences):
        sentence[start // FRAME_MS : max(start + FRAME_MS, end) // FRAME_MS] = number
    loud = model.loudness > np.percentile(model.loudness, 95) - _SPEECH_DB
    model_speech = filled((sentence >= 0) & loud, _GAP) & (sentence >= 0)
    noise = _noise(said.bands, speech)
    softer = _loud(model.bands, model_speech) - _loud(said.bands, speech)
    return Sides(model.bands, model_speech, sentence, said.bands, speech, noise + softer, noise)


def unit(frames: Floats) -> Floats:
    """Bring each frame to length 1, in its place."""
    for at in range(0, len(frames), _AT_ONCE):
        part = frames[at : at + _AT_ONCE]
        part /= np.sqrt(np.square(part).sum(axis=1, keepdims=True) + np.float32(1e-9))
    return frames


def filled(speech: Bools, gap: int) -> Bools:
    """Fill silences between speech that are shorter than so many frames."""
    found = speech.copy()
    edges = np.flatnonzero(np.diff(speech.astype(np.int8)))  # a stretch ends or begins behind each
    first = int(bool(len(speech)) and not speech[0])
    for end, start in zip(edges[first::2], edges[first + 1 :: 2], strict=False):
        if start - end < gap:
            found[end + 1 : start + 1] = True
    return found


def _noise(bands: Halves, speech: Bools) -> Halves:
    """The level of each band below which it is noise: what sounds in the pauses covers what the speech has there."""
    if np.count_nonzero(~speech) <= _LEAST_PAUSES:
        return np.full(bands.shape[1], -np.inf, np.float16)
    return np.array([np.median(band[~speech]) for band in bands.T], np.float16) + _ABOVE_NOISE


def _loud(bands: Halves, speech: Bools) -> Halves:
    """How loud speech is in each band, where it is loud."""
    return np.array([np.percentile(band[speech], _LOUD) for band in bands.T], np.float16)


def _pooled(values: npt.NDArray[np.generic], step: float) -> Floats:
    """Means over stretches of `step` frames, which need not be whole."""
    edges = np.arange(int(len(values) / step) + 1) * step
    whole = np.minimum(edges.astype(np.int64), len(values) - 1)
    part = edges - whole
    sums = np.concatenate([[0.0], np.cumsum(values, dtype=np.float64)])
    found: Floats = (np.diff(sums[whole] * (1 - part) + sums[whole + 1] * part) / step).astype(np.float32)
    return found


def _normalised(bands: Halves, floor: Halves, step: float, speech: Bools, smooth: bool) -> Halves:
    """The levels of the bands in frames of this step, and their changes; one by one, for the memory's sake."""
    count = bands.shape[1]
    found = np.empty((len(speech), 2 * count), np.float16)
    for band in range(count):
        found[:, band] = _pooled(np.maximum(bands[:, band], floor[band]), step)
    if smooth:
        _smooth(found[:, :count])
    for band in range(count):
        level = _standard(found[:, band].astype(np.float32), speech)
        padded = np.pad(level, 2, "edge")
        change = ((padded[3:-1] - padded[1:-3] + 2 * (padded[4:] - padded[:-4])) / 10).astype(np.float32)
        found[:, band], found[:, count + band] = level, _CHANGES * _standard(change, speech)
    return found


def _smooth(levels: Halves) -> None:
    """Take out of each spectrum what is finer than a vowel's shape, in its place."""
    count = levels.shape[1]
    angles = np.pi * np.outer(np.arange(_SHAPES), np.arange(count) + 0.5) / count
    cosines = (np.cos(angles) * np.sqrt(2 / count)).astype(np.float32)
    cosines[0] /= np.sqrt(2)
    kept = cosines.T @ cosines
    for at in range(0, len(levels), _AT_ONCE):
        levels[at : at + _AT_ONCE] = levels[at : at + _AT_ONCE].astype(np.float32) @ kept


def _standard(values: Floats, speech: Bools) -> Floats:
    chosen = values[speech]
    found: Floats = (values - chosen.mean()) / (chosen.std() + np.float32(1e-6))
    return found
