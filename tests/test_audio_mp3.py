"""MP3 frames are taken apart and put together again without a bit of their sound lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import miniaudio
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.audio.formats import encode_unit, grid_of
from rehearse.audio.mp3.frames import FRAME_BYTES, SILENT, info_frame
from rehearse.audio.mp3.joint import Tail
from rehearse.audio.mp3.reservoir import MAIN_BYTES, is_ours, louder, pack_frames, take_frames
from rehearse.audio.mp3.unit import unpack_frames
from rehearse.audio.trim import Bounds
from rehearse.core import Speech
from tests import examples
from tests.clips import WHAT, Said, as_edge, sound

if TYPE_CHECKING:
    from tests.decoding import Samples

STREAM = as_edge(
    np.concatenate(
        [sound(Said(what, 100, before_ms=150, after_ms=0, seed=n)) for n, what in enumerate(WHAT * 2)]
    )
)
"""Syllables, and silence between: where one begins, frames lean on those before them."""

FRAMES = len(STREAM) // FRAME_BYTES


def decode(data: bytes) -> Samples:
    """Decode frames, every one of which must be good."""
    decoded = miniaudio.decode(data, miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=24_000)
    samples = np.array(decoded.samples, np.int16)
    assert len(samples) * FRAME_BYTES == len(data) * 576
    return samples


def lead(before: bytes) -> bytes:
    """Make two silent frames that hold what must come before the next ones."""
    tail = Tail(SILENT * 2)
    return tail.append(SILENT * 2, before)[: 2 * FRAME_BYTES]


@settings(max_examples=examples(60), deadline=None)
@given(start=st.integers(-3, FRAMES + 3), count=st.integers(1, FRAMES + 5))
def test_frames_taken_out_sound_as_they_did(start: int, count: int) -> None:
    """Any stretch, behind what it leans on; where the stream has no frames there is silence."""
    before, frames = pack_frames(take_frames(STREAM, start, count))
    assert len(before) <= 255
    assert len(frames) == count * FRAME_BYTES
    heard = decode(lead(before) + frames)[2 * 576 :].astype(int)
    whole = np.pad(decode(STREAM).astype(int), (10 * 576, 50 * 576))[(10 + start) * 576 :][: count * 576]
    inside = slice(2 * 576 if start > 0 else 0, None if start + count >= FRAMES else count * 576)
    settled = slice(0, max(0, min(count, FRAMES - start)) * 576)
    np.testing.assert_array_equal(heard[settled][inside], whole[settled][inside])


@pytest.mark.parametrize("start", range(FRAMES))
def test_what_must_come_before_is_as_little_as_can_be(start: int) -> None:
    """Less than in the stream that the frames are from: nothing for its first frame, or before silence."""
    before, _ = pack_frames(take_frames(STREAM, start, FRAMES - start))
    assert len(before) <= STREAM[start * FRAME_BYTES + 4]


@pytest.mark.parametrize("steps", [-20, -4, -1, 1, 2])
def test_a_step_of_gain_is_a_quarter_of_a_doubling(steps: int) -> None:
    """Every sample is louder by 2 ** (steps / 4), to within rounding: only the frames' own gains are changed."""
    _, frames = pack_frames(louder(take_frames(STREAM, 0, FRAMES), steps))
    expected = decode(STREAM) * 2 ** (steps / 4)
    unclipped = np.abs(expected) < 32_000
    assert np.abs(decode(frames) - expected)[unclipped].max() <= 1.5 + 2 ** (steps / 4)


def test_gain_ends_where_the_field_does() -> None:
    """Very much softer is as soft as can be said, never loud again."""
    _, frames = pack_frames(louder(take_frames(STREAM, 0, FRAMES), -255))
    assert np.abs(decode(frames).astype(int)).max() <= 1
    assert take_frames(frames, 0, FRAMES).mains == take_frames(STREAM, 0, FRAMES).mains


@settings(max_examples=examples(40), deadline=None)
@given(
    parts=st.lists(
        st.tuples(st.integers(1, FRAMES - 4), st.integers(1, 9), st.integers(0, 3)), min_size=2, max_size=8
    )
)
def test_stretches_side_by_side_lose_nothing(parts: list[tuple[int, int, int]]) -> None:
    """However full the frames before are, room is found for what the next ones need: no decoder misses a bit."""
    tail = Tail(SILENT * 2)
    stream, places, at = b"", [], 2
    for start, count, pause in parts:
        count = min(count, FRAMES - start)
        before, frames = pack_frames(take_frames(STREAM, start, count))
        stream += tail.append(frames, before)
        places.append((at, start, count))
        at += count + pause
        if pause:
            stream += tail.append(SILENT * pause)
    stream += tail.held()
    assert len(stream) == at * FRAME_BYTES + tail.widened_by
    decoded = miniaudio.decode(stream, miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=24_000)
    heard = np.array(decoded.samples, np.int16)
    assert len(heard) == at * 576
    whole = decode(STREAM)
    for place, start, count in places:
        np.testing.assert_array_equal(
            heard[(place + 2) * 576 : (place + count) * 576], whole[(start + 2) * 576 : (start + count) * 576]
        )


def test_only_a_full_joint_makes_a_frame_longer() -> None:
    """With two silent frames between, or a margin, every frame keeps its 144 bytes."""
    fullest = max(range(FRAMES - 4), key=lambda start: len(pack_frames(take_frames(STREAM, start, 4))[0]))
    before, frames = pack_frames(take_frames(STREAM, fullest, 4))
    assert len(before) > MAIN_BYTES
    for pause, longer in ((0, True), (2, False), (9, False)):
        tail = Tail(SILENT * 2)
        tail.append(frames, before)
        if pause:
            tail.append(SILENT * pause)
        tail.append(frames, before)
        assert (tail.widened_by > 0) == longer


def test_which_streams_are_ours() -> None:
    """48 kbit/s at 24 kHz, mono, without an Info frame, whole; whatever the bits say that change nothing."""
    assert is_ours(STREAM)
    marked = bytearray(STREAM)
    marked[2::FRAME_BYTES] = bytes(byte | 1 for byte in marked[2::FRAME_BYTES])  # the private bit
    marked[3::FRAME_BYTES] = bytes(
        byte & ~0b0100 | 0b1000 for byte in marked[3::FRAME_BYTES]
    )  # a copyrighted copy
    assert is_ours(bytes(marked))
    assert grid_of(Speech(bytes(marked), "mp3", 24_000)) == 24
    for other in (
        b"",
        STREAM[:-1],
        STREAM[1:],
        info_frame(FRAMES, 24_000) + STREAM,
        STREAM[:2] + b"\x54" + STREAM[3:],
        STREAM[:3] + b"\x04" + STREAM[4:],
        STREAM + bytes(FRAME_BYTES),
    ):
        assert not is_ours(other)
        assert grid_of(Speech(other, "mp3", 24_000)) == 1
    assert grid_of(Speech(STREAM, "pcm", 24_000)) == 1


@pytest.mark.parametrize("start_ms", [0, 96, 97, 100])
def test_a_unit_has_a_frame_for_each_cell_and_one_for_behind(start_ms: int) -> None:
    """Copied from the engine's stream where the clip begins on a frame, encoded where not."""
    spoken = Speech(as_edge(sound(Said("vowel", 500))), "mp3", 24_000)
    before, frames, behind = unpack_frames(encode_unit("mp3", spoken, Bounds(start_ms, 481), 0))
    assert (len(frames), len(behind)) == (21 * FRAME_BYTES, FRAME_BYTES)
    assert len(before) <= 255
    copied = take_frames(frames, 1, 20).mains if not before else ()
    if start_ms % 24 == 0 and copied:
        assert copied == take_frames(spoken.data, start_ms // 24, 20).mains


def test_main_data_of_a_frame() -> None:
    """Two silent frames have room for all that a third may need: main_data_begin has eight bits."""
    assert 2 * MAIN_BYTES >= 255
