"""How long a speech is to take, as people write it: 15m, 15:00, 900 s, 12-15m, 15分钟."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_UNITS_MS = {"h": 3_600_000, "m": 60_000, "s": 1000}
_UNIT = r"(?P<h>hours?|hrs?|h|小时)|(?P<m>minutes?|mins?|m|分钟|分)|(?P<s>seconds?|secs?|s|秒钟|秒)"  # longest first
_PART = re.compile(rf"\s*(\d{{1,6}}(?:\.\d{{1,6}})?)\s*(?:{_UNIT})(?![a-z])", re.IGNORECASE)
_CLOCK = re.compile(r"(?:(\d{1,6}):)?(\d{1,6}):([0-5]\d)")
_BARE = re.compile(r"\d+(?:\.\d+)?")
_UNTIL = re.compile(r"\s*(?:[-–—~]+|到|至|\bto\b)\s*")
_LONGEST_MS = 24 * _UNITS_MS["h"]
_LIKE = "write it like 15m, 15:00 or 12-15m"


@dataclass(frozen=True, slots=True)
class Target:
    """How long a speech is to take; where it may take from so long to so long, both ends."""

    text: str
    """As written."""
    low_ms: int
    high_ms: int
    """The most that it may take; the same as `low_ms` where one time is given."""


def target(text: str) -> Target:
    """Read a target; raise ValueError, saying what to write, where it is none.

    >>> target("12-15m").low_ms, target("15:30").high_ms, target("1h 5min").high_ms, target("15分30秒").high_ms
    (720000, 930000, 3900000, 930000)
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    ends = _UNTIL.split(plain)
    if len(ends) == 2 and _BARE.fullmatch(ends[0]) and (unit := _PART.fullmatch(ends[1])):
        ends[0] += ends[1][unit.end(1) :]  # 12-15m: both are minutes
    times = [_time(end) for end in ends]
    known = [ms for ms in times if ms is not None]
    if _BARE.fullmatch(plain):
        raise ValueError(f"target {plain} has no unit; write {plain}m for minutes or {plain}s for seconds")
    if len(known) != len(times) or len(times) > 2:
        raise ValueError(f"target {text[:30]!r} is no time; {_LIKE}")
    if not 0 < known[0] <= known[-1] <= _LONGEST_MS:
        raise ValueError(f"target {text[:30]!r} is out of reach; {_LIKE}")
    return Target(text, known[0], known[-1])


def _time(text: str) -> int | None:
    """Read one time in milliseconds."""
    if clock := _CLOCK.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return hours * _UNITS_MS["h"] + minutes * _UNITS_MS["m"] + seconds * _UNITS_MS["s"]
    total, position, units = 0.0, 0, ""
    while part := _PART.match(text, position):
        unit = next(name for name in _UNITS_MS if part[name])
        total += float(part[1]) * _UNITS_MS[unit]
        units, position = units + unit, part.end()
    in_order = units in ("h", "m", "s", "hm", "hs", "ms", "hms")
    return round(total) if in_order and not text[position:].strip() else None
