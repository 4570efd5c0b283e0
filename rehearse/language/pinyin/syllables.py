"""Pinyin as text: split into syllables with their tones, and written with tone marks."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_MARKS = {tone: mark for mark, tone in _TONES.items()}
_SEPARATORS = re.compile(r"[\s'’·,-]+")
_INITIAL = "zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw]"
_FINAL = (
    "iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|ei|ao|ou|an|en|in|un|vn|ia|ie|iu|ua|uo|ui|ue|ve|er|"
    "a|o|e|i|u|v"
)
_SYLLABLE = re.compile(rf"(?P<base>(?:{_INITIAL})?(?:{_FINAL}))(?P<erhua>r?)(?P<tone>[1-5]?)")
_NUMBERED = re.compile(r"[a-zü:]+[1-5]")

Syllable = tuple[str, int]
"""Its letters, with v for ü, and its tone, 5 for the neutral one. ("r", 5) is the 儿 of erhua."""

ERHUA: Syllable = ("r", 5)


def syllables(reading: str) -> list[Syllable] | None:
    """Split pinyin into syllables; None if it is none. Tones are marks or numbers, none is the neutral one.

    >>> syllables("chóng qìng"), syllables("nv3er2"), syllables("hello")
    ([('chong', 2), ('qing', 4)], [('nv', 3), ('er', 2)], None)
    >>> syllables("yīhuìr")
    [('yi', 1), ('hui', 4), ('r', 5)]
    """
    plain = unicodedata.normalize("NFD", reading.lower()).replace("u\u0308", "v").replace("u:", "v")
    found: list[Syllable] = []
    for chunk in filter(None, _SEPARATORS.split(plain)):
        parts = _chunk(chunk)
        if parts is None:
            return None
        found += parts
    return found or None


def has_tones(reading: str) -> bool:
    """True for pinyin with tone marks or numbers, unlike a word in Latin letters.

    >>> has_tones("ēi āi"), has_tones("ei1 ai1"), has_tones("bug")
    (True, True, False)
    """
    marked = any(char in _TONES for char in unicodedata.normalize("NFD", reading))
    numbered = _NUMBERED.search(reading.lower()) is not None
    return (marked or numbered) and syllables(reading) is not None


@lru_cache(maxsize=4_000)  # there are some thirteen hundred syllables
def written(syllable: Syllable) -> str:
    """Write a syllable with its tone mark.

    >>> written(("chong", 2)), written(("lv", 4)), written(("gui", 4)), written(("le", 5))
    ('chóng', 'lǜ', 'guì', 'le')
    """
    letters, tone = syllable[0].replace("v", "ü"), syllable[1]
    if tone not in _MARKS:
        return letters
    place = next(
        (letters.index(vowel) for vowel in ("a", "o", "e") if vowel in letters),
        max((at for at, char in enumerate(letters) if char in "iuü"), default=len(letters) - 1),
    )
    return unicodedata.normalize("NFC", letters[: place + 1] + _MARKS[tone] + letters[place + 1 :])


def _chunk(chunk: str) -> list[Syllable] | None:
    """Split syllables that are written together, longest first; each has at most one tone."""
    letters = ""
    marks: dict[int, int] = {}
    for char in chunk:
        if char in _TONES:
            marks[len(letters) - 1] = _TONES[char]
        else:
            letters += char
    if letters == "r":
        return [ERHUA]
    found: list[Syllable] = []
    position = 0
    while position < len(letters):
        match = _match(letters, position, marks)
        if match is None:
            return None
        tone = int(match["tone"] or 0) or next(
            (marks[at] for at in range(match.start(), match.end()) if at in marks), 5
        )
        found.append((match["base"], tone))
        if match["erhua"]:
            found.append(ERHUA)
        position = match.end()
    return found


def _match(letters: str, position: int, marks: dict[int, int]) -> re.Match[str] | None:
    """Match one syllable: a letter that the next one needs is left to it (rènào), and so is a second tone (xīān)."""
    match = _SYLLABLE.match(letters, position)
    if match is None or match["tone"]:
        return match
    toned = [at for at in range(position, match.end()) if at in marks]
    if len(toned) > 1:
        return _SYLLABLE.fullmatch(letters, position, toned[1])
    if match.end() < len(letters) and letters[match.end()] in "aeiouv":
        return _SYLLABLE.fullmatch(letters, position, match.end() - 1) or match
    return match
