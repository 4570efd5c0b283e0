"""How a line looks that may be a heading, and the smaller headings below those of the format."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_inside, ends_sentence
from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

LISTS = frozenset({"arabic", "paren-arabic", "circled"})
"""Kinds of numbers that lists have, too."""

MAX_HEADING = 60
"""Characters; a longer line is a heading only where its siblings are."""


def looks_like_heading(text: str) -> bool:
    """True for a short line of one piece without an end mark."""
    return (
        0 < len(text) <= MAX_HEADING
        and not ends_sentence(text)
        and text[-1] not in "，,：:、—"
        and single(text)
    )


def single(text: str) -> bool:
    """True for a text without a sentence end inside."""
    return len(text) <= 2 * MAX_HEADING and not ends_inside(text, clauses=True)


def below_formatted(items: list[LabelledParagraph]) -> set[int]:
    """Choose smaller headings in a script that has the format's: bold lines, and 1. 首页: with its text below."""
    all_bold = sum(item.paragraph.bold for item in items if item.open) > 0.5 * len(items)
    found = set()
    for index, (item, after) in enumerate(pairwise(items)):
        text = item.text.rstrip("：:。")
        marked = (item.paragraph.bold and not all_bold) or (item.kind in LISTS and item.text[-1:] in ":：")
        if (
            item.open
            and not item.paragraph.level
            and marked
            and looks_like_heading(text)
            and not compiled(_SAID).search(text)
            and not after.paragraph.bold
            and not after.number
            and after.open
        ):
            found.add(index)
    return found if len(found) > 1 else set()


_SAID = r"(?i:[,，：:]\s*\S|\blet['’]s\b|\bnow\b|\bI\b|\bwe\b|我们?|大家)"
"""What a sentence of the speech has, and a value behind a colon; a heading has not."""
