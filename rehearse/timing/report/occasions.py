"""Contests and meetings whose rules on time are known: how long, with how much grace, which signals, what is lost.

To add one, write a row into OCCASIONS, with where its rules are written; `--target NAME` takes it.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from rehearse.language.durations import Target, clock

if TYPE_CHECKING:
    from rehearse.core import Language
    from rehearse.timing.report.build import Report
    from rehearse.timing.report.verdict import Verdict

_SECOND_MS = 1000
_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Signal:
    """What is shown to the speaker, and when."""

    minutes: float
    zh: str
    en: str
    before_end: bool = False
    """Whether the minutes are counted back from the end of the target."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """The rules of a contest or a meeting."""

    zh: str
    en: str
    low_minutes: float
    """0 where there is no least time."""
    high_minutes: float
    source: str
    """Where the rules are written."""
    grace_s: int | None = 0
    """None for the usual one."""
    signals: tuple[Signal, ...] = ()
    over: tuple[tuple[int, float], ...] = ()
    """(seconds beyond the target, points lost from there on), ascending."""
    under: float = 0.0
    """Points lost below the least time."""
    out: bool = False
    """Whether who is not on time is out of the contest."""


def _lights(green: float, yellow: float, red: float) -> tuple[Signal, ...]:
    return Signal(green, "绿灯", "green"), Signal(yellow, "黄灯", "yellow"), Signal(red, "红灯", "red")


def _cards(*minutes: int) -> tuple[Signal, ...]:
    """Cards that say how many minutes are left."""
    return tuple(Signal(left, f"剩 {left} 分钟", f"{left} min left", before_end=True) for left in minutes)


_TOASTMASTERS = "Toastmasters International, Speech Contest Rulebook: 30 s on either side, three lights"
_CHAIRS = "instructions of scientific conferences to the chairs of their sessions"

OCCASIONS: dict[str, Occasion] = {
    "toastmasters": Occasion(
        "头马备稿演讲", "Toastmasters speech", 5, 7, _TOASTMASTERS, 30, _lights(5, 6, 7), out=True
    ),
    "ice-breaker": Occasion(
        "头马破冰演讲", "Toastmasters ice breaker", 4, 6, _TOASTMASTERS, 30, _lights(4, 5, 6), out=True
    ),
    "evaluation": Occasion(
        "头马点评", "Toastmasters evaluation", 2, 3, _TOASTMASTERS, 30, _lights(2, 2.5, 3), out=True
    ),
    "3mt": Occasion(
        "三分钟论文演讲",
        "Three Minute Thesis",
        0,
        3,
        "The University of Queensland, 3MT competition rules: who exceeds 3 minutes is disqualified",
        out=True,
    ),
    "contest": Occasion(
        "演讲比赛（6–8 分钟）",
        "Chinese speech contest, 6 to 8 minutes",
        6,
        8,
        "rules of school contests as printed: a red light at 7:30, a bell at 8:00; points by the second beyond",
        signals=(Signal(7.5, "红灯", "red"), Signal(8, "铃", "bell")),
        over=((1, 0.02), (11, 0.05), (21, 0.1), (31, 0.2)),
        under=0.1,
    ),
    "contest-8": Occasion(
        "演讲比赛（8 分钟以内）",
        "Chinese speech contest, at most 8 minutes",
        0,
        8,
        "rules of company contests as printed: a bell at 7:30, 10 s of grace; points beyond",
        grace_s=10,
        signals=(Signal(7.5, "铃", "bell"),),
        over=((11, 0.2), (30, 0.5)),
    ),
    "conference-15": Occasion(
        "会议报告（15 分钟）", "conference talk, 15 minutes", 0, 15, _CHAIRS, None, _cards(3, 1)
    ),
    "conference-20": Occasion(
        "会议报告（20 分钟）", "conference talk, 20 minutes", 0, 20, _CHAIRS, None, _cards(5, 1)
    ),
}
"""What `--target` takes besides a time -> its rules."""


def occasion_named(name: str) -> Target | None:
    """Give the target of an occasion; None for a name that is none."""
    plain = name.strip().lower().replace(" ", "-")
    if (found := OCCASIONS.get(plain)) is None:
        return None
    return Target(
        name.strip(),
        round(found.low_minutes * _MINUTE_MS),
        round(found.high_minutes * _MINUTE_MS),
        None if found.grace_s is None else found.grace_s * _SECOND_MS,
        plain,
    )


def points_lost(occasion: Occasion, found: Verdict) -> float:
    """Tell how many points a speech loses by its length."""
    if found.by_ms < 0:
        return occasion.under
    seconds = -(-(found.by_ms - found.reserve_ms) // _SECOND_MS)
    return max((points for at, points in occasion.over if seconds >= at), default=0.0)


def occasion_lines(report: Report) -> list[str]:
    """Write where the speaker stands at each signal before the end, and what is lost; empty without an occasion."""
    found, language = report.verdict, report.language
    occasion = OCCASIONS.get(found.occasion) if found else None
    if occasion is None or found is None:
        return []
    words = _WORDS[language]
    lines = []
    shown = [
        words["signal"].format(name=getattr(signal, language), at=clock(at), where=_where(report, at, words))
        for signal in occasion.signals
        if (at := _at(signal, found)) < found.total_ms
    ]
    if shown:
        lines.append(
            words["signals"].format(name=getattr(occasion, language), list=words["comma"].join(shown))
        )
    if lost := points_lost(occasion, found):
        lines.append(words["lost"].format(points=f"{lost:g}"))
    elif occasion.out and (found.by_ms < -found.grace_ms or found.by_ms > found.reserve_ms + found.grace_ms):
        lines.append(words["out"].format(name=getattr(occasion, language)))
    return lines


def _at(signal: Signal, found: Verdict) -> int:
    ms = round(signal.minutes * _MINUTE_MS)
    return found.high_ms + found.reserve_ms - ms if signal.before_end else ms


def _where(report: Report, at_ms: int, words: dict[str, str]) -> str:
    """Say in which section the person is at a time before the end."""
    ends = accumulate(section.planned_ms for section in report.sections)
    number = next((place for place, end in enumerate(ends, start=1) if at_ms < end), len(report.sections))
    return words["section"].format(number=number)


_WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "signals": "{name}：{list}",
        "signal": "{name} {at} 时在{where}",
        "section": "第 {number} 部分",
        "comma": "，",
        "lost": "按规则扣 {points} 分",
        "out": "{name}：不在规定时间内，失去评奖资格",
    },
    "en": {
        "signals": "{name}: {list}",
        "signal": "{name} at {at} in {where}",
        "section": "section {number}",
        "comma": ", ",
        "lost": "by the rules it loses {points} points",
        "out": "{name}: outside the time, it cannot win",
    },
}
"""Language -> key -> text."""
