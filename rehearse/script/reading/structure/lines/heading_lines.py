"""How a line looks that may be a heading, and the smaller headings below those of the format."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.text.chars import is_speakable
from rehearse.language.text.ends import ends_inside, ends_sentence
from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.reading.structure.labelled import LabelledParagraph

LISTS = frozenset({"arabic", "paren-arabic", "circled"})
"""Kinds of numbers that lists have, too."""

MAX_HEADING = 60
"""Characters; a longer line is a heading only where its siblings are."""


def looks_like_heading(text: str) -> bool:
    """True for a short line of one piece without an end mark, in which there is something to say."""
    return (
        len(text) <= MAX_HEADING
        and is_speakable(text)
        and not ends_sentence(text)
        and text[-1] not in "，,：:、—"
        and single(text)
        and not compiled(_IN_BRACKETS).fullmatch(text)
    )


_IN_BRACKETS = r"\((?=[^()]*[A-Za-z]{2})[^()\u2e80-\u9fff]*\)"
"""A line of English wholly in brackets belongs to the line above it."""


def is_clauses(text: str) -> bool:
    """True for a long line of clauses, which a number may open, but no list's headings are: 首先看平台，左边是…."""
    return len(text) > _POINT and any(mark in text for mark in "，,")


_POINT = 24
_PARTS = (
    r"(?i:开场白?|引言|前言|序言|导[语入言]|正文|主体|结语|结束语?|结尾|尾声|"
    r"第[一二三四五六七八九十\d]{1,2}[幕场]|"
    r"agenda|introduction|intro|outro|opening|main part|body|conclusion|closing|"
    r"part\s*(?:\d+|[IVX]+)(?!\w)[^.!?。！？，,]{0,30})"
)


def is_part(text: str, *, below: bool = False) -> bool:
    """True for a line that only names a part, such as 开场白, 【开场】 and PART 1 开场; it is a heading, and no title.

    `below` a title 开幕词 is one, too.
    """
    bare = compiled(_AROUND).sub("", text).rstrip("：: ")
    return bool(compiled(_PARTS).fullmatch(bare)) or (below and bare in _PARTS_BELOW)


_AROUND = (
    r"^(?:[-—=*~#]{2,}\s*|[【\[★☆◆■●▎▶]\s*)|\s*[-—=*~#]{2,}$|"
    r"\s*[】\]](?=$|[（(])|[（(]\s*\d{1,2}[:：]\d\d[\d:：\s~～至到—–－-]*[）)]$"
)
"""What a part's name stands in, and its time: =====开场=====, 开场（18:30-18:35）."""
_PARTS_BELOW = ("开幕词", "开幕辞", "闭幕词", "闭幕辞")


def single(text: str) -> bool:
    """True for a text without a sentence end inside."""
    return len(text) <= 2 * MAX_HEADING and not ends_inside(text, clauses=True)


def below_formatted(items: list[LabelledParagraph], chosen: set[int]) -> set[int]:
    """Choose smaller headings in a script that has the format's: bold lines, and 1. 首页: with its text below.

    A section is divided by two at least, or each section has one right below its heading, in other words than that.
    """
    found = [index for index in _candidates(items) if index > min(chosen)]
    sections = [
        [at for at in found if start < at < end] for start, end in pairwise([*sorted(chosen), len(items)])
    ]
    first = {start: at for start in chosen for at in found if _right_below(items, start, at)}
    habit = 2 * len(first) > len(chosen)
    divided = {at for inside in sections if len(inside) > 1 for at in inside}
    alone = {at for at in first.values() if habit}
    again = {at for start, at in first.items() if _says_again(items[start].text, items[at].text)}
    again -= {at for inside in sections for at in inside[:1] if _are_alike(items, inside)}
    kept = (divided | alone) - again
    return kept if len(kept) > 1 else set()


def is_point_heading(items: list[LabelledParagraph], at: int) -> bool:
    """True for a point on a line of its own, 第二，养成习惯; with a full stop only above a longer paragraph."""
    text = items[at].text
    below = next((item.text for item in items[at + 1 :] if item.role != "aside"), "")
    short = len(text) <= _POINT and looks_like_heading(text.rstrip("。."))
    return looks_like_heading(text) or (short and len(below) > len(text))


def _candidates(items: list[LabelledParagraph]) -> Iterator[int]:
    all_bold = sum(item.paragraph.bold for item in items if item.open) > 0.5 * len(items)
    asked = sum(item.open and item.paragraph.bold and item.text[-1:] in "？?" for item in items)
    for index, (item, after) in enumerate(pairwise(items)):
        bold = item.paragraph.bold and not all_bold
        asks = bold and (item.number or asked >= _QUESTIONS)
        text = compiled(_COUNTED).sub("", item.text.rstrip("：:。？?" if asks else "：:。"))
        marked = bold or (item.kind in LISTS and item.text[-1:] in ":：")
        if (
            item.open
            and not item.paragraph.level
            and marked
            and looks_like_heading(text)
            and ((bold and item.number) or not compiled(_SAID).search(text))
            and not after.paragraph.bold
            and (after.kind not in LISTS if item.kind in LISTS else not after.number)
            and after.open
        ):
            yield index


_QUESTIONS = 3
"""Bold lines with a question mark of a script whose sections begin with questions; a speaker asks one or two so."""


def _right_below(items: list[LabelledParagraph], start: int, at: int) -> bool:
    """True where only what is not spoken stands between a heading and a line."""
    return start < at and all(item.role == "aside" for item in items[start + 1 : at])


def _are_alike(items: list[LabelledParagraph], inside: list[int]) -> bool:
    """True where all of a section's smaller headings end alike: 新郎誓词 and 新娘誓词 below 誓词."""
    return len(inside) > 1 and len({items[at].text[-2:] for at in inside}) == 1


def _says_again(heading: str, text: str) -> bool:
    """True for a line that has all of a heading's words: Introduction to the Taj Mahal, below Taj Mahal (India)."""
    words = compiled(r"[（(].*?[）)]|^\W*(?:slide|part|ppt)\s*\d+\W*").sub("", heading.lower())
    return bool(words.strip()) and words.strip() in text.lower()


_COUNTED = r"^[A-Z][a-z]+ (?:(?:[Nn]umber|[Nn]o\.) )?\d{1,2}: "
"""Problem 1: and the like, before a heading's own words."""

_SAID = r"(?i:[,，：:]\s*\S|\blet['’]s\b|\bnow\b|\bI\b|\bwe\b|我们?|大家)"
"""What a sentence of the speech has, and a value behind a colon; a heading has not."""
