"""How sections are numbered and named in lists: as the script itself counts them, without what all headings share."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

from rehearse.language.numbers.numerals import value_of
from rehearse.timing.report.build import section_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core import Language, Section
    from rehearse.timing.report.build import SectionTimes

_NUMBER = re.compile(
    r"\s*[（(]?第?([〇零一二三四五六七八九十百]+|\d{1,3})(?:[、.．)）:：]|[章节篇讲部]分?)\s*"
)
"""A heading's own number, with the mark or the word that makes it one; 2025年 has none."""

_LEAST_SHARED = 4
"""Characters that headings must share to be shown without them: two are a word that many begin with."""


def own_number(heading: str) -> int | None:
    """Read the number that a heading begins with.

    >>> [own_number(heading) for heading in ("三、把书用好", "第十二章 人", "2. Next", "2025年的工作", "一起来")]
    [3, 12, 2, None, None]
    """
    match = _NUMBER.match(heading)
    return value_of(match[1]) if match else None


def section_numbers(sections: Sequence[Section | SectionTimes]) -> tuple[str, ...]:
    """Number sections as the script does: 三、 is 3, its second part 3.2, what stands before 一、 is 0.

    A heading without a number between two that have one takes the number that is missing. Where the script does not
    count its top sections from one, in a row, all sections are counted from one.
    """
    tops = [section for section in sections if section.level <= 1]
    own = [own_number(section.heading) for section in tops]
    first = own.index(1) if 1 in own else -1
    in_place = all(number is None or number == at - first + 1 for at, number in enumerate(own))
    if first not in (0, 1) or not in_place or len(set(own) - {None}) < 2:
        return tuple(str(number) for number in range(1, len(sections) + 1))
    top, inner = count(1 - first), count(1)
    number, made = 0 if first else 1, []
    for section in sections:
        if section.level <= 1:
            number, inner = next(top), count(1)
            made.append(str(number))
        else:
            made.append(f"{number}.{next(inner)}")
    return tuple(made)


def short_names(sections: Sequence[Section | SectionTimes], language: Language) -> tuple[str, ...]:
    """Name sections for a list: what all headings of a level begin with, behind their numbers, is left out."""
    names = [" ".join(section_name(section, language).split()) for section in sections]
    for level in {section.level for section in sections if section.heading}:
        places = [at for at, section in enumerate(sections) if section.heading and section.level == level]
        heads = {at: match.end() if (match := _NUMBER.match(names[at])) else 0 for at in places}
        shared = _shared([names[at][heads[at] :] for at in places])
        if len(places) > 1 and shared:
            for at in places:
                names[at] = f"{names[at][: heads[at]]}…{names[at][heads[at] + shared :]}"
    return tuple(names)


def _shared(texts: list[str]) -> int:
    """How many characters all texts begin with, in whole words where they have spaces, if each says more than that."""
    first, last = min(texts), max(texts)  # what these two share, all share
    prefix = first[
        : next((at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    ]
    if " " in prefix:
        prefix = prefix[: prefix.rindex(" ") + 1]
    enough = len(prefix) >= _LEAST_SHARED and min(map(len, texts)) > len(prefix) + 1
    return len(prefix) if enough else 0
