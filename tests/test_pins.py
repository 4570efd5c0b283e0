"""Tests of pins: what is pinned begins when it is due, in the plan and in the sound."""

from __future__ import annotations

import wave
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rehearse import Request, make
from rehearse.core import Mark, Pause, Speak
from rehearse.script.reading import read_text
from rehearse.timing.planning import at_pace, plan
from rehearse.timing.planning.fitting import Range
from rehearse.timing.planning.pace import person_pace
from rehearse.timing.planning.person import SpeakingRate
from rehearse.timing.planning.pins import late_pins, least_rate
from rehearse.timing.timeline import lay_out

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.core import Script, Timeline

_LINES = ("大家好，欢迎来到今天的读书会", "我们先读一段旧信", "它写在许多年以前", "再读一段新的", "谢谢各位")


def _clock(ms: int) -> str:
    return f"00:{ms // 60_000:02}:{ms // 1000 % 60:02},{ms % 1000:03}"


def _subtitles(starts: list[int], length_ms: int = 3_000) -> str:
    return "\n".join(
        f"{place}\n{_clock(ms)} --> {_clock(ms + length_ms)}\n{_LINES[place % len(_LINES)]}\n"
        for place, ms in enumerate(starts, start=1)
    )


def _begin(timeline: Timeline) -> list[int]:
    """When what is pinned begins."""
    return [cue.end_ms for cue in timeline.cues if isinstance(cue.step, Pause) and cue.step.why == "pin"]


def _due(script: Script) -> list[int]:
    parts = (part for section in script.sections for part in section.parts)
    return [part.ms for part in parts if isinstance(part, Mark) and part.kind == "pin"]


def test_each_cue_is_pinned_to_its_time() -> None:
    """Also the first one, and the twentieth behind a long silence."""
    starts = [6_000 * place + 500 * (place % 3) for place in range(1, 20)] + [140_000]
    script = read_text(_subtitles(starts), name="a.srt")
    assert _due(script) == starts
    begin = _begin(lay_out(plan(script)))
    assert max(abs(at - due) for at, due in zip(begin, starts, strict=True)) <= 24


def test_a_timecode_that_begins_at_ten_hours_is_no_silence() -> None:
    """Whole hours before the first cue are left out."""
    text = _subtitles([1_000, 6_000]).replace("00:00:", "10:00:")
    assert _due(read_text(text, name="a.srt")) == [1_000, 6_000]


def test_a_mark_pins_what_follows_in_any_script() -> None:
    """[at 0:20] and its like are not spoken; the pause before takes what is left."""
    script = read_text("各位来宾：\n大家好。[at 0:20]现在开始。\n\n【到1:00】谢谢大家！\n在2:00之前结束。")
    assert _due(script) == [20_000, 60_000]
    assert "at" not in "".join(breath.text for breath in script.breaths)
    assert [
        abs(at - due) <= 24 for at, due in zip(_begin(lay_out(plan(script))), [20_000, 60_000], strict=True)
    ]


def test_what_cannot_be_reached_is_told_with_what_to_cut() -> None:
    """By how much, and how many characters before it must go; the next pin is kept again."""
    script = read_text("各位来宾：\n" + "这一句话有十个字。" * 10 + "[at 0:10]好。\n[at 1:30]谢谢大家！\n")
    (late,) = late_pins(lay_out(plan(script)))
    assert late.mark.text == "[at 0:10]"
    assert late.by_ms > 5_000
    assert 20 < late.units < 94


def test_the_free_gap_and_the_pauses_give_way_before_the_voice() -> None:
    """The least speed-up that reaches what can be reached, and none where the gaps are enough."""
    script = read_text("各位来宾：\n" + "这一句话有十个字。" * 4 + "[at 0:09]好。\n")

    def at(rate: int):  # type: ignore[no-untyped-def]
        return at_pace(plan(script), person_pace(script, SpeakingRate(200 * (1 + rate / 100), 0.1, "")))

    rate = least_rate(at, Range(0, 60))
    assert 0 < rate < 60
    assert not late_pins(lay_out(at(rate)))
    assert late_pins(lay_out(at(rate - 3)))
    assert all(step.planned_ms > 0 for step in at(rate).steps if isinstance(step, Speak))


@pytest.mark.slow
def test_what_is_pinned_is_heard_when_it_is_due(tmp_path: Path) -> None:
    """In the wav, within a frame, for subtitles and for marks."""
    starts = [1_500, 6_500, 11_000, 18_000]
    for name, text in (
        ("a.srt", _subtitles(starts)),
        ("b.md", "# 题\n\n" + "\n\n".join(f"[at 0:{ms / 1000:04.1f}]{_LINES[ms % 5]}。" for ms in starts)),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
        folder = tmp_path / "out" / name
        make(Request(tmp_path / name, folder, engine="espeak", format="wav"))
        with wave.open(str(folder / "track.wav")) as track:
            rate = track.getframerate()
            loud = np.abs(np.frombuffer(track.readframes(track.getnframes()), dtype="<i2").astype(int)) > 150
        for ms in starts:
            before = loud[(ms - 110) * rate // 1000 : (ms - 24) * rate // 1000]
            behind = loud[(ms - 24) * rate // 1000 : (ms + 60) * rate // 1000]
            assert not before.any()
            assert behind.any()
