"""The sign that an author draws in front of lines of one kind: 📌 or ● in front of heads, ▶ of slides."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rehearse.language.text.chars import PICTURES, columns
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.lines.heading_lines import looks_like_heading

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

SIGN = rf"(?:{PICTURES}|[\u2190-\u25ff※]+\s*|>{{1,3}}\s*)"
"""A picture or an arrow at the start of a line."""
_OF_HEADS = rf"[•·]\s*|(?![✓✔✅☑♪♫♬🎵🎶🎤🎬🔔]){SIGN}"
"""What stands in front of heads; a tick is a list's, and a note says that something sounds."""
_MOSTLY = 1.5
"""Lines behind a sign may be so many times as many as the headings among them."""
_LONGEST = 48
"""Columns of a heading behind a sign."""


def sign_of(text: str) -> str:
    """The sign that a line begins with, ● in ●总的印象; empty for none, and for one that stands alone."""
    found = compiled(_OF_HEADS).match(text)
    return found[0].strip() if found and found.end() < len(text) else ""


def signed(items: list[LabelledParagraph]) -> set[int]:
    """Choose ●总的印象 and ★读经典，有根: lines behind one sign, each above a paragraph; a list has none in between.

    🎭 动作, which comes again in the same words, is a label.
    """
    signs = {
        at: sign
        for at, item in enumerate(items)
        if item.open
        and not item.paragraph.level
        and (sign := sign_of(item.text))
        and item.text[len(sign) :].strip()[:1] not in "【[（(《"
    }
    again = Counter(items[at].text for at in signs)
    heads = {at for at, sign in signs.items() if again[items[at].text] == 1 and _heads_text(items, at, sign)}
    many = Counter(signs.values())
    good = Counter(signs[at] for at in heads)
    return {at for at in heads if good[signs[at]] > 1 and _MOSTLY * good[signs[at]] >= many[signs[at]]}


def _heads_text(items: list[LabelledParagraph], at: int, sign: str) -> bool:
    text = items[at].text[len(sign) :].strip()
    below = next((item for item in items[at + 1 :] if item.role != "aside"), None)
    return (
        looks_like_heading(text.rstrip("？?"))
        and columns(text) <= _LONGEST
        and below is not None
        and not below.text.startswith(sign)
        and (
            below.role == "salutation"
            or (below.open and (below.label > 0 or is_prose(below.text) or ends_sentence(below.text)))
        )
    )
