"""What can be heard while the rest of a track is being made."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING, Any

import pytest

from rehearse.app.request import Request
from rehearse.app.verbs import make
from rehearse.output import early
from rehearse.output.manifest import Manifest
from rehearse.voices.engines import ENGINES
from tests.telling_engine import ROW, TellingEngine

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.core import Speech, Utterance

SENTENCES = [f"这是第{number}句话，说的是{number * 7}件小事。" for number in range(1, 41)]


@pytest.fixture
def seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[dict[str, int]]:
    """Have an engine that looks, each time it is asked, which sound is there, and how many milliseconds of it."""
    found: list[dict[str, int]] = []

    class Looking(TellingEngine):
        def synthesize(self, utterance: Utterance) -> Speech:
            found.append(_sounds(tmp_path / "out"))
            return super().synthesize(utterance)

    monkeypatch.setattr(early, "_WORTH_S", 0.0)
    monkeypatch.setattr("tests.telling_engine.TellingEngine", Looking)
    monkeypatch.setitem(ENGINES, "telling", ROW)
    return found


def _sounds(folder: Path) -> dict[str, int]:
    sounds = {}
    for path in folder.glob("**/*.wav"):
        if ".making" not in str(path):
            with wave.open(str(path)) as file:
                sounds[path.name] = file.getnframes() * 1000 // file.getframerate()
    return sounds


def _make(folder: Path, text: str) -> int:
    (folder / "speech.txt").write_text(text, encoding="utf-8")
    how: dict[str, Any] = {"engine": "telling", "format": "wav", "export": ["none"], "pace": "voice"}
    asked = Request(folder / "speech.txt", folder / "out", loudness="off", **how)  # its gain is known at once
    return make(asked).report.totals.length_ms


def test_beginning_of_a_long_section(tmp_path: Path, seen: list[dict[str, int]]) -> None:
    """A speech in one piece has its first sentences in a file before a third is made, and no such file in the end."""
    length_ms = _make(tmp_path, "".join(SENTENCES))
    first = next(index for index, sounds in enumerate(seen) if sounds)
    assert first <= len(SENTENCES) // 3
    assert list(seen[-1]) == ["beginning.wav"]
    assert 0.08 <= seen[-1]["beginning.wav"] / length_ms < 0.12
    assert not (tmp_path / "out" / "beginning.wav").exists()
    assert Manifest.read(tmp_path / "out").early == ()


def test_short_sections_come_whole(tmp_path: Path, seen: list[dict[str, int]]) -> None:
    """Where the first section is about a tenth, its own file is the first that is there."""
    _make(
        tmp_path, "\n\n".join(f"# 第{n}部分\n\n" + "".join(SENTENCES[n * 4 : n * 4 + 4]) for n in range(10))
    )
    assert all("beginning.wav" not in sounds for sounds in seen)
    assert min(map(sorted, filter(None, seen))) == ["00-第0部分.wav"]
    assert len(seen[-1]) < 10


def test_nothing_early_over_a_result(tmp_path: Path, seen: list[dict[str, int]]) -> None:
    """Where a track is there, it stays as it is until the new one is whole."""
    _make(tmp_path, "".join(SENTENCES[:10]))
    whole = _sounds(tmp_path / "out")
    seen.clear()
    _make(tmp_path, "".join(SENTENCES[10:20]))
    assert all(sounds == whole for sounds in seen)
    assert len(seen) == 10
