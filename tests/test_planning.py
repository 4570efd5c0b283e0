"""Tests of planning: pauses by rule, estimates, and a timeline and report that add up."""

from __future__ import annotations

from itertools import pairwise
from random import Random  # noqa: TC003 - hypothesis reads the annotation

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core import Breath, Clip, Pause, Speak
from rehearse.core.errors import ScriptError
from rehearse.script.reading import read_text
from rehearse.timing.planning import at_pace, plan
from rehearse.timing.planning.pace import KEPT_MS, person_pace, voice_pace
from rehearse.timing.planning.pauses import PAUSES_MS
from rehearse.timing.report.build import build_report
from rehearse.timing.timeline import lay_out
from rehearse.voices.known import known_voice

SPEECH = """开幕词

同志们：
今天我们集会；大家都来了。欢迎！
谢谢[3s]大家。（掌声）
一、第一件事
要好好做。
二、第二件事
要做好。
"""

WORDS = st.sampled_from(
    [
        "同志们：",
        "今天很好。",
        "我们2019年工作，学习；生活。",
        "一、要事",
        "好[2s]的。",
        "（掌声）",
        "Hello world.",
        "",
        "二、大事",
        "最后，谢谢！",
    ]
)
SCRIPTS = st.lists(WORDS, min_size=1, max_size=30).map("\n".join)


def pauses(text: str) -> list[tuple[str, int]]:
    """List the pauses of a speech, each with why."""
    planned = plan(read_text(text), voice_pace(known_voice("cmn", "zh"), 0))
    return [(step.why, step.planned_ms) for step in planned.steps if isinstance(step, Pause)]


def test_each_pause_has_its_reason() -> None:
    """Salutation, clause, sentence, paragraph, the author's own, section, heading, in the order of the speech."""
    why = [
        "salutation",
        "clause",
        "sentence",
        "paragraph",
        "mark",
        "section",
        "heading",
        "section",
        "heading",
    ]
    assert [reason for reason, _ in pauses(SPEECH)] == why


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("好。好。", "sentence"),
        ("好；好。", "clause"),
        ("好。\n好。", "paragraph"),
        ("各位同学：\n好。", "salutation"),
        ("一、甲乙\n好。\n二、丙丁\n好。", "heading"),
        ("我们要立足岗位争创一流，" * 8, "comma"),
        ("我们要立足岗位争创一流" * 8, "breath"),
    ],
)
def test_a_pause_is_as_long_as_the_table_says(text: str, why: str) -> None:
    """The defaults are in one place, and they are what is planned."""
    assert (why, PAUSES_MS[why]) in pauses(text)


def test_the_authors_mark_decides_alone() -> None:
    """No planned pause is added to one that is written, wherever it stands."""
    assert pauses("好。[停顿3秒]\n[1s]好。") == [("mark", 3000), ("mark", 1000)]


def test_applause_is_a_cue_with_a_time() -> None:
    """It is not a pause of the speaker's, and it takes its planned time."""
    report = build_report(
        lay_out(plan(read_text("好。（掌声）好。"), voice_pace(known_voice("cmn", "zh"), 0)))
    )
    assert [(cue.kind, cue.text, cue.end_ms - cue.start_ms) for cue in report.cues if cue.kind == "cue"] == [
        ("cue", "（掌声）", 6000)
    ]


@given(SCRIPTS)
def test_the_report_adds_up(text: str) -> None:
    """Sections and cues cover the track without gap or overlap; every sum is the sum of its parts."""
    try:
        script = read_text(text)
    except ScriptError:
        return
    planned = plan(script, person_pace(script))
    speaks = [step for step in planned.steps if isinstance(step, Speak)]
    clips = [Clip(str(place), 0, 100 + 37 * place) for place, _ in enumerate(speaks)]
    for timeline in (lay_out(planned), lay_out(planned, clips)):
        report = build_report(timeline)
        assert report.sections[0].start_ms == 0
        assert report.sections[-1].end_ms == timeline.duration_ms
        assert all(one.end_ms == other.start_ms for one, other in pairwise(report.sections))
        assert all(one.end_ms == other.start_ms for one, other in pairwise(report.cues))
        assert sum(cue.planned_ms for cue in report.cues) == report.totals.planned_ms
        assert report.totals.speech_ms + report.totals.pause_ms == timeline.duration_ms
        assert [section.index for section in report.sections] == list(range(1, len(script.sections) + 1))
    assert [cue.end_ms - cue.start_ms for cue in report.cues if cue.kind == "speech"] == [
        clip.duration_ms for clip in clips
    ]


@given(SCRIPTS, st.integers(1, 43), st.randoms(use_true_random=False))
def test_a_grid_moves_nothing_far(text: str, grid: int, random: Random) -> None:
    """On a grid, clips and sections begin on it, each as near as can be to where it would begin; nothing overlaps."""
    try:
        script = read_text(text)
    except ScriptError:
        return
    planned = plan(script, person_pace(script))
    count = sum(isinstance(step, Speak) for step in planned.steps)
    clips = [Clip(str(place), 0, random.randint(1, 3000)) for place in range(count)]
    exact, gridded = lay_out(planned, clips), lay_out(planned, clips, grid_ms=grid)
    crowded = 0
    for before, after in zip(exact.cues, gridded.cues, strict=True):
        if after.clip:
            assert after.start_ms % grid == 0
            assert after.end_ms - after.start_ms >= after.clip.duration_ms
            crowded += grid if after.end_ms - after.start_ms > after.clip.duration_ms else 0
        assert abs(before.start_ms - after.start_ms) <= grid + crowded
    assert all(one.end_ms == other.start_ms for one, other in pairwise(gridded.cues))
    assert all(section.start_ms % grid == 0 for section in build_report(gridded).sections)
    assert lay_out(planned, clips, grid_ms=1) == exact


@given(SCRIPTS)
def test_another_pace_changes_times_alone(text: str) -> None:
    """A plan brought to another pace is the plan made at that pace."""
    try:
        script = read_text(text)
    except ScriptError:
        return
    slow, fast = (voice_pace(known_voice("zh-CN-YunyangNeural", "zh"), rate) for rate in (-20, 10))
    assert at_pace(plan(script, slow), fast) == plan(script, fast)


def test_a_person_takes_what_the_pace_says() -> None:
    """200 characters a minute, pauses included: 600 characters take three minutes, give or take the rounding."""
    text = "\n".join(["我们今天在这里认真学习，努力工作，好好生活。" * 3] * 10)
    script = read_text(text)
    report = build_report(lay_out(plan(script, person_pace(script))))
    assert report.totals.planned_ms == pytest.approx(report.totals.units * 300, rel=0.01)


def test_a_mark_comes_on_top_of_a_persons_pace() -> None:
    """Who writes [10s] means ten seconds more, give or take the pause that it stands for."""
    plain, marked = (
        build_report(lay_out(plan(script, person_pace(script)))).totals.planned_ms
        for script in (
            read_text("我们今天工作学习。" * 20),
            read_text("我们今天工作学习。" * 10 + "[10s]" + "我们今天工作学习。" * 10),
        )
    )
    assert marked - plain == pytest.approx(10_000, abs=700)


@given(
    st.lists(
        st.sampled_from(["今天很好。", "我们2019年工作，学习；生活。", "好[2s]的。", "Hello world."]),
        max_size=20,
    ),
    st.sampled_from(["我们再说一句。", "One more sentence."]),
)
def test_longer_text_never_gets_shorter(sentences: list[str], more: str) -> None:
    """Adding a sentence at the end adds time, as long as no paragraph changes its role by it."""
    text = "\n".join(["各位同学：", *sentences])
    short, long = read_text(text), read_text(f"{text}\n{more}")
    pace = voice_pace(known_voice("zh-CN-XiaoxiaoNeural", "zh"), 0)
    assert lay_out(plan(long, pace)).duration_ms > lay_out(plan(short, pace)).duration_ms


def test_a_faster_rate_takes_proportionally_less() -> None:
    """Sound scales by 1 / (1 + rate), as measured of the service's voices; the silence kept around it does not."""
    sentence = read_text("我们今天在这里认真学习，努力工作。").sections[0].parts[0]
    assert isinstance(sentence, Breath)
    slow, fast = (
        voice_pace(known_voice("zh-CN-YunxiNeural", "zh"), rate).estimate(sentence) for rate in (0, 25)
    )
    assert fast - KEPT_MS == pytest.approx((slow - KEPT_MS) / 1.25, abs=1)


def test_units_leave_out_marks_and_spaces() -> None:
    """The report counts spoken characters: no punctuation, no spaces, no marks, no title."""
    report = build_report(
        lay_out(
            plan(
                read_text("开幕词\n\n同志们：\n今天， 很好[2s]！"),
                voice_pace(known_voice("cmn", "zh"), 0),
            )
        )
    )
    assert report.totals.units == len("同志们今天很好")
