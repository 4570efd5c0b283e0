"""What is called by its digits in English: telephones, cards and accounts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.language.numbers.figures import Rules

_NUMBERED = "otp|pin|passcode|password|code|isbn|account|zip"
_OWN = "serial|account|tracking|order|reference|invoice|passport|licen[sc]e|card|id"


def apart(digits: str) -> str:
    """Put a space between digits, so that each is read by itself; groups stay groups."""
    return ", ".join(" ".join(group) for group in re.findall(r"\d+", digits))


def _telephone(match: re.Match[str]) -> str:
    country, bracketed, open_area, exchange, line, more = match.groups()
    area = bracketed or open_area
    groups = [country and country.lstrip("+"), None if area == "800" else area, exchange, line, more]
    said = [" ".join(group) if group else "" for group in groups]
    said[1] = "8 hundred" if area == "800" else said[1]
    return ("plus " if country and country[0] == "+" else "") + ", ".join(filter(None, said))


def _international(match: re.Match[str]) -> str:
    return f"plus {apart(match[1] + match[2])}"


def _extension(match: re.Match[str]) -> str:
    return f"{'' if match[1] else ' '}{'E' if match[1] == 'E' else 'e'}xtension {apart(match[2])}"


def _network(match: re.Match[str]) -> str:
    address, _, port = match[0].partition(":")
    return " dot ".join(" ".join(part) for part in address.split(".")) + (f" port {port}" if port else "")


# fmt: off
CALLED_RULES: Rules = (
    ("points: 01. Background", "0", r"\A(\(?)0([1-9])(?=[.)]\s*[A-Za-z])", r"\1\2"),
    ("networks: 192.168.1.1", ".",
     r"(?<![\w.])(?=[\d.]*\d\d)\d{1,3}(?:\.\d{1,3}){3}(?::\d{2,5}\b)?(?![\w.]*\d)",
     _network),
    ("cards: 4111 1111 1111 1111", " -", r"(?<![\w.-])\d{4}(?:[ -]\d{4}){3}(?![\w-])", lambda m: apart(m[0])),
    ("telephones: 1-800-GO-U-HAUL", "-", r"(?<![\w-])1-(\d)00-((?:[A-Z]+-)*[A-Z]{2,})(?![\w-])",
     lambda m: f"1, {m[1]} hundred, {m[2].replace('-', ' ')}"),
    ("telephones: +1 (123) 123-5678", "-. ",
     r"(?<![\w+.-])(?:(\+\d{1,3}|1)[-.\s]?)?(?:\((\d{3})\)[-.\s]?|(\d{3})[-.\s])(\d{3})[-.\s](\d{4})(?:-(\d{1,4}))?(?![\w-]|[.,]\d)",
     _telephone),
    ("telephones: +44 20 7946 0958", "+",
     r"(?<!\w)\+(\d{1,3})((?:[ -]\(?\d{2,6}\)?){2,5})(?!\d)", _international),
    ("telephones: 020 7946 0958, 07700 900123", " -",
     r"(?<![\w.,-])(?<!\d\s)(?:0\d{2,4}[ -]\d{3,4}[ -]\d{3,4}|0\d{3,4}[ -]\d{5,6})(?![\w-])", lambda m: apart(m[0])),
    ("telephones: 555-1234", "-", r"(?<![\d-])555[- ](\d{4})(?![\d-])", lambda m: "5 5 5, " + " ".join(m[1])),
    ("extensions: ext. 45, x12", "xX",
     r"(?:\b([Ee])xt(?:\.|ension|\b):?\s|(?<=\d \d \d),?\s[xX]\s?)(\d{2,5})(?![\w%]|[.,]\d)", _extension),
    ("calls: call 911", "CDFPTcdfpt",
     r"(?i)\b((?:call|dial|phone|tel|telephone|fax)[.:]?\s+)\+?(?!(?:\d{1,2}|\d00|(?:19|20)\d\d)(?![\d\s-]*\d))"
     r"(\d(?:[\d\s-]*\d)?)"
     r"(?![\d/:%]|[.,]\d)(?!\s(?:people|times|of))((?:,|\sor|\sand)\s\d{3}(?![\d/:%]|[.,]\d|\s[a-z]{3,}s\b))?",
     lambda m: m[1] + apart(m[2]) + (m[3][:-3] + apart(m[3][-3:]) if m[3] else "")),
    ("calls: text HOME to 741741", "tT", r"\b([Tt]ext\s\S+\sto\s)(\d{4,6})(?!\w|[.,]\d)", lambda m: m[1] + apart(m[2])),
    ("numbers of a person: 123-45-6789", "-", r"(?<![\w-])\d{3}-\d\d-\d{4}(?![\w-])", lambda m: apart(m[0])),
    ("calls: 911, 9-1-1", "9",
     r"(?<![\w.,/$€£¥#-])9(?:11|-1-1)(?![\w%/-]|[.,]\d|\s(?:of|other|more|people|[a-z]{3,}s)\b(?<!calls)(?<!callers)(?<!operators)(?<!dispatchers))",
     "9 1 1"),
    ("codes: area code 415", "cC",
     r"(?i)\b((?:area|country|dialing|dialling|access)\scode(?:s?\sis|:)?\s)(\d{2,4})(?![\w%]|[.,]\d)",
     lambda m: m[1] + apart(m[2])),
    ("calls: the hotline is 988", "l",
     r"(?i)\b((?:hot|help|crisis\s|life)line(?:\snumber)?(?:\sis|:|,)?\s)(\d{3,6})(?!\w|[.,]\d)",
     lambda m: m[1] + apart(m[2])),
    ("cards: my card ends in 4242", "de",
     r"(?i)\b((?:card|account|number|phone)s?(?:\s\w+)?\s(?:that\s)?(?:ends?|ending)\s(?:in|with)\s)(\d{2,4})(?!\w|[.,]\d)",
     lambda m: m[1] + apart(m[2])),
    ("called: your PIN is 4821", "cdfinoprstCDFINOPRST",
     rf"(?i)\b((?:{_NUMBERED}|(?:{_OWN})(?: number| no\.))(?:\sis|:)?\s#?)"
     r"(\d{4,}(?:[- ]\d+)*|\d{1,5}(?:-\d+){2,})(?![\d.,/%]\d|[\w%])", lambda m: m[1] + apart(m[2])),
    ("called: 4532015112830366", "", r"(?<![\w.,$€£¥-])\d{13,}(?![\w,-]|\.\d)", lambda m: apart(m[0])),
)
# fmt: on
