"""Characters with several readings, and the contexts that decide between them, from the table polyphones.txt."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.language.pinyin.dictionary import look_up
from rehearse.language.text.breaths import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLE = Path(__file__).with_suffix(".txt")
_HEAD = re.compile(r"(\S) ([^\s?~]+)([?~]?)")
_READING = re.compile(r"(\w+)(\??):")
_ANY = ("[^", r"[\u4e00")
"""How patterns begin that take nearly any character."""

ONE_ALONE = frozenset(
    "的说上大把那纪呢过吗啊可吧打比车听跑别女头万见同远据雨哪句抢区离石约王通底食化页追节合广片委足衣尺"
)
"""Frequent characters that are read otherwise only inside words (目的, 游说, 胡同), so that alone they ask nothing."""


@dataclass(frozen=True, slots=True)
class Case:
    """A reading, and where it holds."""

    reading: str
    sure: bool
    before: re.Pattern[str]
    after: re.Pattern[str]

    def holds(self, before: str, char: str, after: str) -> bool:
        """True where this case holds between `before` and `after`.

        A word that the segmenter knows, but did not see here, is none: 着重 in 担负着|重要.
        """
        left = self.before.search(before)
        right = left and self.after.match(after)
        if left is None or right is None:
            return False
        # where any character may stand, it makes no phrase with this one
        open_before, open_after = "[^" in self.before.pattern, self.after.pattern.startswith(_ANY)
        return not (
            (not open_before and _is_unseen(left[0] + char))
            or (not open_after and _is_unseen(char + right[0]))
        )


@dataclass(frozen=True)
class Trap:
    """A character and its readings."""

    usual: str
    sure: bool
    """Whether the usual reading is to be relied on where no case holds."""
    ask: bool
    """Whether the model may know better."""
    rows: str
    """Its cases, as the table has them."""

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """Where it is read otherwise; compiled only for a character that stands alone somewhere."""
        return tuple(_cases(self.rows))

    def read(self, before: str, char: str, after: str) -> tuple[str, bool, bool]:
        """The reading between `before` and `after`, whether it is sure, and whether it comes from a case."""
        for case in self.cases:
            if case.holds(before, char, after):
                return case.reading, case.sure, True
        return self.usual, self.sure, False


@lru_cache(maxsize=2_000)
def _is_unseen(phrase: str) -> bool:
    """True for a word of two characters that both dictionary and segmenter have."""
    return len(phrase) == 2 and words(phrase) == [phrase] and look_up(phrase) is not None


@cache
def traps() -> dict[str, Trap]:
    """Read the table."""
    found: dict[str, Trap] = {}
    head: re.Match[str] | None = None
    lines: list[str] = []
    for line in (*_TABLE.read_text(encoding="utf-8").splitlines(), "# the end"):
        if line.startswith(" "):
            lines.append(line)
            continue
        if head is not None:
            found[head[1]] = Trap(head[2], not head[3], head[3] == "?", " ".join(lines))
        head, lines = _HEAD.fullmatch(line), []
    return found


def _cases(text: str) -> Iterator[Case]:
    reading, sure = "", True
    for word in text.split():
        named = _READING.fullmatch(word)
        if named is not None:
            reading, sure = named[1], not named[2]
            continue
        before, _, after = word.partition("@")
        yield Case(reading, sure, re.compile(f"(?:{before})$"), re.compile(after))
