"""Whether a speech fits its slot, and what to do where it does not: the pace needed, and what to cut where."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Literal

from rehearse.language.durations import clock, difference
from rehearse.timing.report.shares import shares

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core import Language
    from rehearse.language.durations import Target

Kind = Literal["on time", "over", "under"]

Manner = Literal["slow", "easy", "brisk", "fast", "cut", "never"]
"""How a pace sounds; "cut": too fast for anyone; "never": marks and cues alone take longer than there is."""

_SECOND_MS = 1000
_MINUTE_MS = 60_000

MANNERS: dict[Language, tuple[tuple[int, Manner], ...]] = {
    "zh": ((150, "slow"), (200, "easy"), (240, "brisk"), (260, "fast")),
    "en": ((110, "slow"), (150, "easy"), (170, "brisk"), (185, "fast")),
}
"""Language -> (so many characters or words a minute, pauses included, how that sounds up to there); "cut" beyond.

After the usual paces: recitation 150, formal address 180–200, lecture 220–240, news 270–300, which is read off a
screen by people who do nothing else; in English 130 for an address, 150 and 160 for a speech and a lecture.
"""

SHOWN: dict[Kind, tuple[str, str]] = {
    "on time": ("=", "green"),
    "over": ("+", "red"),
    "under": ("−", "yellow"),
}
"""Kind -> sign and the name of a colour; the words say the same for whoever sees no colour."""


@dataclass(frozen=True, slots=True)
class Part:
    """What has to be known of a section."""

    name: str
    """Its heading, or what it is called without one."""
    units: int
    """Characters in Chinese, words in English."""
    ms: int
    """What it takes, its pauses and cues included."""
    fixed_ms: int = 0
    """What of it does not depend on who speaks: the author's own pauses, and cues."""
    target_ms: int | None = None
    """Its own, where it has one."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a speech fits."""

    kind: Kind
    by_ms: int
    """How far beyond the nearer end of the target, positive when longer; 0 inside a range."""
    grace_ms: int
    total_ms: int
    target: Target


@dataclass(frozen=True, slots=True)
class SectionAdvice:
    """What to cut from a section that takes more than its share."""

    index: int
    """From 1."""
    name: str
    over_ms: int
    units: int
    """Characters or words to cut, at the pace as it is."""


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about a speech that does not fit."""

    kind: Kind
    pace: int
    """Characters or words a minute at which it fits, pauses included, marks and cues not; 0 where none is enough."""
    manner: Manner
    units: int
    """Characters or words to cut at the pace as it is; to add, when it is under."""
    sections: tuple[SectionAdvice, ...]
    """Those over their share, where the whole is over."""


def usual_grace(target_ms: int) -> int:
    """Say by how much a speech may miss its target before anyone minds, in milliseconds.

    30 s or 2 % of the target, whichever is more; but never more than 5 %, as 30 s are much of three minutes. So a
    slot of 3 min has 9 s of grace, 10 to 25 min have 30 s, an hour has 72 s.

    >>> [usual_grace(60_000 * minutes) for minutes in (3, 10, 15, 25, 60)]
    [9000, 30000, 30000, 30000, 72000]
    """
    return max(target_ms // 50, min(30_000, target_ms // 20))


def verdict(total_ms: int, target: Target, *, grace_ms: int | None = None) -> Verdict:
    """Judge whether a speech fits; within the grace (the usual one unless given) of either end it does."""
    grace = usual_grace(target.high_ms) if grace_ms is None else grace_ms
    by = total_ms - min(max(total_ms, target.low_ms), target.high_ms)
    kind: Kind = "on time" if abs(by) <= grace else "over" if by > 0 else "under"
    return Verdict(kind, by, grace, total_ms, target)


def advice(parts: Sequence[Part], found: Verdict, language: Language) -> Advice | None:
    """Say what to do about a speech that does not fit; None when it does.

    What is advised makes it fit without any grace.
    """
    if found.kind == "on time" or not parts:
        return None
    over = found.kind == "over"
    wanted = found.target.high_ms if over else found.target.low_ms
    units, fixed = sum(part.units for part in parts), sum(part.fixed_ms for part in parts)
    room = wanted - fixed
    # Rounded to the side on which it fits.
    pace = 0 if room <= 0 else -(-units * _MINUTE_MS // room) if over else units * _MINUTE_MS // room
    return Advice(
        found.kind,
        pace,
        manner(pace, language) if room > 0 else "never",
        _units(abs(found.by_ms), units, found.total_ms - fixed),
        tuple(_over_their_share(parts, wanted)) if over else (),
    )


def manner(pace: int, language: Language) -> Manner:
    """Say how a pace sounds.

    >>> manner(214, "zh"), manner(268, "zh"), manner(145, "en")
    ('brisk', 'cut', 'easy')
    """
    return next((said for up_to, said in MANNERS[language] if pace <= up_to), "cut")


def must_start_by(sections_ms: Sequence[int], target_ms: int) -> tuple[int, ...]:
    """Say when each section must begin at the latest for the whole to end in time, in ms from the start.

    Negative where it is too late before the speech begins.

    >>> must_start_by([60_000, 300_000, 30_000], 420_000)
    (30000, 90000, 390000)
    """
    return tuple(target_ms - left for left in accumulate(reversed(sections_ms)))[::-1]


def finish_range(
    low_ms: int, high_ms: int, cues_ms: Sequence[int], *, least: float = 0.5, most: float = 2.0
) -> tuple[int, int]:
    """Say when the speech ends at best and at worst, in milliseconds.

    `low_ms` and `high_ms` are the estimate's range, cues as planned; applause and the like may take from half to
    twice as long, all of it at once: the ends are meant to be sure rather than likely.

    >>> finish_range(580_000, 620_000, [8000, 8000])
    (572000, 636000)
    """
    cues = sum(cues_ms)
    return low_ms - round(cues * (1 - least)), high_ms + round(cues * (most - 1))


def say(found: Verdict, language: Language) -> str:
    """Write a verdict in one line, with a sign and words.

    >>> from rehearse.language.durations import parse_target
    >>> say(verdict(972_000, parse_target("15m")), "en"), say(verdict(972_000, parse_target("15m")), "zh")
    ('+ over by 1:12: 16:12, target 15:00', '+ 超时 1:12：16:12，目标 15:00')
    """
    low, high = found.target.low_ms, found.target.high_ms
    by = difference(found.total_ms, min(max(found.total_ms, low), high))
    return WORDS[language][found.kind].format(
        sign=SHOWN[found.kind][0],
        by=by[1:],
        signed=by,
        total=clock(found.total_ms),
        target=clock(high) if low == high else f"{clock(low)}–{clock(high)}",
        grace=clock(found.grace_ms),
    )


def advise(found: Advice, language: Language) -> list[str]:
    """Write advice in lines: the pace, what to cut of the whole, what to cut of each section over its share."""
    words = WORDS[language]
    lines = [words[f"{found.kind} {found.manner}"].format(pace=found.pace)]
    if found.units:
        lines.append(words[f"{found.kind} units"].format(units=found.units))
    lines += [
        words["section"].format(name=part.name, over=clock(part.over_ms), units=part.units)
        for part in found.sections
    ]
    return lines


_UNDER_EN = "at {pace}/min you fill the time: "
_UNDER_ZH = "每分钟 {pace} 字即可讲满："

WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "on time": "{sign} 按时：{total}，目标 {target}（{signed}，允许 {grace}）",
        "over": "{sign} 超时 {by}：{total}，目标 {target}",
        "under": "{sign} 不足 {by}：{total}，目标 {target}",
        "over slow": "每分钟 {pace} 字即可按时讲完：舒缓",
        "over easy": "每分钟 {pace} 字即可按时讲完：从容",
        "over brisk": "每分钟 {pace} 字即可按时讲完：稍快，仍自然",
        "over fast": "每分钟 {pace} 字才能按时讲完：偏快，最好删减",
        "over cut": "需要每分钟 {pace} 字：请删减",
        "over never": "停顿和现场环节已超出目标时间：请先减少这些",
        "over units": "按现在的语速，需删去约 {units} 字",
        "under slow": "每分钟 {pace} 字才能讲满，太慢：可加内容",
        "under easy": _UNDER_ZH + "从容",
        "under brisk": _UNDER_ZH + "稍快，仍自然",
        "under fast": _UNDER_ZH + "偏快",
        "under cut": _UNDER_ZH + "仍太快",
        "under units": "按现在的语速，可再加约 {units} 字",
        "section": "{name}：超出应占时间 {over}，删去约 {units} 字",
    },
    "en": {
        "on time": "{sign} on time: {total}, target {target} ({signed}, grace {grace})",
        "over": "{sign} over by {by}: {total}, target {target}",
        "under": "{sign} under by {by}: {total}, target {target}",
        "over slow": "at {pace}/min you finish in time: slow and calm",
        "over easy": "at {pace}/min you finish in time: easy",
        "over brisk": "at {pace}/min you finish in time: brisk but natural",
        "over fast": "at {pace}/min you finish in time, which is fast: better cut",
        "over cut": "needs {pace}/min: cut",
        "over never": "pauses and cues alone take longer than the target: cut those first",
        "over units": "at the pace as it is, cut about {units} words",
        "under slow": "needs {pace}/min to fill the time, which is slow: add something",
        "under easy": _UNDER_EN + "easy",
        "under brisk": _UNDER_EN + "brisk but natural",
        "under fast": _UNDER_EN + "fast",
        "under cut": _UNDER_EN + "still too fast",
        "under units": "at the pace as it is, there is room for about {units} words",
        "section": "{name}: {over} over its share, cut about {units} words",
    },
}
"""Language -> key -> text."""


def _over_their_share(parts: Sequence[Part], wanted_ms: int) -> list[SectionAdvice]:
    """List the sections that take more than their target, or than their share of what the others leave."""
    fair = shares(wanted_ms, [part.ms for part in parts], [part.target_ms for part in parts])
    found = []
    for index, (part, share) in enumerate(zip(parts, fair, strict=True), start=1):
        over = part.ms - share
        units = min(part.units, _units(over, part.units, part.ms - part.fixed_ms))
        if units and over >= _SECOND_MS:
            found.append(SectionAdvice(index, part.name, over, units))
    return found


def _units(ms: int, units: int, spoken_ms: int) -> int:
    """Say how many characters or words take `ms`, where `units` take `spoken_ms`; rounded up."""
    return -(-ms * units // spoken_ms) if spoken_ms > 0 and ms > 0 else 0
