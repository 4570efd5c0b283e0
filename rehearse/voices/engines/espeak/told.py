"""Syllables in place of the characters that espeak would say otherwise than the list of readings."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from rehearse.language.pinyin.syllables import ERHUA, syllables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rehearse.core import Utterance

_STRESS = re.compile(r"['_|\s-]")
_TONE = re.compile(r"\d+")


class Told(NamedTuple):
    """A word of a run whose reading is sure."""

    start: int
    syllables: tuple[str, ...]
    """As espeak takes them: wei2."""

    @property
    def by_place(self) -> dict[int, str]:
        """Each syllable under the place of its character."""
        return dict(enumerate(self.syllables, self.start))


def told_in(run: str, places: Sequence[int], utterance: Utterance) -> Iterator[Told]:
    """Find the words of a run whose reading is sure; `places` is where its characters stand in the utterance."""
    at = {origin: place for place, origin in reversed(list(enumerate(places)))}
    for reading in utterance.readings:
        start, end = reading.span
        first = at.get(start, -1)
        written = [_numbered(pinyin) for pinyin in reading.pinyin]
        whole = first >= 0 and run[first : first + end - start] == utterance.text[start:end]
        if reading.sure and whole and all(written) and len(written) == end - start:
            yield Told(first, tuple(written))


def said_otherwise(
    words: Sequence[Told], transcribe: Callable[[list[dict[int, str]]], list[str]]
) -> dict[int, str]:
    """Choose the syllables to be written: of the words that sound otherwise with them, nothing else changing.

    `transcribe` gives espeak's phonemes of the run with such syllables in it, once for each way.
    """
    written: dict[int, str] = {}
    rest = list(words)
    while rest:
        plain, *changed = transcribe([written, *({**written, **word.by_place} for word in rest)])
        other = [word for word, sounds in zip(rest, changed, strict=True) if _differ(plain, sounds)]
        if not other:
            break
        for word in other:
            written.update(word.by_place)
        rest = [
            word for word in rest if word not in other
        ]  # a syllable may change how its neighbours are cut
    return written


def _differ(plain: str, sounds: str) -> bool:
    """True where a syllable is another one: as many as before, and not all the same."""
    same = _STRESS.sub("", sounds) == _STRESS.sub("", plain)
    return not same and len(_TONE.findall(sounds)) == len(_TONE.findall(plain))


def _numbered(pinyin: str) -> str:
    """Write a syllable with its tone's number; empty for the 儿 of erhua and for what espeak has no rule for."""
    found = syllables(pinyin) or [ERHUA]
    letters, tone = found[0]
    return "" if found == [ERHUA] or letters.endswith("iong") else f"{letters}{tone}"
