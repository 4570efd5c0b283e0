"""What in brackets is an act of speaker, host or writer, and not said: （转身面向观众）, [Start with a smile].

A grammar decides, not a list of sentences: every clause of the bracket has to be an act from its first character to its
last. Where in doubt, it is spoken.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rehearse.language.durations import length_ms
from rehearse.language.text.chars import HANLIKE, has_han
from rehearse.language.text.patterns import compiled
from rehearse.language.text.simplified import simplified
from rehearse.script.reading.directions import en, zh

if TYPE_CHECKING:
    import re

_NUMBER = r"(?:\d+(?:\.\d+)?|[一二两三四五六七八九十半]{1,3})"
_UNIT = r"(?:分钟|分半|秒钟?|minutes?|mins?|seconds?|secs?|s|min)(?![a-z])"
_TIME = (
    r"(?i:(?:时长|用时|限时|持续|大约|约|共|为|播放时间|about|for|[:：])*\s*"
    rf"(?:{_NUMBER}\s*[-~～—至到]+\s*)?(?P<length>{_NUMBER}\s*(?:{_UNIT}|分(?=\d+秒))(?:\d+秒)?)\s*(?:左右)?)"
)
_BREAKS = r"[，,、；;。.!！]\s*|\s+"


@dataclass(frozen=True, slots=True)
class Act:
    """What a bracket names."""

    ms: int = 0
    """How long it takes; 0 where it does not say."""
    waits: bool = False
    """True where all of it is a pause."""


def act(inside: str, *, apart: bool, square: bool = False) -> Act | None:
    """Read the inside of a bracket as an act; None where it is none.

    `apart` says that it stands at the start of a line or behind a mark, and not behind a word that it may explain;
    `square` that the bracket is [ ], in which nobody writes what is to be said.

    >>> [act(text, apart=False) is not None for text in ("转身面向观众", "举手", "幻灯片：图 A + B", "以下简称中心")]
    [True, False, True, False]
    """
    left, ms = _without_time(inside.strip())
    if ms and simplified(left) in ("等", "等待", "停"):
        return Act(ms, waits=True)
    if has_han(left):
        return _chinese(left, ms, apart=apart)
    if not any(map(str.isalpha, left)) or compiled(en.NO_ACT).fullmatch(left):
        return None
    if apart and compiled(en.ON_SCREEN).fullmatch(left):
        return Act()
    parts = [left] if compiled(en.SURE).fullmatch(left) else compiled(r",\s+|;\s+").split(left)
    if not all(compiled(en.SURE).fullmatch(part) for part in parts) and not (
        square and apart and compiled(en.TOLD).fullmatch(left)
    ):
        return None
    return Act(ms if compiled(en.LASTS).search(left) else 0, bool(compiled(en.WAITS).search(left)))


def bare_act(line: str) -> Act | None:
    """Read a line without brackets as an act, if nothing else can be meant: 播放视频30秒, 语气加重.

    >>> [bare_act(line) is not None for line in ("播放视频30秒", "语气加重", "微笑", "放慢脚步")]
    [True, True, False, False]
    """
    if len(line) > _BARE or not has_han(line) or line[-1:] in "。！？!?，,：:；;":
        return None
    left, ms = _without_time(line)
    return _chinese(left, ms) or (Act() if compiled(zh.SLOWER).fullmatch(line) else None)


def is_how(line: str) -> bool:
    """True for a line that says how to speak, as a heading of a talk about speaking does, too: 放慢语速."""
    voice = _clause(sure=True, kinds=zh.VOICE)
    return bool(voice.fullmatch(line) or compiled(zh.SLOWER).fullmatch(line))


def _without_time(text: str) -> tuple[str, int]:
    """Take the times out of an act, and add them up."""
    if not any(char in "秒钟半sSnN" for char in text):
        return text, 0
    ms = sum(length_ms(match["length"]) or 0 for match in compiled(_TIME).finditer(text))
    return compiled(_TIME).sub(" ", text).strip(" ，,、：:"), ms


def _chinese(text: str, ms: int, *, apart: bool | None = None) -> Act | None:
    """Read Chinese clause by clause.

    Where the bracket stands `apart`, how to speak is enough, （深情地）; else one of the acts must be sure. None for a
    line without brackets.
    """
    text = compiled(_SPACED).sub("", simplified(text))
    if zh.HEADS.isdisjoint(text):
        return None
    lasts_ms = 0 if compiled(zh.PLANNED).search(text) else ms
    if apart is not None and compiled(zh.SHOWN).fullmatch(text):  # in a bracket
        return Act(lasts_ms)
    parts = [part for part in compiled(_BREAKS).split(text) if part]
    clauses = [part for part in parts if len(part) <= _LONGEST]
    if apart is False and not any(map(_clause(sure=True).fullmatch, clauses)):
        return None
    clause = _clause(sure=True, kinds=zh.BARE) if apart is None else _clause(sure=False)
    acts = [part for part in clauses if clause.fullmatch(part)]
    if not all(part in acts or compiled(zh.ADVERBIAL).fullmatch(part) for part in parts):
        return None
    if not acts and not (apart and compiled(zh.ALONE).fullmatch(text)):
        return None
    waits = bool(acts) and all(_clause(sure=False, kinds=zh.PAUSES).fullmatch(part) for part in acts)
    return Act(lasts_ms, waits)


_SPACED = rf"(?<={HANLIKE}) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) (?={HANLIKE})"
"""Spaces that part nothing: 播放 PPT."""
_LONGEST = 40
_BARE = 20
"""Characters of a clause, and of a line without brackets."""


@cache
def _clause(*, sure: bool, kinds: frozenset[str] = frozenset()) -> re.Pattern[str]:
    return compiled(zh.clause(sure=sure, kinds=kinds))
