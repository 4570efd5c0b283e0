"""Joined tracks sound as planned: every length exact, every clip in its place, and no joint heard, in every format."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle, pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rehearse.audio.formats import FORMATS
from rehearse.audio.trim import Bounds
from tests import examples, first_of
from tests.clips import ENGINES, WHAT, Engine, Placed, Said, join, place, planned, speech
from tests.decoding import DECODERS, PADDED, Decoder, Samples, by_ffmpeg, by_libsndfile, by_miniaudio

if TYPE_CHECKING:
    from pathlib import Path

LOSSLESS = ("wav", "flac")

JOINTS = 50
PAUSES = (0, 1, 6)

CLICK = 200
"""-44 dBFS; what codecs add to the sound beside a joint comes to 166 here."""

SMEAR = {"opus": 12}
"""Samples, half a millisecond, that a very short sound may seem late by; in the other formats, one."""

with_decoders = pytest.mark.parametrize(
    ("name", "decode"), DECODERS, ids=[f"{name}-{decode.__name__}" for name, decode in DECODERS]
)

says = st.builds(
    Said,
    what=st.sampled_from(WHAT),
    ms=st.integers(120, 500),
    engine=st.sampled_from(ENGINES),
    before_ms=st.integers(0, 200),
    after_ms=st.integers(0, 400),
    room=st.sampled_from([0, 2, 8, 30]),
    pause_cells=st.integers(0, 5),
    seed=st.integers(0, 1_000),
)


@with_decoders
@settings(
    max_examples=examples(10), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    said=st.lists(says, min_size=1, max_size=5),
    trims=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=5),
)
def test_a_track_is_as_long_as_planned_and_every_clip_in_its_place(
    tmp_path: Path, name: str, decode: Decoder, said: list[Said], trims: list[tuple[int, int]]
) -> None:
    """Whatever is said, however it is trimmed, with pauses or without; lossless formats to the very sample.

    In m4a and opus the end of a clip needs a margin or a pause behind it.
    """
    if name not in (*LOSSLESS, "mp3"):
        said = [replace(one, before_ms=one.before_ms + 40, after_ms=one.after_ms + 60) for one in said]
    placed, duration_ms = place(said, name, trims)
    heard = decode(join(tmp_path / "track", name, placed, duration_ms))
    expected = planned(placed, duration_ms)
    assert len(expected) <= len(heard) <= len(expected) + PADDED.get(name, 0)
    if name in LOSSLESS:
        np.testing.assert_array_equal(heard, expected)
    else:
        for clip in placed:
            assert abs(lateness(heard, clip)) <= SMEAR.get(name, 1)


def lateness(heard: Samples, clip: Placed) -> int:
    """Tell by how many samples a clip comes too late, by where it differs least from what was planned.

    A buzz differs hardly more, or less, a period later: of the places that are within a twentieth it is the nearest.
    """
    sounding = clip.planned().astype(np.float64)
    around = 240
    start = clip.start_ms * 24
    stretch = np.pad(heard, around)[start : start + len(sounding) + 2 * around].astype(np.float64)
    size = len(stretch) + len(sounding)
    spectrum = np.fft.rfft(stretch, size) * np.conj(np.fft.rfft(sounding, size))
    likeness = np.fft.irfft(spectrum, size)[: 2 * around + 1]
    sums = np.cumsum(np.pad(stretch**2, (1, 0)))
    power = sums[len(sounding) :] - sums[: -len(sounding)]
    difference = power - 2 * likeness + (sounding**2).sum()
    if difference.min() > (sounding**2).sum():
        return around  # it is not there at all
    least = max(difference.min(), 1.0)  # a square of a step in 16 bits; what is reckoned may be below nothing
    late = np.flatnonzero(difference <= 1.05 * least) - around
    return int(late[np.abs(late).argmin()])


@pytest.mark.parametrize("decode", [by_libsndfile, by_ffmpeg, by_miniaudio])
@settings(
    max_examples=examples(15), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said=st.lists(says, min_size=2, max_size=5), gain=st.sampled_from([0, 0, -8, 4]))
def test_an_engines_mp3_is_heard_as_it_was_sent(
    tmp_path: Path, decode: Decoder, said: list[Said], gain: int
) -> None:
    """Its frames are copied: inside a clip, 24 ms from its ends, the samples are those of the engine's own stream.

    They are louder or softer by the gain, and by nothing else.
    """
    placed, duration_ms = place(said, "mp3")
    heard = decode(join(tmp_path / "track.mp3", "mp3", placed, duration_ms, gain=gain)).astype(np.float64)
    for clip in placed:
        if clip.speech.codec == "mp3":
            expected = np.clip(clip.planned() * 2 ** (gain / 4), -32768, 32767)
            inside = slice(24 * 24, max(24 * 24, len(expected) - 24 * 24))
            difference = heard[clip.start_ms * 24 :][: len(expected)][inside] - expected[inside]
            assert np.abs(difference).max(initial=0) <= 2 + 2 ** (gain / 4)


@pytest.mark.parametrize("name", first_of(["mp3", "m4a", "opus"]))
def test_no_joint_clicks(tmp_path: Path, name: str) -> None:
    """At fifty joints, from 35 ms before a clip's end to 12 ms into the next, only what is planned is heard.

    Every kind of sound of either engine comes before no pause, one cell and six.
    """
    pauses = cycle(pause for pause in PAUSES for _ in range(len(WHAT) * len(ENGINES)))
    said = [
        Said(what, 200 + 37 * seed % 500, engine, pause_cells=pause, seed=seed)
        for seed, what, engine, pause in zip(
            range(JOINTS + 1), cycle(WHAT), cycle(ENGINES), pauses, strict=False
        )
    ]
    placed, duration_ms = place(said, name)
    plan = planned(placed, duration_ms)
    heard = dict(DECODERS)[name](join(tmp_path / "track", name, placed, duration_ms))
    wrong = np.abs(heard[: len(plan)] - plan.astype(int))
    for before, after in pairwise(placed):
        end_ms = before.start_ms + before.bounds.duration_ms
        joint = slice((end_ms - 35) * 24, (after.start_ms + 12) * 24)
        assert wrong[joint].max() < CLICK, f"at {end_ms} ms"


@pytest.mark.parametrize("name", FORMATS)
def test_pauses_are_silent(tmp_path: Path, name: str) -> None:
    """A pause has no noise of its own: behind what a codec smears, it is nothing."""
    placed, duration_ms = place([Said("vowel", 300, pause_cells=40), Said("hiss", 300, "mp3")], name)
    decode = dict(DECODERS)[name]
    heard = decode(join(tmp_path / "track", name, placed, duration_ms))
    end = (placed[0].start_ms + placed[0].bounds.duration_ms + 100) * 24
    if FORMATS[name].grid_ms > 1:
        assert np.abs(heard[end : (placed[1].start_ms - 40) * 24].astype(int)).max() <= 2


@pytest.mark.parametrize("name", FORMATS)
def test_the_whole_of_a_speech_from_its_first_sample(tmp_path: Path, name: str) -> None:
    """A clip that begins with the engine's first sample, and one that is longer than what the engine sent."""
    spoken = speech(Said("vowel", 400, "mp3", before_ms=30, after_ms=30))
    whole_ms = len(spoken.data) // 144 * 24
    placed = [Placed(0, spoken, Bounds(0, whole_ms + 50))]
    heard = dict(DECODERS)[name](join(tmp_path / "track", name, placed, whole_ms + 50))
    assert (whole_ms + 50) * 24 <= len(heard) <= (whole_ms + 50) * 24 + PADDED.get(name, 0)
    assert abs(lateness(heard, placed[0])) <= 1


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("engine", ENGINES)
def test_a_clip_is_heard_to_its_end_without_a_margin(tmp_path: Path, name: str, engine: Engine) -> None:
    """Where an engine stops with its last sound, that is heard in full if a pause follows, or the track ends."""
    spoken = speech(Said("vowel", 900, engine))
    bounds = Bounds(192, 480)
    for duration_ms in (bounds.duration_ms, 1_000):
        placed = [Placed(0, spoken, bounds)]
        heard = dict(DECODERS)[name](join(tmp_path / "track", name, placed, duration_ms)).astype(float)
        end = slice((bounds.duration_ms - 12) * 24, (bounds.duration_ms - 5) * 24)
        plan = placed[0].planned().astype(float)
        assert np.square(heard[end] - plan[end]).mean() < np.square(plan[end]).mean() / 100
