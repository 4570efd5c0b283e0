"""Tests of fitting: targets as people write them, rates and pauses that meet them, sections that land as planned."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core import Cue, Pause, Plan, Speak, Step
from rehearse.core.errors import RehearseError
from rehearse.language.durations import heading_target, parse_target
from rehearse.timing.planning.allocate import Share, allocate
from rehearse.timing.planning.fitting import (
    SPEED,
    Fit,
    Range,
    pause_bounds,
    solve_pace,
    with_pauses,
)
from rehearse.timing.planning.settling import settle
from rehearse.timing.report.shares import shares
from tests.plans import PLANS, at_rate, by_section, planned, total

TARGETS = {
    "15m": (900_000, 900_000),
    "900s": (900_000, 900_000),
    "15:00": (900_000, 900_000),
    "0:15:00": (900_000, 900_000),
    "12-15m": (720_000, 900_000),
    "12-15分钟": (720_000, 900_000),
    "3分钟": (180_000, 180_000),
    "三分钟": (180_000, 180_000),
    "十二到十五分钟": (720_000, 900_000),
    "1小时20分": (4_800_000, 4_800_000),
    "一个半小时": (5_400_000, 5_400_000),
    "半小时": (1_800_000, 1_800_000),
    "1分半": (90_000, 90_000),
    "1'30\"": (90_000, 90_000),
    "３′": (180_000, 180_000),
    "1 min. 15 sec.": (75_000, 75_000),
}
"""How people write how long it may take -> from, to, in milliseconds."""


@pytest.mark.parametrize(("text", "ends"), TARGETS.items())
def test_targets(text: str, ends: tuple[int, int]) -> None:
    """A target is read as it is meant, and kept as it was written."""
    found = parse_target(text)
    assert (found.text, found.low_ms, found.high_ms) == (text, *ends)


@pytest.mark.parametrize("text", ["", "900", "soon", "15-12m", "0m", "25h", "1-2-3m", "3m2h", "三", "15:75"])
def test_no_targets(text: str) -> None:
    """What is no time, or none that a speech takes, is refused in one line that says what to write."""
    with pytest.raises(RehearseError, match="; write ") as error:
        parse_target(text)
    assert "\n" not in str(error.value)


HEADINGS = {
    "一、开场白 (3:00)": ("一、开场白", 180_000),
    "一、开场白（3分钟）": ("一、开场白", 180_000),
    "一、开场白（约３分钟）": ("一、开场白", 180_000),
    "一、开场白（用时：3 分 30 秒左右）  ": ("一、开场白", 210_000),
    "一、开场白 [2-3 min]": ("一、开场白", 180_000),
    "一、开场白【三分钟】": ("一、开场白", 180_000),
    "结语 — 30秒": ("结语", 30_000),
    "结语——半分钟": ("结语", 30_000),
    "Closing - 45 seconds": ("Closing", 45_000),
    "结语：3分钟": ("结语", 180_000),
    "二、正文，约 1 分 15 秒": ("二、正文", 75_000),
    "【第一部分 — 1 分钟】": ("【第一部分】", 60_000),
    "（一）要点（1′30″）": ("（一）要点", 90_000),
    "Part 1 (about 2 minutes)": ("Part 1", 120_000),
}
"""Heading -> what is left of it, and its target."""


@pytest.mark.parametrize(("heading", "found"), HEADINGS.items())
def test_a_heading_s_target(heading: str, found: tuple[str, int]) -> None:
    """A target at a heading's end is found, and the heading is whole without it."""
    target = heading_target(heading)
    assert target is not None
    start, end, ms = target
    assert (heading[:start] + heading[end:], ms) == found


@pytest.mark.parametrize(
    "heading",
    [
        "一、开场白",
        "一、改革开放（2019）",
        "一、改变命运，只需 30 秒",
        "冲刺，30秒",
        "开幕式 — 15:00",
        "签到（9:30—10:00）",
        "三分钟",
        "（3分钟）",
        "（3分钟）热身",
        "再战30秒",
        "第2-3分钟",
        "要求（第3分）",
        "比赛（3:0）",
        "（" * 5000 + " " * 5000,
    ],
)
def test_a_heading_without_target(heading: str) -> None:
    """A time that the heading speaks of, or the time of the day, is no target."""
    assert heading_target(heading) is None


@given(
    st.lists(st.tuples(st.integers(0, 10**6), st.none() | st.integers(0, 10**5)), min_size=1),
    st.integers(0, 10**7),
)
def test_shares_make_up_the_whole(sections: list[tuple[int, int | None]], whole: int) -> None:
    """Own targets are kept, and the others' shares add up to what is left, where there is something to share out."""
    took, targets = zip(*sections, strict=True)
    found = shares(whole, took, targets)
    assert all(share == target for share, target in zip(found, targets, strict=True) if target is not None)
    rest = [share for share, target in zip(found, targets, strict=True) if target is None]
    assert all(share >= 0 for share in rest)
    if any(ms for ms, target in sections if target is None):
        assert sum(rest) == max(0, whole - sum(target for target in targets if target is not None))


SHARES = st.builds(
    lambda weight, least, more: Share(weight, least, least + more),
    st.integers(1, 5000),
    st.integers(0, 1000),
    st.integers(0, 5000),
)


@given(st.lists(SHARES, max_size=60), st.integers(-1000, 10**6), st.integers(0, 1000))
def test_spreading(among: list[Share], whole: int, more: int) -> None:
    """Nothing is lost that the bounds allow; equals get equal shares; more to share is never less for anyone."""
    found = allocate(whole, among)
    least, most = sum(share.least for share in among), sum(share.most for share in among)
    assert sum(found) == min(max(whole, least), most)
    assert all(share.least <= got <= share.most for share, got in zip(among, found, strict=True))
    pairs = sorted(
        zip(among, found, strict=True), key=lambda pair: (pair[0].weight, pair[0].least, pair[0].most)
    )
    for _, group in groupby(pairs, key=lambda pair: pair[0]):
        equal = [got for _, got in group]
        assert max(equal) - min(equal) <= 1
    assert all(now >= before for before, now in zip(found, allocate(whole + more, among), strict=True))


def test_what_rounding_leaves_is_spread_evenly() -> None:
    """Each half, and each quarter, of equal shares has its part of the odd milliseconds."""
    found = allocate(100_040, [Share(100, 0, 10_000)] * 160)
    odd = [got - min(found) for got in found]
    assert sum(odd) == 40
    assert all(9 <= sum(odd[start : start + 40]) <= 11 for start in range(0, 160, 40))


def fit(plan: Plan, target_ms: int, speed: Range = SPEED) -> Fit:
    """Fit a plan for a voice whose time for a sentence is proportional to 1 / (1 + rate)."""
    return solve_pace(lambda rate: at_rate(plan, rate), target_ms, speed)


def ends(plan: Plan) -> tuple[int, int]:
    """Tell the shortest and longest that a plan can be made."""
    limits = [pause_bounds(step) for step in plan.steps if isinstance(step, Pause)]
    fast, slow = at_rate(plan, SPEED.most), at_rate(plan, SPEED.least)
    spoken = [sum(s.planned_ms for s in p.steps if not isinstance(s, Pause)) for p in (fast, slow)]
    return spoken[0] + sum(b.least for b in limits), spoken[1] + sum(b.most for b in limits)


@given(PLANS, st.floats(0.3, 2.5))
def test_a_target_is_met(plan: Plan, stretch: float) -> None:
    """The plan takes the target to the millisecond, or what is missing; bounds and the author's marks are kept."""
    target = round(total(plan) * stretch)
    found = fit(plan, target)
    assert SPEED.least <= found.rate <= SPEED.most
    assert total(found.plan) + found.missing_ms == target
    shortest, longest = ends(plan)
    if target < shortest:
        assert found.missing_ms == target - shortest
    elif target > longest:
        assert found.missing_ms == target - longest
    for before, after in zip(plan.steps, found.plan.steps, strict=True):
        if isinstance(before, Pause) and before.mark is None:
            bounds = pause_bounds(before)
            assert bounds.least <= after.planned_ms <= bounds.most
            assert before.why != "sentence" or after.planned_ms >= 250
        elif not isinstance(before, Speak):
            assert before == after


@given(PLANS, st.floats(0.85, 1.3))
def test_a_target_within_reach_is_met_exactly(plan: Plan, stretch: float) -> None:
    """Wherever one of the rates leaves the pauses a possible time, nothing is missing."""
    target = round(total(plan) * stretch)
    limits = [pause_bounds(step) for step in plan.steps if isinstance(step, Pause)]
    spoken = [
        sum(step.planned_ms for step in at_rate(plan, rate).steps if not isinstance(step, Pause))
        for rate in range(SPEED.least, SPEED.most + 1)
    ]
    rest = [target - ms for ms in spoken]
    reachable = any(sum(b.least for b in limits) <= ms <= sum(b.most for b in limits) for ms in rest)
    assert (fit(plan, target).missing_ms == 0) == reachable


LONG = planned(*["30 sentence 20 comma 25 sentence mark:3000 40 paragraph 35 sentence 15 section"] * 8)


@pytest.mark.parametrize("percent", [90, 95, 100, 105, 115, 130])
def test_speech_and_pauses_change_in_proportion(percent: int) -> None:
    """Speech and pauses are stretched by the same factor, but for the percent that the rate is rounded to."""
    fixed = 8 * 3000
    found = fit(LONG, fixed + (total(LONG) - fixed) * percent // 100)
    assert found.missing_ms == 0
    speech, pauses = (
        sum(
            after.planned_ms
            for after in found.plan.steps
            if isinstance(after, kind) and not getattr(after, "mark", None)
        )
        / sum(
            step.planned_ms
            for step in LONG.steps
            if isinstance(step, kind) and not getattr(step, "mark", None)
        )
        for kind in (Speak, Pause)
    )
    assert speech == pytest.approx(percent / 100, rel=0.006)
    assert pauses == pytest.approx(percent / 100, rel=0.05)


@pytest.mark.parametrize(
    ("target", "rate", "missing"),
    [(60_000, 15, -1), (1_400_000, -25, 1), (330_000, None, 0)],
    ids=["too short", "too long", "within reach"],
)
def test_what_is_missing_has_a_sign(target: int, rate: int | None, missing: int) -> None:
    """Out of reach, everything is at its bound, and the sign says which way."""
    found = fit(LONG, target)
    assert rate is None or found.rate == rate
    assert (found.missing_ms > 0) - (found.missing_ms < 0) == missing


def test_at_the_same_rate_longer_is_never_shorter() -> None:
    """Where the rate is the same, a longer target gives no shorter pause."""
    fits = [fit(LONG, 300_000 + 777 * step) for step in range(150)]
    for before, after in pairwise(fits):
        if before.rate == after.rate:
            for one, other in zip(before.plan.steps, after.plan.steps, strict=True):
                assert one.planned_ms <= other.planned_ms


def test_a_voice_that_is_not_linear() -> None:
    """A voice is asked for a few rates only, and its own times count."""
    asked = []

    def plan_for_rate(rate: int) -> Plan:
        asked.append(rate)
        return at_rate(LONG, round(rate * 0.7))

    found = solve_pace(plan_for_rate, round(total(LONG) * 0.95))
    assert found.missing_ms == 0
    assert found.rate == pytest.approx(8, abs=1)
    assert len(asked) <= 25
    assert len(asked) == len(set(asked))


def test_a_voice_s_rate_may_be_held() -> None:
    """With bounds that hold one rate only, the pauses do it alone."""
    found = fit(LONG, total(LONG) + 5000, speed=Range(0, 0))
    assert (found.rate, found.missing_ms, total(found.plan)) == (0, 0, total(LONG) + 5000)


@given(PLANS, st.data())
def test_settling(plan: Plan, data: st.DataObject) -> None:
    """Real lengths are made up for to the millisecond where the pauses can; sections stay where they can."""
    said = [
        max(1, round(step.planned_ms * data.draw(st.floats(0.9, 1.1))))
        for step in plan.steps
        if isinstance(step, Speak)
    ]
    found = settle(plan, said, total(plan))
    pauses = [step for step in plan.steps if isinstance(step, Pause)]
    cues = sum(step.planned_ms for step in plan.steps if isinstance(step, Cue))
    assert sum(said) + cues + sum(found.pauses_ms) + found.missing_ms == total(plan)
    limits = [pause_bounds(pause) for pause in pauses]
    assert all(b.least <= ms <= b.most for b, ms in zip(limits, found.pauses_ms, strict=True))
    if found.missing_ms:
        ends = [b.least if found.missing_ms < 0 else b.most for b in limits]
        assert list(found.pauses_ms) == ends
    assert found == settle(plan, said, total(plan))


@given(PLANS, st.data())
def test_sections_settle_where_they_can(plan: Plan, data: st.DataObject) -> None:
    """Where every section's pauses can make up for its own speech, each lands on its planned time exactly."""
    said: list[int] = []
    steps: list[Step] = []
    for step in plan.steps:
        if isinstance(step, Speak):
            said.append(max(1, step.planned_ms + data.draw(st.integers(-8, 8))))
            steps.append(replace(step, planned_ms=said[-1]))
        else:
            steps.append(step)
    real = replace(plan, steps=tuple(steps))
    found = settle(plan, said, total(plan))
    assert found.missing_ms == 0
    assert by_section(with_pauses(real, found.pauses_ms)) == by_section(plan)


def test_a_section_that_cannot_is_helped_by_all() -> None:
    """What one section cannot make up, the others do, in proportion and within 1 % of their time."""
    plan = planned(*["50 sentence 50 sentence 50 sentence 50 section"] * 6)
    said = [step.planned_ms for step in plan.steps if isinstance(step, Speak)]
    said[:4] = [ms + 900 for ms in said[:4]]
    found = settle(plan, said, total(plan))
    assert found.missing_ms == 0
    spoken = iter(said)
    steps = [replace(s, planned_ms=next(spoken)) if isinstance(s, Speak) else s for s in plan.steps]
    real = by_section(with_pauses(replace(plan, steps=tuple(steps)), found.pauses_ms))
    changes = [now - before for before, now in zip(by_section(plan), real, strict=True)]
    assert changes[0] == 4 * 900 - (3 * 400 + 1000)
    assert all(-0.01 * ms - 2 <= by < 0 for ms, by in zip(by_section(plan)[1:], changes[1:], strict=True))
    assert max(changes[1:]) - min(changes[1:]) <= 1
