"""Dates that are in no calendar: 2月30日, 13月, 20225年, and a weekday that is not the date's."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

from rehearse.script.checking.examined import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "none": "没有这样的日期：{text!q}",
        "weekday": "日期与星期不符：{text!q}，这一天是星期{chinese}",
        "do": "查对日期，改正",
    },
    "en": {
        "none": "there is no such date: {text!q}",
        "weekday": "the weekday is not that of the date: {text!q} was or is a {english}",
        "do": "look the date up, and correct it",
    },
}

_DATE = re.compile(
    r"(?<![\d.])(?<![农阴]历)(?:(?P<year>\d{4,6})年(?!(?:以?[前来间后]|左右|的?历史|多|以上)))?(?:(?P<month>\d{1,2})月(?![龄大]|以[上下内]))?"
    r"(?:(?P<day>\d{1,2})(?:日|号(?![a-zA-Z线楼院口坑机馆厅店房门台库令文])))?"
    r"(?P<weekday>[，,（(、 ]{0,2}(?:农历[^，。]{2,8}[，、 ])?(?:星期|周)(?P<name>[一二三四五六日天])"
    r"(?![年岁边围期]|.{1,2}(?:同志|先生|女士)))?"
)
_WEEKDAYS = "一二三四五六日"
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LEAP = 2024
"""A year that has every day, for dates without one."""
_LONGEST_YEAR = 4


def impossible(examined: Examined) -> Iterator[Problem]:
    """Find impossible dates; a weekday is checked only behind a whole date."""
    for paragraph in examined.paragraphs:
        for match in _DATE.finditer(paragraph.text):
            weekday = _weekday(match)
            key = _wrong(match, weekday)
            if not key:
                continue
            end = match.end() if key == "weekday" else match.end() - len(match["weekday"] or "")
            text, day = paragraph.text[match.start() : end], weekday or 0
            span = paragraph.span_of(match.start(), end)
            yield problem(key, span, text=text, chinese=_WEEKDAYS[day], english=_ENGLISH[day])


def _wrong(match: re.Match[str], weekday: int | None) -> str:
    """What is wrong: "none", "weekday", or nothing."""
    year, month, day = match["year"], match["month"], match["day"]
    if (year and len(year) > _LONGEST_YEAR) or (month and not 1 <= int(month) <= 12):
        return "none"
    if not (month and day):
        return ""
    try:
        datetime.date(int(year or _LEAP) or 1, int(month), int(day))
    except ValueError:
        return "none"
    said = match["name"]
    if not said or weekday is None:
        return ""
    return "" if _WEEKDAYS.index(said.replace("天", "日")) == weekday else "weekday"


def _weekday(match: re.Match[str]) -> int | None:
    """A whole date's weekday, Monday being 0; None where it is not whole, or no date."""
    try:
        return datetime.date(int(match["year"]), int(match["month"]), int(match["day"])).weekday()
    except (TypeError, ValueError):
        return None
