"""Lengths of time as people write them, and back: 15m, 15:00, 900 s, 500ms, 3分钟, 12-15m, … (3:00)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.core.errors import RehearseError
from rehearse.language.numbers.numerals import value_of
from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNITS_MS = {"h": 3_600_000, "m": 60_000, "s": 1000, "ms": 1}
NUMBER = r"(?:\d{1,9}(?:\.\d{1,6})?|\.\d{1,6}|半|[一二两三四五六七八九十百]{1,5})"
"""A number of seconds and the like, as a regex."""
_UNIT = (
    r"(?P<h>hours?|hrs?|h|个?小时|个?钟头)"
    r"|(?P<m>minutes?|mins?|m|分钟|分|['’′](?!['’′]))"
    r"|(?P<s>seconds?|secs?|s|秒钟|秒|[\"”″]|''|’’|′′)"
    r"|(?P<ms>milliseconds?|msecs?|ms|毫秒)"
)
_PART = rf"(?i:\s*(?P<number>{NUMBER})\s*(?P<half>个半)?(?:{_UNIT})(?P<more>半)?(?![a-z])\.?)"
_CLOCK = r"(?:\d{1,6}:)?\d{1,6}:[0-5]\d"
_UNTIL = r"\s*(?:[-–—~〜]+|到|至|\bto\b)\s*"
_IN_ORDER = ("h", "m", "s", "h m", "h s", "m s", "h m s")
_LONGEST_MS = 24 * _UNITS_MS["h"]
_LIKE = "write it like 15m, 15:00 or 12-15m"

_HALF_WIDTH = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)}
"""Full-width marks, digits and letters -> ASCII, one for one, so that places in the text stay what they are."""

_ABOUT = (
    r"(?:(?:建议|预计|计划|预估)?(?:用时|时长|时间)|大约|大概|约|预计|限时|计时|共|不超过|"
    r"about|approx\.?|c\.|ca\.|max\.?|[~≈])\s*:?\s*"
)
_ROUGHLY = r"\s*(?:左右|以内|之内|内)?\s*"
_TIME = r"(?P<time>[^()\[\]【】〔〕,，]{1,30}?)"
_CLOSERS = r"(?=[)\]】〕]?\s*$)"
_BRACKETED = rf"(?i:\s*[(\[【〔]\s*(?:{_ABOUT})?{_TIME}{_ROUGHLY}[)\]】〕]\s*$)"
_BEHIND_A_DASH = rf"(?i:\s*(?:[–—―]+|(?<=\s)-+(?=\s)|[|·:])\s*(?:{_ABOUT})?{_TIME}{_ROUGHLY}{_CLOSERS})"
_LAST = "abcdefghijklmnopqrstuvwxyz0123456789.时头钟分秒半右内'\"’”′″)]】〕"
"""What a heading with a target ends in."""
_AT_MOST = 80
"""Characters that a heading's target takes, spaces included; nothing before is looked at, however long it is."""
_BEHIND_A_COMMA = rf"(?i:\s*[,，]\s*(?:{_ABOUT}){_TIME}{_ROUGHLY}{_CLOSERS})"


@dataclass(frozen=True, slots=True)
class Target:
    """How long a speech is to take; where it may take from so long to so long, both ends."""

    text: str
    """As written."""
    low_ms: int
    high_ms: int
    """The most that it may take; the same as `low_ms` where one time is given."""
    grace_ms: int | None = None
    """By how much either end may be missed, where the occasion has a rule for it."""
    occasion: str = ""
    """The name of the contest or meeting whose rules these are."""
    reserve_ms: int = 0
    """What is kept back of the time that there is; `high_ms` is without it."""

    def keeping(self, percent: int) -> Target:
        """The same target with so much of its time kept back.

        >>> parse_target("15m").keeping(10).high_ms, parse_target("12-15m").keeping(10).low_ms
        (810000, 720000)
        """
        high = self.high_ms * (100 - percent) // 100
        return replace(
            self,
            low_ms=min(self.low_ms, high),
            high_ms=high,
            reserve_ms=self.reserve_ms + self.high_ms - high,
        )


def parse_target(text: str) -> Target:
    """Read a target; raise RehearseError, saying what to write, where it is none.

    >>> parse_target("12-15m").low_ms, parse_target("15:30").high_ms, parse_target("1h 5min").high_ms
    (720000, 930000, 3900000)
    >>> parse_target("1小时20分").high_ms, parse_target("一分半").high_ms
    (4800000, 90000)
    """
    plain = text.translate(_HALF_WIDTH).strip()
    times = [_time(end) for end in _ends(plain)]
    known = [ms for ms in times if ms is not None]
    if compiled(r"\d+(?:\.\d+)?").fullmatch(plain):
        raise RehearseError(
            f"target {plain} has no unit", f"write {plain}m for minutes or {plain}s for seconds"
        )
    if len(known) != len(times) or len(times) > 2:
        raise RehearseError(f"target {text[:30]!r} is no time", _LIKE)
    if not 0 < known[0] <= known[-1] <= _LONGEST_MS:
        raise RehearseError(f"target {text[:30]!r} is out of reach", _LIKE)
    return Target(text, known[0], known[-1])


def heading_target(heading: str, *, clocked: bool = False) -> tuple[int, int, int] | None:
    """Find the target at the end of a heading: where it begins and ends in the text, and how long it is in ms.

    What is between is to be taken out, and the heading is whole without it. In brackets a time may be written in any
    way; behind a dash only with units (a heading may end in the time of the day), behind a comma only with a word
    like 约 as well (it may end in a phrase about a time). Of a range its end is taken; of one that is `clocked`, from
    second to second of the speech, what lies between. None where there is no target, or nothing besides.

    >>> heading_target("一、开场 (3:00)"), heading_target("【第一部分 — 1 分钟】"), heading_target("开幕式 — 15:00")
    ((4, 11, 180000), (5, 12, 60000), None)
    """
    plain = heading.translate(_HALF_WIDTH)
    if clocked and (match := compiled(_RANGE).search(plain)):
        start, end = _between(match)
        return *match.span(), end - start
    if plain.rstrip().lower()[-1:] not in _LAST:
        return None
    before = max(0, len(plain) - _AT_MOST)
    for pattern, by_clock in ((_BRACKETED, True), (_BEHIND_A_DASH, False), (_BEHIND_A_COMMA, False)):
        for match in compiled(pattern).finditer(plain, before):
            times = _ends(match["time"].strip())
            read = [_time(end, by_clock and len(times) == 1) for end in times]
            known = [ms for ms in read if ms is not None]
            if len(known) == len(read) < 3 and 0 < known[0] <= known[-1] <= _LONGEST_MS:
                rest = plain[: match.start()] + plain[match.end() :]
                return (match.start(), match.end(), known[-1]) if rest.strip("()[]【】〔〕 #*") else None
    return None


def follow_each_other(headings: Iterable[str]) -> bool:
    """True where ranges in brackets go on from each other, （0-15秒）（15-40秒）: seconds of the speech, no lengths.

    Parts of a part begin where it begins.

    >>> follow_each_other(["开场（0-15秒）", "展示（15-40秒）"]), follow_each_other(["开场（1-2分）", "展示（2-3分）"])
    (True, False)
    >>> follow_each_other(["甲（0:00-0:15）", "乙（0:15-1:40）"]), follow_each_other(["（9:00-9:30）", "（9:30-9:45）"])
    (True, False)
    """
    found = [match for one in headings if (match := compiled(_RANGE).search(one.translate(_HALF_WIDTH)))]
    ranges = [_between(match) for match in found]
    goes_on = sum(after[0] in (*before, 0) for before, after in pairwise(ranges))
    grow = all(start < end for start, end in ranges)
    return len(ranges) > 1 and goes_on == len(ranges) - 1 and ranges[0][0] == 0 and grow


_RANGE = (
    r"[(\[【]\s*(?P<low>\d{1,2}:[0-5]\d|\d+(?:\.\d+)?)\s*(?:秒|s|分钟?|min)?\s*[-–—~～至到]+\s*"
    r"(?:(?P<until>\d{1,2}:[0-5]\d)|(?P<high>\d+(?:\.\d+)?)\s*(?P<unit>秒|secs?|s|分钟?|mins?|m))\s*[)\]】]"
)


def _between(match: re.Match[str]) -> tuple[int, int]:
    """From when to when a range goes, in ms of the speech."""
    unit = _UNITS_MS["m" if (match["unit"] or "s")[0] in "分m" else "s"]
    start, end = (
        clock_ms(one) if ":" in one else round(float(one) * unit)
        for one in (match["low"], match["until"] or match["high"])
    )
    return start, end


def clock(ms: int) -> str:
    """Write a time as people say it: minutes and seconds, hours where there are any.

    >>> clock(65_400), clock(3_600_000)
    ('1:05', '1:00:00')
    """
    minutes, seconds = divmod(round(ms / 1000), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{seconds:02d}" if hours else f"{minutes}:{seconds:02d}"


def signed(ms: int) -> str:
    """Write a time that may lie before the beginning.

    >>> signed(-65_000), signed(65_000)
    ('−1:05', '1:05')
    """
    return difference(ms, 0).removeprefix("+")


def difference(ms: int, than_ms: int) -> str:
    """Write by how much a time differs from another, so that the three add up as they are shown.

    >>> difference(239_700, 230_400), difference(60_000, 74_000), difference(60_400, 60_000)
    ('+0:10', '−0:14', '+0:00')
    """
    seconds = round(ms / 1000) - round(than_ms / 1000)
    return ("−" if seconds < 0 else "+") + clock(1000 * abs(seconds))


def clock_ms(text: str) -> int:
    """Read a time by the clock in milliseconds; a fraction may follow a point or a comma.

    >>> clock_ms("15:00"), clock_ms("01:02:03,450")
    (900000, 3723450)
    """
    whole, _, fraction = text.replace(",", ".").partition(".")
    seconds = 0
    for part in whole.split(":"):
        seconds = 60 * seconds + int(part)
    return 1000 * seconds + int(f"{fraction:0<3}"[:3])


def length_ms(text: str) -> int | None:
    """Read a length with units in milliseconds; None where it is none.

    >>> [length_ms(text) for text in ("1.5s", "两秒", "一分半", "90 seconds", "1小时20分", "500ms", "2")]
    [1500, 2000, 90000, 90000, 4800000, 500, None]
    """
    total, position, units = 0.0, 0, []
    while part := compiled(_PART).match(text, position):
        number = _number(part["number"])
        if number is None:
            return None
        units.append(next(name for name in _UNITS_MS if part[name]))
        total += (number + (0.5 if part["half"] or part["more"] else 0)) * _UNITS_MS[units[-1]]
        position = part.end()
    in_order = units == ["ms"] or " ".join(units) in _IN_ORDER
    return round(total) if in_order and not text[position:].strip() else None


def _number(text: str) -> float | None:
    if text == "半":
        return 0.5
    if text[-1].isdecimal():
        return float(text)
    return value_of(text) or value_of(text[:-2] + text[-1:])  # 两三 is up to 三


def _ends(plain: str) -> list[str]:
    """Split a range; 12-15m: both are minutes."""
    ends = compiled(_UNTIL).split(plain)
    if len(ends) == 2 and re.fullmatch(NUMBER, ends[0]) and (unit := compiled(_PART).fullmatch(ends[1])):
        ends[0] += ends[1][unit.end("number") :]
    return ends


def _time(text: str, by_clock: bool = True) -> int | None:
    """Read one end of a target, with units or by the clock; no speech takes milliseconds."""
    if by_clock and re.fullmatch(_CLOCK, text):
        return clock_ms(text)
    return None if text.endswith(("ms", "毫秒")) else length_ms(text)
