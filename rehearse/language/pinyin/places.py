"""Places in a text whose names are read in a way of their own."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from rehearse.language.pinyin.names import PLACES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


class PlaceName(NamedTuple):
    """A place's name."""

    start: int
    end: int
    pinyin: str


def find_places(text: str, edges: Collection[int]) -> Iterator[PlaceName]:
    """Find them; `edges` are where words begin and end, which tells 六安 from 十六安全.

    >>> list(find_places("在六安，第十六安全", {0, 1, 3, 4, 5, 7, 9}))
    [PlaceName(start=1, end=3, pinyin='lù ān')]
    """
    for match in _pattern().finditer(text):
        start, end = match.span()
        if start in edges and (end in edges or text[end : end + 1] in tuple("市县区省镇")):
            yield PlaceName(start, end, PLACES[match[0]])


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(PLACES, key=len, reverse=True)))
