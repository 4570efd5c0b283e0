"""What printing puts at the head and the foot of each page: its number, -more-, and the same words again and again."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.greetings.salutations import greets
from rehearse.script.reading.structure.lines.bylines import is_byline

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_NUMBER = r"[0-9]{1,3}"
_ONE = r"(?i:2|[2-9]/[2-9]|page (?:\d{1,2}|two|three|four|five|six))"
"""A page's number that stands once: that of the second page, or one of so many."""
_MORE = r"(?i:[-–—(（]+\s*more\s*[-–—)）]+)"
_SLUG = r"(?i:.{0,40}?[\s/–-]*(?:page\s+\w+|\d(?:-\d){1,4}|\d{1,2}))"
"""What a press page begins with: the story's name and its number, ACKER / 2-2-2."""
_MOST = 60
"""Characters of a page's head."""
_FRONT = 4
"""Paragraphs among which the first page's head stands."""


def page_numbers(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label numbers that stand alone, where they count the pages: each is the next one, and there are several.

    One alone is a page's if it is the second page's, and stands between two paragraphs of whole sentences.
    """
    alone = [at for at, item in enumerate(items) if _is_free(item) and compiled(_NUMBER).fullmatch(item.text)]
    numbers = [int(items[at].text) for at in alone]
    listed = any(
        other == one + 1 for one, other in pairwise(alone)
    )  # nothing stands between: a list, and no pages
    counted = not listed and all(other == one + 1 for one, other in pairwise(numbers))
    found = (
        set(alone) if counted and len(numbers) > 1 else {at for at in range(len(items)) if _is_one(items, at)}
    )
    return [item.aside("page number") if at in found and item.open else item for at, item in enumerate(items)]


def page_heads(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label -more- with the next page's first line, and the short lines that come again beside page numbers."""
    found = set[int]()
    for at, item in enumerate(items):
        if item.open and compiled(_MORE).fullmatch(item.text):
            found.add(at)
            if at + 1 < len(items) and _is_slug(items, at + 1):
                found.add(at + 1)
    again = defaultdict[str, list[int]](list)
    for at, item in enumerate(items):
        if _is_free(item) and len(item.text) <= _MOST and not ends_sentence(item.text):
            again[_words(item.text)].append(at)
    for words, places in again.items():
        inside = [at for at in places if at >= _FRONT or _is_beside_a_number(items, at)]
        own = len({items[at].text for at in inside}) == len(inside) and all(
            items[at].text != words for at in inside
        )
        numbered = own or all(_is_beside_a_number(items, at) for at in inside)
        if words and len(places) > 1 and inside and numbered:
            found.update(at for at in places if at in inside or not _is_the_title(items, at))
    return [item.aside("page head") if at in found and item.open else item for at, item in enumerate(items)]


def _is_free(item: LabelledParagraph) -> bool:
    return item.open and not (item.paragraph.silent or item.paragraph.level or item.paragraph.forced)


def _is_one(items: list[LabelledParagraph], at: int) -> bool:
    """True for a page's number between two paragraphs, with empty lines around it."""
    if not (0 < at < len(items) - 1 and _is_free(items[at]) and compiled(_ONE).fullmatch(items[at].text)):
        return False
    before, item, after = items[at - 1 : at + 2]
    apart = item.paragraph.line - before.paragraph.line > 1 < after.paragraph.line - item.paragraph.line
    return apart and ends_sentence(before.text) and is_prose(after.text)


def _is_slug(items: list[LabelledParagraph], at: int) -> bool:
    """True for a short line with a page's number, or with the title's words."""
    text = items[at].text
    if not items[at].open or len(text) > _MOST or ends_sentence(text):
        return False
    titles = {word for item in items[:_FRONT] for word in item.text.lower().split() if len(word) > _SHORT}
    words = [word for word in text.lower().split() if len(word) > _SHORT]
    return compiled(_SLUG).fullmatch(text) is not None or bool(words and titles.issuperset(words))


_SHORT = 3


def _words(text: str) -> str:
    """A line without its page's number: 2 | The Lamp 2019."""
    return compiled(r"^\d{1,3}\s+[|｜·–—-]\s+|\s+[|｜·–—-]\s+(?:[Pp]age\s*)?\d{1,3}$").sub("", text).strip()


def _is_beside_a_number(items: list[LabelledParagraph], at: int) -> bool:
    return any(items[place].what == "page number" for place in (at - 1, at + 1) if 0 <= place < len(items))


def _is_the_title(items: list[LabelledParagraph], at: int) -> bool:
    """True for the first page's head where no other line below it may be the title."""
    under: list[LabelledParagraph] = []
    for item in items[at + 1 :]:
        if greets(item.text) or ends_sentence(item.text):
            break
        under += [item] if item.open else []
    return not under or is_byline(under[0].text)
