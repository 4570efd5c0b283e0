"""Han characters whose reading is worth telling: polyphones, names, rare characters, erhua."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rehearse.core import Reading
from rehearse.language.pinyin.characters import is_everyday, readings_of_character
from rehearse.language.pinyin.dictionary import is_word
from rehearse.language.pinyin.transcribe import transcribe
from rehearse.language.text.breaths import words
from rehearse.language.text.chars import HAN
from rehearse.language.text.simplified import simplified

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Span
    from rehearse.core.readings import ReadingKind
    from rehearse.language.pinyin.transcribe import Sound

_HAN = re.compile(f"[{HAN}]")
_NO_CHARACTER = "〇々"
_BIG5_COMMON = 0xC6
"""First byte of the last characters of Big5's level 1, the 5,401 in frequent use."""

_ORDER = ("surname", "place", "erhua", "polyphone")


@lru_cache(maxsize=4096)  # whoever reads a script again after an edit, asks for its other paragraphs again
def han(text: str) -> tuple[tuple[Reading, Reading | None], ...]:
    """Find them, a word or a name each; and a single character with one more word, where it has two neighbours.

    >>> [(one.said, one.kind, one.sure) for one, _ in han("银行的仇和同志")]
    [('yín háng', 'polyphone', True), ('qiú hé', 'surname', True)]
    """
    return tuple(_found(text))


def _found(text: str) -> Iterator[tuple[Reading, Reading | None]]:
    plain = simplified(text)
    sounds = transcribe(plain, words(plain))
    spans = list(dict.fromkeys((sound.start, sound.end) for sound in sounds))
    for index, (start, end) in enumerate(spans):
        why = _why(plain, sounds, start, end)
        if why is None:
            continue
        kind, sure = why
        beside = [] if end - start > 1 else _beside(text, spans, index)
        narrow, wide = (
            _reading(text, sounds, _joined([(start, end), *beside[:most]]), kind, sure=sure)
            for most in (1, 2)
        )
        yield narrow, (wide if wide != narrow else None)


def _why(text: str, sounds: list[Sound], start: int, end: int) -> tuple[ReadingKind, bool] | None:
    """Tell what makes a word worth telling, and whether its reading is sure; None for most words."""
    told = [sound for sound in sounds[start:end] if sound.why]
    kind = min((sound.why for sound in told if sound.why), key=_ORDER.index, default=None)
    sure = all(sound.sure for sound in told)
    if kind is not None:
        return kind, sure
    word = text[start:end]
    rare = [char for char in word if _HAN.match(char) and not _is_common(char)]
    if not rare:
        return None
    return "rare", is_word(word) or all(len(readings_of_character(char)) == 1 for char in rare)


def _is_common(char: str) -> bool:
    """Tell whether it is everyday in either script: in level 1 of GB 2312, or of Big5."""
    code = char.encode("big5", "ignore")
    return is_everyday(char) or (len(code) == 2 and code[0] <= _BIG5_COMMON) or char in _NO_CHARACTER


def _joined(spans: list[Span]) -> Span:
    return min(span[0] for span in spans), max(span[1] for span in spans)


def _beside(text: str, spans: list[Span], index: int) -> list[Span]:
    """Give the words on both sides of one, the one behind it first."""
    return [
        spans[at]
        for at in (index + 1, index - 1)
        if 0 <= at < len(spans) and _HAN.match(text[spans[at][0]]) is not None
    ]


def _reading(text: str, sounds: list[Sound], span: Span, kind: ReadingKind, *, sure: bool) -> Reading:
    inside = sounds[slice(*span)]
    said = "".join(one.pinyin if one.why == "erhua" else f" {one.pinyin}" for one in inside)
    pinyin = tuple(one.pinyin for one in inside)
    return Reading(span, text[slice(*span)], " ".join(said.split()), pinyin, kind, sure, "found")
