"""Decades, times of day and lengths of time in English: the '90s, 1960s-80s, 5pm-7pm, 14h30, 1:30:05, 2h 15m."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import re

    from rehearse.language.numbers.figures import Rules

_DECADES = "hundreds tens twenties thirties forties fifties sixties seventies eighties nineties".split()
_ZONE = "EST|PST|CST|MST|EDT|PDT|CDT|MDT|GMT|UTC|ET|PT|CT|BST|CET|IST|JST"


def _decade(match: re.Match[str]) -> str:
    return f"{match[1]} {_DECADES[int(match[2])]}"


def _clock(match: re.Match[str]) -> str:
    """Read 1:00a.m., 02.30 pm: no o'clock beside AM."""
    minutes = int(match[2] or 0)
    said = f" {'o ' * (0 < minutes < 10)}{minutes}" if minutes else ""
    return f"{int(match[1])}{said} {match[3].upper()}M" + (f" {match[4].upper()}" if match[4] else "")


def _span(match: re.Match[str]) -> str:
    """Read 1:01:01 as a length of time."""
    *counts, part = match.groups()
    named = [_counted(count, unit) for count, unit in zip(counts, ("hour", "minute", "second"), strict=True)]
    if part:
        named[-1] = f"{int(counts[-1])} point {' '.join(part)} seconds"
    return "{} {} and {}".format(*named)


def _counted(count: str, unit: str) -> str:
    return f"{int(count)} {unit}{'s' * (int(count) != 1)}"


def _hours_minutes(match: re.Match[str]) -> str:
    return " ".join(
        _counted(count, unit)
        for count, unit in zip(match.groups(), ("hour", "minute", "second"), strict=True)
        if count
    )


# fmt: off
TIME_RULES: Rules = (
    ("times: 21:51:31", ":",
     r"(?<![\d:.])(\d{1,2}):([0-5]\d):([0-5]\d)(?:\.(\d{1,3}))?(?![\d:]|\.\d)", _span),
    ("times: 2:03.4", ":",
     r"(?<![\d:.])(\d{1,2}:[0-5]\d)\.(\d{1,3})(?![\d:])", lambda m: f"{m[1]} point {' '.join(m[2])}"),
    ("times: 14h30", "h", r"(?<![\w.])([01]?\d|2[0-3])h([0-5]\d)(?![\w.])", r"\1:\2"),
    ("times: 2h 15m", "h",
     r"(?<![\w.])(\d{1,3})\s?(?:hrs?|h)\.?\s?(\d{1,2})\s?(?:mins?|m)\b\.?(?:\s?(\d{1,2})\s?(?:secs?|s)\b)?",
     _hours_minutes),
    ("times: 3m 20s", "m",
     r"(?<![\w.])()(\d{1,3})\s?(?:mins?|m)\.?\s?(\d{1,2})\s?(?:secs?|s)\b", _hours_minutes),
    ("years: FY'20", ("FY'", "FY’"), r"\bFY['’](?=\d\d\b)", "FY "),
    ("years: the class of '05", "'’‘", r"(?<!\w)['’‘](0?)([1-9]\d?|0)(?<=\d\d)(?![\w'’′\"″])",
     lambda m: f"{'oh ' * bool(m[1])}{m[2]}"),
    ("decades: 1960s-80s", "s", r"(?<=\d0s)\s?[-–—]\s?(?=['’]?\d{2,4}s\b)", " to "),
    ("decades: the 1990's", "'’",
     r"(?:(?<=\b[Tt]he\s)|(?<=\bearly\s)|(?<=\blate\s)|(?<=\bmid\s)|(?<=\bmid-)|(?<=0['’]s\sand\s)|(?<=0['’]s\s(?:to|or)\s)|^)(['’]?(?:1[1-9]|20)?\d0)['’]s\b",
     r"\1s"),
    ("decades: 2000s, the '00s", "s", r"(?<!\d)2000s\b|(?<!\w)['’‘]00s\b", "two thousands"),
    ("decades: the '10s", "s", r"(?<!\w)['’‘]10s\b", "twenty tens"),
    ("decades: 1990s", "s", r"(?<!\d)(1[1-9]|20)(\d)0s\b", _decade),
    ("decades: the 80s, '90s", "s",
     r"(?<![\w.,])(?<!\bfor\s)(?<!\bin\s)(?<!\bwithin\s)(?<!\bunder\s)(?<!\bafter\s)(?<!\babout\s)(?<!\ba\s)(?<!\bof\s)(?<!\bthan\s)['’‘]?([2-9])0s\b",
     lambda m: _DECADES[int(m[1])]),
    ("numbers: 10s of shops", "s", r"(?<![\w.,])1(0{1,3})s(?=\s(?:of|and)\b)|(?<![\w.,])100(0?)s\b",
     lambda m: ("tens", "hundreds", "thousands")[len(m[0]) - len("10s")]),
    ("times: 12:00 noon", "n", r"(?<![\d:])12(?::00)?(?=\s(?:noon|midnight)\b)", "12"),
    ("times: 1:59 p.m.", "aApP",
     rf"(?<![\d:.])(?<!\d,)(0?\d|1\d|2[0-3])(?:[:.]([0-5]\d))?\s?([AaPp])(?:\.\s?[Mm]\.?|[Mm]\b)(?:\s?(?i:({_ZONE}))\b)?",
     _clock),
    ("times: 5 PM-7 PM", "-–—",
     r"(?:(?<=[AP]M)|(?<=noon)|(?<=midnight))\s?[-–—]\s?(?=\d)|(?<=\d)\s?[-–—]\s?(?=\d{1,2}(?::\d\d|(?:\so)?(?:\s\d+)?\s[AP]M\b))",
     " to "),
)
# fmt: on
