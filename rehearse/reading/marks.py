"""Marks in the text: pauses to be made, cues for the hall, notes to the speaker; none of them is spoken."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

DEFAULT_PAUSE_MS = 1000
"""[停顿] with no length: a pause that the hall notices, about twice the one at a full stop."""

MAX_PAUSE_MS = 60_000

CUES_MS = {
    "掌声": 6000,
    "鼓掌": 6000,
    "欢呼": 6000,
    "笑": 3000,
    "鞠躬": 3000,
    "敬礼": 3000,
    "起立": 5000,
    "音乐": 5000,
    "奏乐": 5000,
    "挥手": 2000,
    "applause": 6000,
    "cheer": 6000,
    "laugh": 3000,
    "bow": 3000,
    "music": 5000,
}
"""How long what happens in the hall is given, by a word in it: our own choice, to be overridden by a length."""

_OPEN, _CLOSE = r"[\[［【〔(（]", r"[\]］】〕)）]"
_SQUARE = "[［【〔"
_BRACKETED = re.compile(rf"{_OPEN}([^\[\]［］【】〔〕()（）\n]{{1,40}}){_CLOSE}")
_NUMBER = r"(?P<number>\d+(?:\.\d+)?|\.\d+|半|[一二两三四五六七八九十]+)"
_UNIT = r"(?P<unit>ms|msecs?|milliseconds?|毫秒|s|secs?|seconds?|秒钟?|m|mins?|minutes?|分钟?)"
_PAUSE_WORD = re.compile(
    rf"(?:break|pause|stop|停顿|暂停|停|静默|沉默)\s*[:=]?\s*[\"'“”]?\s*(?:{_NUMBER}\s*{_UNIT}?)?\s*[\"'“”]?"
)
_BARE_TIME = re.compile(rf"(?:{_NUMBER}\s*{_UNIT})")
_CUE_WORDS = "|".join(CUES_MS)
_CUE = re.compile(
    rf"(?:[热烈长时间的地经久不息全场体雷鸣般大家会台下一片响起爆发出和与、，, 次]|"
    r"long|loud|prolonged|and|the|audience|\s)*"
    rf"(?:{_CUE_WORDS})(?:声|鼓掌|s|es|ing|ter|[热烈长时间的地、，, ]|{_CUE_WORDS}|and|\s)*"
    rf"[:\s]*(?:{_NUMBER}\s*{_UNIT})?",
)
_NOTE = re.compile(r"(?:注|备注|说明|提示|note|nb)\s*[:：]?.*", re.IGNORECASE)
_CHINESE = dict(zip("一二三四五六七八九", range(1, 10), strict=True)) | {"两": 2}


@dataclass(frozen=True, slots=True)
class Found:
    """A mark in a text, by its place there."""

    start: int
    end: int
    kind: str
    """"pause", "cue" or "note"."""
    ms: int = 0
    problem: str = ""
    """What is wrong with it, so that the author can be told; a pause that is too long is an error."""


def find(text: str) -> Iterator[Found]:
    """Find the marks of a text, in order.

    >>> [(text[m.start : m.end], m.kind, m.ms) for text in ["好［２ｓ］，（掌声）"] for m in find(text)]
    [('［２ｓ］', 'pause', 2000), ('（掌声）', 'cue', 6000)]
    """
    for match in _BRACKETED.finditer(text):
        inside = unicodedata.normalize("NFKC", match[1]).strip().lower()
        found = _pause(match, inside) or _cue(match, inside) or _note(match, inside)
        if found:
            yield found


def _pause(match: re.Match[str], inside: str) -> Found | None:
    word = _PAUSE_WORD.fullmatch(inside)
    time = _BARE_TIME.fullmatch(inside) if match[0][0] in _SQUARE else None
    if not (said := word or time):
        return None
    if said["number"] is None:
        return Found(*match.span(), "pause", DEFAULT_PAUSE_MS)
    value = _value(said["number"])
    if said["unit"]:
        return Found(*match.span(), "pause", round(value * _factor(said["unit"])))
    unit, name = (1, "milliseconds") if value * 1000 > MAX_PAUSE_MS else (1000, "seconds")
    return Found(
        *match.span(), "pause", round(value * unit), f"{match[0]} has no unit; taken as {value:g} {name}"
    )


def _cue(match: re.Match[str], inside: str) -> Found | None:
    if not (said := _CUE.fullmatch(inside)):
        return None
    if said["number"]:
        return Found(*match.span(), "cue", round(_value(said["number"]) * _factor(said["unit"])))
    return Found(*match.span(), "cue", next(ms for word, ms in CUES_MS.items() if word in inside))


def _note(match: re.Match[str], inside: str) -> Found | None:
    return Found(*match.span(), "note") if _NOTE.fullmatch(inside) and not inside.startswith("注意") else None


def _value(number: str) -> float:
    if number == "半":
        return 0.5
    if number[0] in _CHINESE or number[0] == "十":
        tens, found, ones = number.partition("十")
        return (_CHINESE.get(tens, 1) * 10 + _CHINESE.get(ones, 0)) if found else _CHINESE.get(tens, 1)
    return float(number)


def _factor(unit: str) -> int:
    if unit.startswith(("ms", "milli", "毫")):
        return 1
    return 60_000 if unit[0] in "m分" else 1000
