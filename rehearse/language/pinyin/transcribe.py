"""How every character of a Chinese text is read, how sure that is, and of which word or name it is a part."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from rehearse.language.pinyin.dictionary import corrections, is_word, look_up, usual
from rehearse.language.pinyin.erhua import is_erhua
from rehearse.language.pinyin.persons import find_persons
from rehearse.language.pinyin.places import find_places
from rehearse.language.pinyin.polyphones import ONE_ALONE, traps
from rehearse.language.pinyin.preposition import before_a_verb
from rehearse.language.pinyin.syllables import syllables, written
from rehearse.language.text.breaths import words as cut
from rehearse.language.text.chars import is_han
from rehearse.language.text.simplified import simplified

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Why: TypeAlias = Literal["", "polyphone", "surname", "place", "erhua"]

_LONGEST = 8
"""Characters of the longest words that are looked up."""
_MOST = 4
"""The most pieces that are joined to a word."""
_NEAR = 10
"""Characters on either side that may decide a reading."""
_LIKELY = 0.995
"""How likely the model's guess must be to count as sure: it is then right 98 times in 100, below only 80 times."""


class Sound(NamedTuple):  # made for every character of a script: a tuple is made in half the time
    """How a character is read."""

    pinyin: str
    """With a tone mark; empty for what is no Han character."""
    sure: bool
    why: Why
    """Why the reading may be in doubt; empty for a character with one reading."""
    start: int
    end: int
    """The word or name that it is a part of, by its place in the text."""
    open: bool = False
    """Whether no word, name or rule decides it."""


def pinyin(text: str) -> list[str]:
    """Give one syllable with its tone for each character of a text, empty for what is no Han character.

    The 儿 of erhua is "r". A traditional text is read as in simplified characters.

    >>> pinyin("重庆的银行。"), pinyin("重慶")
    (['chóng', 'qìng', 'de', 'yín', 'háng', ''], ['chóng', 'qìng'])
    """
    plain = simplified(text)
    return [sound.pinyin for sound in transcribe(plain, cut(plain))]


def transcribe(text: str, words: Sequence[str]) -> list[Sound]:
    """How each character is read; `words` are the text's, as a segmenter has them.

    >>> [sound.pinyin for sound in transcribe("重庆的银行", ["重庆", "的", "银行"])]
    ['chóng', 'qìng', 'de', 'yín', 'háng']
    """
    pieces = list(_pieces(text, words))
    sounds = [sound for start, end in pieces for sound in _word(text, start, end)]
    _settle(text, sounds)
    edges = {0, *(end for _, end in pieces)}
    for place in find_places(text, edges):
        _put(sounds, place.start, place.end, place.pinyin, "place", sure=True)
    for person in find_persons(text, pieces):
        _put(sounds, person.start, person.end, person.pinyin, "surname", sure=person.sure)
    return sounds


def _put(sounds: list[Sound], start: int, end: int, pinyin: str, why: Why, *, sure: bool) -> None:
    """Set the reading of a name; characters beyond its pinyin belong to the name and keep their readings."""
    said = [written(syllable) for syllable in syllables(pinyin) or ()]
    for place in range(start, end):
        if place - start < len(said):
            sounds[place] = Sound(said[place - start], sure, why, start, end)
        else:
            sounds[place] = sounds[place]._replace(start=start, end=end)


def _pieces(text: str, words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Cut a text into words that a dictionary has, and single characters."""
    fine: list[tuple[int, int]] = []
    position = 0
    for word in words:
        fine += _known(text, position, position + len(word))
        position += len(word)
    index = 0
    while index < len(fine):
        start, most = fine[index][0], min(_MOST, len(fine) - index)
        size = next((size for size in range(most, 1, -1) if _joins(text, fine[index : index + size])), 1)
        index += size
        yield start, fine[index - 1][1]


def _joins(text: str, parts: list[tuple[int, int]]) -> bool:
    """True where these neighbours together are one word."""
    word = text[parts[0][0] : parts[-1][1]]
    return word in corrections() if len(word) < 3 else len(word) <= _LONGEST and is_word(word)


def _known(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a word that no dictionary has into the longest words that one has."""
    while start < end:
        stop = next((stop for stop in range(end, start + 1, -1) if is_word(text[start:stop])), start + 1)
        yield start, stop
        start = stop


def _word(text: str, start: int, end: int) -> Iterator[Sound]:
    found = _in_dictionary(text[start:end]) if end - start > 1 else None
    for place in range(start, end):
        char = text[place]
        if char == "儿" and is_erhua(text, place):
            yield Sound("r", True, "erhua", start, end)
        elif found is not None:
            yield Sound(*found[place - start], start, end)
        elif is_han(char):
            yield _alone(text, place, start, end)
        else:
            yield Sound("", True, "", start, end)


@lru_cache(maxsize=20_000)  # a speech says the same words again and again
def _in_dictionary(word: str) -> tuple[tuple[str, bool, Why], ...] | None:
    """How a dictionary reads a word, character by character; None where none has it."""
    found = look_up(word)
    if found is None:
        return None
    return tuple(
        _told(char, written(read.syllable), read.sure) if is_han(char) else ("", True, "")
        for char, read in zip(word, found, strict=True)
    )


def _told(char: str, pinyin: str, sure: bool) -> tuple[str, bool, Why]:
    trap = traps().get(char)
    if trap is None:
        return pinyin, True, ""
    plain = sure and trap.sure and pinyin == trap.usual
    return pinyin, sure, "" if plain else "polyphone"


def _alone(text: str, place: int, start: int, end: int) -> Sound:
    """Read a character by what stands around it; a reading that is no more than the usual one is not sure."""
    trap = traps().get(text[place])
    if trap is None:
        return Sound(usual(text[place]), True, "", start, end, open=text[place] not in ONE_ALONE)
    before = "。" + text[max(0, place - _NEAR) : place]
    pinyin, sure, decided = trap.read(before, text[place], text[place + 1 : place + 1 + _NEAR] + "。")
    if text[place] == "为" and not decided and before_a_verb(text, place):
        pinyin = "wèi"
    return Sound(*_told(text[place], pinyin, sure), start, end, open=trap.ask and not decided)


def _settle(text: str, sounds: list[Sound]) -> None:
    """Ask the model about the characters that no word and no rule decided."""
    asked = [place for place, sound in enumerate(sounds) if sound.open]
    if not asked:
        return
    from rehearse.language.pinyin.guess import guess  # loads numpy, which most commands never need

    for place, found in zip(asked, guess(text, asked), strict=True):
        sound = sounds[place]
        if found is None:
            continue
        trap = traps().get(text[place])
        # a table's character is a common one, of which the model, made from an encyclopedia, knows one half
        sure = found.likely >= _LIKELY and (trap is None or found.pinyin == trap.usual)
        plain = sure and found.pinyin == usual(text[place]) and trap is None
        sounds[place] = sound._replace(pinyin=found.pinyin, sure=sure, why="" if plain else "polyphone")
