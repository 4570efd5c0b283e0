"""Where a sentence ends; nothing else in the package decides that."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rehearse.language.text.chars import CLOSERS, is_han
from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDS = "。！？；…!?;｡．﹗﹖﹔"
"""Marks that end a sentence wherever they stand; the full stop "." has rules of its own."""

CLAUSE_ENDS = "；;﹔"
"""Of these: what ends only part of a sentence."""

_QUOTES = "\"'"
_OPENERS = {"《": "》", "〈": "〉", "（": "）", "(": ")", "[": "]", "【": "】"}
_ASIDE = 40
"""An end mark inside brackets that close within so many characters ends nothing: 《你好！李老师》."""

_ABBREVIATION = re.compile(
    r"(?:^|[^A-Za-z])(?:Mrs?|Ms|Dr|Prof|St|Sr|Jr|Gen|Gov|Sen|Rep|Hon|Rev|MRS?|MS|DR|PROF|GEN|GOV|SEN|HON|REV|"
    r"vs|approx|dept|cf|al|e\.g|i\.e|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$"
)
"""Behind these, a sentence goes on."""
_NUMBERED = re.compile(r"(?:^|[^A-Za-z])(?:Nos?|Vol|Figs?|pp?|Ch|Sec|Art)$")
"""Behind these too, if a number follows: No. 5, but No. We fought on."""
_LAST = re.compile(r"(?:^|[^A-Za-z])(?:[A-Za-z](?:\.[A-Za-z])*|etc|Inc|Ltd|Co|Corp)$")
"""Behind these too, unless the next word is one that begins sentences: U.S. Army, but the U.S. You will like it."""
_BEGINS = (
    r"\s+[\"'“‘(]?(?:The|It|He|She|We|They|I|You|This|That|These|Those|There|But|And|So|Then|Now|In|On|At|For|If|As|"
    r"When|What|Why|How|Where|Who|Our|My|Your|His|Her|Their|Its|Let|Please|Thank|Do|Did|Is|Are|Was|Were|Not|No|Yes)\b"
)

_POINT = re.compile(r"\s*[（(]?\d{1,2}")
"""What stands before the point of a numbered line: 1. or 12."""


def ends_sentence(text: str) -> bool:
    """True where a text's last sentence has its end mark; the points of U.S. and a colon are none.

    >>> [ends_sentence(text) for text in ("好。”", "等等……", "见《好！》", "made in the U.S.", "如下：", "好")]
    [True, True, True, False, False, False]
    """
    end = _without_closers(text)
    return end[-1:] in (*ENDS,) or (end[-1:] == "." and not end[-2:-1].isupper())


def ends_line(text: str) -> bool:
    """True where a line is complete: it ends a sentence, or a colon announces the next line."""
    return ends_sentence(text) or _without_closers(text)[-1:] in (":", "：")


def ends_inside(text: str, clauses: bool = False) -> bool:
    """True where a sentence (or a clause, before a semicolon) ends before the text does; an ellipsis ends none.

    >>> [ends_inside(text) for text in ("好。再见", "读《你好！》有感", "我……我们", "甲；乙", "DR. LIN SPEAKS")]
    [True, False, False, False, False]
    """
    passed = "…" if clauses else "…" + CLAUSE_ENDS
    return any(text[mark] not in passed and bool(text[end:].strip()) for mark, end in sentence_ends(text))


def first_sentence(text: str) -> int:
    """Find where the first sentence or clause ends; an ellipsis may go on."""
    return next((end for mark, end in sentence_ends(text) if text[mark] != "…"), len(text))


def sentence_ends(text: str) -> Iterator[tuple[int, int]]:
    """Find the ends of a text's sentences: the place of the mark, and where the next one begins."""
    start = position = 0
    while position < len(text):
        if _ends_at(text, start, position):
            end = _past_closers(text, start, position + 1)
            yield position, end
            start = position = end
        else:
            position += 1


def _without_closers(text: str) -> str:
    return text.rstrip().rstrip(CLOSERS + _QUOTES + "*")


def _ends_at(text: str, start: int, position: int) -> bool:
    char = text[position]
    if char == ".":
        return _full_stop_ends(text, start, position)
    if char == "．" and (
        _POINT.fullmatch(text, start, position)
        or (text[position - 1 : position].isdigit() and text[position + 1 : position + 2].isdigit())
    ):
        return False
    if char not in ENDS or _inside_brackets(text, start, position):
        return False
    return not (char == "…" and position + 1 < len(text) and text[position + 1] == "…")


def _full_stop_ends(text: str, start: int, position: int) -> bool:
    """True for a full stop; not for the points of 3.5, 2.0.1, e.g., U.S., Dr. and www.example.org."""
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
        return compiled(_BEGINS).match(after) is not None and not _inside_brackets(text, start, position)
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
        return True  # between an end mark and a space it can only close
    if mark == "'":
        return text.count(mark, start, position) % 2 == 1
    return position in _closing_quotes(text)


@lru_cache(maxsize=4)
def _closing_quotes(text: str) -> frozenset[int]:
    """The places of closing straight quotes: every second one, where 15" outside a quotation is inches."""
    found: set[int] = set()
    is_open = False
    for match in re.finditer('"', text):
        if is_open:
            found.add(match.start())
        elif text[match.start() - 1 : match.start()].isdigit():
            continue
        is_open = not is_open
    return frozenset(found)
