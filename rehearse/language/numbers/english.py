"""What wetext gets wrong of figures in English speeches: rules that rewrite them before it sees them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.language.numbers.figures import Rules

_DECADES = "hundreds tens twenties thirties forties fifties sixties seventies eighties nineties".split()
_GROUPS = ("", " thousand", " million", " billion", " trillion")


def _thousands(match: re.Match[str]) -> str:
    groups = match[0].split(",")
    named = [
        f"{int(group)}{_GROUPS[len(groups) - 1 - place]}"
        for place, group in enumerate(groups)
        if int(group) or len(groups) == 1
    ]
    return " ".join(named) or "0"


_MONEY = {
    "€": "euro", "£": "pound", "¥": "yen", "": "dollar", "US": "US dollar", "HK": "Hong Kong dollar",
    "A": "Australian dollar", "C": "Canadian dollar", "S": "Singapore dollar",
}  # fmt: skip
_SIZES = {"k": "thousand", "m": "million", "mn": "million", "b": "billion", "bn": "billion", "tn": "trillion"}


def _money(match: re.Match[str]) -> str:
    one, sign, amount, high, million, size = match.groups()
    upto = high or million
    name = _MONEY[sign.rstrip("$")]
    size = _SIZES.get((size or "").lower(), size or "")
    plural = "" if one or name == "yen" or (amount == "1" and not size and not upto) else "s"
    whole, _, cents = amount.partition(".")
    if len(cents) == 2 and not size and not upto and name.endswith(("dollar", "euro")):
        few = f" and {int(cents)} cent{'s' * (cents != '01')}" if int(cents) else ""
        return f"{one or ''}{whole} {name}{'s' * (whole != '1')}{few}"
    return f"{one or ''}{amount}{f' to {upto}' if upto else ''}{f' {size}' if size else ''} {name}{plural}"


def _called(match: re.Match[str]) -> str:
    return match[1] + ", ".join(" ".join(group) for group in re.findall(r"\d+", match[2]))


def _years(match: re.Match[str]) -> str:
    first, last = match[1], match[2]
    return match[0] if len(last) == 2 and int(last) <= int(first[2:]) else f"{first} to {last}"


def _degrees(match: re.Match[str]) -> str:
    scale = "Celsius" if match[3] == "C" else "Fahrenheit"
    return f"{'minus ' * bool(match[1])}{match[2]} degree{'s' * (match[2] != '1')} {scale}"


_UNITS = dict(
    pair.split("=")
    for pair in (
        "km/h=kilometers per hour,kph=kilometers per hour,m/s=meters per second,mg/L=milligrams per liter,"
        "km²=square kilometers,m²=square meters,m³=cubic meters,kWh=kilowatt hours,kHz=kilohertz,"
        "MHz=megahertz,GHz=gigahertz,Hz=hertz,kW=kilowatts,MW=megawatts,GW=gigawatts,dB=decibels"
    ).split(",")
)


# fmt: off
EN_RULES: Rules = (
    ("money: $1,500, £5bn, $5-10 million", "$£¥€",
     r"(\ban? )?((?:\b(?:US|HK|A|C|S))?\$|[€£¥])\s?(\d+(?:,\d{3})*(?:\.\d+)?)"
     r"(?:(?:[-–]|\s?(?:[-–]|to)\s?(?=[$€£¥]))[$€£¥]?(\d+(?:,\d{3})*(?:\.\d+)?)|\s?to\s?(\d+(?:\.\d+)?)"
     r"(?=\s?(?:k|mn?|bn?|tn|thousand|million|billion|trillion)\b(?!\s(?:people|children|families|users|customers|students))))?(?:\s?(k|K|m|mn|M|bn|b|B|tn|thousand|million|billion|trillion)\b)?",
     _money),
    ("money: 99¢", "¢", r"(?<=\d)\s?¢", " cents"),
    ("calls: call 911", "CDFPTcdfpt",
     r"(?i)\b((?:call|dial|phone|tel|telephone|fax)[.:]?\s+)\+?(?!(?:\d{1,2}|\d00|(?:19|20)\d\d)(?![\d -]*\d))"
     r"(\d(?:[\d -]*\d)?)" r"(?![\d/:%]|[.,]\d)(?!\s(?:people|times|of))", _called),
    ("calls: 555-1234", "-", r"(?<![\d-])555-(\d{4})(?![\d-])", lambda m: "5 5 5, " + " ".join(m[1])),
    ("seasons: 2024/25", "/", r"(?<![\d/])((?:19|20)\d\d)/(\d\d)(?![\d/])", r"\1 \2"),
    ("years: 2019–20", "-–—", r"(?<![\d-])((?:1[5-9]|20)\d\d)[-–—]((?:1[5-9]|20)?\d\d)(?![\d-])", _years),
    ("ranges: 3–5", "%–", r"(?<=\d)(?:–|[-—](?=[\d.]+%))(?=\d)|(?<=%)(?:[-–]|—(?=[\d.]+%))(?=\d)", " to "),
    ("temperatures: -5°C", "°", r"(?:(?<!\w)([-−]))?(?<!\d)(?<!\d\.)(\d+(?:\.\d+)?)\s?°\s?([CF])\b", _degrees),
    ("heights: 5'10\"", "'′", r"(\d)['′](\d{1,2})[\"″]", r"\1 foot \2"),
    ("numbers: No. 1, #1", "#N", r"(?<![.?!] )\bNos?\.\s?(?=\d)|(?<!\S)#(?=\d)", "number "),
    ("pairs: 50/50, 9/11", "/", r"\b(50/50|20/20|80/20|60/40|70/30|90/10|9/11)\b",
     lambda m: m[1].replace("/", " ")),
    ("models: Boeing 747", "B", r"(?<=Boeing )7(\d)7", r"7 \1 7"),
    ("scores: 4.5/5", ".", r"(?<![\d/])(\d+\.\d+)/(?=\d+(?![\d/]))", r"\1 out of "),
    ("signs: ~30", "~", r"(?<![\w)%])(?<![\d%] )(?<!m\. )~\s?(?=\d)", "about "),
    ("signs: 50+", "+", r"(?<=[\d%])\+(?=[\s,.;!?)]|$)", " plus"),
    ("signs: 2+2", "+", r"(?<=\d)\s?\+\s?(?=\d)", " plus "),
    ("signs: ± 5", "±", r"±\s?(?=\d)", "plus or minus "),
    ("powers: 10^6", "^", r"(?<=\d)\^(?=\d)", " to the power of "),
    ("mixed numbers: 2½", "¼½¾⅓⅔", r"(?<=\d)\s?(?=[½¼¾⅓⅔])", " and "),
    ("units: 100m race", "m", r"(?<=\d)\s?m(?= (?:race|sprint|dash|hurdles|relay|final|freestyle|track)\b)|"
     r"(?<=\d)\s?m(?= (?:tall|high|long|wide|deep|away|above|below)\b)", " meters"),
    ("units: 120 km/h", "GHMdkm", rf"(?<=\d)\s?({'|'.join(_UNITS)})(?![\w/²³])", lambda m: f" {_UNITS[m[1]]}"),
    ("thousands: 1,234", ",", r"(?<![\d,.])\d{1,3}(?:,\d{3}){1,4}(?![\d,])", _thousands),
    ("decades: 2000s", "s", r"(?<!\d)2000s\b", "two thousands"),
    ("decades: 1990s", "s", r"(?<!\d)(1[1-9]|20)(\d)0s\b", lambda m: f"{m[1]} {_DECADES[int(m[2])]}"),
    ("thousands: 1000", "", r"(?<![\w.,:/$€£¥-])([1-9])000(?![\w:/-]|[.,]\d|\s(?:s|ms|[ckm]?m|k?g|lb|ft)\b)",
     r"\1 thousand"),
    ("versions: 2.0.1", ".", r"(?<![\d.])\d+(?:\.\d+){2,}", lambda m: m[0].replace(".", " point ")),
    ("models: UTF-8", "-", r"(?<=[A-Za-z])-(?=\d)", " "),
    ("always: 24/7", "/", r"\b24/7\b", "24 7"),
)
# fmt: on
"""Rewritten in this order before wetext sees the text."""
