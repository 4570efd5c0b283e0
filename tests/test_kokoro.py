"""Kokoro with its real model: as long as its clock told, every letter said, and nothing heard is cut off."""

from __future__ import annotations

import os
import sys
import threading
from dataclasses import replace
from itertools import groupby, pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from rehearse.core import Breath, Utterance
from rehearse.core.errors import EngineError
from rehearse.script.reading import read
from rehearse.timing.planning.pauses import PAUSES_MS
from rehearse.voices.engines.kokoro import derived, pins
from rehearse.voices.engines.kokoro.engine import KokoroEngine
from rehearse.voices.engines.kokoro.layout import SILENT, carry_out, lay_out, names, words
from rehearse.voices.engines.kokoro.model import FRAME, FRAME_MS, RATE
from tests.kokoro_files import DEMANDED

if TYPE_CHECKING:
    import numpy.typing as npt

    from rehearse.voices.engines.kokoro.letters.alphabet import Letters

SEEDS = Path(__file__).parents[1] / "seeds"
SHORT = Utterance("大家好！", "大家好！", "zh", "zf_xiaoxiao")


def _of(text: str, rate: int = 0) -> Utterance:
    """Have this text said."""
    return replace(SHORT, text=text, said=text, rate=rate)


_FADE = RATE // 100
"""Samples behind a stop that may be softer than the voice said them."""

VOICES = ("zf_xiaoxiao", "zm_yunxi", "zm_yunjian")


def _sentences() -> list[Utterance]:
    """Choose forty short ones, in Chinese, mixed, and in English, by several voices at several rates."""
    files = ("community-sports.txt", "mixed-talk.md", "english-toast.txt")
    parts = [part for name in files for section in read(SEEDS / name).sections for part in section.parts]
    spoken = sorted(
        {(part.spoken, part.said, part.language) for part in parts if isinstance(part, Breath)},
        key=lambda one: len(one[0]),
    )
    chosen = [one for one in spoken if len(one[0]) > (3 if one[2] == "zh" else 12)][:40]
    return [
        Utterance(
            text, said, language, VOICES[at % 3] if language == "zh" else "af_heart", (0, 15, -20)[at % 3]
        )
        for at, (text, said, language) in enumerate(chosen)
    ]


def test_every_letter_is_said(kokoro: KokoroEngine) -> None:
    """Of forty sentences each letter takes a frame or more, and every character has its time, one after the other."""
    asked = _sentences()
    assert len(asked) == 40
    for utterance in asked:
        letters, style = kokoro._letters(utterance)
        frames = kokoro._loaded_clock().frames(letters.text, style, 1 + utterance.rate / 100)
        assert len(frames) == len(letters.text) + 2
        assert frames.min() >= 1
        layout = lay_out(letters, utterance.text, frames, utterance.rate)
        heard = list(words(letters, names(letters, utterance.text), layout))
        told = layout.samples * 1000 // RATE
        said = "".join(word.text for word in heard)
        assert [char for char in said if char.isalnum()] == [
            char for char in utterance.text if char.isalnum()
        ]
        assert all(word.start_ms < word.end_ms <= told for word in heard)
        assert all(one.start_ms <= other.start_ms for one, other in pairwise(heard))


def test_clock_is_the_sound(kokoro: KokoroEngine) -> None:
    """As long as was told before, to the sample: all forty where the model is demanded, else four of them."""
    asked = _sentences()
    for utterance in asked if os.environ.get(DEMANDED) else asked[:4]:
        told = kokoro.duration_ms(utterance)
        assert len(kokoro.synthesize(utterance).data) == told * RATE // 1000 * 2, utterance.text


@pytest.mark.parametrize("text", ["雪飘在山上。", "是我的", "啊！", "朋友"])
def test_nothing_heard_is_cut(kokoro: KokoroEngine, text: str) -> None:
    """What is before and behind is silence, and there is little of it left."""
    letters, style = kokoro._letters(_of(text))
    sound = kokoro._loaded_model().say(letters.text, style)
    layout = lay_out(letters, text, sound.frames, 0)
    loudness = _loudness(sound.samples * np.float32(0.75))
    loud = np.flatnonzero(loudness >= -50) * RATE // 200
    assert layout.start <= loud[0] <= layout.start + RATE // 5
    assert layout.end - RATE // 4 <= loud[-1] + RATE // 200 <= layout.end


def test_stops(kokoro: KokoroEngine) -> None:
    """A comma is as long as the plan's, a semicolon longer, both shorter at a higher rate; quotes are none."""
    text = "第一，“提高”认识；第二、加强。"
    letters, style = kokoro._letters(_of(text))
    frames = kokoro._loaded_clock().frames(letters.text, style)
    gaps = _gaps(letters, frames)
    for rate in (0, 50):
        stops = lay_out(letters, text, frames, rate).stops
        planned = [PAUSES_MS[why] * 100 // (100 + rate) for why in ("comma", "clause", "breath")]
        assert [gap + stop.samples * 1000 // RATE for gap, stop in zip(gaps, stops, strict=True)] == planned


def _gaps(letters: Letters, frames: npt.NDArray[Any]) -> list[int]:
    """Measure the voice's own stops inside a text, in ms."""
    marks = [at for at, letter in enumerate(letters.text) if letter in ",;"]
    return [25 * int(frames[at + 1] + frames[at + 2]) for at in marks]


def test_no_clicks(kokoro: KokoroEngine) -> None:
    """Sound fades into the silence that is put in, and out of it."""
    text = "看，我们的家。"
    letters, style = kokoro._letters(_of(text))
    sound = kokoro._loaded_model().say(letters.text, style)
    samples = carry_out(lay_out(letters, text, sound.frames, 0), sound.samples)
    silent = np.flatnonzero(samples == 0)
    edges = [at for at in silent if 0 < at < len(samples) - 1 and (samples[at - 1] or samples[at + 1])]
    assert max(abs(samples[at - 1]) + abs(samples[at + 1]) for at in edges) < 0.01


@pytest.mark.parametrize(
    ("text", "rate"), [("好，你好。", 0), ("看，下雨了；走吧。", 15), ("AI，真好。", -20)]
)
def test_characters_have_the_sounds_own_times(kokoro: KokoroEngine, text: str, rate: int) -> None:
    """Where a character's sound is found in what is heard, after cuts and stops, is where it was told: within a frame.

    The sound of its first letter, by the frames that came with that very sound, is looked for in the whole.
    """
    utterance = _of(text, rate)
    letters, style = kokoro._letters(utterance)
    sound = kokoro._loaded_model().say(letters.text, style, 1 + rate / 100)
    speech = kokoro.synthesize(utterance)
    heard = np.frombuffer(speech.data, "<i2")
    whole = np.rint(np.clip(sound.samples * np.float32(0.75), -1, 1) * np.float32(32767)).astype("<i2")
    edges = np.cumsum(sound.frames) * FRAME
    spoken = [at for at, letter in enumerate(letters.text) if letter not in SILENT]
    firsts = [next(group) for _, group in groupby(spoken, lambda at: letters.places[at])]
    for first, word in zip(firsts, speech.words, strict=True):
        part = whole[edges[first] + _FADE : edges[first] + FRAME]
        windows = np.lib.stride_tricks.sliding_window_view(heard, len(part))
        found = np.flatnonzero((windows == part).all(axis=1)) - _FADE
        assert len(found) == 1, word
        assert abs(found[0] * 1000 / RATE - word.start_ms) <= FRAME_MS, word


def test_long_text(kokoro: KokoroEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """What has too many letters is said in parts, all of it, as long as was told."""
    monkeypatch.setattr(f"{KokoroEngine.__module__}.MOST_LETTERS", 12)
    utterance = _of("国家很大，很好。", 50)
    speech = kokoro.synthesize(utterance)
    assert len(speech.data) // 48 == kokoro.duration_ms(utterance)
    assert "".join(word.text for word in speech.words) == "国家很大很好"


def test_never_too_loud(kokoro: KokoroEngine) -> None:
    """The model goes beyond full scale; what is given does not wrap around."""
    samples = np.frombuffer(kokoro.synthesize(SHORT).data, "<i2")
    assert 3_000 < np.abs(samples.astype(np.int32)).max() <= 32_767
    assert np.abs(np.diff(samples.astype(np.int32))).max() < 32_767


def test_same_sound_again(kokoro: KokoroEngine) -> None:
    """Equal utterances give equal samples, also when two are made at once."""
    said: list[bytes] = []
    both = [threading.Thread(target=lambda: said.append(kokoro.synthesize(SHORT).data)) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert said[0] == said[1]


def test_the_other_language(kokoro: KokoroEngine) -> None:
    """A sentence in English is left to the English voice of the same gender."""
    english = replace(_of("Thank you."), language="en", voice="zm_yunxi")
    told = kokoro.duration_ms(replace(english, voice="am_michael"))
    assert kokoro.duration_ms(english) == kokoro.duration_ms(replace(english, language="zh")) == told


def test_unknown_voice(kokoro: KokoroEngine) -> None:
    """One line with some that there are."""
    with pytest.raises(EngineError, match="no kokoro voice 'zf_nobody'; there is zf_xiaoxiao"):
        kokoro.synthesize(replace(SHORT, voice="zf_nobody"))


def test_only_inside_its_block(kokoro_places: Path) -> None:
    """Before and after, it refuses."""
    engine = KokoroEngine()
    with pytest.raises(EngineError, match="not running"):
        engine.synthesize(SHORT)


def test_stopped(kokoro_places: Path) -> None:
    """What is under way when the engine is closed ends with an error, soon."""
    errors: list[str] = []
    long = _of("我们的国家很大，" * 12)
    with KokoroEngine() as engine:
        engine._loaded_model()

        def say() -> None:
            try:
                engine.synthesize(long)
            except EngineError as error:
                errors.append(str(error))

        thread = threading.Thread(target=say)
        thread.start()
        threading.Event().wait(1)
    thread.join(30)
    assert len(errors) == 1
    assert "stopped before it had finished" in errors[0]


def test_damaged_in_the_cache(kokoro_places: Path) -> None:
    """What was made of the model is made once more."""
    with KokoroEngine() as engine:
        told = engine.duration_ms(SHORT)
    path = derived.counting(pins.MODEL, Path("/nowhere"))
    path.write_bytes(path.read_bytes()[:1000])
    with KokoroEngine() as engine:
        assert engine.duration_ms(SHORT) == told


def test_no_onnxruntime(kokoro_places: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that says what to install."""
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with KokoroEngine() as engine, pytest.raises(EngineError, match=r"pip install 'rehearse\[kokoro\]'"):
        engine.synthesize(SHORT)


@pytest.mark.parametrize("damage", ["truncated", "another"])
def test_damaged_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, damage: str) -> None:
    """One line that says which file, and what to run."""
    monkeypatch.setenv("REHEARSE_DATA_DIR", str(tmp_path))
    path = tmp_path / "kokoro" / pins.MODEL.file.name
    path.parent.mkdir()
    with path.open("wb") as file:
        file.truncate(pins.MODEL.file.size - (damage == "truncated"))
    pytest.importorskip("onnxruntime")
    with (
        KokoroEngine() as engine,
        pytest.raises(EngineError, match="is damaged; run rehearse voices install kokoro"),
    ):
        engine.synthesize(SHORT)


def test_not_installed() -> None:
    """One line that says how to."""
    with KokoroEngine() as engine, pytest.raises(EngineError, match="run rehearse voices install kokoro"):
        engine.voices()


def _loudness(samples: npt.NDArray[Any]) -> npt.NDArray[Any]:
    """Measure 5 ms each, in dB of full scale."""
    windows = samples[: len(samples) // 120 * 120].reshape(-1, 120)
    return np.asarray(20 * np.log10(np.sqrt((windows**2).mean(axis=1)) + 1e-9))
