"""Trimming keeps all that can be heard, and little else."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.audio import SAMPLES_PER_MS
from rehearse.audio.trim import (
    AFTER_MS,
    BEFORE_MS,
    FADE_MS,
    WINDOW_MS,
    Bounds,
    check_plausible,
    cut,
    speech_bounds,
)
from rehearse.core.errors import AudioError
from tests import examples

if TYPE_CHECKING:
    from tests.decoding import Samples


def silence(ms: float) -> Samples:
    """Make silence."""
    return np.zeros(round(ms * SAMPLES_PER_MS), np.int16)


def tone(ms: float, dbfs: float = -15) -> Samples:
    """Make a voiced sound: 150 Hz and its octave."""
    t = np.arange(round(ms * SAMPLES_PER_MS)) / 24_000
    wave = np.sin(2 * np.pi * 150 * t + 1) + np.sin(2 * np.pi * 300 * t)
    return np.rint(wave * 32_768 * 10 ** (dbfs / 20)).astype(np.int16)


def hiss(ms: float, dbfs: float) -> Samples:
    """Make a fricative: noise of this loudness (root mean square)."""
    scale = 32_768 * 10 ** (dbfs / 20)
    return np.rint(np.random.default_rng(5).normal(0, scale, round(ms * SAMPLES_PER_MS))).astype(np.int16)


def join(*parts: Samples) -> Samples:
    """Join."""
    return np.concatenate(parts)


@pytest.mark.parametrize(
    ("samples", "sound_ms"),
    [
        pytest.param(join(silence(100), tone(500), silence(800)), (100, 600), id="as edge pads it"),
        pytest.param(join(tone(500), silence(300)), (0, 500), id="silence after only"),
        pytest.param(join(silence(300), tone(500)), (300, 800), id="silence before only"),
        pytest.param(tone(500), (0, 500), id="no silence"),
        pytest.param(
            join(silence(120), hiss(80, -45), tone(300), hiss(120, -45), silence(500)),
            (120, 620),
            id="soft s at both ends",
        ),
        pytest.param(
            join(hiss(200, -75), tone(300), hiss(500, -75)), (200, 500), id="noise of a codec around it"
        ),
        pytest.param(
            join(silence(120), hiss(80, -45), tone(300, -7), hiss(120, -45), silence(500)),
            (120, 620),
            id="soft s beside a loud voice",
        ),
        pytest.param(join(hiss(200, -58), tone(300), hiss(500, -58)), (200, 500), id="noise of a microphone"),
        pytest.param(
            join(hiss(200, -75), tone(300, -45), hiss(500, -75)), (200, 500), id="a quiet voice in noise"
        ),
        pytest.param(join(silence(200), tone(300, -48), silence(500)), (200, 500), id="a quiet voice"),
        pytest.param(
            join(silence(200), hiss(60, -60), tone(300, -35), hiss(60, -60), silence(500)),
            (200, 620),
            id="a quiet voice with a soft s",
        ),
        pytest.param(
            join(silence(200), tone(300), silence(180), hiss(10, -40), silence(500)),
            (200, 690),
            id="a late t after a long closure",
        ),
        pytest.param(
            join(silence(50), hiss(2, -20), silence(150), tone(300), silence(500)),
            (50, 502),
            id="a click before it",
        ),
        pytest.param(
            join(silence(100), tone(300), silence(400), tone(300), silence(100)), (100, 1_100), id="two"
        ),
    ],
)
def test_all_that_sounds_is_kept(samples: Samples, sound_ms: tuple[int, int]) -> None:
    """The bounds hold the sound and its margins, and no more than a window besides."""
    assert_tight(samples, sound_ms)


@settings(max_examples=examples(150), deadline=None)
@given(
    before=st.integers(0, 40_000),
    sounding=st.integers(20 * SAMPLES_PER_MS, 20_000),
    after=st.integers(0, 40_000),
    dbfs=st.floats(-45, -8),
)
def test_a_tone_in_silence_is_found(before: int, sounding: int, after: int, dbfs: float) -> None:
    """For any lengths, in samples, and any loudness of speech."""
    middle = tone(sounding / SAMPLES_PER_MS, dbfs)
    samples = join(np.zeros(before, np.int16), middle, np.zeros(after, np.int16))
    assert_tight(samples, (before / SAMPLES_PER_MS, (before + sounding) / SAMPLES_PER_MS))


@settings(max_examples=examples(100), deadline=None)
@given(before=st.integers(0, 30_000), grid=st.sampled_from([1, 20, 24, 32]))
def test_a_clip_begins_on_the_grid(before: int, grid: int) -> None:
    """It ends where it would else, and keeps as much silence before as else on the average, if there is so much."""
    samples = join(np.zeros(before, np.int16), tone(200), silence(300))
    free, bound = speech_bounds(samples), speech_bounds(samples, grid)
    assert bound.start_ms % grid == 0
    assert bound.start_ms + bound.duration_ms == free.start_ms + free.duration_ms
    first_ms = min(before // SAMPLES_PER_MS, free.start_ms + BEFORE_MS)
    margin_ms = first_ms - bound.start_ms
    assert min(first_ms, BEFORE_MS - grid // 2) <= margin_ms <= BEFORE_MS + grid // 2 + WINDOW_MS
    if before > 60 * SAMPLES_PER_MS:
        assert abs(bound.start_ms - free.start_ms) <= grid // 2


def assert_tight(samples: Samples, sound_ms: tuple[float, float]) -> None:
    """Hold the bounds of `samples` to where the sound is, and what is cut by them to what was there."""
    bounds = speech_bounds(samples)
    end_ms = bounds.start_ms + bounds.duration_ms
    whole_ms = -(-len(samples) // SAMPLES_PER_MS)
    assert sound_ms[0] - BEFORE_MS - WINDOW_MS <= bounds.start_ms <= max(0, sound_ms[0] - BEFORE_MS + 1)
    assert min(whole_ms, sound_ms[1] + AFTER_MS - 1) <= end_ms <= sound_ms[1] + AFTER_MS + WINDOW_MS
    assert 0 <= bounds.start_ms < end_ms <= whole_ms

    clip = cut(samples, bounds)
    assert clip.dtype == np.int16
    assert len(clip) == bounds.duration_ms * SAMPLES_PER_MS
    start = bounds.start_ms * SAMPLES_PER_MS
    kept = samples[start : start + len(clip)]
    fade = FADE_MS * SAMPLES_PER_MS
    np.testing.assert_array_equal(clip[fade : len(kept) - fade], kept[fade : len(kept) - fade])
    assert not clip[len(kept) :].any()


@pytest.mark.parametrize(
    "samples",
    [silence(0), silence(1), silence(1_000), hiss(1_000, -70)],
    ids=["nothing", "a moment", "silence", "the noise of a codec"],
)
def test_silence_is_an_error(samples: Samples) -> None:
    """An engine that says nothing has failed."""
    with pytest.raises(AudioError, match="made no sound"):
        speech_bounds(samples)


def test_a_cut_fades_and_an_end_does_not() -> None:
    """Where sound was cut off it sets in from nothing within 5 ms; the engine's own ends stay as they are."""
    samples = np.full(24 * 100, 10_000, np.int16)
    inside = cut(samples, Bounds(20, 60))
    assert abs(int(inside[0])) < 100
    assert abs(int(inside[-1])) < 200
    assert (np.diff(inside[: 24 * FADE_MS].astype(int)) >= 0).all()
    assert (inside[24 * FADE_MS : -24 * FADE_MS] == 10_000).all()
    np.testing.assert_array_equal(cut(samples, Bounds(0, 100)), samples)


def test_an_end_within_a_millisecond_is_filled_up() -> None:
    """A clip ends on a whole millisecond, the rest of which is silence."""
    samples = np.full(24 * 10 + 1, 10_000, np.int16)
    bounds = speech_bounds(samples)
    clip = cut(samples, bounds)
    assert bounds == Bounds(0, 11)
    np.testing.assert_array_equal(clip[:241], samples)
    assert clip[241:].tolist() == [0] * 23


@pytest.mark.parametrize(
    ("duration_ms", "syllables", "rate"),
    [(600, 10, 0), (300, 10, 100), (1_200, 10, -50), (40, 0, 0), (40, 1, 100), (60, 1, 0)],
)
def test_a_fast_voice_is_plausible(duration_ms: int, syllables: int, rate: int) -> None:
    """Sixty milliseconds a syllable at the voice's own speed are enough, and 40 for anything."""
    check_plausible(duration_ms, syllables, rate)


@pytest.mark.parametrize(
    ("duration_ms", "syllables", "rate"),
    [(599, 10, 0), (299, 10, 100), (1_199, 10, -50), (39, 0, 0), (39, 1, 100), (0, 1, 0)],
)
def test_a_clip_that_breaks_off_is_an_error(duration_ms: int, syllables: int, rate: int) -> None:
    """A millisecond less, and the engine must have left something out."""
    with pytest.raises(AudioError, match=f"{duration_ms} ms of sound for {syllables} syllables"):
        check_plausible(duration_ms, syllables, rate)


@pytest.mark.slow
def test_trimming_is_silent_and_starts_no_process() -> None:
    """No ffmpeg is missed or run by pydub, and the names of the formats are had without heavy imports."""
    program = """
import sys
def hook(event, args):
    assert event not in ("subprocess.Popen", "os.fork", "os.posix_spawn", "os.system", "os.exec"), event
sys.addaudithook(hook)
import rehearse.audio, rehearse.audio.formats
assert not {"numpy", "av", "pydub"} & set(sys.modules)
import numpy
from rehearse.audio.trim import Bounds, cut
cut(numpy.ones(24 * 100, numpy.int16), Bounds(20, 50))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
