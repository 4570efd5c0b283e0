"""How long a speech or a section is to take, as people write it: 15m, 15:00, 900 s, 12-15m, 3分钟, … (3:00)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_UNITS_MS = {"h": 3_600_000, "m": 60_000, "s": 1000}
_NUMBER = r"\d{1,6}(?:\.\d{1,6})?|[一二两三四五六七八九十百]{1,5}|半"
_UNIT = (
    r"(?P<h>hours?|hrs?|h|个?小时|个?钟头)"
    r"|(?P<m>minutes?|mins?|m|分钟|分|['’′](?!['’′]))"
    r"|(?P<s>seconds?|secs?|s|秒钟|秒|[\"”″]|''|’’|′′)"
)  # longest first
_PART = re.compile(
    rf"\s*(?P<number>{_NUMBER})\s*(?P<half>个半)?(?:{_UNIT})(?P<more>半)?(?![a-z])\.?", re.IGNORECASE
)
_CLOCK = re.compile(r"(?:(\d{1,6}):)?(\d{1,6}):([0-5]\d)")
_BARE = re.compile(r"\d+(?:\.\d+)?")
_UNTIL = re.compile(r"\s*(?:[-–—~〜]+|到|至|\bto\b)\s*")
_IN_ORDER = ("h", "m", "s", "hm", "hs", "ms", "hms")
_LONGEST_MS = 24 * _UNITS_MS["h"]
_LIKE = "write it like 15m, 15:00 or 12-15m"

_HALF_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
"""Full-width marks, digits and letters -> ASCII, one for one, so that places in the text stay what they are."""

_DIGITS = {digit: value for value, digit in enumerate("一二三四五六七八九", start=1)} | {"两": 2}

_ABOUT = (
    r"(?:大约|大概|约|预计|限时|用时|时长|计时|时间|共|不超过|about|approx\.?|c\.|ca\.|max\.?|[~≈])\s*:?\s*"
)
_ROUGHLY = r"\s*(?:左右|以内|之内|内)?\s*"
_TIME = r"(?P<time>[^()\[\]【】〔〕,，]{1,30}?)"
_CLOSERS = r"(?=[)\]】〕]?\s*$)"
_BRACKETED = re.compile(rf"\s*[(\[【〔]\s*(?:{_ABOUT})?{_TIME}{_ROUGHLY}[)\]】〕]\s*$", re.IGNORECASE)
_BEHIND_A_DASH = re.compile(
    rf"\s*(?:[–—―]+|(?<=\s)-+(?=\s)|[|·:])\s*(?:{_ABOUT})?{_TIME}{_ROUGHLY}{_CLOSERS}", re.IGNORECASE
)
_AT_MOST = 80
"""Characters that a heading's target takes, spaces included; nothing before is looked at, however long it is."""
_BEHIND_A_COMMA = re.compile(rf"\s*[,，]\s*(?:{_ABOUT}){_TIME}{_ROUGHLY}{_CLOSERS}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """How long a speech is to take; where it may take from so long to so long, both ends."""

    text: str
    """As written."""
    low_ms: int
    high_ms: int
    """The most that it may take; the same as `low_ms` where one time is given."""


def parse_target(text: str) -> Target:
    """Read a target; raise ValueError, saying what to write, where it is none.

    >>> parse_target("12-15m").low_ms, parse_target("15:30").high_ms, parse_target("1h 5min").high_ms
    (720000, 930000, 3900000)
    >>> parse_target("1小时20分").high_ms, parse_target("一分半").high_ms
    (4800000, 90000)
    """
    plain = text.translate(_HALF_WIDTH).strip()
    times = [_time(end) for end in _ends(plain)]
    known = [ms for ms in times if ms is not None]
    if _BARE.fullmatch(plain):
        raise ValueError(f"target {plain} has no unit; write {plain}m for minutes or {plain}s for seconds")
    if len(known) != len(times) or len(times) > 2:
        raise ValueError(f"target {text[:30]!r} is no time; {_LIKE}")
    if not 0 < known[0] <= known[-1] <= _LONGEST_MS:
        raise ValueError(f"target {text[:30]!r} is out of reach; {_LIKE}")
    return Target(text, known[0], known[-1])


def heading_target(heading: str) -> tuple[int, int, int] | None:
    """Find the target at the end of a heading: where it begins and ends in the text, and how long it is in ms.

    What is between is to be taken out, and the heading is whole without it. In brackets a time may be written in any
    way; behind a dash only with units (a heading may end in the time of the day), behind a comma only with a word
    like 约 as well (it may end in a phrase about a time). Of a range its end is taken. None where there is no target,
    or nothing besides.

    >>> heading_target("一、开场 (3:00)"), heading_target("【第一部分 — 1 分钟】"), heading_target("开幕式 — 15:00")
    ((4, 11, 180000), (5, 12, 60000), None)
    """
    plain = heading.translate(_HALF_WIDTH)
    before = max(0, len(plain) - _AT_MOST)
    for pattern, needs_units in ((_BRACKETED, False), (_BEHIND_A_DASH, True), (_BEHIND_A_COMMA, True)):
        for match in pattern.finditer(plain, before):
            times = _ends(match["time"].strip())
            read = [_parts(end) if needs_units or len(times) > 1 else _time(end) for end in times]
            known = [ms for ms in read if ms is not None]
            if len(known) == len(read) < 3 and 0 < known[0] <= known[-1] <= _LONGEST_MS:
                rest = plain[: match.start()] + plain[match.end() :]
                return (match.start(), match.end(), known[-1]) if rest.strip("()[]【】〔〕 #*") else None
    return None


def shares(total_ms: int, planned_ms: Sequence[int], targets_ms: Sequence[int | None]) -> tuple[int, ...]:
    """Say how much of the whole each section may take, in milliseconds.

    A section's own target is its share; the others have what is left in proportion to their planned time, to the
    millisecond. Where nothing is left they have nothing.

    >>> shares(10_000, [3000, 4000, 8000], [None, 4000, None])
    (1636, 4000, 4364)
    """
    left = max(0, total_ms - sum(target for target in targets_ms if target is not None))
    rest = [planned for planned, target in zip(planned_ms, targets_ms, strict=True) if target is None]
    marks, whole, up_to = [0], max(1, sum(rest)), 0
    for planned in rest:
        up_to += planned
        marks.append(left * up_to // whole)  # cut at running sums, so that nothing is lost to rounding
    cut = (end - start for start, end in pairwise(marks))
    return tuple(next(cut) if target is None else target for target in targets_ms)


def _ends(plain: str) -> list[str]:
    """Split a range; 12-15m: both are minutes."""
    ends = _UNTIL.split(plain)
    if len(ends) == 2 and re.fullmatch(_NUMBER, ends[0]) and (unit := _PART.fullmatch(ends[1])):
        ends[0] += ends[1][unit.end("number") :]
    return ends


def _time(text: str) -> int | None:
    """Read one time, by the clock or with units, in milliseconds."""
    if match := _CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return hours * _UNITS_MS["h"] + minutes * _UNITS_MS["m"] + seconds * _UNITS_MS["s"]
    return _parts(text)


def _parts(text: str) -> int | None:
    """Read a time with units in milliseconds."""
    total, position, units = 0.0, 0, ""
    while part := _PART.match(text, position):
        unit = next(name for name in _UNITS_MS if part[name])
        number = _number(part["number"]) + (0.5 if part["half"] or part["more"] else 0)
        total += number * _UNITS_MS[unit]
        units, position = units + unit, part.end()
    return round(total) if units in _IN_ORDER and not text[position:].strip() else None


def _number(text: str) -> float:
    """Read a number in digits, or in Chinese below a thousand.

    >>> _number("1.5"), _number("十五"), _number("二十"), _number("一百二十"), _number("半")
    (1.5, 15.0, 20.0, 120.0, 0.5)
    """
    if text == "半":
        return 0.5
    if text[0].isdecimal():
        return float(text)
    total, digit = 0, 0
    for char in text:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS[char]
    return float(total + digit)
