"""What figures and points mean beside a name in English: World War II, Henry VIII, Dr. Smith, 12 Elm St., Room 101."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.numbers.addresses import ADDRESS, in_words

if TYPE_CHECKING:
    from rehearse.language.numbers.figures import Rules

_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN = (
    r"(?![CL]\b)(?!I\s(?!(?:of|was|and|in|who|to|is|or|at|ruled|reigned|died|began|ended|had)\b)[a-z])"
    r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?<=[IVXLC])"
)
"""A number, and neither Vitamin C nor the word I, which is followed by what I do."""
_NO_NAME = "The|This|That|And|But|For|With|From|Give|When|Both|Mix|Take|Start|Use"
_NUMBERED = (
    r"(?i:chapter|part|book|volume|vol\.|section|article|act|scene|phase|type|war|class|level|stage|appendix|figure|table"
    r"|title|schedule|category|grade|round|unit|module|division|group|tier|bowl|step|lesson"
    r"|episode|season|exhibit|annex|amendment|protocol|canto|psalm|olympiad|apollo|vatican)"
)
_RULERS = (
    "Henry|Louis|George|Edward|Charles|Elizabeth|James|Richard|William|Mary|Philip|Francis|Napoleon|Frederick|Catherine"
    "|Peter|Nicholas|Alexander|Ivan|Pius|Paul|John|Benedict|Leo|Gregory|Clement|Innocent|Urban|Ferdinand|Alfonso|Gustav"
    "|Christian|Haakon|Harald|Carlos|Ramesses|Rameses|Ptolemy|Darius|Xerxes|Wilhelm|Otto|Leopold|Albert|Stephen"
    "|Robert|David|Victor|Emmanuel|Felipe|Juan|Isabella|Margaret|Anne|Boniface|Sixtus|Julius|Martin|Nero|Theodore"
    "|Constantine|Justinian|Thutmose|Seti|Mehmed|Murad|Selim|Suleiman|Rama|Haile|Pedro|Umberto|Hassan|Abdullah"
)
_FIRST_NAMES = (
    rf"(?:{_RULERS}|Thomas|Joseph|Michael|Daniel|Frank|Harry|Walter|Arthur|Samuel|Benjamin"
    "|Donald|Davis|Loudon)"
)
_TITLES = {
    "Dr": "Doctor", "St": "Saint", "Mt": "Mount", "Ft": "Fort", "Gen": "General", "Col": "Colonel", "Sen": "Senator",
    "Rep": "Representative", "Pres": "President", "Hon": "Honorable", "Maj": "Major", "Rev": "Reverend",
    "Prof": "Professor", "Capt": "Captain", "Sgt": "Sergeant", "Lt": "Lieutenant", "Gov": "Governor",
    "Cmdr": "Commander", "Adm": "Admiral",
}  # fmt: skip
_STREETS = {
    "St": "Street", "Ave": "Avenue", "Rd": "Road", "Blvd": "Boulevard", "Dr": "Drive", "Ln": "Lane",
    "Expy": "Expressway", "Hwy": "Highway", "Pkwy": "Parkway", "Ct": "Court", "Pl": "Place", "Sq": "Square",
    "Ter": "Terrace",
}  # fmt: skip
_WHERE = {"N": "North", "S": "South", "E": "East", "W": "West"}
_SHORT = {
    "e.g.": "for example", "etc.": "et cetera", "i.e.": "that is", "vs.": "versus", "vs": "versus",
    "approx.": "approximately",
    "w/o": "without", "w/": "with", "dept.": "department", "Co.": "Company", "Ltd.": "Limited", "Corp.": "Corporation",
    "Jr.": "Junior", "Sr.": "Senior",
}  # fmt: skip
_COUNTED = {
    "fig": "figure", "figs": "figures", "vol": "volume", "p": "page", "pg": "page", "pp": "pages", "ch": "chapter",
    "sec": "section", "eq": "equation", "apt": "apartment", "rte": "route",
}  # fmt: skip
_STATES = dict(
    pair.split("=")
    for pair in (
        "AL=Alabama,AK=Alaska,AZ=Arizona,AR=Arkansas,CA=California,CO=Colorado,CT=Connecticut,DE=Delaware,"
        "DC=D C,FL=Florida,GA=Georgia,HI=Hawaii,ID=Idaho,IL=Illinois,IN=Indiana,IA=Iowa,KS=Kansas,"
        "KY=Kentucky,LA=Louisiana,"
        "ME=Maine,MD=Maryland,MA=Massachusetts,MI=Michigan,MN=Minnesota,MS=Mississippi,MO=Missouri,"
        "MT=Montana,NE=Nebraska,"
        "NV=Nevada,NH=New Hampshire,NJ=New Jersey,NM=New Mexico,NY=New York,NC=North Carolina,ND=North Dakota,OH=Ohio,"
        "OK=Oklahoma,OR=Oregon,PA=Pennsylvania,RI=Rhode Island,SC=South Carolina,SD=South Dakota,TN=Tennessee,TX=Texas,"
        "UT=Utah,VT=Vermont,VA=Virginia,WA=Washington,WV=West Virginia,WI=Wisconsin,WY=Wyoming"
    ).split(",")
)
_ON_STREET = r"(?:on|along|down|up|off|from|near|at|to|of)\s(?:[A-Z][\w'’]*\s){1,2}|[A-Z][\w]*['’]s\s"


def value(roman: str) -> int:
    """Read a Roman number.

    >>> value("XIV"), value("LVIII")
    (14, 58)
    """
    values = [_VALUES[char] for char in roman]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _street(match: re.Match[str]) -> str:
    """Read 12 S 1st St."""
    house, names, way = match.groups()
    names = re.sub(r"^([NSEW])\.?(?= )", lambda m: _WHERE[m[1]], names)
    return f"{house} {names}{_STREETS[way.capitalize()]}"


def _room(match: re.Match[str]) -> str:
    tens = (
        "hundred" if match[3] == "00" else match[3].replace("0", "oh ", 1) if match[3][0] == "0" else match[3]
    )
    return f"{match[1]}{match[2]} {tens}"


# fmt: off
NAME_RULES: Rules = (
    ("addresses: www.example.org", ".@:", ADDRESS, lambda m: in_words(m[0], "en")),
    ("and: here & there", "&", r"(?<=\w) & (?=\w)", " and "),
    ("at: 12@", "@", r"(?<=\w) ?@(?=\s|$)", " at"),
    ("money: $ and %", "$", r"(?<![\w$])\$(?=\s[a-z]|\s*$)", "dollars"),
    ("percent: %", "%", r"(?<![\d\w%]) ?%(?=\s|$|[.,;])", " percent"),
    ("short: e.g., vs.", "./v",
     r"(?<![\w.])(e\.g\.|i\.e\.|etc\.|vs\.|(?<=[A-Za-z] )vs(?= [A-Za-z])|approx\.|w/o|w/(?=\s)|dept\.)(?!\w)",
     lambda m: _SHORT[m[1]]),
    ("short: Smith Jr., Koppers Co.", ".",
     r"(?<=[a-z])(,? )(Jr|Sr|Co|Ltd|Corp)\.(?!\w)",
     lambda m: m[1] + _SHORT[m[2] + "."]),
    ("streets: 12 S 1st St.", "SARBDLEHPCTsarbdl",
     r"(?<![\w.,$€£])(\d{1,5}[A-Z]?)\s((?:[NSEW]\.?\s)?(?:(?:[A-Z][a-z'’]+|\d{1,3}(?:st|nd|rd|th))\s){1,3})(St|Ave|Rd|Blvd|Dr|Ln|Expy|Hwy|Pkwy|Ct|Pl|Sq|Ter|st|ave|rd|blvd)\b\.?",
     _street),
    ("streets: lives on Elm Dr.", ".", rf"\b((?:{_ON_STREET}))(St|Dr)\.(?!\w)", lambda m: f"{m[1]}{_STREETS[m[2]]}"),
    ("streets: Fifth Ave.", ".", r"(?<=[A-Za-z] )(Ave|Rd|Blvd|Expy|Hwy|Pkwy)\.(?!\w)", lambda m: _STREETS[m[1]]),
    ("streets: Elm St.", ".", r"(?<=[a-z] )(St|Dr)\.(?=\s*$|[,;:)])", lambda m: _STREETS[m[1]]),
    ("titles: Dr. Smith", ".", r"\b(Dr|St|Mt|Ft|Gen|Col|Sen|Rep|Pres|Hon)\.(?=\s[A-Z])", lambda m: _TITLES[m[1]]),
    ("titles: Maj.", ".", r"\b(Maj|Rev|Prof|Capt|Sgt|Lt|Gov|Cmdr|Adm)\.(?!\w)", lambda m: _TITLES[m[1]]),
    ("zip codes: Santa Clara, CA 95051", "ACDFGHIKLMNOPRSTUVW",
     rf"(?<=, )({'|'.join(_STATES)}) (\d{{5}})(?:-(\d{{4}}))?(?!\d)",
     lambda m: f"{_STATES[m[1]]} " + " ".join(m[2] + (m[3] or "")).replace("0", "oh")),
    ("roman: Henry VIII", "IVX",
     rf"\b((?:{_RULERS})(?:\sPaul)?|{_FIRST_NAMES}\s[A-Z][a-z]+,?)\s({_ROMAN})\b(?!['’](?!s\b)\w|\.\w)",
     lambda m: f"{m[1]} the {_ordinal(value(m[2]))}"),
    ("roman: Chapter IV, World War I", "IVXLC",
     rf"\b({_NUMBERED})\s({_ROMAN})\b(?!['’](?!s\b)\w|\.\w)",
     lambda m: f"{m[1]} {value(m[2])}"),
    ("roman: Rocky IV", "IVX",
     rf"\b(?!(?:{_NO_NAME})\b)([A-Z][a-z]{{2,}})\s(X{{0,2}}(?:IX|IV|VI{{1,3}}|II{{1,2}}))\b(?!['’]\w|\.\w|\s(?:fluids?|drip|line|bag|drugs?|therapy))",
     lambda m: f"{m[1]} {value(m[2])}"),
    ("roman: XIX century", "IVX", rf"\b({_ROMAN})(?=\s[Cc]entur)", lambda m: _ordinal(value(m[1]))),
    ("short: Fig. 3, p. 5", ".",
     r"\b(Figs?|[Vv]ol|pp?|pg|[Cc]h|[Ss]ec|Eq|Apt|Rte)\.\s?(?=\d)",
     lambda m: f"{_COUNTED[m[1].lower()]} "),
    ("letters: B2B", "2", r"(?<![\w-])([BCDEGMOPV])2([BCDEGMOPV])(?![\w-])", r"\1 to \2"),
    ("rooms: Room 101", "RFHISAB",
     r"\b((?:Room|Flight|Route|Highway|Interstate|Suite|Apartment|Apt\.?|Bus)\s)([1-9])(\d\d)(?![\d%]|[.,]\d)",
     _room),
)
# fmt: on
