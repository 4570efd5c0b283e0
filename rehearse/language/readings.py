"""Readings that the author gives, in pinyin or in words that sound alike, as characters that every voice reads so."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from rehearse.language.chars import HAN

_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_RARER = 0xD8
"""First byte of GB 2312's level 2."""

_SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|van|ai|ei|ao|ou|an|en|in|un|vn|ia|ie|iu|ua|uo|ui|ue|ve|er|a|o|e|i|u|v)"
)


def homophones(reading: str, words: str) -> str | None:
    """Give characters that are read as `reading` says, for `words`; None if it is no reading of them.

    Pinyin has its tones as marks or as numbers, 5 or none for the neutral one. Anything in Han characters, as many as
    the words have, is taken as it is.

    >>> homophones("重庆", "重庆"), homophones("hello", "重庆")
    ('重庆', None)
    """
    reading = reading.strip()
    if re.fullmatch(f"[{HAN}]+", reading):
        return reading if len(reading) == len(words) else None
    syllables = _syllables(reading)
    if syllables is None or len(syllables) != len(words):
        return None
    found = [_character(syllable, tone) for syllable, tone in syllables]
    return "".join(char for char in found if char) if all(found) else None


def _syllables(reading: str) -> list[tuple[str, int]] | None:
    """Split pinyin into syllables and tones; None if it is none.

    >>> _syllables("chóng qìng"), _syllables("nv3er2")
    ([('chong', 2), ('qing', 4)], [('nv', 3), ('er', 2)])
    """
    plain = unicodedata.normalize("NFD", reading.lower()).replace("u\u0308", "v").replace("u:", "v")
    found: list[tuple[str, int]] = []
    for chunk in re.split(r"[\s'’·,-]+", plain):
        if not chunk:
            continue
        parts = _chunk(chunk)
        if parts is None:
            return None
        found += parts
    return found or None


def _chunk(chunk: str) -> list[tuple[str, int]] | None:
    """Split syllables that are written together, longest first; each has at most one tone."""
    letters = ""
    marks: dict[int, int] = {}
    for char in chunk:
        if char in _TONES:
            marks[len(letters) - 1] = _TONES[char]
        else:
            letters += char
    found: list[tuple[str, int]] = []
    position = 0
    pattern = re.compile(rf"({_SYLLABLE})(r?)([1-5]?)")
    while position < len(letters):
        match = pattern.match(letters, position)
        if not match or not match[1]:
            return None
        tone = (
            int(match[3])
            if match[3]
            else next((marks[at] for at in range(match.start(), match.end()) if at in marks), 5)
        )
        found.append((match[1], tone))
        position = match.end()
    return found


@cache
def _table() -> dict[tuple[str, int], str]:
    """Map each syllable to the most everyday character that is read so and not otherwise.

    GB 2312's level 1 is everyday; where a syllable has no character of its own there, one whose first reading it is.
    """
    from pypinyin import Style, pinyin

    kinds: list[dict[tuple[str, int], str]] = [
        {},
        {},
        {},
        {},
    ]  # everyday and alone, everyday, rarer and alone, rarer
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                char = bytes((high, low)).decode("gb2312")
            except UnicodeDecodeError:
                continue
            readings = pinyin(
                char, style=Style.TONE3, heteronym=True, neutral_tone_with_five=True, v_to_u=False
            )[0]
            keys = [(reading[:-1], int(reading[-1])) for reading in readings if reading[-1].isdigit()]
            if keys:
                kinds[2 * (high >= _RARER) + (len(keys) > 1)].setdefault(keys[0], char)
    return kinds[3] | kinds[2] | kinds[1] | kinds[0]


def _character(syllable: str, tone: int) -> str | None:
    table = _table()
    if (found := table.get((syllable, tone))) is not None:
        return found
    return next(
        (table[syllable, other] for other in (1, 4, 2, 3) if tone == 5 and (syllable, other) in table), None
    )
