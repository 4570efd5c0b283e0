"""Words that are written short in English: Dr. Smith, Jones Jr., etc., Fig. 3, § 5, Mon.–Fri., in Aug."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.numbers.en.words import MONTHS

if TYPE_CHECKING:
    from rehearse.language.numbers.figures import Rules

_TITLES = {
    "Dr": "Doctor", "Drs": "Doctors", "St": "Saint", "Mt": "Mount", "Ft": "Fort", "Gen": "General", "Col": "Colonel",
    "Sen": "Senator", "Rep": "Representative", "Pres": "President", "Hon": "Honorable", "Sr": "Senior",
    "Maj": "Major", "Rev": "Reverend", "Prof": "Professor", "Profs": "Professors", "Capt": "Captain",
    "Sgt": "Sergeant", "Lt": "Lieutenant", "Gov": "Governor", "Cmdr": "Commander", "Adm": "Admiral",
}  # fmt: skip
_SHORT = {
    "e.g.": "for example", "etc.": "et cetera", "i.e.": "that is", "vs.": "versus", "vs": "versus",
    "approx.": "approximately", "ca.": "circa", "c.": "circa", "est.": "established", "w/o": "without", "w/": "with",
    "dept.": "department", "govt.": "government", "attn.": "attention", "assn.": "association", "bros.": "brothers",
    "Co": "Company", "Ltd": "Limited", "Corp": "Corporation", "Inc": "Incorporated", "Jr": "Junior", "Sr": "Senior",
}  # fmt: skip
_COUNTED = {
    "fig": "figure", "figs": "figures", "vol": "volume", "vols": "volumes", "p": "page", "pg": "page", "pp": "pages",
    "ch": "chapter", "chs": "chapters", "sec": "section", "secs": "sections", "eq": "equation", "eqs": "equations",
    "apt": "apartment", "rte": "route", "tab": "table", "art": "article", "arts": "articles", "bldg": "building",
    "ste": "suite", "ll": "lines", "vv": "verses", "ex": "example", "para": "paragraph", "paras": "paragraphs",
    "app": "appendix", "nos": "numbers",
}  # fmt: skip
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_ANY_DAY = rf"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun|{'|'.join(_DAYS)})\b"
_DAY = r"(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b"
_MONTH = rf"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|{'|'.join(MONTHS)})\b"
_TITLE_NEEDS = tuple(f"{title}." for title in _TITLES)
_MONTH_NEEDS = tuple(f"{month[:length]}." for month in MONTHS for length in (3, 4))
_UPTO = r"\s?[-–/]\s?"
_TIME = r"\d{1,2}(?::\d\d|\s?[ap]\.?m\b)"


def _whole(match: re.Match[str]) -> str:
    """Write days and months out; what a dash between them says is "to". A point that ends the text stays."""
    names = _DAYS if re.search(_DAY, match[0]) else MONTHS
    said = re.sub(
        "[A-Z][a-z]{2,}\\.?",
        lambda one: next((n for n in names if n.startswith(one[0][:3])), one[0]),
        match[0],
    )
    said = re.sub(r"\s?[-–]\s?", " to ", said).replace("/", " ").replace("&", "and")
    return said + ("." if match[0].endswith(".") and match.end() == len(match.string) else "")


# fmt: off
SHORT_RULES: Rules = (
    ("short: c. 1450, est. 1990", "12",
     r"(?<![\w.])(ca?\.|[Ee]st\.)\s?(?=1\d{3}|20\d\d)", lambda m: f"{_SHORT[m[1].lower()]} "),
    ("short: e.g., vs.", ("g.", "e.", "c.", "s.", "x.", "w/", "t.", "n.", "vs "),
     r"(?<![\w.])(e\.g\.|i\.e\.|etc\.|vs\.|(?<=[A-Za-z]\s)vs(?=\s[A-Za-z])|[Aa]pprox\.|w/o|w/(?=\s)|dept\.|govt\.|[Aa]ttn\.|Assn\.|Bros\.)(?!\w)",
     lambda m: _SHORT[m[1].lower()]),
    ("short: Smith Jr., Koppers Co.", (" Jr.", " Sr.", " Co.", " Ltd.", " Corp.", " Inc."),
     r"(?<=[A-Za-z])(,? )(Jr|Sr|Co|Ltd|Corp|Inc)\.(?!\w)", lambda m: m[1] + _SHORT[m[2]]),
    ("short: Fig. 3, p. 5", "0123456789",
     r"\b([Ff]igs?|[Vv]ols?|pp?|pg|[Cc]hs?|[Ss]ecs?|[Ee]qs?|[Aa]pt|Rte|Tab|Arts?|[Bb]ldg|Ste|ll|vv|Ex|[Pp]aras?|App|[Nn]os)\.\s?(?=\d)",
     lambda m: f"{_COUNTED[m[1].lower()]} "),
    ("short: Vol 5, Route No 5", ("ol ", "ols ", "VOL ", "No ", "NO ", "NO. "),
     r"\b([Vv]ols?|VOL)\s(?=\d)|(?<=[a-z\d]\s)(?<!\b(?:is|as|of)\s)(?<!\b(?:are|was|has|had)\s)(?<!\b(?:were|with|have)\s)(?:No|NO\.?)\s(?=\d)",
     lambda m: f"{_COUNTED[m[1].lower()] if m[1] else 'number'} "),
    ("short: in lbs", ("lbs",), r"(?<=[A-Za-z]\s)lbs\b", "pounds"),
    ("short: § 5", "§", r"§(§?)\s?(?=\d)", lambda m: "sections " if m[1] else "section "),
    ("days: Mon-Fri, Tue and Thu", "MTWFS",
     rf"\b{_ANY_DAY}\.?(?:(?:{_UPTO}|\s?&\s?|,\s|\s(?:and|or|to)\s){_ANY_DAY}(?![-'’])\.?)+", _whole),
    ("days: Fri., Mon 5 May", "MTWFS",
     rf"\b(?:(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri)\.(?!\w)|(?<!\bthe )(?:Sat|Sun)\.(?=,|\s[a-z\d])"
     rf"|{_DAY}(?=\.?,?\s(?:the\s)?(?:(?:\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?)?{_MONTH}|{_TIME})))",
     _whole),
    ("months: Jan.–Mar., May–June", "-–/", rf"\b{_MONTH}\.?(?:{_UPTO}{_MONTH}\.?)+(?![-'’])", _whole),
    ("months: in Aug., Feb. was", _MONTH_NEEDS,
     r"\b(?:(?:Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?=\s*$|[,;:)]|\s[a-z])"
     r"|Jan\.(?=[,;:)]|\s[a-z])|(?<=\bin\s)Jan\.(?=\s*$)|(?<=\b(?:by|to|of)\s)Jan\.(?=\s*$)|(?<=\b(?:last|next)\s)Jan\.(?=\s*$))",
     _whole),
    ("months: since Sept", (" Feb", " Apr", " Aug", " Sep", " Oct", " Nov", " Dec"),
     r"(?<=\b(?:in|by)\s)(?:Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\b(?!\.)|(?<=\b(?:since|until)\s)(?:Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\b(?!\.)",
     _whole),
    ("titles: Dr. Smith", _TITLE_NEEDS,
     r"\b(Drs?|St|Mt|Ft|Gen|Col|Sen|Rep|Pres|Hon|Sr)\.(?=\s[A-Z])", lambda m: _TITLES[m[1]]),
    ("titles: in St Paul, Dr Smith", ("St ", "Dr "),
     r"(\A|[,;:]\s|\b[a-z]+\s)(St|Dr)\s(?=[A-Z][a-z])", lambda m: f"{m[1]}{_TITLES[m[2]]} "),
    ("titles: Maj.", _TITLE_NEEDS,
     r"\b(Maj|Rev|Profs?|Capt|Sgt|Lt|Gov|Cmdr|Adm)\.(?!\w)", lambda m: _TITLES[m[1]]),
)
# fmt: on
