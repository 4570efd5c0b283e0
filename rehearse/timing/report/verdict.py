"""Whether a speech fits its target, and what to do where it does not: the pace needed, and what to cut where."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, Any, Literal

from rehearse.language.durations import clock
from rehearse.timing.report.shares import shares

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rehearse.core import Language
    from rehearse.language.durations import Target

VerdictKind = Literal["on time", "over", "under"]

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
class Advice:
    """One thing to do about a speech that does not fit, as data; `report.wording` has the words."""

    key: str
    """What to do; about the whole speech it begins with the kind of the verdict: "over fast", "under units"."""
    values: Mapping[str, Any]
    """The figures that go with it; times end in `_ms`."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a speech fits its target."""

    kind: VerdictKind
    by_ms: int
    """How far beyond the nearer end of the target, positive when longer; 0 inside a range."""
    grace_ms: int
    """What it may miss the target by and still be on time."""
    low_ms: int
    high_ms: int
    """The target; both the same unless it is a range."""
    total_ms: int
    """What the person takes."""
    reserve_ms: int = 0
    """What is kept back of the time that there is, beyond the target."""
    occasion: str = ""
    """The contest or meeting whose rules these are; empty where there is none."""
    advice: tuple[Advice, ...] = ()
    """What to do about it."""


def usual_grace(target_ms: int) -> int:
    """By how much a speech may miss its target and still be on time, in milliseconds.

    30 s or 2 % of the target, whichever is more; but never more than 5 %, as 30 s are much of three minutes. So a
    target of 3 min has 9 s of grace, 10 to 25 min have 30 s, an hour has 72 s.

    >>> [usual_grace(60_000 * minutes) for minutes in (3, 10, 15, 25, 60)]
    [9000, 30000, 30000, 30000, 72000]
    """
    return max(target_ms // 50, min(30_000, target_ms // 20))


def judge_length(total_ms: int, target: Target, grace_ms: int | None = None) -> Verdict:
    """Judge whether a speech fits; within the grace of either end it does: that given, the occasion's, or the usual."""
    own = target.grace_ms if grace_ms is None else grace_ms
    grace = usual_grace(target.high_ms) if own is None else own
    by = total_ms - min(max(total_ms, target.low_ms), target.high_ms)
    kind: VerdictKind = "on time" if abs(by) <= grace else "over" if by > 0 else "under"
    return Verdict(
        kind, by, grace, target.low_ms, target.high_ms, total_ms, target.reserve_ms, target.occasion
    )


def advise(parts: Sequence[Part], found: Verdict, language: Language) -> Iterator[Advice]:
    """List what to do about a speech that does not fit: the pace, what to cut of the whole and of each section.

    What is advised makes it fit without any grace.
    """
    if found.kind == "on time" or not parts:
        return
    over = found.kind == "over"
    wanted = found.high_ms if over else found.low_ms
    units, fixed = sum(part.units for part in parts), sum(part.fixed_ms for part in parts)
    room = wanted - fixed
    # Rounded to the side on which it fits.
    pace = 0 if room <= 0 else -(-units * _MINUTE_MS // room) if over else units * _MINUTE_MS // room
    yield Advice(f"{found.kind} {manner(pace, language) if room > 0 else 'never'}", {"pace": pace})
    if change := _units(abs(found.by_ms), units, found.total_ms - fixed):
        yield Advice(f"{found.kind} units", {"units": change})
    if over:
        yield from _over_their_share(parts, wanted)


_ORDER = ("sum ", "drop", "never", "units", "slow", "easy", "brisk", "fast", "cut")
"""Parts of keys: what is worth doing first, of much advice. What each section has too much of is left to a table."""

FEW = 2
"""How many things to do a person is told at once."""


def first_advice(found: Verdict) -> tuple[Advice, ...]:
    """Choose the few things to do that come first.

    What the author marked optional, and is enough when it goes, leaves no characters to be counted.
    """
    enough = any(one.key == "drop" for one in found.advice)
    ranked = [
        (rank, one)
        for one in found.advice
        if not (enough and one.key.endswith("units"))
        and (rank := next((at for at, part in enumerate(_ORDER) if part in one.key), None)) is not None
    ]
    return tuple(one for _, one in sorted(ranked, key=lambda item: item[0])[:FEW])


def check_sum(target: Target, sections_ms: Sequence[int | None]) -> Iterator[Advice]:
    """List by how much the sections' own targets (None: has none) miss the whole's; nothing where they fit."""
    given = [ms for ms in sections_ms if ms is not None]
    without, summed = len(sections_ms) - len(given), sum(given)
    if summed > target.high_ms:
        key, by_ms = "sum over", summed - target.high_ms
    elif given and without and summed == target.high_ms:
        key, by_ms = "sum leaves nothing" if without > 1 else "sum leaves one nothing", 0
    elif given and not without and summed < target.low_ms:
        key, by_ms = "sum under", target.low_ms - summed
    else:
        return
    whole = clock(target.high_ms) if target.low_ms == target.high_ms else target.text
    yield Advice(key, {"sum_ms": summed, "by_ms": by_ms, "whole": whole, "others": without})


def manner(pace: int, language: Language) -> Manner:
    """How a pace sounds.

    >>> manner(214, "zh"), manner(268, "zh"), manner(145, "en")
    ('brisk', 'cut', 'easy')
    """
    return next((said for up_to, said in MANNERS[language] if pace <= up_to), "cut")


def must_start_by(sections_ms: Sequence[int], target_ms: int) -> tuple[int, ...]:
    """When each section must begin at the latest for the whole to end in time, in ms from the start.

    Negative where it is too late before the speech begins.

    >>> must_start_by([60_000, 300_000, 30_000], 420_000)
    (30000, 90000, 390000)
    """
    return tuple(target_ms - left for left in accumulate(reversed(sections_ms)))[::-1]


def _over_their_share(parts: Sequence[Part], wanted_ms: int) -> Iterator[Advice]:
    """List the sections that take more than their target, or than their share of what the others leave."""
    fair = shares(wanted_ms, [part.ms for part in parts], [part.target_ms for part in parts])
    for index, (part, share) in enumerate(zip(parts, fair, strict=True), start=1):
        over = part.ms - share
        units = min(part.units, _units(over, part.units, part.ms - part.fixed_ms))
        if units and over >= _SECOND_MS:
            yield Advice("section", {"index": index, "name": part.name, "over_ms": over, "units": units})


def _units(ms: int, units: int, spoken_ms: int) -> int:
    """Return how many characters or words take `ms`, where `units` take `spoken_ms`; rounded up."""
    return -(-ms * units // spoken_ms) if spoken_ms > 0 and ms > 0 else 0
