"""Tests of the verdict: on time or not, what to do about it, back-timing, and what an edit costs."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core.errors import RehearseError
from rehearse.language.durations import Target, parse_target
from rehearse.timing.planning.cutting import CutPlan
from rehearse.timing.report.build import build_report
from rehearse.timing.report.comparing import compare_parts
from rehearse.timing.report.judging import with_verdict
from rehearse.timing.report.occasions import OCCASIONS, occasion_lines, occasion_named
from rehearse.timing.report.verdict import (
    MANNERS,
    Advice,
    Part,
    Verdict,
    advise,
    check_sum,
    first_advice,
    judge_length,
    must_start_by,
    usual_grace,
)
from rehearse.timing.report.wording import SIGNS, advice_lines, comparison_lines, track_line, verdict_line
from rehearse.timing.timeline import lay_out
from tests.plans import planned

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core import Language

LANGUAGES: tuple[Language, ...] = ("zh", "en")

VERDICTS = {
    "to the second": ("15m", 900, None, "on time", 0),
    "within the grace": ("15m", 930, None, "on time", 30),
    "beyond it": ("15m", 931, None, "over", 31),
    "just short": ("15m", 870, None, "on time", -30),
    "short": ("15m", 869, None, "under", -31),
    "three minutes": ("3m", 190, None, "over", 10),
    "an hour": ("1h", 3671, None, "on time", 71),
    "no grace": ("15m", 901, 0, "over", 1),
    "grace as asked": ("3m", 210, 30_000, "on time", 30),
    "in a range": ("12-15m", 800, None, "on time", 0),
    "below a range": ("12-15m", 680, None, "under", -40),
    "above a range": ("12-15m", 960, None, "over", 60),
}
"""Target, seconds, grace in ms -> what it is, and by how many seconds."""


@pytest.mark.parametrize(("target", "seconds", "grace", "kind", "by"), VERDICTS.values(), ids=VERDICTS.keys())
def test_verdicts(target: str, seconds: int, grace: int | None, kind: str, by: int) -> None:
    """A speech fits within the grace of either end of its target."""
    found = judge_length(1000 * seconds, parse_target(target), grace)
    assert (found.kind, found.by_ms) == (kind, 1000 * by)


@given(st.integers(0, 10**8), st.integers(0, 10**6))
def test_the_grace_grows_with_the_target(target: int, more: int) -> None:
    """A longer target has no less grace, and none has more than 5 %."""
    assert 0 <= usual_grace(target) <= usual_grace(target + more)
    assert usual_grace(target) <= target / 20


SAID = {
    (972, "15m"): ("+ over by 1:12: 16:12, target 15:00", "+ 超时 1:12：16:12，目标 15:00"),
    (772, "15m"): ("− under by 2:08: 12:52, target 15:00", "− 不足 2:08：12:52，目标 15:00"),
    (892, "15m"): (
        "= on time: 14:52, target 15:00 (−0:08, grace 0:30)",
        "= 按时：14:52，目标 15:00（−0:08，允许 0:30）",
    ),
    (772, "12-15m"): ("= on time: 12:52, target 12:00–15:00", "= 按时：12:52，目标 12:00–15:00"),
    (972, "12-15m"): ("+ over by 1:12: 16:12, target 12:00–15:00", "+ 超时 1:12：16:12，目标 12:00–15:00"),
}


@pytest.mark.parametrize(("case", "said"), SAID.items())
def test_words(case: tuple[int, str], said: tuple[str, str]) -> None:
    """The verdict is one line with a sign and words."""
    found = judge_length(1000 * case[0], parse_target(case[1]))
    assert (verdict_line(found, "en"), verdict_line(found, "zh")) == said


def test_everything_has_words() -> None:
    """Each verdict has a sign of its own, and each advice its words in both languages."""
    assert len(set(SIGNS.values())) == len(SIGNS)
    for language, seconds in product(LANGUAGES, (100, 300, 500, 700, 1400)):
        for units in range(100, 4000, 100):
            parts = [Part("一", units, 1000 * seconds, 0)]
            found = judged_parts(parts, "10m", 1000 * seconds, language)
            assert all(advice_lines(found, language))
            assert (found.kind == "on time") == (not found.advice)
    assert all(
        [limit for limit, _ in rows] == sorted(limit for limit, _ in rows) for rows in MANNERS.values()
    )


SPEECH = (
    Part("开场", 200, 60_000),
    Part("一、事", 1800, 560_000, 20_000),
    Part("二、情", 1000, 300_000, 0, 240_000),
)
"""3,000 characters in 920 s, 20 s of them applause: 200 a minute."""


def judged_parts(
    parts: Sequence[Part], target: str, total_ms: int = 920_000, language: Language = "zh"
) -> Verdict:
    """Judge sections."""
    found = judge_length(total_ms, parse_target(target))
    return replace(found, advice=tuple(advise(parts, found, language)))


def test_advice_when_over() -> None:
    """The pace is what fits, marks and cues left alone; what to cut is told for the whole and where it is too much."""
    found = judged_parts(SPEECH, "14m")
    assert [(advice.key, dict(advice.values)) for advice in found.advice] == [
        ("over brisk", {"pace": 220}),  # 3,000 characters in 820 s are 219.5
        ("over units", {"units": 267}),  # 80 s at 200 a minute
        ("section", {"index": 1, "name": "开场", "over_ms": 1936, "units": 7}),
        ("section", {"index": 2, "name": "一、事", "over_ms": 18_064, "units": 61}),
        ("section", {"index": 3, "name": "二、情", "over_ms": 60_000, "units": 200}),
    ]
    assert advice_lines(found, "zh") == [
        "每分钟 220 字即可按时讲完：稍快，仍自然",
        "按现在的语速，需删去约 267 字",
        "开场：超出应占时间 0:02，删去约 7 字",
        "一、事：超出应占时间 0:18，删去约 61 字",
        "二、情：超出应占时间 1:00，删去约 200 字",
    ]
    assert advice_lines(found, "en")[0] == "at 220/min you finish in time: brisk but natural"
    assert advice_lines(found, "zh", found.advice[:2]) == advice_lines(found, "zh")[:2]
    assert "267 words" in advice_lines(found, "zh", unit="words")[1]


def test_advice_too_fast_for_anyone() -> None:
    """A pace that nobody speaks at is no advice: cut. Nor is any, when applause alone takes longer."""
    assert advice_lines(judged_parts(SPEECH, "10m"), "en")[0] == "needs 311/min: cut"
    never = judged_parts(SPEECH, "15s").advice[0]
    assert (never.key, never.values["pace"]) == ("over never", 0)


def test_advice_when_under_or_on_time() -> None:
    """What is too short may be slower or longer; what fits needs no advice."""
    under = judged_parts(SPEECH, "20m").advice
    assert [(advice.key, *advice.values.values()) for advice in under] == [
        ("under easy", 152),
        ("under units", 934),
    ]
    assert judged_parts(SPEECH, "15m").advice == ()


CUTS = {
    "one": (CutPlan(("B",), 878_000, True), "drop B: 14:38", "删去 B：14:38"),
    "three": (CutPlan(("A", "B", "D"), 878_000, True), "drop A, B and D: 14:38", "删去 A、B、D：14:38"),
    "not enough": (
        CutPlan(("A", "B"), 940_000, False),
        "even without A and B it takes 15:40, 0:40 too long",
        "可删的 A、B 全部删去也要 15:40，仍超出 0:40",
    ),
}


@pytest.mark.parametrize(("found", "english", "chinese"), CUTS.values(), ids=CUTS.keys())
def test_a_cut_plan_is_advice(found: CutPlan, english: str, chinese: str) -> None:
    """It is one line, in the script's language."""
    report = build_report(lay_out(planned("10")))
    verdict = with_verdict(report, report, parse_target("15m"), cut=found).verdict
    assert verdict
    assert [advice_lines(verdict, language)[-1] for language in ("en", "zh")] == [english, chinese]


@given(
    st.lists(
        st.tuples(st.integers(1, 3000), st.integers(100, 400), st.integers(0, 60_000)), min_size=1, max_size=8
    ),
    st.floats(0.2, 0.97),
)
def test_the_advice_makes_it_fit(sections: list[tuple[int, int, int]], share: float) -> None:
    """At the pace that is advised the speech takes no more than the target, and a little slower it does."""
    parts = [Part("", units, units * pace + fixed, fixed) for units, pace, fixed in sections]
    total = sum(part.ms for part in parts)
    target = Target("", round(total * share), round(total * share))
    advice = next(advise(parts, judge_length(total, target, grace_ms=0), "zh"), None)
    if advice is None or advice.key == "over never":
        return
    pace = advice.values["pace"]
    units, fixed = sum(part.units for part in parts), sum(part.fixed_ms for part in parts)
    assert units * 60_000 / pace + fixed <= target.high_ms
    assert pace == 1 or units * 60_000 / (pace - 1) + fixed > target.high_ms


@given(st.lists(st.integers(1, 10**6), min_size=1), st.integers(0, 10**7))
def test_back_timing(sections: list[int], target: int) -> None:
    """Who begins the last section in time, and each before it, ends on time."""
    found = must_start_by(sections, target)
    assert found[-1] + sections[-1] == target
    assert all(start + ms == after for start, ms, after in zip(found, sections, found[1:], strict=False))


SUMS = {
    ("15m", (300, 600)): None,
    ("12-15m", (300, 540)): None,
    ("15m", (None, None)): None,
    ("15m", (300, None)): None,
    ("15m", (300, 615)): "add up to 15:15, 0:15 more than the target 15:00;",
    ("15m", (None, 300, 615)): "add up to 15:15, 0:15 more than the target 15:00;",
    ("15m", (300, 500)): "add up to 13:20, 1:40 less than the target 15:00;",
    ("12-15m", (300, 300)): "add up to 10:00, 2:00 less than the target 12-15m;",
    ("15m", (None, 300, 600)): "add up to 15:00, which leaves nothing of 15:00 for the section without one;",
}
"""Target of the whole, of the sections in seconds -> what is wrong."""


@pytest.mark.parametrize(("targets", "said"), SUMS.items())
def test_sums(targets: tuple[str, tuple[int | None, ...]], said: str | None) -> None:
    """Sections' targets that cannot make up the whole's are told, and by how much."""
    whole, sections = targets
    advice = tuple(check_sum(parse_target(whole), [None if s is None else 1000 * s for s in sections]))
    lines = advice_lines(replace(judge_length(0, parse_target(whole)), advice=advice), "en")
    assert [said in line for line in lines if said] == [True] * len(lines) == [True] * (said is not None)


def parts(**sections: int) -> list[Part]:
    """List sections with their seconds."""
    return [Part(name, 0, 1000 * seconds) for name, seconds in sections.items()]


EDITS: dict[str, tuple[dict[str, int], dict[str, int], list[tuple[str, int | None, int | None]]]] = {
    "longer": (
        {"开场": 60, "一、事": 100},
        {"开场": 60, "一、事": 114},
        [("开场", 60, 60), ("一、事", 100, 114)],
    ),
    "one more in front": (
        {"一、坚持学习": 60, "二、真抓实干": 100},
        {"一、认清形势": 30, "二、坚持学习": 61, "三、真抓实干": 100},
        [("一、认清形势", None, 30), ("二、坚持学习", 60, 61), ("三、真抓实干", 100, 100)],
    ),
    "one less": (
        {"一、坚持学习": 60, "二、真抓实干": 100, "三、严守纪律": 50},
        {"一、坚持学习": 60, "二、严守纪律": 50},
        [("一、坚持学习", 60, 60), ("二、真抓实干", 100, None), ("二、严守纪律", 50, 50)],
    ),
    "reworded": (
        {"开场": 10, "一、大力弘扬劳模精神": 60, "二、别的": 5},
        {"开场": 10, "一、弘扬劳模的精神": 70, "二、别的": 5},
        [("开场", 10, 10), ("一、弘扬劳模的精神", 60, 70), ("二、别的", 5, 5)],
    ),
    "another heading": (
        {"开场": 10, "一、甲": 60, "结尾": 5},
        {"开场": 10, "一、乙丙丁": 70, "结尾": 5},
        [("开场", 10, 10), ("一、乙丙丁", 60, 70), ("结尾", 5, 5)],
    ),
    "the other way round": ({"甲": 10, "乙": 20}, {"乙": 20, "甲": 10}, [("乙", 20, 20), ("甲", 10, 10)]),
    "nothing left": ({"甲": 10, "乙": 20}, {}, [("甲", 10, None), ("乙", 20, None)]),
}
"""Old and new version: heading -> seconds; what became of each."""


@pytest.mark.parametrize(("old", "new", "changes"), EDITS.values(), ids=EDITS.keys())
def test_edits(
    old: dict[str, int], new: dict[str, int], changes: list[tuple[str, int | None, int | None]]
) -> None:
    """Sections are matched by heading, number or not, then by likeness and place."""
    found = compare_parts(parts(**old), parts(**new))
    assert [
        (change.name, *(None if ms is None else ms // 1000 for ms in (change.old_ms, change.new_ms)))
        for change in found.sections
    ] == changes


NAMES = st.sampled_from(["开场", "一、甲", "二、甲", "一、大力弘扬", "二、大力宣传", "结尾", ""])
VERSIONS = st.lists(st.builds(Part, NAMES, st.just(0), st.integers(0, 10**6)), max_size=8)


@given(VERSIONS, VERSIONS)
def test_changes_add_up(old: list[Part], new: list[Part]) -> None:
    """Each section of either version is told once, and their changes add up; nothing differs from itself."""
    found = compare_parts(old, new)
    assert sorted(c.old_ms for c in found.sections if c.old_ms is not None) == sorted(part.ms for part in old)
    assert [c.new_ms for c in found.sections if c.new_ms is not None] == [part.ms for part in new]
    assert sum((c.new_ms or 0) - (c.old_ms or 0) for c in found.sections) == found.by_ms
    assert len(comparison_lines(compare_parts(old, old), "zh")) == 1


def test_the_words_of_an_edit() -> None:
    """The whole comes first, then what changed, is new or gone."""
    found = compare_parts(parts(甲=60, 乙=20, 丙=30), parts(甲=74, 丙=30, 丁天下=15))
    assert comparison_lines(found, "en") == [
        "+0:09 since the last version: 1:59, before 1:50",
        "甲: +0:14 (1:14)",
        "乙: −0:20 (gone)",
        "丁天下: +0:15 (new)",
    ]
    assert comparison_lines(found, "zh")[0] == "比上一版 +0:09：1:59，原为 1:50"


OCCASIONS_SAID = {
    ("toastmasters", 270): ("on time", []),
    ("toastmasters", 449): ("on time", []),
    ("toastmasters", 451): ("over", ["cannot win"]),
    ("toastmasters", 269): ("under", ["cannot win"]),
    ("3mt", 100): ("on time", []),
    ("3mt", 181): ("over", ["cannot win"]),
    ("contest", 480): ("on time", []),
    ("contest", 481): ("over", ["0.02"]),
    ("contest", 500): ("over", ["0.05"]),
    ("contest", 900): ("over", ["0.2"]),
    ("contest", 359): ("under", ["0.1"]),
    ("contest-8", 489): ("on time", []),
    ("contest-8", 495): ("over", ["0.2"]),
}
"""Occasion and seconds -> the verdict, and what is said to be lost."""


@pytest.mark.parametrize(("case", "said"), OCCASIONS_SAID.items())
def test_occasions(case: tuple[str, int], said: tuple[str, list[str]]) -> None:
    """Contests and meetings have their own grace and their own losses; nothing is lost at the very end of the time."""
    target = occasion_named(case[0])
    assert target
    found = judge_length(1000 * case[1], target)
    report = replace(build_report(lay_out(planned(str(5 * case[1])))), verdict=found)
    report = replace(report, script=replace(report.script, language="en"))
    lines = [line for line in occasion_lines(report) if "lose" in line or "cannot" in line]
    assert found.kind == said[0]
    assert [word in line for word, line in zip(said[1], lines, strict=True)] == [True] * len(said[1])


def test_signals_are_told_where_the_speaker_stands() -> None:
    """A card three minutes before the end is told of a talk of fifteen minutes, and none after the talk's end."""
    target = occasion_named("conference-15")
    assert target
    report = build_report(lay_out(planned("3000", "400")))
    report = replace(report, verdict=judge_length(report.totals.length_ms, target))
    assert occasion_lines(report) == []
    report = build_report(lay_out(planned("3000", "900")))
    report = replace(report, verdict=judge_length(report.totals.length_ms, target))
    assert occasion_lines(report) == ["会议报告（15 分钟）：剩 3 分钟 12:00 时在第 2 部分"]


def test_every_occasion_has_its_source_and_a_name_that_is_no_time() -> None:
    """So that whoever doubts a rule can look it up; the name in capitals is taken, too."""
    for name, occasion in OCCASIONS.items():
        assert occasion.source
        assert occasion_named(name.upper())
        with pytest.raises(RehearseError):
            parse_target(name)
    assert occasion_named("15m") is None


def test_first_things_are_few() -> None:
    """What contradicts itself comes first, then what the author marked optional, then figures; never more than two."""
    advice = (
        Advice("over brisk", {}),
        Advice("over units", {}),
        Advice("section", {}),
        Advice("drop", {}),
        Advice("sum over", {}),
    )
    base = judge_length(10, parse_target("1s"))
    assert [one.key for one in first_advice(replace(base, advice=advice))] == ["sum over", "drop"]
    assert [one.key for one in first_advice(replace(base, advice=advice[:4]))] == ["drop", "over brisk"]
    assert [one.key for one in first_advice(replace(base, advice=advice[:3]))] == ["over units", "over brisk"]


TRACKS = {
    (1350, "18m", 1080): "录音已压到 18:00，比您平时快 25%",
    (800, "15m", 900): "录音已放慢到 15:00，比您平时慢 11%",
    (900, "15m", 900): "录音 15:00，和您平时一样快",
    (1350, "15m", 1000): "录音已压到 16:40，比您平时快 35%，仍超出目标 1:40",
    (800, "20m", 960): "录音已放慢到 16:00，比您平时慢 17%，离目标还差 4:00：再慢就不自然了",
    (900, "20m", 800): "录音 13:20，比您平时快 12%，离目标还差 6:40",
    (900, "15m", 1000): "录音 16:40，比您平时慢 10%，仍超出目标 1:40",
}
"""Seconds that the person takes, target, seconds of the track -> how the track fits."""


@pytest.mark.parametrize(("case", "said"), TRACKS.items())
def test_a_track_has_a_sentence_of_its_own(case: tuple[int, str, int], said: str) -> None:
    """It tells what was done to the voice, beside the verdict; `time`, which has no track, says nothing of it."""
    person, target, track = case
    report = build_report(lay_out(planned(str(5 * person))))
    report = replace(report, verdict=judge_length(1000 * person, parse_target(target)))
    assert track_line(report) == ""
    made = replace(report, totals=replace(report.totals, actual_ms=1000 * track))
    assert track_line(made) == said
