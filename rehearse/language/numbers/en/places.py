"""Streets, states, roads, rooms and flights in English: 12 S 1st St., Austin, TX, US-101, Room 305, Flight UA 175."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.numbers.en.words import FUNCTION_WORDS, by_pairs

if TYPE_CHECKING:
    from rehearse.language.numbers.figures import Rules

_STREETS = {
    "St": "Street", "Ave": "Avenue", "Rd": "Road", "Blvd": "Boulevard", "Dr": "Drive", "Ln": "Lane",
    "Expy": "Expressway", "Hwy": "Highway", "Pkwy": "Parkway", "Ct": "Court", "Pl": "Place", "Sq": "Square",
    "Ter": "Terrace",
}  # fmt: skip
_WHERE = {
    "N": "North", "S": "South", "E": "East", "W": "West", "NE": "Northeast", "NW": "Northwest", "SE": "Southeast",
    "SW": "Southwest",
}  # fmt: skip
_STATES = dict(
    pair.split("=")
    for pair in (
        "AL=Alabama,AK=Alaska,AZ=Arizona,AR=Arkansas,CA=California,CO=Colorado,CT=Connecticut,DE=Delaware,"
        "DC=D C,FL=Florida,GA=Georgia,HI=Hawaii,ID=Idaho,IL=Illinois,IN=Indiana,IA=Iowa,KS=Kansas,"
        "KY=Kentucky,LA=Louisiana,ME=Maine,MD=Maryland,MA=Massachusetts,MI=Michigan,MN=Minnesota,MS=Mississippi,"
        "MO=Missouri,MT=Montana,NE=Nebraska,NV=Nevada,NH=New Hampshire,NJ=New Jersey,NM=New Mexico,NY=New York,"
        "NC=North Carolina,ND=North Dakota,OH=Ohio,OK=Oklahoma,OR=Oregon,PA=Pennsylvania,RI=Rhode Island,"
        "SC=South Carolina,SD=South Dakota,TN=Tennessee,TX=Texas,UT=Utah,VT=Vermont,VA=Virginia,WA=Washington,"
        "WV=West Virginia,WI=Wisconsin,WY=Wyoming"
    ).split(",")
)
_OLD_STATES = dict(
    pair.split("=")
    for pair in (
        "Ala=Alabama,Ariz=Arizona,Ark=Arkansas,Calif=California,Colo=Colorado,Conn=Connecticut,Del=Delaware,"
        "Fla=Florida,Ga=Georgia,Ill=Illinois,Ind=Indiana,Kan=Kansas,Kans=Kansas,Ky=Kentucky,La=Louisiana,"
        "Md=Maryland,Mass=Massachusetts,Mich=Michigan,Minn=Minnesota,Miss=Mississippi,Mo=Missouri,Mont=Montana,"
        "Neb=Nebraska,Nebr=Nebraska,Nev=Nevada,Okla=Oklahoma,Ore=Oregon,Pa=Pennsylvania,Penn=Pennsylvania,"
        "Tenn=Tennessee,Tex=Texas,Va=Virginia,Vt=Vermont,Wash=Washington,Wis=Wisconsin,Wyo=Wyoming"
    ).split(",")
)
_OLD_NEEDS = tuple(f", {state}." for state in _OLD_STATES)
_OLD_WORDS = ("Pa", "Mo", "La", "Miss", "Mass", "Ill", "Ind", "Wash", "Ore")
"""Of these, too, "On Sunday, Mass." and "Hello, Pa." are something else."""
_ALSO_WORDS = ("OK", "HI", "MD", "PA", "MA", "ME", "OH", "IN", "OR", "LA", "ID", "CO", "DE", "DC")
"""States whose letters are as often something else: "Anna Lee, MD" is a doctor, ", OR" a loud or."""
_NEVER_ALONE = ("OK", "HI", "MD", "PA", "OH")
_TOWN = re.compile(
    r"(?:\b(in|from|to|of|near|at|outside|around|through|for|and|between)\s)?(?:[A-Z][\w.'’-]*\s){0,2}[A-Z][a-z'’]+$"
)
_ON_STREET = (
    r"(?:on|onto|into|via|along|down|up|off|from|near|at|to|of)\s(?:[A-Z][\w'’]*\s){1,2}|[A-Z][\w]*['’]s\s"
)
_NAMED = r"(?:(?:Ma?c|O['’])?[A-Z][a-z'’]+|\d{1,3}(?:st|nd|rd|th))\s"
_WAYS = "Street|Avenue|Road|Boulevard|Drive|Lane|Terrace|Court|Place|Square|Way|Parkway|Highway"


def _house(number: str) -> str:
    """A house of three digits is called by pairs, and so is 221B."""
    digits = number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return f"{by_pairs(digits)} {number[len(digits) :]}".strip()


def _street(match: re.Match[str]) -> str:
    """Read 12 S 1st St."""
    house, names, way = match.groups()
    names = re.sub(r"^([NSEW])\.?(?= )", lambda m: _WHERE[m[1]], names)
    return f"{_house(house)} {names}{_STREETS[way.capitalize()]}"


def _on_street(match: re.Match[str]) -> str:
    """Read "on Elm Dr. The house"; but from Lord St. Vincent, Star Trek's Dr. McCoy, to Nadu Dr. M.G.R."""
    street, way, behind = match.groups()
    named = behind and behind.lower() not in FUNCTION_WORDS
    return match[0] if named else f"{street}{_STREETS[way]}"


def _state(match: re.Match[str]) -> str:
    """Read Austin, TX; what may be a word needs "in" before the town, or a comma behind."""
    town = _TOWN.search(match.string[: match.start()])
    behind = match.string[match.end() : match.end() + 2]
    clear = match[1] not in _ALSO_WORDS or (behind == ", " and match[1] not in _NEVER_ALONE)
    return f", {_STATES[match[1]]}" if town and (clear or town[1]) else match[0]


def _old_state(match: re.Match[str]) -> str:
    """Read Norfolk, Va.; what may be a word needs "in" before the town."""
    town = _TOWN.search(match.string[: match.start()])
    clear = town and (town[1] or match[1] not in _OLD_WORDS)
    end = "." * (match.end() == len(match.string))
    return f", {_OLD_STATES[match[1]]}{end}" if clear else match[0]


def _towards(match: re.Match[str]) -> str:
    return _WHERE[match[1] or match[2]]


# fmt: off
PLACE_RULES: Rules = (
    ("streets: 12 S 1st St.", "0123456789",
     rf"(?<![\w.,$€£])(\d{{1,5}}[A-Z]?)\s((?:[NSEW]\.?\s)?(?:{_NAMED}){{1,3}})({'|'.join(_STREETS)}|st|ave|rd|blvd)\b\.?",
     _street),
    ("streets: at 350 Fifth Avenue", "0123456789",
     rf"(?<=\bat )(\d{{1,5}}[A-Z]?)(?=\s(?:[A-Z][a-z]*\.?\s)?(?:{_NAMED}){{1,2}}(?:{_WAYS})\b)",
     lambda m: _house(m[1])),
    ("streets: lives on Elm Dr.", ("St.", "Dr."),
     rf"\b({_ON_STREET}|(?!(?:The|Our|My|His|Her|Your|This|That|A|As|So|And|But)\s)[A-Z][a-z]+\s(?=..\.\s[a-z]))"
     r"(St|Dr)\.(?!\w)(?=(?:\s([A-Z][\w.]*))?)", _on_street),
    ("streets: Fifth Ave.", ("Ave.", "Rd.", "Blvd.", "Expy.", "Hwy.", "Pkwy.", "Ln."),
     r"(?<=[A-Za-z] )(Ave|Rd|Blvd|Expy|Hwy|Pkwy|Ln)\.(?!\w)", lambda m: _STREETS[m[1]]),
    ("streets: Elm St.", ("St.", "Dr."), r"(?<=[a-z] )(St|Dr)\.(?=\s*$|[,;:)])", lambda m: _STREETS[m[1]]),
    ("streets: Avenue NW, E. 42nd", "NSEW",
     rf"(?:(?<=Street\s)|(?<=Avenue\s)|(?<=Street,\s)|(?<=Avenue,\s))([NS][EW])\b|\b([NSEW])\.(?=\s(?:\d{{1,3}}(?:st|nd|rd|th)\b|[A-Z][a-z]+\s(?:{_WAYS}|{'|'.join(_STREETS)})\b))",
     _towards),
    ("states: Santa Clara, CA 95051", ",",
     rf"(?<=, )({'|'.join(_STATES)}) (\d{{5}})(?:-(\d{{4}}))?(?!\d)",
     lambda m: f"{_STATES[m[1]]} " + " ".join(m[2] + (m[3] or "")).replace("0", "oh")),
    ("states: Austin, TX", ",", rf",\s({'|'.join(_STATES)})\b(?![-'’.&/]\w)", _state),
    ("states: Norfolk, Va.", _OLD_NEEDS, rf",\s({'|'.join(_OLD_STATES)})\.(?!\w)", _old_state),
    ("roads: US-101, I-405", "123456789",
     r"\b(I|US|SR|CR|M|A)-([1-9]\d\d)(?![\w-]|[.,]\d)|\b(US|SR)\s([1-9]0[1-9])(?![\w%-]|[.,]\d)",
     lambda m: f"{m[1] or m[3]} {by_pairs(m[2] or m[4])}"),
    ("rooms: Room 101", "123456789",
     r"\b((?:[Rr]oom|[Rr]oute|Highway|Interstate|Suite|[Aa]partment|Apt\.?|Bus|[Ff]light(?:\s[A-Z]{2})?|Exit)\s?)([1-9]\d\d)(?![\d%]|[.,]\d)",
     lambda m: f"{m[1]}{by_pairs(m[2])}"),
)
# fmt: on
