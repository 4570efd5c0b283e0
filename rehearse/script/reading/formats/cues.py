"""What stands in a subtitle's cue and is not said: songs, sounds, one-off names, the second of two languages."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING

from rehearse.core import Notice
from rehearse.language.text.chars import has_han
from rehearse.language.text.ends import ends_inside, ends_sentence
from rehearse.script.reading.manuscript import Hidden
from rehearse.script.reading.marks import find_marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Passage

_NOTES = "♪♫♬♩"
_BRACKETED = re.compile(r"[-–—\s]*[\[［【(（](?P<inside>[^\[\]［］【】()（）]{1,80})[\]］】)）]\s*[:：]?\s*")
_NAME = re.compile(r"[-–—\s]*(?P<name>[A-Z][A-Z0-9 .'&#-]{1,30}(?:\([A-Z][A-Z. ]{0,12}\))?):\s+(?=\S)")
"""NARRATOR: or MAN (O.S.): as subtitles for people who do not hear have it."""

_BOTH = 0.6
"""Of the cues: how many have a line in each language where all of them are in two."""

_LEAST = 3
"""Cues in two languages, from which that is no chance."""


@dataclass(slots=True)
class Cue:
    """A cue and the lines of its text, as they stand in the file."""

    line: int
    start_ms: int
    end_ms: int
    texts: list[Passage] = field(default_factory=list)
    voice: str = ""


def only_said(cues: list[Cue], hidden: list[Hidden]) -> list[Notice]:
    """Leave only what is said in each cue; list the rest, and say so where a language is left out."""
    names = Counter(match["name"] for cue in cues for text in cue.texts if (match := _NAME.match(text.text)))
    for cue in cues:
        hidden += _sounds(cue)
        cue.texts = [_without_name(text, names, hidden) for text in cue.texts]
    second = _second_language(cues)
    for unit in _units(cues) if second else ():
        left_out = _translation(unit, *second)
        hidden += [Hidden("second language", text.span) for text in left_out]
        for cue in unit:
            cue.texts = [text for text in cue.texts if text not in left_out]
    return [Notice(cues[0].line, "two languages")] if second else []


def _sounds(cue: Cue) -> Iterator[Hidden]:
    """Take out what is sung or only heard: between notes, or in brackets that hold no sentence."""
    whole = "".join(text.text for text in cue.texts).strip("-–— ")
    sung = whole[:1] in (*_NOTES,) and whole[-1:] in (*_NOTES,)
    said = []
    for text in cue.texts:
        bare = text.text.strip("-–— ")
        if sung or (bare[:1] in (*_NOTES,) and bare[-1:] in (*_NOTES,)) or _is_sound(text.text):
            yield Hidden("sound", text.span)
        else:
            said.append(text)
    cue.texts = said


def _is_sound(line: str) -> bool:
    """True for [music playing], (door slams), （门响了）: no sentence, and no mark for the speaker."""
    match = _BRACKETED.fullmatch(line)
    if not match or any(mark.kind in ("pause", "pin") for mark in find_marks(line)):
        return False
    return not ends_sentence(match["inside"]) and not ends_inside(match["inside"])


def _without_name(text: Passage, names: Counter[str], hidden: list[Hidden]) -> Passage:
    """Take out a speaker's name that stands once; one that comes again is a speaker of the script."""
    match = _NAME.match(text.text)
    if not match or names[match["name"]] > 1:
        return text
    hidden.append(Hidden("speaker", text[match.start("name") : match.end("name") + 1].span))
    return text[match.end() :]


def _second_language(cues: list[Cue]) -> tuple[str, bool] | tuple[()]:
    """The language that is not said where the cues are in two, and whether it stands below the other.

    It is that of fewer cues, or of the lines below.
    """
    told = [
        [language for text in _texts(unit) if (language := _language(text.text))] for unit in _units(cues)
    ]
    told = [one for one in told if one]
    both = [one for one in told if one[0] != one[-1]]
    if len(both) < _LEAST or len(both) < _BOTH * len(told):
        return ()
    zh, en = (sum(language in one for one in told) for language in ("zh", "en"))
    zh_first = 2 * sum(one[0] == "zh" for one in both) >= len(both)
    second = "en" if (zh, zh_first) >= (en, not zh_first) else "zh"
    return second, zh_first == (second == "en")


def _translation(unit: list[Cue], second: str, below: bool) -> list[Passage]:
    """The lines in the second language that stand below, or above, all of those in the first."""
    lines = _texts(unit)[:: -1 if below else 1]
    found: list[Passage] = []
    for line in lines:
        if _language(line.text) not in ("", second):
            return found
        found.append(line)
    return []


def _texts(unit: list[Cue]) -> list[Passage]:
    return [text for cue in unit for text in cue.texts]


def _units(cues: list[Cue]) -> Iterator[list[Cue]]:
    """Group the cues that are shown at once."""
    for _, unit in groupby(cues, key=lambda cue: (cue.start_ms, cue.end_ms)):
        yield list(unit)


def _language(line: str) -> str:
    """The language of a line; empty where it has neither."""
    if has_han(line):
        return "zh"
    return "en" if sum(char.isascii() and char.isalpha() for char in line) > 1 else ""
