"""Dates that are in no calendar: 2月30日, 13月, 20225年, a weekday that is not the date's, and 25时30分."""

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
        "time": "没有这样的钟点：{text!q}",
        "do": "查对日期，改正",
    },
    "en": {
        "none": "there is no such date: {text!q}",
        "weekday": "the weekday is not that of the date: {text!q} was or is a {english}",
        "time": "there is no such time of day: {text!q}",
        "do": "look the date up, and correct it",
    },
}

_DATE = re.compile(
    r"(?<![\d.])(?=\d)(?<![农阴]历)(?:(?P<year>\d{4,6})年(?!(?:以?[前来间后]|左右|的?历史|多|以上)))?(?:(?P<month>\d{1,2})月(?![龄大历薪供]|以[上下内]))?"
    r"(?:(?P<day>\d{1,2})(?:日|号(?![a-zA-Z线楼院口坑机馆厅店房门台库令文])))?"
    r"(?P<weekday>(?:[，,（(、 ]|这一天|当天|正好|正|恰好|恰逢|就|也)*是?(?:农历[^，。]{2,8}[，、 ])?"
    r"(?:星期|周)(?P<name>[一二三四五六日天])"
    r"(?![年岁边围期]|.{1,2}(?:同志|先生|女士)))?"
)
_WEEKDAYS = "一二三四五六日"
_ENGLISH = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LEAP = 2024
"""A year that has every day, for dates without one."""
_LONGEST_YEAR = 4


_TIME = re.compile(
    r"(?<![\d.:])(?<![历用耗]时)(?:(?P<hour>\d{1,2})[时点](?P<minute>\d{1,2})分(?![之钟])"
    r"|(?:(?<=日)|(?<=上午|下午|晚上|早上|凌晨|今晚|明天|今天))(?P<sharp>\d{2})[时点](?=[整，。、开召举准出集到])"
    r"|(?:(?<=日)|(?<=上午|下午|晚上|早上|凌晨|今晚))(?P<digital>\d{1,2})[:：](?P<second>\d\d)(?![\d:：])"
    r"|(?<![\d:：])(?P<clock>\d{1,2})[:：](?P<past>\d\d)(?=(?:准时|正式)?(?:开[会门始工]|出发|集合|结束|闭馆|签到)))"
)
_THIS_YEAR = re.compile(r"今年(?:是|，|——|\(|（)?(?:19|20)\d\d(?=年)")
_OTHER_YEAR = re.compile("(?:去年|明年|前年|后年|上年|次年|当年|那年|同年)[^。]{0,12}$|年$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年|[.\-/]\d)")


_MONTHS = "January February March April May June July August September October November December".split()
_ENGLISH_DATE = re.compile(
    rf"(?:\b(?P<name>{'|'.join(_ENGLISH)}),? )?\b(?:(?P<month>{'|'.join(_MONTHS)}) (?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{'|'.join(_MONTHS)}))(?![\d:])(?:,? (?P<year>(?:19|20)\d\d)\b)?"
)


def _english(examined: Examined) -> Iterator[Problem]:
    """Find the same in English: June 31, and a Monday that was a Tuesday."""
    for _, match, span in examined.matches(_ENGLISH_DATE):
        month, day = _MONTHS.index(match["month"] or match["month2"]) + 1, int(match["day"] or match["day2"])
        try:
            weekday = datetime.date(int(match["year"] or _LEAP), month, day).weekday()
        except ValueError:
            yield problem("none", span, text=match[0])
            continue
        if match["name"] and match["year"] and _ENGLISH.index(match["name"]) != weekday:
            yield problem(
                "weekday", span, text=match[0], chinese=_WEEKDAYS[weekday], english=_ENGLISH[weekday]
            )


def impossible(examined: Examined) -> Iterator[Problem]:
    """Find impossible dates, weekdays and times of day.

    A weekday is checked behind a date with its year, or where the script says which year it is spoken in.
    """
    yield from _english(examined)
    this_year = _this_year(examined)
    for paragraph in examined.paragraphs:
        for match in _DATE.finditer(paragraph.text):
            weekday = _weekday(match, int(match["year"]) if match["year"] else this_year)
            key = _wrong(match, weekday)
            if not key:
                continue
            end = match.end() if key == "weekday" else match.end() - len(match["weekday"] or "")
            text, day = paragraph.text[match.start() : end], weekday or 0
            span = paragraph.span_of(match.start(), end)
            yield problem(key, span, text=text, chinese=_WEEKDAYS[day], english=_ENGLISH[day])
        for match in _TIME.finditer(paragraph.text):
            if _hour(match) > 24 or int(match["minute"] or match["second"] or match["past"] or 0) > 59:
                yield problem("time", paragraph.span_of(*match.span()), text=match[0])


def _hour(match: re.Match[str]) -> int:
    return int(match["hour"] or match["sharp"] or match["digital"] or match["clock"])


def _this_year(examined: Examined) -> int:
    """The year that the speech is given in, by its date or its own words; 0 where it does not say."""
    front = examined.script.front
    said = _YEAR.search(" ".join((front.date, *front.byline, *front.title))) or _THIS_YEAR.search(
        examined.text
    )
    return int(said[0][-4:]) if said else 0


def _wrong(match: re.Match[str], weekday: int | None) -> str:
    """What is wrong: "none", "weekday", or nothing; `weekday` is the date's true one, where that is known."""
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
    if (
        not said
        or weekday is None
        or (not match["year"] and _OTHER_YEAR.search(match.string, 0, match.start()))
    ):
        return ""
    return "" if _WEEKDAYS.index(said.replace("天", "日")) == weekday else "weekday"


def _weekday(match: re.Match[str], year: int) -> int | None:
    """A date's weekday in a year, Monday being 0; None where it has no month and day, or is no date, or year 0."""
    try:
        return datetime.date(year, int(match["month"]), int(match["day"])).weekday()
    except (TypeError, ValueError):
        return None
