"""Makes takes whose truth is known: a voice's sentences in a row, with what people do on a bad day."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rehearse.timing.takes.recordings import RATE
from tests.take_scores import Event

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    Samples = npt.NDArray[np.float32]

_QUIET = 0.003
"""Of full scale: where a sentence's sound begins and ends."""

_ROOM = 0.0005
"""The noise of a quiet room."""


class TakeMaker:
    """Puts a take together; every choice comes from one seed."""

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng(seed)
        self._parts: list[Samples] = []
        self._size = 0
        self.events: list[Event] = []

    def pause(self, least_s: float = 0.25, most_s: float = 1.2) -> None:
        """Add a pause."""
        self._add(np.zeros(round(RATE * self._rng.uniform(least_s, most_s)), np.float32))

    def sound(self, kind: str, samples: Samples, paragraph: int | None = None) -> None:
        """Add a sound, its silence cut off."""
        loud = np.flatnonzero(np.abs(samples) > _QUIET)
        samples = samples[loud[0] : loud[-1] + 1]
        start = self._size / RATE
        self._add(samples)
        self.events.append(Event(kind, paragraph, start, self._size / RATE))

    def clean(self, sentences: Sequence[Samples]) -> None:
        """Say every sentence."""
        self.pause()
        for paragraph, samples in enumerate(sentences):
            self.sound("say", samples, paragraph)
            self.pause()

    def edited(self, sentences: Sequence[Samples], others: Sequence[Samples], filler: Samples) -> None:
        """Say them as people do on a bad day: an edit at every third sentence, of each kind in turn."""
        kinds = ["left out", "repeat", "partial", "filler", "adlib", "noise"]
        first = int(self._rng.integers(len(kinds)))
        extra = iter([*others] * len(sentences))
        self.pause()
        for paragraph, samples in enumerate(sentences):
            kind = kinds[(first + paragraph // 3) % len(kinds)] if paragraph % 3 == 1 else ""
            if kind == "left out":
                continue
            if kind == "partial" and len(samples) > 2 * RATE:
                cut = round(len(samples) * self._rng.uniform(0.3, 0.7))
                self.sound("partial", samples[:cut], paragraph)
                self.pause(0.25, 0.6)
            elif kind in ("filler", "adlib", "noise"):
                more = {"filler": filler, "adlib": next(extra), "noise": self._cough()}[kind]
                self.sound(kind, more)
                self.pause(0.2, 0.6)
            self.sound("say", samples, paragraph)
            self.pause()
            if kind == "repeat":
                self.sound("repeat", samples, paragraph)
                self.pause()

    def samples(self, snr_db: float | None = None) -> Samples:
        """The take; with noise, so much softer than the speech."""
        whole = np.concatenate(self._parts)
        level = _ROOM
        if snr_db is not None:
            speech = np.sqrt(np.mean(np.square(whole[np.abs(whole) > _QUIET])))
            level = float(speech) * 10 ** (-snr_db / 20)
        noise = self._rng.standard_normal(len(whole)) * level
        return (whole + noise).astype(np.float32)

    def _add(self, samples: Samples) -> None:
        self._parts.append(samples)
        self._size += len(samples)

    def _cough(self) -> Samples:
        length = round(RATE * self._rng.uniform(0.4, 0.8))
        burst = self._rng.standard_normal(length) * np.exp(-np.linspace(0, 4, length)) * 0.2
        return burst.astype(np.float32)


def in_a_room(samples: Samples, seed: int = 0) -> Samples:
    """The same heard in a room that rings for 0.4 s."""
    rng = np.random.default_rng(seed)
    length = round(0.4 * RATE)
    response = rng.standard_normal(length) * np.exp(-np.linspace(0, 6.9, length)) * 0.06
    response[0] = 1
    size = 1 << (len(samples) + length).bit_length()
    heard = np.fft.irfft(np.fft.rfft(samples, size) * np.fft.rfft(response, size), size)[: len(samples)]
    found: Samples = (0.7 * heard / np.abs(heard).max()).astype(np.float32)
    return found
