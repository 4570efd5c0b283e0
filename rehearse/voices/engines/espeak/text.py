"""What a text needs before espeak can read it: words for symbols, and phonemes for what its Mandarin cannot say."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from rehearse.language.numbers.abbreviations import SAID_AS_WORDS
from rehearse.language.numbers.figures import digit_by_digit
from rehearse.language.pinyin.erhua import is_erhua
from rehearse.language.pinyin.homophones import common_homophone
from rehearse.language.text.chars import HAN, without_invisible
from rehearse.language.text.runs import runs
from rehearse.voices.engines.espeak.tables import IONG, READINGS, SYMBOLS, UNREADABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rehearse.core import Language

TEXT_VERSION = 5
"""To be raised whenever a change here, in the tables or in how numbers are read changes what is heard."""

CLAUSE_MARKS = "，。！？；：、…,.!?;:"
"""Where espeak ends a clause and, inside a text, pauses."""

ERHUA = "[[@r]]"
"""The suffix 儿 as a short weak syllable: espeak's own dictionary spells its erhua words in English."""

MAX_CLAUSE_BYTES = 450
"""espeak 1.52 drops, without a word, what goes beyond 199 Mandarin syllables between two clause marks, and cuts a
clause after 800 bytes wherever that is; 450 bytes are 150 characters."""

_HEARD_MARKS = frozenset(CLAUSE_MARKS + "—()")
_TO_ASCII = str.maketrans("，。！？；：、（）’", ",.!?;:,()'")
_BRACKETS = str.maketrans("（）【】〔〕[]{}［］｛｝", "()()()()()()()")
_PHONEMES = {char: f"[[{sound}]]" for sound, chars in IONG.items() for char in chars}
_READINGS = re.compile("|".join(sorted(READINGS, key=len, reverse=True)))
_CAPITALS = re.compile(r"(?<![A-Za-z])[A-Z]{2,4}(?![A-Za-z])")
_ITERATION = re.compile(f"([{HAN}])々")
_UNKNOWN = "某"
"""Said for a character whose reading nobody knows, as one does for a name that one cannot read."""


class Encoded(NamedTuple):
    """A text in espeak's notation."""

    text: str
    places: tuple[int, ...]
    """For each character of `text` the index of the character that it stands for."""


def pieces(text: str, language: Language) -> list[tuple[Language, str]]:
    """Split a text, its figures in words, into runs of one language, each prepared; those without a sound are left out.

    >>> pieces("GDP增长百分之三，很好", "zh")
    [('en', 'GDP'), ('zh', '增长百分之三，很好')]
    """
    prepared = [(spoken, prepare(run, spoken)) for spoken, run in runs(text, language)]
    return [(spoken, run) for spoken, run in prepared if any(char.isalnum() for char in run)]


def prepare(text: str, language: Language) -> str:
    """Write in words what a reader would say and take out what a reader would not.

    >>> prepare("《春》一：室温二十五℃，±百分之二😀", "zh")
    '春 一：室温二十五摄氏度，正负百分之二'
    >>> prepare("R&D — “three × five”", "en")
    'R and D — three times five'
    """
    text = without_invisible(text)
    return _chinese(text) if language == "zh" else _english(text)


def encode(prepared: str, told: Mapping[int, str] | None = None) -> Encoded:
    """Put prepared Mandarin into the notation with phonemes, for the cmn voices; `told` are syllables by place.

    >>> encode("英雄儿女玩儿").text
    "英[[S;j'ong35]]儿女玩[[@r]]"
    >>> encode("以人民为中心", {3: "wei2"}).text
    '以人民wei2中心'
    """
    heard = prepared.replace("兒", "儿")
    heard = _READINGS.sub(lambda match: READINGS[match[0]], heard)
    written: list[str] = []
    places: list[int] = []
    size = 0
    for index, char in enumerate(heard):
        sound = (told or {}).get(index) or _sound(heard, index)
        size = 0 if char in CLAUSE_MARKS else size + len(sound.encode("utf-8", "replace"))
        if size > MAX_CLAUSE_BYTES:
            sound, size = f"，{sound}", len(sound.encode("utf-8", "replace"))
        written.append(sound)
        places += [index] * len(sound)
    return Encoded("".join(written), tuple(places))


def spell(prepared: str) -> Encoded:
    """Have abbreviations spelled, and a single letter named, as Chinese speakers do among Chinese words.

    >>> spell("VIP OK").text, spell("a").text
    ('V.I.P OK', 'A')
    """
    if len(prepared.strip()) == 1:
        return Encoded(prepared.upper(), tuple(range(len(prepared))))
    dotted = {
        place
        for match in _CAPITALS.finditer(prepared)
        if match[0] not in SAID_AS_WORDS
        for place in range(match.start(), match.end() - 1)
    }
    written = [char + "." * (index in dotted) for index, char in enumerate(prepared)]
    places = [index for index, piece in enumerate(written) for _ in piece]
    return Encoded("".join(written), tuple(places))


def _sound(text: str, index: int) -> str:
    char = text[index]
    if char == "儿" and is_erhua(text, index):
        return ERHUA
    # Of a character beyond the basic plane, espeak reads the number in Unicode.
    if char in UNREADABLE or ord(char) >= 0x20000:
        char = common_homophone(char) or _UNKNOWN
    return _PHONEMES.get(char, char)


def _chinese(text: str) -> str:
    text = _ITERATION.sub(r"\1\1", text.translate(_BRACKETS))
    text = "".join(_heard(char, "zh") for char in text)
    return _tidy(digit_by_digit(text))


def _english(text: str) -> str:
    text = text.translate(_BRACKETS)
    text = "".join(char if char in "'’-" else _heard(char, "en") for char in text)
    return _tidy(text.translate(_TO_ASCII))


def _heard(char: str, language: Language) -> str:
    if char.isascii() and char.isalnum():
        return char
    if char in _HEARD_MARKS:
        return char
    words = SYMBOLS[language].get(char)
    if words is not None:
        return words if language == "zh" else f" {words} "
    if char.isalnum() or unicodedata.category(char) in ("Mn", "Mc"):
        return unicodedata.normalize("NFKC", char)
    return " "


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    return re.sub(rf" (?=[{re.escape(CLAUSE_MARKS)}])", "", text).strip()
