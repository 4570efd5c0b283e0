"""A recording of a script, understood: what was said when, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rehearse.core.errors import AudioError
from rehearse.timing.takes.activity import FRAME_MS, joined, sounding
from rehearse.timing.takes.align import STEPS, align
from rehearse.timing.takes.belongs import separation
from rehearse.timing.takes.grid import sides
from rehearse.timing.takes.judge import judge
from rehearse.timing.takes.pieces import SPOKEN
from rehearse.timing.takes.search import OTHER

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from rehearse.timing.takes.activity import Stretch
    from rehearse.timing.takes.align import Alignment
    from rehearse.timing.takes.features import Features
    from rehearse.timing.takes.pieces import Piece, State

_GAP_MS, _LEAST_MS = 120, 80
"""What alignment takes for a pause, and for speech."""

_SNAP_MS = 350
"""An edge is moved to where sound begins or ends that is as near as this …"""

_SNAP_PAUSE_MS = 150
"""… beyond a pause as long as this."""

LEAST_S = 20
"""Less speech cannot be aligned with anything."""

_LEAST_SENTENCE_MS = 500
"""Of the reference's speech, at the recording's tempo."""

_SEPARATED = 0.37
"""From here on a recording is of the script; see `belongs`: others come to 0.35."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A stretch of a recording."""

    sentence: int | None
    """Index in the script's sentences; None for what the script does not have."""
    state: State
    start_ms: int
    end_ms: int
    speech_ms: int
    """How much of it is sound; the rest is pauses inside."""
    trust: float | None
    """1 is as sure as the recording's usual sentence, 0 as unlike as another; None where nobody can tell."""

    @property
    def length_ms(self) -> int:
        """How long it is."""
        return self.end_ms - self.start_ms

    @property
    def spoken(self) -> bool:
        """True where it is a sentence of the script, at least in part."""
        return self.sentence is not None and self.state in SPOKEN


@dataclass(frozen=True, slots=True)
class Take:
    """A recording beside its script."""

    length_ms: int
    """Of the recording."""
    heard: tuple[Heard, ...]
    """In the order of the recording."""
    left_out: tuple[int, ...]
    """Sentences that were not said, nor others in their place; of one shorter than half a second nobody can tell."""
    separation: float
    """How well it fits the script; see `belongs`."""

    @property
    def said(self) -> dict[int, Heard]:
        """Sentence -> where it was said."""
        return {one.sentence: one for one in self.heard if one.spoken and one.sentence is not None}


def understand(
    reference: Features,
    sentences: Sequence[tuple[int, int]],
    recording: Features,
    step: Callable[[], None] = lambda: None,
) -> Take:
    """Align a recording with a reference, whose sentences begin and end at these milliseconds.

    Raise AudioError where there is too little speech in it, or none of this script.
    """
    stretches = sounding(recording.presence(), _GAP_MS, _LEAST_MS)
    spoken_s = sum(one.end_ms - one.start_ms for one in stretches) / 1000
    if spoken_s < 1:
        raise AudioError("nobody speaks in this recording", "check the microphone, or choose another file")
    if spoken_s < LEAST_S:
        raise AudioError(
            f"there are only {spoken_s:.0f} s of speech in this recording", f"{LEAST_S} s or more are needed"
        )
    found = align(sides(reference, sentences, recording, _frames(stretches, len(recording.loudness))), step)
    apart = separation(found)
    if apart < _SEPARATED:
        raise AudioError(
            f"there are {spoken_s:.0f} s of speech in this recording, but not of this script, or only a sentence of it",
            "check which of the two is the wrong one",
        )
    times = _Times(stretches)
    heard = tuple(times.of(piece, found) for piece in judge(found))
    step()
    said = {one.sentence for one in heard if one.spoken or one.state == "other words"}
    lengths = np.diff(found.grid.reference.first) * found.grid.frame_ms
    left_out = tuple(
        number
        for number, length_ms in enumerate(lengths.tolist())
        if number not in said and length_ms >= _LEAST_SENTENCE_MS
    )
    return Take(round(recording.seconds * 1000), heard, left_out, apart)


UNDERSTANDING_STEPS = STEPS + 1
"""How often `understand` calls `step`."""


def _frames(stretches: Sequence[Stretch], count: int) -> npt.NDArray[np.bool_]:
    speech = np.zeros(count, np.bool_)
    for one in stretches:
        speech[one.start_ms // FRAME_MS : one.end_ms // FRAME_MS] = True
    return speech


class _Times:
    """Gives pieces their times: where sound begins and ends, if that is near."""

    def __init__(self, stretches: Sequence[Stretch]) -> None:
        parts = joined(stretches, _SNAP_PAUSE_MS)
        self._starts = np.array([part.start_ms for part in parts])
        self._ends = np.array([part.end_ms for part in parts])

    def of(self, piece: Piece, found: Alignment) -> Heard:
        """The piece with its times."""
        grid = found.grid
        start = _near(self._starts, grid.start_ms(piece.first))
        end = _near(self._ends, grid.start_ms(piece.last) + grid.frame_ms)
        sentence = None if piece.sentence == OTHER else piece.sentence
        end = max(end, start + grid.frame_ms)
        sound = np.minimum(self._ends, end) - np.maximum(self._starts, start)
        return Heard(sentence, piece.state, start, end, int(np.maximum(sound, 0).sum()), piece.trust)


def _near(edges: npt.NDArray[np.int64], ms: int) -> int:
    nearest = int(edges[np.argmin(np.abs(edges - ms))])
    return nearest if abs(nearest - ms) <= _SNAP_MS else ms
