"""A soft bell, alone or before words that are called: made and mixed by pydub."""

from __future__ import annotations

import warnings
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from rehearse.audio import SAMPLE_RATE, SAMPLES_PER_MS

with warnings.catch_warnings():  # as in audio.trim
    warnings.simplefilter("ignore")
    from pydub import AudioSegment
    from pydub.generators import Sine

if TYPE_CHECKING:
    import numpy.typing as npt

VERSION = 1
"""Raised whenever it comes to sound otherwise."""

BELL_MS = 300
"""Short enough to be over before anyone speaks."""
_PARTIALS = ((880.0, -26.0), (1760.0, -34.0), (2640.0, -40.0))
"""Pitch in Hz and loudness in dB of full scale: a small bell, softer than any voice."""
_ATTACK_MS = 8
_WORDS_AFTER_MS = 200
"""Words set in while the bell dies away."""


@cache
def bell() -> npt.NDArray[np.int16]:
    """Return the bell's samples."""
    return _samples(_bell())


def with_bell(words: npt.NDArray[np.int16]) -> npt.NDArray[np.int16]:
    """Return the bell and the words behind it, in whole milliseconds."""
    spoken = AudioSegment(words.tobytes(), sample_width=2, frame_rate=SAMPLE_RATE, channels=1)
    ms = max(BELL_MS, _WORDS_AFTER_MS + -(-len(words) // SAMPLES_PER_MS))
    ground = AudioSegment.silent(ms, frame_rate=SAMPLE_RATE)
    return _samples(ground.overlay(_bell()).overlay(spoken, position=_WORDS_AFTER_MS))


def _bell() -> AudioSegment:
    mixed = AudioSegment.silent(BELL_MS, frame_rate=SAMPLE_RATE)
    for pitch, loudness in _PARTIALS:
        tone = Sine(pitch, sample_rate=SAMPLE_RATE).to_audio_segment(BELL_MS, volume=loudness)
        mixed = mixed.overlay(tone.fade_in(_ATTACK_MS).fade_out(BELL_MS - _ATTACK_MS))
    return mixed


def _samples(segment: AudioSegment) -> npt.NDArray[np.int16]:
    return np.frombuffer(segment.raw_data, np.int16)
