"""Units in English: one kilometer, two kilometers, a five-kilometer run, so many per hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.numbers.en.unit_names import BEHIND_SLASH, EACH, UNITS, named, tried
from rehearse.language.numbers.en.words import BESIDE, is_part

if TYPE_CHECKING:
    import re

    from rehearse.language.numbers.figures import Rules

_LARGE = {"k": "thousand", "m": "million", "mn": "million", "bn": "billion", "b": "billion", "tn": "trillion"}
_MANY = (
    r"(?:people|users|customers|viewers|followers|subscribers|views|downloads|likes|jobs|homes|houses|households|children"
    r"|students|workers|tons|tonnes|barrels|copies|lines|records|visitors|votes|members|employees|words|dollars|euros"
    r"|pounds|shares|units|bbl|cars|vehicles|miles|kilometers|meters|feet|yards|acres|pages|hours|days|weeks|months|years|soldiers|troops)\b"
)
"""Before these k and M are thousands and millions, and four digits no year."""
_COUNTING = (
    "(?i:nearly|almost|only|roughly|approximately|exactly|some|another|up to|at least|(?:more|fewer|less) than|has|have"
    "|had|sold|killed|saw|counted|bought|built|planted|made|lost|won|hired|employs?|we are|there (?:are|were))"
)
"""Before a number of things, never before a year."""
_AMOUNT = r"\d+(?:,\d{3})*(?:\.\d+)?|\.\d+"
_POWER = r"(?<=to the )\d+(?:st|nd|rd|th)"
_BEFORE = r"(?<![A-Za-z\d.,])(?<![A-Za-z]-)"
_RACES = "dash|race|run|walk|swim|sprint|relay|final|freestyle|butterfly|hurdles|mark|limit|radius"
_THE_RACE = rf"[Tt]he\s(?=\d+\s?[a-z]+\s(?:{_RACES})\b)"
_WHERE = {"N": "north", "S": "south", "E": "east", "W": "west"}
_VULGAR = "½¼¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_UNIT = tried(UNITS)
_PER = tried(BEHIND_SLASH)


def _measure(match: re.Match[str]) -> str:
    """Read 5 km, 5-km, and "a 5 km run" where a noun follows; a unit behind a slash is so much per one."""
    one, amount, hyphen, unit, per, beside = match.groups()
    part = is_part(beside)
    if amount.isdigit() and len(amount) == len("1234") and not amount.endswith("00") and unit != "px":
        amount = f"{amount[0]},{amount[1:]}"
    single = amount == "1" or hyphen == "-" or bool(part and beside and (one or beside[0] == "-"))
    behind = f" per {BEHIND_SLASH[per]}" if per else ""
    return f"{one or ''}{amount} {named(unit, single=single)}{behind}"


def _part(match: re.Match[str]) -> str:
    """Read ½ tsp, 2 1/2 km."""
    amount, unit = match.groups()
    whole = amount[0].isdigit() and "/" not in amount.split()[0].split("-")[0]
    return f"{amount} {named(unit, single=not whole)}"


def _degrees(match: re.Match[str]) -> str:
    scale = {"C": " Celsius", "F": " Fahrenheit", None: ""}[match[3]]
    return f"{'minus ' * bool(match[1])}{match[2]} degree{'s' * (match[2] != '1')}{scale}"


def _latitude(match: re.Match[str]) -> str:
    degrees, minutes, where = match.groups()
    return f"{degrees} degrees {f'{minutes} minutes ' if minutes else ''}{_WHERE[where]}"


def _height(match: re.Match[str]) -> str:
    return (
        f"{match[1]} foot {match[2]}" if match[2] else f"{match[1]} {'foot' if match[1] == '1' else 'feet'}"
    )


def _inches(match: re.Match[str]) -> str:
    beside = (match.string[match.end() :] != "" and match[1].lower().endswith((" a ", " an "))) or match[
        1
    ] in ("A ", "An ")
    return f"{match[1]}{match[2]} inch{'' if beside or match[2] == '1' else 'es'}"


# fmt: off
PART_RULES: Rules = (
    ("units: ½ tsp, 2 1/2 km", f"{_VULGAR}/",
     rf"(?<![\w.,/:$€£-])((?:\d{{1,4}}\s?)?[{_VULGAR}]|(?:\d{{1,4}}[\s-])?[1-9]\d?/[1-9]\d?)[\s-]?({_UNIT}|in(?=\.?\s(?:of|thick|wide|long|deep|high|tall|bolt|nail|pipe|screw)\b))(?![\w/²³])",
     _part),
)
"""Before fractions are written in words."""

UNIT_RULES: Rules = (
    ("large: 10k followers", "kmbKMB",
     rf"(?i)(?<=\d)\s?(k|mn|m|bn|b|tn)(?=\+?\s(?:new\s|active\s|more\s)?{_MANY})",
     lambda m: f" {_LARGE[m[1].lower()]}"),
    ("large: 3.5bn", "nN", r"(?i)(?<=\d)\s?(bn|mn|tn)\b", lambda m: f" {_LARGE[m[1].lower()]}"),
    ("places: 40°42'N, 74.5° W", "°º",
     r"(?<![\d.])(\d{1,3}(?:\.\d+)?)[°º]\s?(?:(\d{1,2})['′’]\s?)?([NSEW])(?!\w)", _latitude),
    ("temperatures: -5°C", "°º",
     r"(?:(?<!\w)([-−]))?(?<!\d)(?<!\d\.)(\d+(?:\.\d+)?)\s?[°º]\s?([CF])?(?![\w'′])", _degrees),
    ("temperatures: 40 degrees C", "d",
     r"(?<=degrees )([CF])\b(?!\.\w)", lambda m: {"C": "Celsius", "F": "Fahrenheit"}[m[1]]),
    ("temperatures: set the oven to 350F", "F",
     r"(?i:\b((?:temperature|thermostat|oven|heat|fever|cool|warm|freezes|boils)\b[^.]{0,20}?\b))(\d{2,3})\s?F\b(?![-.]\w)",
     r"\1\2 degrees Fahrenheit"),
    ("heights: 5'10\"", "'′", r"(?<![\w.])(\d{1,2})['′]\s?(\d{1,2})(?:[\"″]|(?=\s|[,.;]|$))", _height),
    ("dimensions: 15' x 20'", "'′", r"(?<![\w.])(\d{1,3})['′]\s?[x×]\s?(\d{1,3})['′](?=(\s[a-z])?)",
     lambda m: f"{m[1]} by {m[2]} {'foot' if m[3] else 'feet'}"),
    ("heights: an 8' wall, 10'-wide", "'′",
     r"(?:(?<=\b[aA] )|(?<=\b[aA]n ))(\d{1,3})['′](?=\s[a-z])|(?<![\w.])(\d{1,3})['′]-(?=[a-z])",
     lambda m: f"{m[1]} foot" if m[1] else f"{m[2]} foot "),
    ("inches: 12\"-wide", "\"″", r"(?<![\w.])(\d{1,3}(?:\.\d+)?)[\"″]-(?=[a-z])", r"\1 inch "),
    ("heights: 6' tall", "'′", r"^((?:[^'‘′]|(?<=\w)'(?=\w))*?)(?<![\w.,'‘])(\d{1,3})['′](?=\s|[,.;]|$)",
     lambda m: f"{m[1]}{m[2]} {'foot' if m[2] == '1' else 'feet'}"),
    ("inches: a 12\" pizza", "\"″", r"^([^\"“]*?)(?<![\w.])(\d{1,3}(?:\.\d+)?)[\"″](?=\s[a-z]|$)", _inches),
    ("dimensions: 25 x 7 m", "xX×",
     r"(?<=\d)\s?(?:[xX×])\s?(?=\d)(?=[\d.,]+\s?(?:m|cm|mm|km|ft|in|inch|inches|feet|foot|meters|pixels|px)\b)|(?<=\d)[x×](?=\d{3,4}\b)",
     " by "),
    ("heights: 6 ft 2 in", "f", r"(?<=\d)\s?ft\.?\s(\d{1,2})\s?in\b\.?", r" feet \1 inches"),
    ("inches: 13-in. laptop", "-", r"(?<=\d)-in\b\.?(?=\s[a-z])", " inch"),
    ("inches: 5in", "i", r"(?<=\d)in\b(?!-)|(?<=\d) in\.(?=\s[a-z]|,|$)", " inches"),
    ("points: 120/80 mmHg", "/", r"(?<![\d/.])(\d{2,3})/(?=\d{2,3}(?:\s?mmHg|\sover\b))", r"\1 over "),
    ("per: 5.6 L/100 km", "/",
     r"(?<=\d)\s?(L|l|kWh|kg|g|mg)/(?=100\s?(?:km|kilometers|mi|g|mL|ml)\b)",
     lambda m: f" {named(m[1], single=False)} per "),
    ("units: 50 km, a 100m race, 5 mg/kg", "0123456789",
     rf"(?:(?<![\w.])([Aa]n?\s|{_THE_RACE}))?{_BEFORE}({_AMOUNT}|{_POWER})(\s|-)?({_UNIT})(?:/({_PER}))?(?![\w/²³'’])(?:\.(?=\s[a-z]))?{BESIDE}",
     _measure),
    ("units: 300 m., 3 m/s", "mgshLltVWJNK",
     rf"(?:(?<![\w.])([Aa]n?\s|{_THE_RACE}))?{_BEFORE}({_AMOUNT}|{_POWER})(\s|-)?((?<!\d{{3}})s|[mghLltVW]|(?<=\s)[JNK])(?:/({_PER}))?(?![\w/²³'’]|\.\w|\.\s[A-Z]\.){BESIDE}",
     _measure),
    ("dimensions: 30 cm x 20 cm", "x×", r"(?<=s) [x×] (?=\d)", " by "),
    ("large: 2012 people", "12",
     rf"(?<![\w.,$€£-])([12])(\d(?!00)\d\d)(?=\s(?:{_MANY}|(?:m|b|tr)illion\b|percent\b))", r"\1,\2"),
    ("large: only 1234 trees", "12",
     rf"\b({_COUNTING}\s)([12])(\d(?!00)\d\d)(?=\s(?!(?:levels|figures|prices|standards|rates|values|was|is)\b)[a-z]+s\b)",
     r"\1\2,\3"),
    ("large: 2717", "2",
     r"(?<![\w.,:/$€£#-])(?<!\b[Ii]n\s)(?<![A-Z]\s)(?<!\b[Bb]y\s)(?<!year\s)(?<!until\s)(?<!since\s)2([2-9](?!00)\d\d)(?!\d|[\w.,:/-]\w|\s[A-Z])",
     r"2,\1"),
    ("per: $20/month, 12%/year", "/",
     rf"((?:\d[\d.,]*%?|percent)(?:\s(?!and\b)[a-z]+){{0,3}})\s?/\s?({EACH}|{_PER})(?![\w/²³])",
     lambda m: f"{m[1]} per {BEHIND_SLASH.get(m[2], m[2])}"),
    ("per: 1/f", "/", r"(?<=\d)/(?=[a-z](?!\w))", " per "),
)
# fmt: on
