"""What engines answer becomes samples, whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import lameenc
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.audio import SAMPLE_RATE
from rehearse.audio.decode import decode_speech
from rehearse.audio.mp3.frames import FRAME_BYTES, FRAME_SAMPLES, info_frame
from rehearse.core import Speech
from rehearse.core.errors import AudioError
from tests import examples
from tests.decoding import Decoder, Samples, by_ffmpeg, by_libsndfile

if TYPE_CHECKING:
    from pathlib import Path


def tone(seconds: float, rate: int = SAMPLE_RATE, hertz: float = 440) -> Samples:
    """Make a tone of -12 dBFS."""
    wave = np.sin(2 * np.pi * hertz * np.arange(round(seconds * rate)) / rate) * 8_192
    return np.asarray(np.rint(wave), np.int16)


def encode(samples: Samples, rate: int = SAMPLE_RATE, kbits: int = 48) -> bytes:
    """Make an MP3 as edge does: equal frames and no Info frame."""
    encoder = lameenc.Encoder()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(rate)
    encoder.set_out_sample_rate(rate)
    encoder.set_bit_rate(kbits)
    return bytes(encoder.encode(samples.tobytes())) + bytes(encoder.flush())


NOISE = np.random.default_rng(1).normal(0, 3_000, SAMPLE_RATE).astype(np.int16)
MP3 = encode(NOISE)
"""A second of noise: its frames lean on the ones before, as those of speech do."""


def test_samples_at_our_rate_are_left_alone() -> None:
    """PCM at 24 kHz comes out as it went in."""
    np.testing.assert_array_equal(decode_speech(Speech(NOISE.tobytes(), "pcm", SAMPLE_RATE)), NOISE)


@pytest.mark.parametrize("rate", [8_000, 16_000, 22_050, 44_100, 48_000])
def test_another_rate_keeps_length_and_pitch(rate: int) -> None:
    """Resampled PCM is as long as before and sounds the same."""
    heard = decode_speech(Speech(tone(1, rate).tobytes(), "pcm", rate))
    assert len(heard) == pytest.approx(SAMPLE_RATE, abs=1)
    middle = slice(2_400, 21_600)
    assert np.abs(heard[middle].astype(int) - tone(1)[: len(heard)][middle]).max() <= 8


def test_resampling_invents_nothing() -> None:
    """Silence stays silence, without dither, and loud sound does not wrap around."""
    assert not decode_speech(Speech(bytes(44_100), "pcm", 22_050)).any()
    square = np.repeat(np.tile(np.array([32_767, -32_768], np.int16), 100), 100)
    heard = decode_speech(Speech(square.tobytes(), "pcm", 22_050)).astype(int)
    assert np.abs(np.diff(heard)).max() < 60_000


@pytest.mark.parametrize("second", [by_libsndfile, by_ffmpeg])
def test_mp3_decodes_as_elsewhere(tmp_path: Path, second: Decoder) -> None:
    """Every frame gives its 576 samples, and they are what another decoder hears."""
    path = tmp_path / "speech.mp3"
    path.write_bytes(MP3)
    heard = decode_speech(Speech(MP3, "mp3", SAMPLE_RATE))
    assert len(heard) == len(MP3) // FRAME_BYTES * FRAME_SAMPLES
    assert np.abs(heard.astype(int) - second(path)).max() <= 2


@pytest.mark.parametrize(("rate", "kbits"), [(16_000, 32), (22_050, 56), (44_100, 128), (48_000, 64)])
def test_mp3_of_other_kinds(rate: int, kbits: int) -> None:
    """Other sample rates and bit rates, MPEG-1 among them, decode too."""
    heard = decode_speech(Speech(encode(tone(1, rate), rate, kbits), "mp3", rate))
    assert len(heard) / SAMPLE_RATE == pytest.approx(1.05, abs=0.05)
    assert np.abs(heard.astype(int)).max() == pytest.approx(8_192, rel=0.1)


def test_an_info_frame_is_no_sound() -> None:
    """Figures about the stream at its start change nothing."""
    with_info = info_frame(len(MP3) // FRAME_BYTES, SAMPLE_RATE) + MP3
    np.testing.assert_array_equal(
        decode_speech(Speech(with_info, "mp3", SAMPLE_RATE)), decode_speech(Speech(MP3, "mp3", SAMPLE_RATE))
    )


@pytest.mark.parametrize(
    ("data", "codec", "message"),
    [
        pytest.param(b"", "mp3", "sent no sound", id="nothing"),
        pytest.param(b"", "pcm", "sent no sound", id="no PCM"),
        pytest.param(b"\1\2\3", "pcm", "ends within a sample", id="half a sample"),
        pytest.param(MP3[:-1], "mp3", "ends within the frame", id="a byte short"),
        pytest.param(MP3[:-143], "mp3", "ends within the frame", id="all but a byte short"),
        pytest.param(MP3[:3], "mp3", "ends within the frame", id="three bytes"),
        pytest.param(MP3[1:], "mp3", "byte 0 of its MP3 begins no frame", id="a byte late"),
        pytest.param(MP3[:1_000] + MP3[1_001:], "mp3", "begins no frame", id="a byte lost"),
        pytest.param(MP3[FRAME_BYTES * 20 :], "mp3", "samples, of which", id="beginning lost"),
        pytest.param(MP3 + b"<html>busy</html>", "mp3", "begins no frame", id="something else after it"),
        pytest.param(b"<html>busy</html>" * 20, "mp3", "begins no frame", id="something else"),
        pytest.param(bytes(1_440), "mp3", "begins no frame", id="zeros"),
        pytest.param(info_frame(0, -576), "mp3", "no frames", id="figures only"),
    ],
)
def test_damage_is_an_error(data: bytes, codec: str, message: str) -> None:
    """What is cut off or garbled raises, and never comes out as silence or shorter."""
    with pytest.raises(AudioError, match=message):
        decode_speech(Speech(data, "mp3" if codec == "mp3" else "pcm", SAMPLE_RATE))


@settings(max_examples=examples(200), deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(MP3) - 1), st.integers(0, 255)), min_size=1, max_size=20),
    st.integers(0, len(MP3)),
)
def test_no_damage_goes_further(changes: list[tuple[int, int]], end: int) -> None:
    """Whatever bytes are changed and wherever it ends: an AudioError, or all the samples that the frames stand for."""
    data = bytearray(MP3[:end])
    for place, value in changes:
        if place < end:
            data[place] = value
    try:
        heard = decode_speech(Speech(bytes(data), "mp3", SAMPLE_RATE))
    except AudioError:
        return
    assert len(heard) == len(data) // FRAME_BYTES * FRAME_SAMPLES
