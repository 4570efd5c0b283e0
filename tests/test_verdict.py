"""Tests of the verdict: on time or not, what to do about it, back-timing, and what an edit costs."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.language.durations import Target, parse_target
from rehearse.timing.report import comparing
from rehearse.timing.report.comparing import compare
from rehearse.timing.report.verdict import (
    MANNERS,
    SHOWN,
    Part,
    advice,
    advise,
    finish_range,
    must_start_by,
    say,
    usual_grace,
    verdict,
)

if TYPE_CHECKING:
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
    found = verdict(1000 * seconds, parse_target(target), grace_ms=grace)
    assert (found.kind, found.by_ms) == (kind, 1000 * by)


@given(st.integers(0, 10**8), st.integers(0, 10**6))
def test_the_grace_grows_with_the_slot(target: int, more: int) -> None:
    """A longer slot has no less grace, and none has more than 5 %."""
    assert 0 <= usual_grace(target) <= usual_grace(target + more)
    assert usual_grace(target) <= target / 20


SAID = {
    (972, "15m"): ("+ over by 1:12: 16:12, target 15:00", "+ 超时 1:12：16:12，目标 15:00"),
    (772, "15m"): ("− under by 2:08: 12:52, target 15:00", "− 不足 2:08：12:52，目标 15:00"),
    (892, "15m"): (
        "= on time: 14:52, target 15:00 (−0:08, grace 0:30)",
        "= 按时：14:52，目标 15:00（−0:08，允许 0:30）",
    ),
    (972, "12-15m"): ("+ over by 1:12: 16:12, target 12:00–15:00", "+ 超时 1:12：16:12，目标 12:00–15:00"),
}


@pytest.mark.parametrize(("case", "said"), SAID.items())
def test_words(case: tuple[int, str], said: tuple[str, str]) -> None:
    """The verdict is one line with a sign and words."""
    found = verdict(1000 * case[0], parse_target(case[1]))
    assert (say(found, "en"), say(found, "zh")) == said


def test_everything_has_words() -> None:
    """Each verdict has a sign of its own, and each advice its words in both languages."""
    assert len({sign for sign, _ in SHOWN.values()}) == len(SHOWN)
    for language, seconds in product(LANGUAGES, (100, 300, 500, 700, 1400)):
        for units in range(100, 4000, 100):
            parts = [Part("一", units, 1000 * seconds, 0)]
            found = advice(parts, verdict(1000 * seconds, parse_target("10m")), language)
            assert found is None or all(advise(found, language))
    assert all(
        [limit for limit, _ in rows] == sorted(limit for limit, _ in rows) for rows in MANNERS.values()
    )


SPEECH = (
    Part("开场", 200, 60_000),
    Part("一、事", 1800, 560_000, 20_000),
    Part("二、情", 1000, 300_000, 0, 240_000),
)
"""3,000 characters in 920 s, 20 s of them applause: 200 a minute."""


def test_advice_when_over() -> None:
    """The pace is what fits, marks and cues left alone; what to cut is told for the whole and where it is too much."""
    found = advice(SPEECH, verdict(920_000, parse_target("14m")), "zh")
    assert found is not None
    assert (found.pace, found.manner) == (220, "brisk")  # 3,000 characters in 820 s are 219.5
    assert found.units == 267  # 80 s at 200 a minute
    assert [(part.index, part.over_ms, part.units) for part in found.sections] == [
        (1, 1936, 7),
        (2, 18064, 61),
        (3, 60_000, 200),
    ]
    assert advise(found, "zh") == [
        "每分钟 220 字即可按时讲完：稍快，仍自然",
        "按现在的语速，需删去约 267 字",
        "开场：超出应占时间 0:02，删去约 7 字",
        "一、事：超出应占时间 0:18，删去约 61 字",
        "二、情：超出应占时间 1:00，删去约 200 字",
    ]
    assert advise(found, "en")[0] == "at 220/min you finish in time: brisk but natural"


def test_advice_too_fast_for_anyone() -> None:
    """A pace that nobody speaks at is no advice: cut. Nor is any, when applause alone takes longer."""
    found = advice(SPEECH, verdict(920_000, parse_target("10m")), "zh")
    assert found is not None
    assert advise(found, "en")[0] == "needs 311/min: cut"
    never = advice(SPEECH, verdict(920_000, parse_target("15s")), "zh")
    assert never is not None
    assert (never.manner, never.pace) == ("never", 0)


def test_advice_when_under_or_on_time() -> None:
    """What is too short may be slower or longer; what fits needs no advice."""
    found = advice(SPEECH, verdict(920_000, parse_target("20m")), "zh")
    assert found is not None
    assert (found.kind, found.pace, found.units, found.sections) == ("under", 152, 934, ())
    assert advice(SPEECH, verdict(920_000, parse_target("15m")), "zh") is None


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
    found = advice(parts, verdict(total, target, grace_ms=0), "zh")
    if found is None or found.manner == "never":
        return
    units, fixed = sum(part.units for part in parts), sum(part.fixed_ms for part in parts)
    assert units * 60_000 / found.pace + fixed <= target.high_ms
    assert found.pace == 1 or units * 60_000 / (found.pace - 1) + fixed > target.high_ms


@given(st.lists(st.integers(1, 10**6), min_size=1), st.integers(0, 10**7))
def test_back_timing(sections: list[int], target: int) -> None:
    """Who begins the last section in time, and each before it, ends on time."""
    found = must_start_by(sections, target)
    assert found[-1] + sections[-1] == target
    assert all(start + ms == after for start, ms, after in zip(found, sections, found[1:], strict=False))


def test_finish_range() -> None:
    """Applause may take half or twice its time; without any, the estimate's range is all there is."""
    assert finish_range(100, 200, []) == (100, 200)
    assert finish_range(100_000, 120_000, [8000, 2000]) == (95_000, 130_000)


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
    found = compare(parts(**old), parts(**new))
    assert [
        (change.name, *(None if ms is None else ms // 1000 for ms in (change.old_ms, change.new_ms)))
        for change in found.sections
    ] == changes


NAMES = st.sampled_from(["开场", "一、甲", "二、甲", "一、大力弘扬", "二、大力宣传", "结尾", ""])
VERSIONS = st.lists(st.builds(Part, NAMES, st.just(0), st.integers(0, 10**6)), max_size=8)


@given(VERSIONS, VERSIONS)
def test_changes_add_up(old: list[Part], new: list[Part]) -> None:
    """Each section of either version is told once, and their changes add up; nothing differs from itself."""
    found = compare(old, new)
    assert sorted(c.old_ms for c in found.sections if c.old_ms is not None) == sorted(part.ms for part in old)
    assert [c.new_ms for c in found.sections if c.new_ms is not None] == [part.ms for part in new]
    assert sum((c.new_ms or 0) - (c.old_ms or 0) for c in found.sections) == found.by_ms
    assert len(comparing.say(compare(old, old), "zh")) == 1


def test_the_words_of_an_edit() -> None:
    """The whole comes first, then what changed, is new or gone."""
    found = compare(parts(甲=60, 乙=20, 丙=30), parts(甲=74, 丙=30, 丁天下=15))
    assert comparing.say(found, "en") == [
        "+0:09 since the last version: 1:59, before 1:50",
        "甲: +0:14 (1:14)",
        "乙: −0:20 (gone)",
        "丁天下: +0:15 (new)",
    ]
    assert comparing.say(found, "zh")[0] == "比上一版 +0:09：1:59，原为 1:50"
