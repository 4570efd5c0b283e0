"""Makes the kept dictionary anew from pypinyin and CC-CEDICT: `make dictionary`.

Two files come out, beside the code that reads them: `dictionary.txt` (its form is told in `entries.py`) and
`homophones.txt`, the most everyday character of each syllable. Both libraries are large and slow to load (0.5 s), and
of what they hold a reader of aloud texts needs this much.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from pypinyin.phrases_dict import phrases_dict
from pypinyin.pinyin_dict import pinyin_dict

from rehearse.language.pinyin.characters import RARER
from rehearse.language.pinyin.entries import DICTIONARY
from rehearse.language.pinyin.homophones import HOMOPHONES, SHIFTING
from rehearse.language.pinyin.syllables import Syllable, syllables, written

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    Ways = tuple[Syllable, ...]

_PARTS = 4
"""Of CC-CEDICT in pypinyin-dict; its module for the whole changes pypinyin."""

_RADICALS = "亠丨丿丶亅冂冖冫刂勹匚卩厶夂夊宀屮巛彐彡彳攵灬爿犭疒癶礻纟罒艹虍衤讠辶钅阝饣廴廾囗尢"

_UNFIT = SHIFTING | frozenset(
    _RADICALS
    + "乎伽勒匠呵呷咧哄哩哿啜嗄嗽嘎嘬奄娘忄扌拇拽撇撸楚欢氵淆爷矩稼笆糌耶肋膪苔蓼蔗讧酬钭颇仆宜巴掊泼篷驼溻铴锸鹨"
)
"""Never used as homophones: their own reading shifts, no one reads them, or espeak 1.52 misreads them."""


@cache
def characters() -> dict[str, Ways]:
    """Map each character to the ways in which it is ever read, the most usual first."""
    found: dict[str, Ways] = {}
    for code, named in pinyin_dict.items():
        split = [syllables(reading) for reading in named.split(",") if reading]
        found[chr(code)] = tuple(dict.fromkeys(one[0] for one in split if one and len(one) == 1))
    return found


def words(starts: Collection[str]) -> dict[str, tuple[tuple[Syllable, bool], ...]]:
    """Map each word that begins with one of these characters to its syllables, each with whether it is sure.

    What both dictionaries say is sure, and so is what only one of them has; where they contradict each other, CC-CEDICT
    errs less. A neutral tone contradicts nothing: 地方 is dìfāng and dìfang.
    """
    cedict: dict[str, list[list[str]]] = {}
    for part in range(_PARTS):
        cedict |= import_module(f"pypinyin_dict.phrase_pinyin_data.cc_cedict_{part}").phrases_dict
    return {
        word: _merged(word, cedict, phrases_dict) for word in {*cedict, *phrases_dict} if word[0] in starts
    }


def _merged(word: str, *dictionaries: Mapping[str, list[list[str]]]) -> tuple[tuple[Syllable, bool], ...]:
    entries = [entry for one in dictionaries if (entry := [_ways(said) for said in one.get(word, ())])]
    whole = [entry for entry in entries if len(entry) == len(word) and all(entry)]
    if len(whole) == 1:
        return tuple((ways[0], _alike(ways)) for ways in whole[0])
    return tuple(_agreed(mine, other) for mine, other in zip(*whole, strict=True))


def _ways(readings: list[str]) -> Ways:
    return tuple(found for reading in readings if (found := _syllable(reading)))


@cache
def _syllable(reading: str) -> Syllable | None:
    return next(iter(syllables(reading) or ()), None)


def _agreed(mine: Ways, other: Ways) -> tuple[Syllable, bool]:
    if not _alike(mine):
        both = [way for way in mine if any(_same(way, another) for another in other)]
        return (both or list(mine))[0], False
    alike = next((another for another in other if _same(mine[0], another)), None)
    # the neutral tone may be that of a word's other meaning; the full one can always be said
    return max(mine[0], alike, key=lambda way: way[1] != 5) if alike else mine[0], alike is not None


def _alike(ways: Ways) -> bool:
    return all(_same(ways[0], way) for way in ways)


def _same(one: Syllable, other: Syllable) -> bool:
    return one[0] == other[0] and (one[1] == other[1] or 5 in (one[1], other[1]))


def everything() -> set[str]:
    """Every character that has a reading, or that begins a word."""
    return {*characters(), *(word[0] for word in phrases_dict)}


def rows(starts: Collection[str]) -> Iterator[str]:
    """Write the rows of `dictionary.txt` for these characters."""
    rest: dict[str, list[str]] = defaultdict(list)
    for word, read in sorted(words(starts).items()):
        usual = [(ways[0], True) for char in word if (ways := characters().get(char))]
        said = " ".join(written(way) + "?" * (not sure) for way, sure in read)
        rest[word[0]].append(word[1:] if list(read) == usual else f"{word[1:]} {said}")
    for char in sorted(starts):
        if (ways := characters().get(char, ())) or char in rest:
            yield "\t".join((char, " ".join(map(written, ways)), *rest[char]))


def homophones() -> str:
    """Write the rows of `homophones.txt`: each syllable, and the most everyday character that is read so only.

    GB 2312's level 1 is everyday, and the more so the more phrases of pypinyin's dictionary a character is in; then
    comes level 2. Where a syllable has no character of its own, one whose first reading it is.
    """
    uses = Counter("".join(phrases_dict))
    best: dict[Syllable, tuple[tuple[bool, bool, int], str]] = {}
    for high, char in _gb_2312():
        named = characters().get(char, ())
        if char in _UNFIT or not named:
            continue
        fitness = (len(named) == 1, high < RARER, uses[char])
        if named[0] not in best or fitness > best[named[0]][0]:
            best[named[0]] = (fitness, char)
    return "".join(f"{written(syllable)} {char}\n" for syllable, (_, char) in sorted(best.items()))


def _gb_2312() -> Iterator[tuple[int, str]]:
    """Give the characters of GB 2312 in its order, each with its first byte."""
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            yield high, bytes((high, low)).decode("gb2312", "ignore")


if __name__ == "__main__":
    DICTIONARY.write_text("".join(f"{row}\n" for row in rows(everything())), encoding="utf-8", newline="\n")
    HOMOPHONES.write_text(homophones(), encoding="utf-8", newline="\n")
