"""Loudness and true peak agree with another meter, FFmpeg's, and gains bring them to where they are wanted."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import av
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.audio import STEP_DB
from rehearse.audio.loudness import MOST_DBTP, SILENT_DBTP, gain_for, integrated_lufs, power, true_peak_dbtp
from tests import examples
from tests.clips import WHAT, Said, What, sound

if TYPE_CHECKING:
    from tests.decoding import Samples


def by_ffmpeg(samples: Samples) -> tuple[float, float]:
    """Measure a track's integrated loudness, and its true peak in decibels."""
    if not hasattr(av.AudioFrame, "metadata"):
        pytest.skip("this PyAV does not tell what FFmpeg's filters measure")
    graph = av.filter.Graph()
    source = graph.add_abuffer(sample_rate=24_000, format="s16", layout="mono")
    meter = graph.add("ebur128", "peak=true:metadata=1:framelog=quiet")
    sink = graph.add("abuffersink")
    source.link_to(meter)
    meter.link_to(sink)
    graph.configure()
    said: dict[str, str] = {}
    for start in range(0, len(samples), 24_000):
        frame = av.AudioFrame.from_ndarray(
            samples[start : start + 24_000].reshape(1, -1), format="s16", layout="mono"
        )
        frame.sample_rate = 24_000
        frame.pts = start
        source.push(frame)
        while True:
            try:
                measured = sink.pull()
            except (av.BlockingIOError, av.EOFError):
                break
            said |= {key: str(value) for key, value in measured.metadata.items()}
    return float(said["lavfi.r128.I"]), 20 * math.log10(float(said["lavfi.r128.true_peaks_ch0"]))


def tone(hertz: float, seconds: float, amplitude: float = 32_767) -> Samples:
    """Make a tone."""
    wave = amplitude * np.sin(2 * np.pi * hertz * np.arange(round(seconds * 24_000)) / 24_000)
    return np.asarray(np.rint(wave), np.int16)


def speechlike(what: What, seed: int, seconds: int = 12) -> Samples:
    """Make a track of a few clips with pauses between."""
    random = np.random.default_rng(seed)
    parts = [
        (sound(Said(what, 1_500, seed=seed + n, room=3)) * random.uniform(0.2, 1)).astype(np.int16)
        for n in range(seconds // 2)
    ]
    return np.concatenate(parts)


@pytest.mark.parametrize("what", WHAT)
@pytest.mark.parametrize("seed", range(3))
def test_loudness_is_what_another_meter_says(what: What, seed: int) -> None:
    """Within 0.1 LU, pauses and their gating included."""
    track = speechlike(what, seed)
    assert integrated_lufs(power(track)) == pytest.approx(by_ffmpeg(track)[0], abs=0.1)


@pytest.mark.parametrize("hertz", [60, 100, 250, 997, 2_500, 6_000, 9_500])
def test_the_weighting_of_each_frequency(hertz: float) -> None:
    """A tone of any pitch has the other meter's loudness; one of 997 Hz at full scale has -3.01 by definition."""
    track = tone(hertz, 5)
    assert integrated_lufs(power(track)) == pytest.approx(by_ffmpeg(track)[0], abs=0.15)
    if hertz == 997:
        assert integrated_lufs(power(track)) == pytest.approx(-3.01, abs=0.05)


def test_loudness_by_clip_is_that_of_the_track() -> None:
    """Clips measured one by one come to what the track of them all does, though each is filtered from silence."""
    clips = [sound(Said("syllables", 1_400 + 100 * n, seed=n, after_ms=280)) for n in range(8)]
    blocks = [block for clip in clips for block in power(clip)]
    track = np.concatenate([clip[: len(clip) // 2_400 * 2_400] for clip in clips])
    assert integrated_lufs(blocks) == pytest.approx(by_ffmpeg(track)[0], abs=0.1)


@pytest.mark.parametrize("samples", [0, 1, 100, 2_399, 2_400, 2_401, 9_599, 21_600, 24_000, 24_001, 100_000])
def test_clips_of_any_length(samples: int) -> None:
    """A block for each whole 100 ms, but at least one; a steady tone has the same loudness however long it is."""
    blocks = power(tone(997, 10)[:samples])
    assert len(blocks) == max(1, samples // 2_400)
    if samples >= 2_400:
        assert integrated_lufs(blocks) == pytest.approx(-3.01, abs=0.1)


def test_silence_has_no_loudness() -> None:
    """Nor does it want a gain."""
    assert integrated_lufs(power(np.zeros(48_000, np.int16))) == -math.inf
    assert integrated_lufs([]) == -math.inf
    assert gain_for(-math.inf, SILENT_DBTP, -19.0) == 0
    assert true_peak_dbtp(np.zeros(10, np.int16)) == true_peak_dbtp(np.zeros(0, np.int16)) == SILENT_DBTP


@pytest.mark.parametrize("what", WHAT)
@pytest.mark.parametrize("seed", range(3))
def test_the_true_peak_is_what_another_meter_says(what: What, seed: int) -> None:
    """Within 0.2 dB; noise has its highest peaks far between samples."""
    track = speechlike(what, seed, 4)
    assert true_peak_dbtp(track) == pytest.approx(by_ffmpeg(track)[1], abs=0.2)


@pytest.mark.parametrize("phase", [0, 0.25, 0.5])
def test_a_peak_between_samples_is_found(phase: float) -> None:
    """A tone at a quarter of the rate whose samples all miss its crest, by up to 3 dB, has the crest's level."""
    wave = 10_000 * np.sin(2 * np.pi * (np.arange(4_800) / 4 + phase / 4))
    expected = 20 * math.log10(10_000 / 32_768)
    wave *= np.hanning(len(wave)) ** 0.1  # an abrupt beginning would have a peak of its own
    assert true_peak_dbtp(np.asarray(np.rint(wave), np.int16)) == pytest.approx(expected, abs=0.15)


@given(lufs=st.floats(-60, 0), peak=st.floats(-60, 3), target=st.floats(-24, -14))
def test_a_gain_comes_near_and_never_clips(lufs: float, peak: float, target: float) -> None:
    """It is the step nearest to the target, or the highest one under the peak that is allowed."""
    gain = gain_for(lufs, peak, target)
    assert peak + gain * STEP_DB <= MOST_DBTP + 1e-9
    off = abs(lufs + gain * STEP_DB - target)
    assert off <= STEP_DB / 2 + 1e-9 or peak + (gain + 1) * STEP_DB > MOST_DBTP - 1e-9


@settings(max_examples=examples(20), deadline=None)
@given(gain=st.integers(-12, 4))
def test_power_follows_the_gain(gain: int) -> None:
    """A clip that is louder by some steps measures so many steps more: its blocks can be scaled instead."""
    clip = sound(Said("vowel", 900, room=0))
    louder = np.rint(clip * 2 ** (gain / 4)).astype(np.int16)
    expected = integrated_lufs(power(clip)) + gain * STEP_DB
    assert integrated_lufs(power(louder)) == pytest.approx(expected, abs=0.02)
