"""Roman numbers in English: World War II, Henry VIII, the XIX century, Scene iii."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.numbers.en.words import ordinal
from rehearse.language.numbers.numerals import ROMAN_ALONE, roman_value

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.language.numbers.figures import Rules

_ROMAN = (
    r"(?![CL]\b)(?!I\s(?!(?:of|was|and|in|who|to|is|or|at|ruled|reigned|died|began|ended|had|says|deals|covers|shows"
    r"|gives|starts|begins|ends|describes|explains)\b)[a-z])"
    r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})(?<=[IVXLC])"
)
"""A number, and neither Vitamin C nor the word I, which is followed by what I do."""
_ROMANS = rf"{_ROMAN}\b(?:(?:,?\s(?:and|or|to|through|then|but not)\s|,\s|\s?[-–]\s?){_ROMAN}\b)*"
_SMALL = r"(?:x{0,3}(?:ix|iv|vi{1,3}|i{2,3})|x{1,3}[iv])"
_NO_NAME = "The|This|That|And|But|For|With|From|Give|When|Both|Mix|Take|Start|Use"
_RANKS = "Count|King|Duke|Emperor|Prince|Earl|Lord|Pope|Margrave|Landgrave|Elector|Sultan"
_NUMBERED = frozenset(
    (
        "chapter part book volume section article act scene phase type war class level stage appendix figure"
        " table title schedule category grade round unit module division group tier bowl step lesson episode"
        " season exhibit annex amendment protocol canto psalm olympiad apollo vatican chapters parts acts"
        " scenes pages page item clause point vol. ch. pt. sec. art. fig. no. pp. p. chap. bk. sect."
    ).split()
)
"""Words and short words that are numbered."""
_ABOVE_ONE = frozenset(
    "lecture letter song story study sermon stanza verse dialogue meditation problem theorem lemma plate map".split()
)
"""Words that are numbered, too, but a letter I wrote is none."""
_TWICE = "Samuel|Kings|Chronicles|Corinthians|Thessalonians|Timothy|Peter|John"
_BOOK_NUMBERS = {"I": "First", "II": "Second", "III": "Third", "1": "First", "2": "Second", "3": "Third"}
_RULERS = frozenset(
    (
        "Henry Louis George Edward Charles Elizabeth James Richard William Mary Philip Francis Napoleon"
        " Frederick Catherine Peter Nicholas Alexander Ivan Pius Paul John Benedict Leo Gregory Clement"
        " Innocent Urban Ferdinand Alfonso Gustav Christian Haakon Harald Carlos Ramesses Rameses Ptolemy"
        " Darius Xerxes Wilhelm Otto Leopold Albert Stephen Robert David Victor Emmanuel Felipe Juan Isabella"
        " Conrad Theodosius Valentinian Antiochus Artaxerxes Baldwin Sigismund Maximilian Rudolf Ludwig Friedrich"
        " Heinrich Karl Magnus Sancho Amenhotep Eberhard Rudolph Isabel Henri Osman Bayezid Yazid"
        " Margaret Anne Boniface Sixtus Julius Martin Nero Theodore Constantine Justinian Thutmose Seti Mehmed"
        " Murad Selim Suleiman Rama Haile Pedro Umberto Hassan Abdullah"
    ).split()
)
_FIRST_NAMES = _RULERS | frozenset(
    (
        "Thomas Joseph Michael Daniel Frank Harry Walter Arthur Samuel Sam Benjamin Ben Donald Christopher Matthew"
        " Anthony Steven Andrew Joshua Kenneth Kevin Brian Timothy Ronald Jason Jeffrey Ryan Jacob Gary Eric Jonathan"
        " Larry Justin Scott Brandon Patrick Raymond Jack Dennis Jerry Tyler Aaron Adam Douglas Nathan Zachary Kyle"
        " Noah Ethan Jeremy Keith Roger Terry Sean Gerald Carl Harold Lawrence Jesse Bryan Billy Bruce Gabriel Joe Alan"
        " Willie Elijah Wayne Randy Vincent Roy Ralph Bobby Russell Bradley Phillip Eugene Johnny Bob Tom Jim Bill"
    ).split()
)
"""Before a surname, or before II and more: Thomas Reed III, Sam II."""


_TELLING = re.compile(
    r"\b(?:t[eo]l[dl]s?|ask(?:s|ed)?|promis(?:e|es|ed)|assur(?:e|es|ed)|show(?:s|ed)?|warn(?:s|ed)?|remind(?:s|ed)?)\s\w+$"
)
"""Before "I was late": we told John I was late."""


def _each(romans: str, said: Callable[[int], str]) -> str:
    """Write each Roman number of "IV–VI" or "I, II and III"; a dash is "to"."""
    return re.sub(
        r"\b[IVXLC]+\b", lambda one: said(roman_value(one[0])), re.sub(r"\s?[-–]\s?", " to ", romans)
    )


def _named(match: re.Match[str]) -> str:
    """Read Chapter IV, Phases I and II by what is numbered, Henry VIII and Thomas Reed III by who is named."""
    found = re.search(r"(?:[\w.]+\s){0,2}[\w.]+(?=,?$)", match.string[: match.start()])
    before = found[0].split() if found else [""]
    last = before[-1].lower()
    if last in _NUMBERED or last.removesuffix("s") in _NUMBERED or (last in _ABOVE_ONE and match[1] != "I"):
        return " " + (_each(match[1], str) if match[1][0].isupper() else str(roman_value(match[1])))
    person = before[-1].istitle() and not _FIRST_NAMES.isdisjoint(before[:-1])
    if match[1] == "I" and _TELLING.search(match.string[: match.start()]):
        return match[0]
    alone = before[-1].title() in (_RULERS if match[1] == "I" else _FIRST_NAMES)
    if match[1][0] in "IVX" and (alone or person):
        return f" the {_each(match[1], ordinal)}"
    return match[0]


# fmt: off
BEGINNING_RULES: Rules = (
    ("roman: XIV. Darkness", "IVX",
     rf"\A(\W*)({ROMAN_ALONE})(?=[.:)\]]|\W*\Z|\s?[-–—]|\s[A-Z]{{2}})", lambda m: f"{m[1]}{roman_value(m[2])}"),
)
"""For the beginning of an English text: inside a Chinese one VI is a name."""

ROMAN_RULES: Rules = (
    ("roman: WWII", "W", r"\bWW(I{1,3})\b", lambda m: f"World War {roman_value(m[1])}"),
    ("roman: II Corinthians, 1 Kings 3", ("Samuel ", "Kings ", "Chronicles ", "ians", "Timothy ", "Peter ", "John "),
     rf"\b(I{{1,3}}|(?<![\d.,:])[1-3])\s(?=(?:{_TWICE})\s\d|(?:Corinth|Thessalon)ians\b)",
     lambda m: f"{_BOOK_NUMBERS[m[1]]} "),
    ("roman: Guy XIII, Count of Laval", "IVX",
     rf"(?<=[a-z]\s)({ROMAN_ALONE})(?=,\s(?:{_RANKS})\b)", lambda m: f"the {ordinal(roman_value(m[1]))}"),
    ("roman: Chapter IV, Henry VIII", "IVXLC", rf"\s(?=[IVXLC])({_ROMANS})(?!['’](?!s\b)\w|\.\w)", _named),
    ("roman: Scene iii", "ivx", rf"\s(?=[ivx][ivx])({_SMALL})\b(?!['’]\w|\.\w)", _named),
    ("roman: (iv), ii)", ")",
     rf"(?<![\w(])(\(?)({_SMALL}|i)(?=\))(?:(?<=\w\w)|(?<=\(i))", lambda m: f"{m[1]}{roman_value(m[2])}"),
    ("roman: Rocky IV", "IVX",
     rf"\b(?!(?:{_NO_NAME})\b)([A-Z][a-z]{{2,}})\s(X{{0,2}}(?:IX|IV|VI{{1,3}}|II{{1,2}}))\b(?!['’]\w|\.\w|\s(?:fluids?|drip|line|bag|drugs?|therapy))",
     lambda m: f"{m[1]} {roman_value(m[2])}"),
    ("roman: XIX century, the XXI Games", "IVX",
     rf"\b({_ROMAN})(?=\s[Cc]entur)|(?<=\b[Tt]he\s)((?=[IVX]{{2}})X{{0,3}}(?:IX|IV|V?I{{0,3}}))(?=\s[A-Z][a-z])",
     lambda m: ordinal(roman_value(m[0]))),
    ("roman: from V to VII", ("III", "VII", "XI", "XV", "XX"),
     rf"(?<![\w.&'’])(?<!(?<!-)-){ROMAN_ALONE}(?<=[IVX]{{3}})(?![\w&'’-]|\.\w)", lambda m: str(roman_value(m[0]))),
)
# fmt: on
