"""Where sentences end, and where a sentence too long for one breath is broken."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rehearse.language.text.breaths import breathe
from rehearse.language.text.chars import CLOSERS, ENDS, is_han, is_speakable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Ending

_CLAUSE_ENDS = "；;"
_QUOTES = "\"'"
_OPENERS = {"《": "》", "〈": "〉", "（": "）", "(": ")", "[": "]", "【": "】"}
_ASIDE = 40
"""An end mark inside brackets that close within so many characters ends nothing: 《你好！李老师》."""

_ABBREVIATION = re.compile(
    r"(?:^|[^A-Za-z])(?:Mrs?|Ms|Dr|Prof|St|Sr|Jr|Gen|Gov|Sen|Rep|Hon|Rev|"
    r"vs|approx|dept|cf|al|e\.g|i\.e|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$"
)
"""Behind these, a sentence goes on."""
_NUMBERED = re.compile(r"(?:^|[^A-Za-z])(?:Nos?|Vol|Figs?|pp?|Ch|Sec|Art)$")
"""So does it behind these where a number follows: No. 5, but No. We fought on."""
_LAST = re.compile(r"(?:^|[^A-Za-z])(?:[A-Za-z](?:\.[A-Za-z])*|etc|Inc|Ltd|Co|Corp)$")
"""And behind these, unless the next word is one that begins sentences: U.S. Army, but the U.S. You will like it."""
_BEGINS = re.compile(
    r"\s+[\"'“‘(]?(?:The|It|He|She|We|They|I|You|This|That|These|Those|There|But|And|So|Then|Now|In|On|At|For|If|As|"
    r"When|What|Why|How|Where|Who|Our|My|Your|His|Her|Their|Its|Let|Please|Thank|Do|Did|Is|Are|Was|Were|Not|No|Yes)\b"
)

_POINT = re.compile(r"\s*[（(]?\d{1,2}")
"""What stands before the point of a numbered line: 1. or 12."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text that is said in one go."""

    start: int
    end: int
    ending: Ending


def pieces(text: str) -> list[Piece]:
    """Split a paragraph into sentences, and these into breaths; together they cover it, white space aside.

    >>> [("今天是2.0版！”他说；好。"[p.start:p.end], p.ending) for p in pieces("今天是2.0版！”他说；好。")]
    [('今天是2.0版！”', 'sentence'), ('他说；', 'clause'), ('好。', 'sentence')]
    """
    return [breath for piece in _speakable(text, _sentences(text)) for breath in _breaths(text, piece)]


def sentences(text: str) -> list[Piece]:
    """Split a paragraph into whole sentences: a semicolon ends none.

    >>> [("今天好；明天好。后天"[p.start:p.end]) for p in sentences("今天好；明天好。后天")]
    ['今天好；明天好。', '后天']
    """
    whole: list[Piece] = []
    for piece in _speakable(text, _sentences(text)):
        start = whole.pop().start if whole and whole[-1].ending == "clause" else piece.start
        whole.append(Piece(start, piece.end, piece.ending))
    return whole


def _sentences(text: str) -> Iterator[Piece]:
    start = position = 0
    while position < len(text):
        if not _ends_at(text, start, position):
            position += 1
            continue
        ending: Ending = "clause" if text[position] in _CLAUSE_ENDS else "sentence"
        position = _past_closers(text, start, position + 1)
        yield Piece(start, position, ending)
        start = position
    if start < len(text):
        yield Piece(start, len(text), "sentence")


def _ends_at(text: str, start: int, position: int) -> bool:
    char = text[position]
    if char == ".":
        return _full_stop_ends(text, start, position)
    if (
        char == "．"
        and text[position - 1 : position].isdigit()
        and text[position + 1 : position + 2].isdigit()
    ):
        return False
    if char not in ENDS or _inside_brackets(text, start, position):
        return False
    return not (char == "…" and position + 1 < len(text) and text[position + 1] == "…")


def _full_stop_ends(text: str, start: int, position: int) -> bool:
    """Tell a full stop from the points of 3.5, 2.0.1, e.g., U.S., Dr. and www.example.org."""
    after = text[position + 1 :]
    if after.startswith("."):
        return False
    if after and not (after[0].isspace() or after[0] in CLOSERS + _QUOTES or is_han(after[0])):
        return False
    before = text[start:position]
    if before.endswith(".."):  # an ellipsis in dots: a sentence's end unless the sentence goes on
        return not re.match(r"\s*[a-z]", after)
    if not after.strip():
        return True
    if _ABBREVIATION.search(before[-12:]) or (_NUMBERED.search(before[-12:]) and re.match(r"\s*\d", after)):
        return False
    if _LAST.search(before[-12:]):
        return _BEGINS.match(after) is not None and not _inside_brackets(text, start, position)
    if _POINT.fullmatch(before):
        return False
    return not _inside_brackets(text, start, position)


def _inside_brackets(text: str, start: int, position: int) -> bool:
    waiting: list[str] = []
    for char in text[max(start, position - 2 * _ASIDE) : position]:
        if char in _OPENERS:
            waiting.append(_OPENERS[char])
        elif waiting and char == waiting[-1]:
            waiting.pop()
    return bool(waiting) and waiting[-1] in text[position : position + _ASIDE]


def _past_closers(text: str, start: int, position: int) -> int:
    while position < len(text) and (text[position] in ENDS + CLOSERS or _closes(text, start, position)):
        position += 1
    return position


def _closes(text: str, start: int, position: int) -> bool:
    mark = text[position]
    if mark not in _QUOTES:
        return False
    if position + 1 == len(text) or text[position + 1].isspace():
        return True  # it stands right behind an end mark, and nothing stands right behind it
    if mark == "'":
        return text.count(mark, start, position) % 2 == 1
    return position in _closing_quotes(text)


@lru_cache(maxsize=4)
def _closing_quotes(text: str) -> frozenset[int]:
    """Find every second straight quote; 15" where none is open is inches."""
    found: set[int] = set()
    is_open = False
    for match in re.finditer('"', text):
        if is_open:
            found.add(match.start())
        elif text[match.start() - 1 : match.start()].isdigit():
            continue
        is_open = not is_open
    return frozenset(found)


def _speakable(text: str, found: Iterator[Piece]) -> list[Piece]:
    """Join what has nothing to say ("……", "——") to the sentence before it, or after it at the start."""
    joined: list[Piece] = []
    for piece in found:
        if joined and not is_speakable(text[piece.start : piece.end]):
            joined[-1] = Piece(joined[-1].start, piece.end, joined[-1].ending)
        elif joined and not is_speakable(text[joined[-1].start : joined[-1].end]):
            joined[-1] = Piece(joined[-1].start, piece.end, piece.ending)
        else:
            joined.append(piece)
    return [stripped for piece in joined if (stripped := _strip(text, piece)).start < stripped.end]


def _strip(text: str, piece: Piece) -> Piece:
    said = text[piece.start : piece.end]
    start = piece.start + len(said) - len(said.lstrip())
    return Piece(start, max(start, piece.start + len(said.rstrip())), piece.ending)


def _breaths(text: str, piece: Piece) -> list[Piece]:
    said = text[piece.start : piece.end]
    cuts = breathe(said)
    edges = [0, *(cut.at for cut in cuts), len(said)]
    endings: list[Ending] = [*(cut.ending for cut in cuts), piece.ending]
    return [
        _strip(text, Piece(piece.start + start, piece.start + end, ending))
        for start, end, ending in zip(edges, edges[1:], endings, strict=False)
    ]
