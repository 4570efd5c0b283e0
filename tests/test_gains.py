"""Loudness: one gain for a voice, found from its first minute, kept from run to run, and never into clipping."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st

from rehearse.audio import STEP_DB
from rehearse.audio.loudness import MOST_DBTP, integrated_lufs, power, true_peak_dbtp
from rehearse.core import Clip, Words
from rehearse.output.gains import Gains
from tests import first_of, heavy
from tests.decoding import by_ffmpeg
from tests.running import scripted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.running import Outcome

    Run = Callable[..., Outcome]


def clip(level: float, seconds: int = 2, peak: float = -12.0) -> Clip:
    """Make a clip that is so loud, in LUFS, with the pause behind it."""
    loud = (1.0,) * (10 * seconds)
    block = 10 ** ((level - integrated_lufs([*loud, *(0.0,) * 5] * 9)) / 10)
    return Clip("", 0, 1000 * seconds, Words(), "", array("f", (block,) * len(loud)), peak)


def heard(gains: Gains, clips: list[Clip], voice: str = "a") -> Gains:
    """Let it hear clips, to the end."""
    for one in clips:
        gains.hear(voice, one)
    gains.close()
    return gains


@given(st.floats(-40, -8), st.sampled_from([-23.0, -19.0, -16.0]))
def test_speech_comes_near_the_target(level: float, target: float) -> None:
    """Within half a step of the target, unless peaks forbid it; and it says so."""
    gains = heard(Gains(target, {}), [clip(level, peak=level + 6)] * 40)
    assert gains.lufs() == pytest.approx(level + gains.chosen()["a"] * STEP_DB, abs=0.1)
    assert abs(gains.lufs() - target) <= STEP_DB / 2 + 0.1
    assert gains.peak_dbtp() <= MOST_DBTP


def test_peaks_come_first() -> None:
    """A voice whose peaks would go beyond -1 dBTP stays softer, even for one clip at the end."""
    gains = heard(Gains(-16.0, {}), [clip(-26.0)] * 60 + [clip(-26.0, peak=-3.0)])
    assert gains.chosen() == {"a": 1}
    assert gains.peak_dbtp() <= MOST_DBTP


def test_the_first_minute_decides() -> None:
    """What comes after a minute of a voice does not move its gain, so that it is known while the rest is made."""
    gains = Gains(-19.0, {})
    assert gains.gain("a") is None
    for one in [clip(-25.0)] * 31:
        gains.hear("a", one)
    known = gains.gain("a")
    assert known == 4
    heard(gains, [clip(-24.0)] * 30)
    assert gains.gain("a") == known


def test_a_gain_is_kept_while_it_serves() -> None:
    """The gain of the run before stays within two LU of the target, and is found anew beyond."""
    assert heard(Gains(-19.0, {"a": 3}), [clip(-25.0)] * 40).chosen() == {"a": 3}
    assert heard(Gains(-19.0, {"a": -2}), [clip(-25.0)] * 40).chosen() == {"a": 4}


def test_each_voice_has_its_own() -> None:
    """Two voices come out equally loud."""
    gains = Gains(-19.0, {})
    for one, other in zip([clip(-25.0)] * 40, [clip(-16.0)] * 40, strict=True):
        gains.hear("a", one)
        gains.hear("b", other)
    gains.close()
    assert gains.chosen() == {"a": 4, "b": -2}
    assert gains.lufs() == pytest.approx(-19.0, abs=0.6)


def test_off_leaves_voices_alone() -> None:
    """Without a target nothing is changed, and the loudness is told all the same."""
    gains = heard(Gains(None, {"a": 5}), [clip(-30.0)] * 40)
    assert gains.chosen() == {"a": 0}
    assert gains.gain("anyone") == 0
    assert gains.lufs() == pytest.approx(-30.0, abs=0.1)


@pytest.mark.parametrize("asked", first_of(["-23", "-19", "off"]))
def test_the_track_is_as_loud_as_the_report_says(
    rehearse_: Run, script: Path, here: Path, asked: str
) -> None:
    """Measured from the file: loudness within 0.3 LU of the report's, true peak never above it."""
    script.write_text(
        scripted("".join(f"这是第{number}句话，请听好。" for number in range(9))), encoding="utf-8"
    )
    outcome = rehearse_(
        "make", script, "-e", "espeak", "-f", "wav", "-o", "out", "--export", "none", "--loudness", asked
    )
    assert outcome.code == 0, outcome.err
    said = json.loads((here / "out" / "report.json").read_text(encoding="utf-8"))["loudness"]
    samples, _ = soundfile.read(here / "out" / "track.wav", dtype="int16")
    assert integrated_lufs(power(np.asarray(samples))) == pytest.approx(said["lufs"], abs=0.3)
    assert true_peak_dbtp(np.asarray(samples)) <= said["true_peak_dbtp"] + 0.2
    if asked == "off":
        assert said["gains"] == [["cmn", 0]]
        assert said["target_lufs"] is None
    else:
        assert said["lufs"] <= float(asked) + STEP_DB / 2
        assert said["true_peak_dbtp"] <= MOST_DBTP


@heavy
def test_every_format_is_as_loud(rehearse_: Run, script: Path, here: Path) -> None:
    """What one encoder takes away, is given to it before."""
    wish = ("make", script, "-e", "espeak", "-o", "out", "--export", "none")
    lufs = {}
    for name in ("wav", "mp3", "m4a", "opus"):
        assert rehearse_(*wish, "-f", name).code == 0
        samples = by_ffmpeg(here / "out" / f"track.{name}")
        lufs[name] = integrated_lufs(power(samples))
    assert list(lufs.values()) == pytest.approx([lufs["wav"]] * 4, abs=0.3)


def test_a_loudness_out_of_reach_is_told(rehearse_: Run, script: Path) -> None:
    """Where the peaks forbid it, a line says what the speech comes to."""
    wish = ("make", script, "-e", "espeak", "-f", "wav", "--export", "none")
    assert (
        " LUFS, not -10: made louder, its peaks would pass -1 dBTP"
        in rehearse_(*wish, "--loudness", "-10").err
    )
    assert "LUFS" not in rehearse_(*wish, "--loudness", "-23").err
