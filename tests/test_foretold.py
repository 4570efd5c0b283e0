"""An engine that can tell how long it takes: what `time` says of its track is what `make` makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rehearse.app.request import Request
from rehearse.app.verbs import make, time
from rehearse.voices.engines import ENGINES
from tests.running import many, scripted
from tests.telling_engine import ROW, TellingEngine

if TYPE_CHECKING:
    from pathlib import Path
    from typing import Any

    from rehearse.timing.report.build import Report

PINNED = """1
00:00:01,000 --> 00:00:05,000
同志们，今天我们在这里开会。

2
00:00:05,500 --> 00:00:08,000
我们先走一走看一看。

3
00:00:20,000 --> 00:00:25,000
谢谢大家！
"""

ASKED: dict[str, dict[str, Any]] = {
    "as it is": {},
    "slow": {"rate": -20},
    "fast": {"rate": 15},
    "the voice's own": {"pace": "voice"},
    "target": {"target": "0:42"},
    "target at a rate": {"target": "0:40", "rate": 15},
    "out of reach": {"target": "0:05"},
}


@pytest.fixture(autouse=True)
def telling(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the engine that tells."""
    monkeypatch.setitem(ENGINES, "telling", ROW)
    TellingEngine.said.clear()
    TellingEngine.told.clear()


def _told_and_made(script: Path, audio: str, **asked: Any) -> tuple[Report, Report]:
    """Ask for the time, then for the track; nothing may be said before that."""
    request = Request(script, script.parent / audio, engine="telling", format=audio, export=["none"], **asked)
    told = time(request)
    assert not TellingEngine.said
    return told, make(request).report


@pytest.mark.parametrize(
    ("audio", "asked"), [*(("mp3", name) for name in ASKED), ("wav", "target"), ("m4a", "target")]
)
def test_what_is_told_is_made(tmp_path: Path, audio: str, asked: str) -> None:
    """The whole, every section and every cue begin and end when they were said to, at any rate, to any target."""
    script = tmp_path / "speech.txt"
    script.write_text(scripted(), encoding="utf-8")
    _equal(*_told_and_made(script, audio, **ASKED[asked]))


@pytest.mark.parametrize("audio", ["wav", "mp3"])
def test_pins(tmp_path: Path, audio: str) -> None:
    """So with what is to begin at a time."""
    script = tmp_path / "speech.srt"
    script.write_text(PINNED, encoding="utf-8")
    _equal(*_told_and_made(script, audio))


def test_few_sentences_tell_how_far_off_an_estimate_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So that at another rate than the estimated one hardly more is asked than every sentence once."""
    script = tmp_path / "speech.txt"
    script.write_text(many(100), encoding="utf-8")
    monkeypatch.setattr("tests.telling_engine._MS_A_CHARACTER", 250)
    time(Request(script, tmp_path / "out", engine="telling", target="8:00"))
    asked = TellingEngine.told
    last = [one for one in asked if one.rate == asked[-1].rate]
    assert len(last) == len({one.text for one in asked})
    assert 0 < len(asked) - len(last) <= 25


def _equal(told: Report, made: Report) -> None:
    assert told.totals.length_ms == made.totals.actual_ms
    assert [(one.start_ms, one.end_ms) for one in told.sections] == [
        (one.start_ms, one.end_ms) for one in made.sections
    ]
    assert [(one.start_ms, one.end_ms) for one in told.cues] == [
        (one.start_ms, one.end_ms) for one in made.cues
    ]
