"""Heads of several speeches in one file, which are of one row: 篇一 and 篇二, Version 1 and Version 2, 家长代表发言."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.language.durations import heading_target
from rehearse.language.numbers.numerals import value_of
from rehearse.language.text.chars import has_han
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.greetings.salutations import greets
from rehearse.script.reading.structure.lines.bylines import is_byline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.script.reading.manuscript import SourceParagraph

_NUMBER = r"(?P<number>\d{1,2}|[一二三四五六七八九十]{1,3}|[A-D]\b)"
_COUNTED = (
    rf"[【\[（(]?\s*(?P<word>[^。！？，,：:；\s\d]{{0,20}}[ 　]?(?:版本|方案|篇|范文|例文))\s*{_NUMBER}\s*[】\]）)]?"
    r"(?:\s*[（(][^（()）]{1,30}[）)]|\s*[：:—–-]+\s*[^。！？，,]{1,30})?"
)
_COUNTED_EN = (
    rf"(?P<word>Version|Option|Draft|Sample|Example|Speech|Toast)\s*{_NUMBER}"
    r"(?:\s*\([^()]{1,40}\)|\s*[:—–-]+\s*[^.!?]{1,40})?"
)
_GIVEN = r"[^。！？，,：:；]{2,12}(?P<word>发言|讲话|致辞)"
"""Who speaks, and that he does: 家长代表发言."""
_LEAST = 2


def speech_heads(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Make headings of them, where the format marks none and each stands above its speech's first words."""
    if any(one.level or one.title for one in paragraphs):
        return list(paragraphs)
    counted: dict[str, list[tuple[int, int]]] = defaultdict(list)
    given: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(paragraphs):
        number, found = number_of_speech(one.text), compiled(_GIVEN).fullmatch(one.text)
        if one.silent or one.quoted or one.forced or not (number or found):
            continue
        if heading_target(one.text) or not _begins_a_speech(
            paragraphs, at
        ):  # a label with a time is not said
            continue
        if number:
            counted[number[0]].append((at, number[1]))
        elif found and _greets_below(paragraphs, at):
            given[found["word"]].append(at)
    heads = {at for own in counted.values() if _in_order([number for _, number in own]) for at, _ in own}
    heads |= {at for own in given.values() if len(own) >= _LEAST for at in own}
    if heads and _is_title(paragraphs, min(heads)):
        heads.remove(min(heads))
    return [replace(one, level=1) if at in heads else one for at, one in enumerate(paragraphs)]


def _is_title(paragraphs: Sequence[SourceParagraph], at: int) -> bool:
    """True for the first head where it says more than its number, 主持词 篇一, below no headline but one of several."""
    number = number_of_speech(paragraphs[at].text)
    above = [one.text for one in paragraphs[:at]]
    alone = not above or any(compiled(OF_SEVERAL).search(text) for text in above)
    return alone and number is not None and has_han(number[0]) and len(number[0]) > _BARE


OF_SEVERAL = r"\d\s*篇"
"""What a page's headline has that offers several speeches: 党课讲稿（23篇）."""
_BARE = 4
"""Characters of what counts, at most, that names no speech: 范文."""


def number_of_speech(text: str) -> tuple[str, int] | None:
    """What such a head counts, and its number; None for other lines."""
    found = compiled(_COUNTED).fullmatch(text) or compiled(_COUNTED_EN).fullmatch(text)
    return (found["word"], _value(found["number"])) if found else None


def _value(number: str) -> int:
    return ord(number) - ord("A") + 1 if "A" <= number <= "D" else value_of(number) or 0


def _in_order(numbers: list[int]) -> bool:
    return len(numbers) >= _LEAST and numbers == [*range(1, len(numbers) + 1)]


def _begins_a_speech(paragraphs: Sequence[SourceParagraph], at: int) -> bool:
    """True where the speech above, if there is one, has ended, and another begins right below."""
    below = paragraphs[at + 1].text if at + 1 < len(paragraphs) else ""
    above = paragraphs[at - 1].text if at else ""
    ended = not above or ends_sentence(above) or above.endswith((":", "：")) or not is_prose(above)
    return (
        ended
        and bool(below)
        and (greets(below) or is_prose(below) or is_byline(below) or _greets_below(paragraphs, at))
    )


def _greets_below(paragraphs: Sequence[SourceParagraph], at: int) -> bool:
    """True where the hall is greeted in the next line, or in the one below who speaks."""
    return any(greets(one.text) for one in paragraphs[at + 1 : at + 3])
