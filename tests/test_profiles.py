"""Tests of profiles: a synthetic reader is measured, kept, used and forgotten; what cannot be right is refused."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rehearse.audio import SAMPLE_RATE, SAMPLES_PER_MS
from rehearse.audio.decode import decode_speech
from rehearse.audio.trim import AFTER_MS, BEFORE_MS, cut, speech_bounds
from rehearse.core import Utterance
from rehearse.core.errors import AudioError, RehearseError
from rehearse.core.folders import data_dir
from rehearse.language.effort import count
from rehearse.script.reading import read_text
from rehearse.timing.planning.person import SpeakingRate, parse_pace
from rehearse.timing.takes.activity import sounding
from rehearse.timing.takes.features import features
from rehearse.timing.takes.profiles import (
    Profile,
    load_profiles,
    measure_profile,
    remove_profile,
    save_profile,
)
from rehearse.timing.takes.recordings import RATE, pieces
from rehearse.voices.engines import create
from tests import first_of

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt

    from rehearse.core import Script

    Samples = npt.NDArray[np.int16]

LINES = "我们今天在这里认真学习；大家都来了，努力工作，好好生活。社区的变化看得见！"
PAUSES_MS = {"sentence": 800, "clause": 450, "paragraph": 1300}
NOISE_DB = -20
"""Relative to the speech."""


@pytest.fixture(scope="module")
def script() -> Script:
    """Give a text that takes a minute and a half."""
    return read_text("\n".join(LINES * 2 for _ in range(6)))


@pytest.fixture(scope="module", params=first_of([-15, 0, 20]))
def reader(request: pytest.FixtureRequest, script: Script) -> tuple[Samples, float]:
    """Read the text at a known rate, with known pauses; give the sound and its characters a minute."""
    spoken: dict[str, Samples] = {}
    with create("espeak") as engine:
        for text in {sentence.spoken for sentence in script.breaths}:
            samples = decode_speech(engine.synthesize(Utterance(text, text, "zh", "cmn", request.param)))
            clip = cut(samples, speech_bounds(samples))
            spoken[text] = clip[BEFORE_MS * SAMPLES_PER_MS : -AFTER_MS * SAMPLES_PER_MS]
    parts = []
    for sentence in script.breaths:
        parts += [spoken[sentence.spoken], np.zeros(PAUSES_MS[sentence.ending] * SAMPLES_PER_MS, np.int16)]
    whole = np.concatenate(parts[:-1])
    units = sum(count(sentence.text, "zh") for sentence in script.breaths)
    return whole, 60 * units / (len(whole) / SAMPLE_RATE)


def noise(length: int, colour: str) -> npt.NDArray[np.float64]:
    """Make noise of loudness 1, white or pink."""
    fast = 1 << length.bit_length()  # a length that Fourier's transform likes
    white = np.random.default_rng(7).standard_normal(fast)
    if colour == "white":
        return white[:length]
    spectrum = np.fft.rfft(white)
    spectrum /= np.sqrt(np.maximum(1, np.arange(len(spectrum))))
    pink = np.fft.irfft(spectrum, fast)[:length]
    return np.asarray(pink / pink.std(), np.float64)


def record(path: Path, speech: Samples, colour: str) -> Path:
    """Write a recording: two seconds of the room, the speech, two seconds more, noise all over."""
    room = np.zeros(2 * SAMPLE_RATE)
    whole = np.concatenate([room, speech.astype(np.float64), room])
    loud = np.sqrt(np.mean(np.square(speech[np.abs(speech) > 50].astype(np.float64))))
    if colour != "none":
        whole += noise(len(whole), colour) * loud * 10 ** (NOISE_DB / 20)
    write(path, np.clip(whole / 2, -32768, 32767).astype("<i2"))
    return path


def write(path: Path, samples: Samples) -> None:
    """Write a wav."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(samples.tobytes())


def beeps(seconds: int) -> Samples:
    """Make sounds of 0.8 s, one each second; a tone that never stops is taken for the room's own hum."""
    time = np.arange(SAMPLE_RATE * seconds)
    sounds = np.sin(time / 9) * 9000 * (time % SAMPLE_RATE < 0.8 * SAMPLE_RATE)
    return np.asarray(sounds, "<i2")


@pytest.mark.parametrize("colour", first_of(["none", "white", "pink"]))
def test_a_synthetic_reader_is_measured(
    tmp_path: Path, script: Script, reader: tuple[Samples, float], colour: str
) -> None:
    """Characters a minute within 3 % though there is noise at 20 dB, and each kind of pause within a fifth."""
    speech, a_minute = reader
    found = measure_profile("ME", record(tmp_path / "me.wav", speech, colour), script)
    assert found.a_minute == pytest.approx(a_minute, rel=0.03)
    assert found.seconds == pytest.approx(len(speech) / SAMPLE_RATE, abs=0.5)
    assert found.articulation == pytest.approx(found.a_minute / (1 - found.pause_share), rel=0.001)
    for kind, ms in PAUSES_MS.items():
        assert found.pauses_ms[kind] == pytest.approx(ms, rel=0.2), kind


def test_a_changing_room_is_followed(tmp_path: Path) -> None:
    """Speech of one loudness is found beside noise that becomes louder all the time."""
    burst, silence = np.ones(RATE) * np.sin(np.arange(RATE) * 2 * np.pi * 440 / RATE), np.zeros(RATE // 2)
    whole = np.concatenate([np.concatenate([burst, silence]) for _ in range(60)]) * 0.3
    whole += noise(len(whole), "white") * np.linspace(0.0005, 0.02, len(whole))
    found = sounding(features([whole.astype(np.float32)[None]]).loudness)
    assert len(found) == 60
    assert all(abs(one.start_ms - 1500 * place) <= 30 for place, one in enumerate(found))
    assert all(abs(one.end_ms - one.start_ms - 1000) <= 50 for one in found)


def test_channels_that_cancel_out(tmp_path: Path) -> None:
    """A recording whose second channel is the first with its sign turned has the sound of the first."""
    one = beeps(3)
    with wave.open(str(tmp_path / "me.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(SAMPLE_RATE)
        file.writeframes(np.stack([one, -one], axis=1).astype("<i2").tobytes())
    assert len(sounding(features(pieces(tmp_path / "me.wav")).loudness)) == 3


def test_silence_is_no_speech() -> None:
    """Nor is nothing at all."""
    assert sounding(features([np.zeros((1, RATE * 5), np.float32)]).loudness) == []
    assert sounding(features([]).loudness) == []


def test_what_is_too_short_is_refused(tmp_path: Path, script: Script) -> None:
    """One line says how long a sample must be."""
    write(tmp_path / "short.wav", beeps(60))
    with pytest.raises(AudioError, match=r"short.wav: 60 s .* 90 s or longer"):
        measure_profile("ME", tmp_path / "short.wav", script)


@pytest.mark.parametrize("text", ["好。" * 20, "我们今天在这里认真学习。" * 200])
def test_another_text_is_refused(tmp_path: Path, text: str) -> None:
    """A rate that nobody reads at shows that recording and text do not belong together."""
    write(tmp_path / "long.wav", beeps(92))
    with pytest.raises(AudioError, match=r"give a recording of .*, all of it"):
        measure_profile("ME", tmp_path / "long.wav", read_text(text))


@pytest.mark.parametrize(
    ("content", "said"), [(None, "no such file"), (b"", "cannot be read"), (b"hello" * 99, "cannot be read")]
)
def test_what_is_no_recording_is_refused(tmp_path: Path, content: bytes | None, said: str) -> None:
    """One line, no trace of the library that reads it."""
    path = tmp_path / "me.m4a"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(AudioError, match=said) as caught:
        features(pieces(path))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["speech", "voice", "News", "讲话", "180", "a/b", "..", "", " x", "x" * 41])
def test_a_name_that_cannot_be(tmp_path: Path, script: Script, name: str) -> None:
    """What `--pace` means something else by, and what is no name."""
    with pytest.raises(RehearseError, match="a profile cannot be called"):
        measure_profile(name, tmp_path / "none.wav", script)


def profile(name: str, a_minute: float = 212.3) -> Profile:
    """Make one."""
    return Profile(name, "zh", a_minute, 260.0, 0.18, {"sentence": 700}, 120.5)


def test_profiles_are_kept_listed_used_and_forgotten() -> None:
    """One of the same name is replaced; names that differ in case are two; forgetting twice is an error."""
    for one in (profile("小明"), profile("ME"), profile("me", 180), profile("小明", 220)):
        save_profile(one)
    known = load_profiles()
    assert {name: one.a_minute for name, one in known.items()} == {"小明": 220, "ME": 212.3, "me": 180}
    people = {name: one.person for name, one in known.items()}
    assert parse_pace("小明", "zh", people) == SpeakingRate(220, 0.06, "小明")
    remove_profile("me")
    assert load_profiles().keys() == {"小明", "ME"}
    with pytest.raises(RehearseError, match="no profile 'me'; there is"):
        remove_profile("me")


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"name": 1}', "\udcff"])
def test_a_damaged_profile_is_ignored(content: str) -> None:
    """The others are there all the same."""
    save_profile(profile("ME"))
    folder = data_dir() / "profiles"
    (folder / "pace-x-0.json").write_bytes(content.encode(errors="surrogateescape"))
    assert list(load_profiles()) == ["ME"]
