"""The tones of 一 and 不 as they are said; third tones are left to the model, which changes them by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.language.pinyin.syllables import Syllable

_DIGITS = "零〇一二三四五六七八九十百千万亿"
_UNITS = "百千万亿"
_COUNTING_OFF = "月号楼等级流线期审"
"""Behind 一 these count off, and 一 keeps its tone: 一月, 一号楼, 一等奖."""
_KEEPING = "绝决从并毫永无莫要岂何若可也还都就再"
"""Before 不 these are no verb whose outcome it denies (看不见): 不 keeps its own tone."""


class Said(NamedTuple):
    """A syllable, and the character and word that it is of."""

    syllable: Syllable
    char: str
    place: int
    word: int


def sandhi(clause: Sequence[Said]) -> list[Syllable]:
    """Give the syllables of a stretch without a stop, with the tones of 一 and 不 as speakers make them."""
    return [(one.syllable[0], _tone(clause, index) or one.syllable[1]) for index, one in enumerate(clause)]


def _tone(clause: Sequence[Said], index: int) -> int | None:
    """Give the tone of 一 and 不 by what is around them; None for all else, and where it stays."""
    here = clause[index]
    after = clause[index + 1] if index + 1 < len(clause) else None
    if after is None or here.syllable[0] != {"一": "yi", "不": "bu"}.get(here.char):
        return None
    before = clause[index - 1] if index else None
    falls = after.syllable[1] == 4 or after.char == "个"
    if here.char == "不":
        return 5 if _is_inside_a_verb(clause, index) else 2 if falls else 4
    if (
        before is not None
        and before.char == after.char
        and not (index > 1 and clause[index - 2].char == "一")
    ):
        return 5  # 看一看; but 一步一步
    return None if _counts(clause, index) else 2 if falls else 4 if after.syllable[1] != 5 else None


def _is_inside_a_verb(clause: Sequence[Said], index: int) -> bool:
    """Answer for 不: yes in 是不是, and in a word of three such as 看不见."""
    before, after = (clause[index - 1] if index else None), clause[index + 1]
    if before is None:
        return False
    if before.char == after.char:
        return True
    size = sum(one.word == before.word for one in clause[max(0, index - 3) : index + 4])
    return before.word == clause[index].word == after.word and size == 3 and before.char not in _KEEPING


def _counts(clause: Sequence[Said], index: int) -> bool:
    """Answer for 一: yes where it is told digit by digit, an ordinal, or the end of a word as in 统一."""
    here, after = clause[index], clause[index + 1]
    before = clause[index - 1].char if index else ""
    if _is_point(clause, index - 1) or (before and before in f"第初{_DIGITS}"):
        return True
    if after.char in f"点{_UNITS}":
        return _is_point(clause, index + 1)
    if after.char in f"{_COUNTING_OFF}{_DIGITS}" or (after.char == "日" and before == "月"):
        return True
    return bool(before) and clause[index - 1].word == here.word != after.word and after.char != "个"


def _is_point(clause: Sequence[Said], index: int) -> bool:
    """Answer for 点: yes between digits (一点五); not in 一点一滴 and 一点一点."""
    if not 0 < index < len(clause) - 1 or clause[index].char != "点":
        return False
    before, after, *rest = clause[index - 1], *clause[index + 1 : index + 3]
    if before.char not in _DIGITS or after.char not in _DIGITS:
        return False
    return not rest or (rest[0].char != "点" and not before.word == after.word == rest[0].word)
