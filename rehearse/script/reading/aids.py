"""Reading aids that secretaries write behind a character: 亳（伯）州, 仇(qiú)书记, 单（音善）县."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.language.pinyin.characters import is_everyday, readings_of_character
from rehearse.language.pinyin.syllables import syllables, written
from rehearse.language.text.chars import is_han
from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.core import Span
    from rehearse.language.pinyin.syllables import Syllable

_BRACKET = (
    r"[”’」』》\"]?(?P<mark>\s?[（(［\[〔【](?P<inside>[^（()）［\[\]］〔〕【】\n]{1,24})[）)］\]〕】])"
)
_ASKED = (
    r"(?:(?P<sure>音同|读音[为是]?|发音|注音|拼音|读[作成]|念[作成]|应[读念]作?|同音字?|谐音)|"
    r"(?P<word>[音读念同]))\s*(?P<colon>[:：]?)\s*(?=\S)"
)
"""What says that a reading follows; 音, 读, 念 and 同 alone also begin words: 音乐, 读书, 同学."""

_TONES = {
    name: tone
    for tone, names in enumerate(("阴平 1声", "阳平 2声", "上声 3声", "去声 4声", "轻声"), start=1)
    for name in names.split()
}
_TONE = rf"(?:读|念|发|为|是)?第?({'|'.join(_TONES)})(?:调)?"
_AS_IN = r"(\w{2,5})[的之](\w)"
_NUMERALS = str.maketrans("一二三四", "1234")
_PINYIN_FONTS = str.maketrans("ɡɑ", "ga")
"""Letters that Chinese pinyin fonts have in places of their own."""

_ALTERNATIVES = frozenset(
    "他她它祂牠您你妳我们那哪的地得着了过县市区省州村镇乡街居社组室所院校厂场站局厅处科股党团会部委员长层楼号名项个次年月日时男女"
)
"""Behind another word these offer a second one, and are no help with its sound: 他（她）, 县（市）, 厂（场）."""


@dataclass(frozen=True, slots=True)
class Aid:
    """A reading aid."""

    words: Span
    """What it is about."""
    mark: Span
    """The bracket, which is not said."""
    pinyin: str
    """With tone marks, a syllable for each character of the words."""


def aids(text: str) -> Iterator[Aid]:
    """Find the reading aids of a text.

    >>> [(aid.pinyin, text[slice(*aid.mark)]) for text in ["亳（伯）州", "他（她）和村（居）"] for aid in aids(text)]
    [('bó', '（伯）')]
    """
    if not any(char in text for char in "（([［〔【"):
        return
    for match in compiled(_BRACKET).finditer(text):
        start = match.start()
        first = start
        while first > 0 and start - first < _MOST and is_han(text[first - 1]):
            first -= 1
        said = _said(text[first:start], match["inside"]) if first < start else ()
        if said:
            count = len(said)
            yield Aid((start - count, start), match.span("mark"), " ".join(map(written, said)))


_MOST = 8
"""Characters: the longest name that an aid is given for."""


def _said(before: str, inside: str) -> Sequence[Syllable]:
    """How the last characters of `before` are said, by the bracket behind them; nothing where it is no aid.

    A bracket may have several: （bó，音伯）, （二声，wéi）. All of them have to be aids.
    """
    inside = unicodedata.normalize("NFKC", inside).translate(_PINYIN_FONTS).strip()
    parts = [
        part
        for part in re.split(r"\s*[,，、;；/]\s*|(?<=[^\W\d_])\s+(?=[音读念同\u4e00-\u9fff])", inside)
        if part
    ]
    ways = [_way(before, part) for part in parts]
    if not ways or not all(ways):
        return ()
    return max(ways, key=len)


def _way(before: str, part: str) -> Sequence[Syllable]:
    asked = compiled(_ASKED).match(part)
    value = (part[asked.end() :] if asked else part).strip("\"'“”‘’「」『』 ")
    if value.startswith("与") or value.endswith("同音"):  # 与善同音
        asked, value = compiled(_ASKED).match("同音"), re.sub(r"^与|同音$", "", value)
    quoted = bool(asked) and value != part[asked.end() :].strip() if asked else False
    explicit = bool(asked and (asked["sure"] or asked["colon"] or quoted))
    if tone := compiled(_TONE).fullmatch(part.translate(_NUMERALS)):
        return [way for way in readings_of_character(before[-1]) if way[1] == _TONES[tone[1]]][:1]
    if (word := compiled(_AS_IN).fullmatch(value)) and word[2] == before[-1]:
        return _as_in(word[1], word[2])
    if value and all(map(is_han, value)):
        return _by_character(before, value, asked=bool(asked), explicit=explicit, whole=part)
    return _by_pinyin(before, value)


def _as_in(word: str, char: str) -> Sequence[Syllable]:
    """How a character is read in a word that it is in: （应该的应）."""
    from rehearse.language.pinyin.dictionary import look_up

    read = look_up(word) if char in word else None
    return [read[word.index(char)].syllable] if read else ()


def _by_pinyin(before: str, value: str) -> Sequence[Syllable]:
    """The pinyin of the characters before it: in letters that they are read with, unlike （WHO） and （Rene）."""
    if not any(char.isalpha() and char.isascii() for char in unicodedata.normalize("NFD", value)):
        return ()
    said = syllables(value)
    if not said or len(said) > len(before):
        return ()
    words = before[-len(said) :]
    letters = sum(map(str.isalpha, value))
    if all(tone == 5 for _, tone in said) and (letters < 2 or (value.isupper() and letters < 6)):
        return ()  # 一（A）, 爱（AI）
    known = [
        [way for way in readings_of_character(char) if way[0] == syllable[0]]
        or ([syllable] if syllable[0] == "r" and char == "儿" else [])
        for char, syllable in zip(words, said, strict=True)
    ]
    if not all(known):
        return ()
    return [
        syllable if syllable[1] != 5 or syllable in ways else ways[0]
        for syllable, ways in zip(said, known, strict=True)
    ]


def _by_character(before: str, value: str, *, asked: bool, explicit: bool, whole: str) -> Sequence[Syllable]:
    """Characters that sound like those before them."""
    words = before[-len(value) :]
    if len(value) > len(before) or words == value:
        return ()
    pairs = list(zip(words, value, strict=True))
    if not asked:
        if any(one != other and other in _ALTERNATIVES for one, other in pairs):
            return ()
        if len(value) > 1 and not any(one == other or not is_everyday(one) for one, other in pairs):
            return ()
        if len(value) > 1 and any(
            one != other and is_everyday(one) and not _is_polyphone(one) for one, other in pairs
        ):
            return ()  # what everybody can read needs no help: 党委（党组）
    elif not explicit and _is_word(whole):
        return ()
    found = [_alike(one, other, asked=asked, explicit=explicit) for one, other in pairs]
    return [way for way in found if way] if all(found) else ()


def _alike(char: str, other: str, *, asked: bool, explicit: bool) -> Syllable | None:
    """How `char` is read so that it sounds like `other`; None where `other` is no help with its sound."""
    own, sounds = readings_of_character(char), readings_of_character(other)
    if not own or not sounds or char == other:
        return own[0] if own and char == other else None
    if sounds[0] in own and (asked or not is_everyday(char) or sounds[0] != own[0] or _is_polyphone(char)):
        return sounds[0]
    if not asked:  # an everyday character in its usual reading needs no help: 做（作）
        return None
    near = next((way for way in own if way[0] == sounds[0][0]), None)
    return near or (sounds[0] if explicit else None)


def _is_polyphone(char: str) -> bool:
    from rehearse.language.pinyin.names import DOUBTFUL, SURNAMES
    from rehearse.language.pinyin.polyphones import traps

    return char in SURNAMES or char in DOUBTFUL or char in traps()


def _is_word(text: str) -> bool:
    from rehearse.language.pinyin.dictionary import is_word

    return is_word(text)
