"""Measure how well polyphones are read, on labelled public sentences, beside pypinyin and the plain default."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from pypinyin import Style, lazy_pinyin

from rehearse.language.pinyin.dictionary import usual
from rehearse.language.pinyin.syllables import syllables
from rehearse.language.pinyin.transcribe import transcribe
from rehearse.language.text.breaths import words
from rehearse.language.text.simplified import simplified

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from rehearse.language.pinyin.syllables import Syllable

SENTENCES, POLYPHONES = "sentences.jsonl", "polyphones.jsonl"
GOALS = {SENTENCES: 98.5, POLYPHONES: 96.0}
"""At least, in percent of the polyphones of each file."""
WRONG_AND_SURE = 2.0
"""At most, in percent."""

_SHIFTING = ("yi", "bu")
"""Their tone is that of speech in the labels, and of the dictionary in ours."""


class Score(NamedTuple):
    """How many polyphones of a file are read as they are labelled, in percent."""

    file: str
    asked: int
    ours: float
    wrong_and_sure: float
    unsure: float
    pypinyin: float
    plain: float
    """By the most usual reading of each character."""

    @property
    def reached(self) -> bool:
        """Whether it is as good as it should be."""
        return self.ours >= GOALS[self.file] and self.wrong_and_sure <= WRONG_AND_SURE

    def __str__(self) -> str:
        return (
            f"{self.file:18}{self.asked:7} polyphones: {self.ours:.2f} % right (goal {GOALS[self.file]}), "
            f"wrong while sure {self.wrong_and_sure:.2f} % (goal {WRONG_AND_SURE}), unsure {self.unsure:.2f} %; "
            f"pypinyin {self.pypinyin:.2f} %, plain default {self.plain:.2f} %"
        )


def score(folder: Path) -> list[Score]:
    """Measure on both files of a folder; polyphones are the characters that the second labels."""
    asked = set("".join(row["text"][row["pos"][0]] for row in _rows(folder / POLYPHONES)))
    return [
        _score(folder / SENTENCES, asked, _as_spoken),
        _score(folder / POLYPHONES, asked, _exactly),
    ]


def _score(path: Path, asked: set[str], same: Callable[[Syllable, Syllable], bool]) -> Score:
    counted: Counter[str] = Counter()
    for row in _rows(path):
        text, labels = simplified(row["text"]), dict(zip(row["pos"], row["gold"], strict=True))
        sounds = transcribe(text, words(text))
        theirs = _pypinyin(text)
        for place in (place for place in labels if row["text"][place] in asked):
            gold = _one(labels[place])
            right = same(_one(sounds[place].pinyin), gold)
            counted["asked"] += 1
            counted["ours"] += right
            counted["wrong_and_sure"] += sounds[place].sure and not right
            counted["unsure"] += not sounds[place].sure
            counted["pypinyin"] += same(_one(theirs[place]), gold)
            counted["plain"] += same(_one(usual(text[place])), gold)
    total = counted["asked"]
    return Score(path.name, total, *(100 * counted[name] / max(1, total) for name in Score._fields[2:]))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    return map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _one(pinyin: str) -> Syllable:
    return ("r", 5) if pinyin in ("r", "r5") else (syllables(pinyin) or [("", 0)])[0]


def _pypinyin(text: str) -> list[str]:
    """Read a text with pypinyin, a syllable a character."""
    return lazy_pinyin(text, style=Style.TONE3, neutral_tone_with_five=True, errors=lambda other: list(other))  # type: ignore[arg-type, return-value]


def _exactly(said: Syllable, gold: Syllable) -> bool:
    return said == gold


def _as_spoken(said: Syllable, gold: Syllable) -> bool:
    """Compare with what a speaker said: neutral tones count as equal, and a third before a third is a second."""
    if {said, gold} == {("r", 5), ("er", 5)}:
        return True
    tones = (said[1], gold[1])
    return said[0] == gold[0] and (
        said[1] == gold[1] or 5 in tones or tones == (3, 2) or said[0] in _SHIFTING
    )
