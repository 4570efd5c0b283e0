"""Dates in English: rules that write them as they are said, their figures left for later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.numbers.en.words import MONTHS, ordinal

if TYPE_CHECKING:
    import re

    from rehearse.language.numbers.figures import Rules

_LAST_DAY = 31
_SHORT_YEARS = 99
_LAST_CENTURY = 50
"""From here on two digits are a year of the last century."""

_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_ABBREVIATED = rf"(?:{_SHORT}|{_SHORT.upper()})\b\.?"
_SMALL = (
    rf"(?:{_SHORT.lower()})\b\.|(?:jan|feb|apr|jun|jul|aug|sept|sep|oct|nov|dec)\b|"
    + "|".join(month.lower() for month in MONTHS if month not in ("March", "May"))
    + r"|(?:(?<=^)|(?<=\bon )|(?<=\bby )|(?<=\bsince )|(?<=\buntil ))(?:march|may)\b"
    + r"(?=\s\d{1,2}\s*(?:$|[,.;)]|(?:1\d|20)\d\d))"
)
"""Without a capital may and march are verbs."""
_NAMED = "|".join([*MONTHS, *(month.upper() for month in MONTHS)])
_MONTH = rf"(?:(?:{_NAMED})\b|{_ABBREVIATED}|(?:{_SMALL})(?!\w))"
_ANY_MONTH = rf"(?:{_SHORT}|May)[a-z]*\.?"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?![\w:%]|\.\d|,\d{1,3}(?!\d))"
_UPTO = r"(?P<joint>\s?[-–]\s?|\s(?:to|and|or)\s(?:the\s)?)"
_THE = r"(?P<the>(?i:\b(?:the|this|that|every|each|next|last|a|our)\s))?"
_YEAR = r"(?:1\d{3}|20\d\d)(?!\d)"
_NO_COUNT = (
    r"(?!\s(?:people|men|women|children|percent|per|million|thousand|billion|hundred|dozen|of\sthe)\b"
    r"|\s(?!(?:was|is|as|this|has|its|does|us|his|always|thus|plus|perhaps|sometimes|unless|across|towards|years?)\b)[a-z]{2,}s\b)"
)
"""What follows a day of a month, and not a number of things: "in March 12 people came"."""


def _month(written: str) -> str:
    """Give the whole name of a month: Sept. is September."""
    short = written.rstrip(".").lower()[:3]
    return next(name for name in MONTHS if name.lower().startswith(short))


def _joint(match: re.Match[str]) -> str:
    """What stands between two days: a dash is "to", words stay."""
    word = match["joint"].split()[0]
    return f" {word} " if word.isalpha() else " to "


def _month_day(match: re.Match[str]) -> str:
    last = f"{_joint(match)}{ordinal(match['last'])}" if match["last"] else ""
    year = f" {match['year']}" if match["year"] else ""
    return f"{_month(match['month'])} {ordinal(match['day'])}{last}{year}"


def _day_month(match: re.Match[str]) -> str:
    """Read 5–9 June as the fifth to the ninth; but every 4th of July has no more "the"."""
    the = match["the"] or "the "
    last = (
        f"{_joint(match)}{'the ' if _joint(match) == ' to ' else ''}{ordinal(match['last'])}"
        if match["last"]
        else ""
    )
    year = f" {match['year']}" if match["year"] else ""
    return f"{the}{ordinal(match['day'])}{last} of {_month(match['month'])}{year}"


def _numeric(match: re.Match[str]) -> str:
    """Read 3/4/1998, or 25.12.2023 where the first can be no month, and 2016-11-03."""
    parts = [int(part) for part in match.groups()[::2]]
    year = parts[0] if parts[0] > _LAST_DAY else parts[2]
    month, day = parts[1:] if parts[0] > _LAST_DAY else parts[:2]
    if month > len(MONTHS):
        month, day = day, month
    if not (0 < month <= len(MONTHS) and 0 < day <= _LAST_DAY):
        return match[0]
    year += 0 if year > _SHORT_YEARS else 1900 if year >= _LAST_CENTURY else 2000
    return f"the {ordinal(str(day))} of {MONTHS[month - 1]} {year}"


def _on_date(match: re.Match[str]) -> str:
    return f"{match[1]}{MONTHS[int(match[2]) - 1]} {ordinal(match[3])}"


def _short_month(match: re.Match[str]) -> str:
    return f"{_month(match[1])} {match[2]}"


# fmt: off
DATE_RULES: Rules = (
    ("dates: August 23d, the 33d President", "d",
     rf"\b({_MONTH}\s|[Tt]he\s(?=\d\dd\s[A-Z]))(\d?[23])d\b", lambda m: m[1] + ordinal(m[2])),
    ("dates: Oct 3–Nov 12, 28 July – 3 August", "-–",
     rf"(?<=\d)(?:st|nd|rd|th)?\s?[-–]\s?(?={_ANY_MONTH}\s\d)|(?:(?<=[a-z])|(?<=[a-z]\.)|(?<=\s\d{{4}}))\s?[-–]\s?(?=\d{{1,2}}(?:st|nd|rd|th)?\s{_ANY_MONTH})",
     " to "),
    ("dates: Jan-15-2020", "-",
     rf"(?i:\b)(?P<month>{_MONTH})-(?P<day>{_DAY})(?P<joint>(?P<last>(?!)))?(?:-(?P<year>{_YEAR}))?(?![\w-])",
     _month_day),
    ("dates: 15-Jan-2020", "-",
     rf"(?<![\w.-])(?P<the>(?!))?(?P<day>{_DAY})(?P<joint>(?P<last>(?!)))?-(?P<month>{_MONTH})(?:-(?P<year>{_YEAR}|\d\d(?!\d)))?(?![\w-])",
     _day_month),
    ("dates: 2016-11-03, 3/4/1998", "-./",
     r"(?<![\w./-])((?:1[5-9]|20)\d\d)([-./])(\d\d?)(\2)(\d\d?)(?![\d/-]|\.\d)", _numeric),
    ("dates: 3/4/1998, 25.12.2023", "-./",
     r"(?<![\w./-])(\d\d?)([-./])(\d\d?)(\2)((?:1[5-9]|20)\d\d)(?![\d/-]|\.\d)", _numeric),
    ("dates: 31/12/99", "/", r"(?<![\w./-])(\d\d?)(/)(\d\d?)(/)(\d\d)(?![\d/-]|\.\d)", _numeric),
    ("dates: 5/2020", "/", r"(?<![\w./-])(0?[1-9]|1[0-2])/((?:19|20)\d\d)(?![\d/-]|\.\d)",
     lambda m: f"{MONTHS[int(m[1]) - 1]} {m[2]}"),
    ("dates: on 9/11", "/",
     r"(?i)\b((?:on|since|until|dated|beginning|starting|due)\s)(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?![\d/]|\sof\b|\.\d)",
     _on_date),
    ("dates: Tue 2/22, Friday (3/14)", "/",
     r"\b((?:Mon|Tues?|Tu|Wed|Thu(?:rs?)?|Fri|Sat|Sun)(?:(?:nes|s|rs|ur)?day)?\.?,?\s\(?)"
     r"(1[0-2]|0?[1-9])/(3[01]|[12]\d|0?[1-9])(?![\d/]|\sof\b|\.\d)",
     _on_date),
    ("dates: (4 July 2012)", "JFMASONDjfmasond",
     rf"{_THE}(?<![\w.,:/$€£-])(?P<day>{_DAY})(?:{_UPTO}(?P<last>{_DAY}))?\s(?P<month>{_MONTH})(?:,?\s(?P<year>{_YEAR}))?",
     _day_month),
    ("dates: the May 6 hearings, Jan. 6 cases", "JFMASOND",
     rf"(?:(?<=\b[Tt]he )|(?<=\b[Tt]his )|(?<=['’]s )|(?=(?:{_SHORT})\.))"
     rf"(?P<month>{_MONTH})\s(?P<day>{_DAY})"
     r"(?P<joint>(?P<last>(?!)))?(?P<year>(?!))?(?=\s(?!(?:and|or|to|people|men|women|children|percent)\b)[a-z]{3,}\b)",
     _month_day),
    ("dates: July 4, 1776", "JFMASONDjfmasond",
     rf"\b(?P<month>{_MONTH})\s(?P<day>{_DAY})(?:{_UPTO}(?P<last>{_DAY}))?(?!\s?[-–]?\w*\s?(?:pm|am)\b)(?:(?P<year>(?!))|{_NO_COUNT})",
     _month_day),
    ("dates: the 3rd of March", "hdt",
     rf"{_THE}(?<![\w.,-])(?P<day>3[01]|[12]\d|[1-9])(?:st|nd|rd|th)(?:{_UPTO}(?P<last>3[01]|[12]\d|[1-9])(?:st|nd|rd|th))?\s(?:of\s)?(?P<month>{_MONTH})(?:,?\s(?P<year>{_YEAR}))?",
     _day_month),
    ("months: Jan. 12th", "JFMASONDjfmasond",
     rf"\b({_ABBREVIATED}|(?:{_SMALL})(?!\w))\s(\d{{1,2}}(?:st|nd|rd|th))\b",
     _short_month),
    ("months: Jan. 2020", "JFMASONDjfmasond",
     rf"\b({_ABBREVIATED}|(?:{_SMALL})(?!\w))\s({_YEAR})", _short_month),
)
# fmt: on
