"""Plain figures in English: seasons, ranges, thousands, versions, and what signs beside them say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.numbers.en.words import by_pairs

if TYPE_CHECKING:
    from rehearse.language.numbers.figures import Rules

_COMPARED = {"<": "less than ", ">": "more than ", "≥": "at least ", "≤": "at most "}
_BOOKS = (
    "Genesis|Exodus|Leviticus|Numbers|Deuteronomy|Joshua|Judges|Ruth|Samuel|Kings|Chronicles|Ezra|Nehemiah|Esther|Job"
    "|Psalms?|Proverbs|Ecclesiastes|Isaiah|Jeremiah|Lamentations|Ezekiel|Daniel|Hosea|Joel|Amos|Jonah|Micah|Malachi"
    "|Matthew|Mark|Luke|John|Acts|Romans|Corinthians|Galatians|Ephesians|Philippians|Colossians|Thessalonians|Timothy"
    "|Titus|Hebrews|James|Peter|Jude|Revelation|Surah?"
)
_YEAR = r"(?:1[1-9]|20)\d\d"
_COUNTED = (
    "seconds|minutes|hours|days|weeks|months|years|people|times|percent|miles|kilometers|meters|feet|pages"
)
_LABELS = r"\b(?i:lesson|part|chapter|step|slide|day|week|unit|question|section|tip)\s"
_MANY = "(?i:from|between|rounds|pages|issues|chapters|verses|lines|weeks|steps|questions|parts|levels|grades|ages)"
_HUNDRED = 100
_LEAST_SCALE = 5
"""The shortest scale that is used for marks: five out of five."""
_PLURALS = "zeros ones twos threes fours fives sixes sevens eights nines".split()


def _thousands(match: re.Match[str]) -> str:
    """Leave 12,345 to the grammar, without its comma; 1,234 would be a year there, or a thousand without its one."""
    plain = match[0].replace(",", "")
    whole, _, part = plain.partition(".")
    if len(whole) != len("1234"):
        return plain
    rest = int(whole[1:])
    said = f"{whole[0]} thousand" + (f"{' and' * (rest < _HUNDRED)} {rest}" if rest else "")
    return said + (f" point {' '.join(part)}" if part else "")


def _years(match: re.Match[str]) -> str:
    """Read 2019–20 and 1925 - 1949; with spaces, two digits are the year after."""
    first, dash, last = match.groups()
    later = int(last) - int(first[2:])
    if len(last) == 2 and (later < 1 or (later > 1 and dash[0] == " ")):
        return match[0]
    return f"{first} to {last}"


def _boeing(match: re.Match[str]) -> str:
    """Read 747s as seven forty sevens."""
    letter, middle, many, alone, more, _ = match.groups()
    tens, seven = middle or alone, "sevens" if many or more else "7"
    said = {"0": f"oh {seven}", "1": "seventeens" if seven == "sevens" else "17"}.get(
        tens, f"{tens}0 {seven}"
    )
    return f"{letter or ''} 7 {said}{' ' * match[0].endswith('-')}".lstrip()


def _spaced_range(match: re.Match[str]) -> str:
    """Read 5 - 10 minutes, but Lesson 2 - 10 minutes is a title and a length."""
    label, first, last = match.groups()
    return match[0] if label or int(first) >= int(last) else f"{first} to "


def _out_of(match: re.Match[str]) -> str:
    """Read 10/10 as ten out of ten, four four time, the seven seven attacks; 2/2 alone is two halves."""
    if match[2]:
        return f"{match[1]} {match[1]}"
    return match[0] if int(match[1]) < _LEAST_SCALE else f"{match[1]} out of {match[1]}"


# fmt: off
GROUP_RULES: Rules = (
    ("always: 24/7/365", "-/", r"\b24(?:-7-365|/7/365)\b", "24 7, 3 65"),
    ("thousands: 1 000 000, 10'500", " '’\u00a0\u202f",
     r"(?<![\w.,:/-])(?<!\d\s)[1-9]\d{0,2}(?:(?:['’]\d{3})+|(?:[\u00a0\u202f]\d{3})+|(?:\s\d{3}){2,}|\s000)(?![\w'’:/-]|[.,]\d|\s\d)",
     lambda m: re.sub(r"\D", ",", m[0])),
    ("thousands: 1.000.000", ".",
     r"(?<![\w.$€£])[1-9]\d{0,2}(?:\.\d{3}){2,}(?![\w.])", lambda m: m[0].replace(".", ",")),
    ("thousands: 12,34,567", ",",
     r"(?<![\d,.])[1-9]\d?(?:,\d\d)+,\d{3}(?![\d,])", lambda m: f"{int(m[0].replace(',', '')):,}"),
)
"""Before all else: every other rule knows thousands by their commas."""

FIRST_RULES: Rules = (
    ("dashes: nearly all--99 percent", ("--",), r"(?<=[A-Za-z,])--(?=\d)", " -- "),
    ("plans: the 2-4-5.9 plan", "-",
     r"(?<![\w.-])\d{1,2}(?:-\d{1,2})*-\d{1,2}\.\d(?![\w-])(?<=-\d-\d\.\d)", lambda m: m[0].replace("-", " ")),
    ("seasons: 2024/25", "/", r"(?<![\d/])((?:19|20)\d\d)/((?:19|20)?\d\d)(?![\d/])", r"\1 \2"),
    ("powers: 12 m^2", "^",
     r"(?<=\d)(\s?(?:[kcmd]?m|ft|in|mi|s|yd))\^([23])(?!\w)", lambda m: m[1] + "²³"[int(m[2]) - 2]),
    ("years: 2019–20, 1345–54, 1925 - 1949", "-–—",
     rf"(?<![\d-])({_YEAR})([-–—]|\s[-–]\s)['’]?({_YEAR}|\d\d)(?!\s?=|[\d-])", _years),
    ("ranges: 3–5", "%–", r"(?<=\d)(?:–|[-—](?=[\d.]+%))(?=\d)|(?<=%)(?:[-–]|—(?=[\d.]+%))(?=\d)", " to "),
    ("ranges: 5 - 10 minutes", (" - ", " – "),
     rf"(?<![\w.,:/-])({_LABELS})?(\d{{1,3}})\s[-–]\s(?=(\d{{1,3}})(?:%|\s(?:{_COUNTED})\b))", _spaced_range),
    ("ranges: rounds 1 - 2", (" - ", " – "), rf"\b((?:{_MANY})\s\d+)\s[-–]\s(?=\d)", r"\1 to "),
    ("numbers: No. 1, #1", "#Nn",
     r"(?<![.?!]\s)\bNo(s)?\.\s?(?=\d)|\b(?:(?<=is\s)|(?<=was\s)|(?<=[Tt]he\s)|(?<=[Aa]t\s)|(?<=as\s)|(?<=[Mm]y\s)|(?<=\ba\s)|(?<=[Hh]is\s)|(?<=[Hh]er\s)|(?<=[Oo]ur\s)|(?<=[Tt]heir\s)|(?<=[Yy]our\s))no\.\s?(?=\d)|(?<!\S)#\s?(?=\d)",
     lambda m: f"number{m[1] or ''} "),
    ("percent: >50%, < 10", "<>≥≤",
     r"(?<![^\s(])(?<!\d )(?<!\b[A-Za-zπ] )(?<!squared )([<>≥≤])\s?(?=[$€£]?\d)", lambda m: _COMPARED[m[1]]),
    ("per mille: 3‰", "‰", r"(?<=\d)\s?‰", " per mille"),
    ("always: 24x7", "xX", r"\b24[xX]7\b", "24 7"),
    ("plurals: 3s and 7s", "s",
     r"(?:(?<=\bof )|(?<=\bthe ))([2-9])s\b(?=\s(?:and\s\d)|[,.;!?]|$)|(?<=[2-9]s and )([2-9])s\b",
     lambda m: _PLURALS[int(m[1] or m[2])]),
    ("pairs: 50/50, 9/11", "/-", r"\b(50[/-]50|20/20|80/20|60/40|70/30|90/10|9/11)(?![/\w])",
     lambda m: re.sub("[/-]", " ", m[1])),
    ("ranges: 20th–21st, 247 BC – 183 BC", "-–",
     r"(?:(?<=\d(?:st|nd|rd|th))|(?<=\bBC)|(?<=\bBCE)|(?<=\bAD))\s?[-–]\s?(?=\d+)", " to "),
    ("models: Boeing 747, 737s", "7",
     r"(?:(?<=Boeing )|\b(B))7([0-8])7(s?)\b(?:-(?=\d))?|(?<![\w.,$€£])7([0-8])7"
     r"(?:(s)\b|()(?=\s(?:MAX|Max|Dreamliner|jet|plane|airliner|freighter)))", _boeing),
    ("models: A320, F-150", "123456789",
     r"(?<![\w.-])([A-Z]{1,4})-?([1-9]\d\d)(?![\d%]|[.,]\d|[-/]\w)|(?:(?<=Boeing )|(?<=Airbus ))([1-9]\d\d)\b",
     lambda m: f"{m[1]} {by_pairs(m[2])}" if m[1] else by_pairs(m[3])),
    ("scores: 10/10, 4/4 time", "/",
     r"(?<![\d/.])(?<!\b[Oo]n\s)(?<!since\s)(?<!until\s)([1-9]\d{0,2})/\1(?![\d/]|\.\d)(?=(\s(?:time|attacks?|bombings?)\b)?)",
     _out_of),
    ("stars: a 5* hotel", "*",
     r"(?<![\w*])([1-7])\*(?=\s(?:hotel|resort|rating|review|service))", r"\1 star"),
    ("verses: John 3:16, Psalm 23:1-4", ":", rf"\b({_BOOKS})\s(\d{{1,3}}):(\d{{1,3}})(?:[-–](?=\d))?",
     lambda m: f"{m[1]} {m[2]} {m[3]}" + " to " * (not m[0][-1].isdigit())),
    ("ratios: 1.5:1, 1,000:1", ":",
     r"(?<![\d:.,])(\d+\.\d+|\d{1,3}(?:,\d{3})+|\d+(?=:\d{1,3},\d{3})):(?=\d+(?:\.\d+)?(?![\d:]))",
     r"\1 to "),
    ("grades: K–5", "K", r"\bK[-–](?=[1-9]\b)", "K to "),
    ("names: 401(k)", "(", r"(?<![\w.,$-])([1-9]\d\d)(?=\([a-z]\))", lambda m: by_pairs(m[1])),
    ("scores: 4.5/5", ".", r"(?<![\d/])(\d+\.\d+)/(?=\d+(?![\d/]))", r"\1 out of "),
)
# fmt: on

# fmt: off
LAST_RULES: Rules = (
    ("codes: 1-413-te-b", "-",
     r"(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])\w+(?:-\w+){2,}(?![\w-])",
     lambda m: m[0].replace("-", " ")),
    ("ranges: 2-4.5 points", "-", r"(?<![\w.,$-])(\d{1,3})-(?=\d{1,3}\.\d{1,2}(?![\w.-]))", r"\1 to "),
    ("ranges: 5-10 million", "-–",
     r"(?<=\d)[-–](?=\d+(?:\.\d+)?\s(?:thousand|million|billion|trillion|percent|per cent)\b)",
     " to "),
    ("decimals: 9.00", ".", r"(?<=\d)(?<!\.\d)\.(0+)(?![\d.])", lambda m: " point" + " zero" * len(m[1])),
    ("decimals: .5", ".",
     r"(?<![\w.-])(-)?\.(\d+)(?![\d.])", lambda m: "minus " * bool(m[1]) + "point " + " ".join(m[2])),
    ("signs: +5", "+", r"(?<![\w+])\+\s?(?=\d)", "plus "),
    ("signs: T+1", "+", r"\+\s?(?=\d)", " plus "),
    ("signs: ~30", "~", r"(?<![\w)%])(?<![\d%] )(?<!m\. )~\s?(?=\d)", "about "),
    ("signs: 50+", "+", r"(?<=[\d%a-z])\+(?=[\s,.;!?)]|$)", " plus"),
    ("signs: 2+2", "+", r"(?<=\d)\s?\+\s?(?=\d)", " plus "),
    ("signs: ± 5", "±", r"±\s?(?=\d)", "plus or minus "),
    ("models: UTF-8", "-", r"(?<=[A-Za-z])-(?=\d)", " "),
    ("thousands: 1001", "1",
     r"(?<![\w.,:/$-])1(00[1-9])(?![\w:/%-]|[.,]\d)", lambda m: f"1 thousand and {int(m[1])}"),
    ("years: 1906", "1",
     r"(?<![\w.,:/$-])(?<!/\s)(1[1-9])0([1-9])(?![\w/:%-]|[.,]\d)", r"\1 oh \2"),
    ("thousands: 1,234", ",", r"(?<![\d,.])\d{1,3}(?:,\d{3}){1,4}(?:\.\d+)?(?!\d|,\d)", _thousands),
    ("thousands: 1000", "", r"(?<![\w.,:/$€£¥-])([1-9])000(?![\w:/-]|[.,]\d|\s(?:s|ms|[ckm]?m|k?g|lb|ft)\b)",
     r"\1 thousand"),
    ("versions: 2.0.1", ".", r"(?<![\d.])\d+(?:\.\d+){2,}", lambda m: m[0].replace(".", " point ")),
    ("percent: 4½%", "%", r"(?<=[a-z])%(?!\w)", " percent"),
    ("always: 24/7", "/", r"\b24/7\b", "24 7"),
)
# fmt: on
