"""Readings that the author gives, in pinyin or in words that sound alike, as characters that every voice reads so."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from rehearse.language.pinyin.characters import is_everyday, readings_of_character
from rehearse.language.pinyin.syllables import ERHUA, Syllable, has_tones, syllables
from rehearse.language.text.chars import has_han, is_han

HOMOPHONES = Path(__file__).with_suffix(".txt")
"""Each syllable, and the most everyday character that is read so; made by `make dictionary`."""

SHIFTING = frozenset("一不儿")
"""Characters whose tone depends on the next one, or that merge with the one before."""


def homophones(reading: str, words: str) -> str | None:
    """Give characters that are read as `reading` says, for `words`; None if it is no reading of them.

    Pinyin has its tones as marks or as numbers, 5 or none for the neutral one. Anything in Han characters, as many as
    the words have, is taken as it is. An everyday character that can be read in no other way stays.

    >>> homophones("重庆", "重庆"), homophones("hello", "重庆")
    ('重庆', None)
    >>> homophones("chóng qìng", "重庆"), homophones("wánr", "玩儿")
    ('崇庆', '玩儿')
    """
    reading = reading.strip()
    if reading and all(map(is_han, reading)):
        return reading if len(reading) == len(words) else None
    said = syllables(reading)
    if said is None or len(said) != len(words):
        return None
    return _characters(said, words)


def spoken_for(words: str, reading: str) -> str | None:
    """Give what to say for `words` whose reading is given; None where it is neither pinyin of them nor words.

    Words without a Han character may have as many syllables as they like.

    >>> spoken_for("5G", "wǔ jì"), spoken_for("GDP", "国内生产总值"), spoken_for("API", "A P I")
    ('五计', '国内生产总值', 'A P I')
    >>> spoken_for("重庆", "chong qqing"), spoken_for("重庆", "#NAME?"), spoken_for("重庆", "chóng")
    (None, None, None)
    """
    reading = " ".join(reading.split())
    if (alike := homophones(reading, words)) is not None:
        return alike
    if has_han(reading):
        return reading
    if has_han(words) and not re.search(r"\d", words):
        return None
    if has_tones(reading):
        return _characters(syllables(reading) or [], "") or None
    return reading if any(map(str.isalnum, reading)) and not re.search(r"[#?!=]", reading) else None


def _characters(said: list[Syllable], words: str) -> str | None:
    """Give characters of these sounds, read back; the words themselves where only they are read so."""
    found = _stand_ins(said, words)
    if found and words and len(found) == len(words) and not _is_read(found, said) and _is_read(words, said):
        return words
    return found


def _is_read(text: str, said: list[Syllable]) -> bool:
    """True where our own readings have these sounds; the tones of 一 and 不 shift by themselves."""
    from rehearse.language.pinyin.transcribe import pinyin

    back = [(syllables(one) or [("", 5)])[0] for one in pinyin(text)]
    return all(
        mine[0] == asked[0] and (mine[1] == asked[1] or 5 in (mine[1], asked[1]) or char in "一不")
        for char, mine, asked in zip(text, back, said, strict=True)
    )


def _stand_ins(said: list[Syllable], words: str) -> str | None:
    found = [
        _character(syllable, words[place : place + 1], said[place - 1] if place else None)
        for place, syllable in enumerate(said)
    ]
    return "".join(char for char in found if char) if all(found) else None


def _character(syllable: Syllable, written: str, before: Syllable | None) -> str | None:
    """Give a character of this sound: the written one where it has no other, or where there is none of its own."""
    letters, tone = syllable
    if syllable == ERHUA:
        return "儿" if before is not None else None
    if written in ("一", "不") and letters == readings_of_character(written)[0][0]:
        return written  # its tone depends on the next one, and every voice knows how
    if is_everyday(written) and written not in SHIFTING and readings_of_character(written) == (syllable,):
        return written
    if (found := _table().get(syllable)) is not None:
        return found
    if written and syllable in readings_of_character(written):
        return written
    return next(
        (_table()[letters, near] for near in (1, 4, 2, 3) if tone == 5 and (letters, near) in _table()), None
    )


def common_homophone(char: str) -> str | None:
    """Give a common character that sounds like a rare one, in another tone where none has its own.

    >>> common_homophone("镕"), common_homophone("㘄"), common_homophone("?")
    ('荣', '愣', None)
    """
    letters, tone = next(iter(readings_of_character(char)), ("", 5))
    return _character((letters, tone), "", None) or _character((letters, 5), "", None)


@cache
def _table() -> dict[Syllable, str]:
    """Map each syllable to its character."""
    rows = (row.split() for row in HOMOPHONES.read_text(encoding="utf-8").splitlines())
    return {found[0]: char for reading, char in rows if (found := syllables(reading))}
