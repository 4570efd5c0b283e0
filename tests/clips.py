"""Speech for tests of sound: what engines might send, and where it would stand in a track."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

import lameenc
import numpy as np

from rehearse.audio.decode import decode_speech
from rehearse.audio.formats import FORMATS, encode_unit, grid_of, open_track
from rehearse.audio.trim import Bounds, cut, speech_bounds
from rehearse.core import Speech

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rehearse.core import Tags
    from tests.decoding import Samples

RATE = 24_000

What: TypeAlias = Literal["vowel", "hiss", "syllables"]
WHAT: tuple[What, ...] = ("vowel", "hiss", "syllables")

Engine: TypeAlias = Literal["pcm", "mp3"]
ENGINES: tuple[Engine, ...] = ("pcm", "mp3")


@dataclass(frozen=True, slots=True)
class Said:
    """What an engine is to say, in what quality, and how it is to stand in a track."""

    what: What
    ms: int
    engine: Engine = "pcm"
    before_ms: int = 120
    after_ms: int = 600
    room: int = 8
    """Loudness of the noise around it, in steps of 16 bits."""
    pause_cells: int = 3
    """Behind it, in cells of the format's grid."""
    seed: int = 0


@lru_cache(256)
def speech(said: Said) -> Speech:
    """Say it."""
    samples = sound(said)
    if said.engine == "pcm":
        return Speech(samples.tobytes(), "pcm", RATE)
    return Speech(as_edge(samples), "mp3", RATE)


def sound(said: Said) -> Samples:
    """Make it: a buzz, noise, or both in syllables; it sets in as fast as a consonant."""
    random = np.random.default_rng(said.seed)
    t = np.arange(said.ms * 24) / RATE
    buzz = sum(np.sin(2 * np.pi * (100 + 7 * (said.seed % 20)) * k * t + k) / k for k in range(1, 16))
    hiss = random.normal(0, 1, len(t))
    wave = {"vowel": buzz * 5_000, "hiss": hiss * 2_500, "syllables": buzz * 4_000 + hiss * 500}[said.what]
    if said.what == "syllables":
        wave = wave * np.abs(np.sin(2 * np.pi * 2.3 * t + 0.1))
    edge = np.minimum(np.arange(len(t)), np.arange(len(t))[::-1])
    wave = wave * np.clip(edge / (15 * 24), 0, 1)
    around = [random.normal(0, said.room, ms * 24) for ms in (said.before_ms, said.after_ms)]
    return np.concatenate([around[0], wave, around[1]]).astype(np.int16)


def as_edge(samples: Samples) -> bytes:
    """Encode as edge does: 48 kbit/s at 24 kHz, equal frames that lean on each other, no Info frame."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(RATE)
    encoder.set_out_sample_rate(RATE)
    encoder.set_bit_rate(48)
    encoder.set_quality(5)
    return bytes(encoder.encode(samples.tobytes())) + bytes(encoder.flush())


@dataclass(frozen=True, slots=True)
class Placed:
    """A clip and where it stands."""

    start_ms: int
    speech: Speech
    bounds: Bounds

    def planned(self) -> Samples:
        """Return the samples that should be heard."""
        return cut(decode_speech(self.speech), self.bounds)


def place(said: Sequence[Said], name: str, trims: Sequence[tuple[int, int]] = ()) -> tuple[list[Placed], int]:
    """Lay out clips and pauses for a format; return them, and the track's length in milliseconds.

    `trims` are milliseconds to cut off clips' starts and ends besides; the last cell may be cut too.
    """
    grid = FORMATS[name].grid_ms
    placed, at = [], 0
    for index, one in enumerate(said):
        spoken = speech(one)
        bounds = speech_bounds(decode_speech(spoken), grid_of(spoken))
        if index < len(trims):
            bounds = _trimmed(bounds, *trims[index], grid_of(spoken))
        placed.append(Placed(at, spoken, bounds))
        end = at + bounds.duration_ms
        at += (-(-bounds.duration_ms // grid) + one.pause_cells) * grid
    return placed, end


def _trimmed(bounds: Bounds, start_ms: int, end_ms: int, grid: int) -> Bounds:
    start_ms -= start_ms % grid
    return Bounds(bounds.start_ms + start_ms, max(100, bounds.duration_ms - start_ms - end_ms))


def join(
    path: Path, name: str, placed: Sequence[Placed], duration_ms: int, tags: Tags | None = None, gain: int = 0
) -> Path:
    """Write the track."""
    with open_track(path, name, duration_ms, tags) as track:
        for clip in placed:
            track.silence(clip.start_ms - track.position_ms)
            track.unit(encode_unit(FORMATS[name].unit, clip.speech, clip.bounds, gain))
    return path


def planned(placed: Sequence[Placed], duration_ms: int) -> Samples:
    """Return the track's samples as they were planned."""
    samples = np.zeros(duration_ms * 24, np.int16)
    for clip in placed:
        sounding = clip.planned()
        samples[clip.start_ms * 24 : clip.start_ms * 24 + len(sounding)] = sounding
    return samples
