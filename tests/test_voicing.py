"""Between an engine and its clips: asked for as many at once as it likes, never waiting for what was said before."""

from __future__ import annotations

from threading import Barrier, Lock
from typing import TYPE_CHECKING, Self

import numpy as np
import pytest

from rehearse.core import Speech, Utterance
from rehearse.voices.cache import Cache
from rehearse.voices.voicing import Synthesizer
from tests.running import PATIENCE_S

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rehearse.core import Language, Voice

ASKED = [Utterance(text, text, "zh", "tone") for text in (f"第{number}句话。" for number in range(8))]


class ToneEngine:
    """Says a tone of one second at espeak's rate; notes how many ask at once."""

    name, version, online, jobs = "tone", "1", False, 2

    def __init__(self) -> None:
        self._lock = Lock()
        self._now = 0
        self.most = 0
        self.said = 0

    def voices(self) -> Sequence[Voice]:
        """List none."""
        return ()

    def default_voice(self, language: Language) -> str:
        """Name the only one."""
        return "tone"

    def synthesize(self, utterance: Utterance) -> Speech:
        """Say it, and count."""
        with self._lock:
            self._now += 1
            self.most = max(self.most, self._now)
        samples = 9_000 * np.sin(np.arange(22_050) * 2 * np.pi * 220 / 22_050)
        with self._lock:
            self._now -= 1
            self.said += 1
        return Speech(samples.astype("<i2").tobytes(), "pcm", 22_050)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing is left to do."""


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_more_at_once_than_the_engine_likes(tmp_path: Path, jobs: int) -> None:
    """However many threads measure and encode, the engine is asked for `jobs` utterances at a time."""
    engine = ToneEngine()
    clips = list(Synthesizer(engine, Cache(tmp_path), jobs=jobs).clips(ASKED))
    assert [clip.utterance for clip in clips] == ASKED
    assert all(clip.fresh for clip in clips)
    assert engine.said == len(ASKED)
    assert engine.most <= jobs


def test_the_engine_does_not_wait_for_the_encoder(tmp_path: Path) -> None:
    """While one clip is being encoded, another is said, measured, and encoded beside it."""
    engine = ToneEngine()
    both = Barrier(2, timeout=PATIENCE_S)  # raises unless two clips are in the encoder's hands at once

    def encode(*_: object) -> None:
        both.wait()

    clips = list(Synthesizer(engine, Cache(tmp_path), jobs=1).clips(ASKED, encode))
    assert len(clips) == len(ASKED)
    assert engine.most == 1


def test_samples_are_kept_at_the_rate_of_the_tracks(tmp_path: Path) -> None:
    """What an engine says at another rate is resampled once, before it is kept."""
    cache = Cache(tmp_path)
    [voiced] = Synthesizer(ToneEngine(), cache).clips(ASKED[:1])
    kept = cache.speech(voiced.clip)
    assert kept
    assert kept.sample_rate == 24_000
    assert len(kept.data) == 2 * 24_000
