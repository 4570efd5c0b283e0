"""Headings that a sign in their line marks, where several lines have it: a box, brackets, dashes around, a colon."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.text.chars import columns
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.lines.heading_lines import is_part, looks_like_heading
from rehearse.script.reading.structure.lines.sentences import reads_like_speech
from rehearse.script.reading.structure.lines.speaking import speaks

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_BOXED = r"(?:【.{2,58}】|〖.{2,58}〗|\[.{2,58}\])(?:\s*[（(][^（()）]{1,16}[）)])?"
"""【开场】, and its time or what else is told in brackets behind it: 【立论】（各3分钟）."""
_DRAWN = r"[-—–=*~_#·•]{2,12}\s*(?=[^\W_])[^。！？!?]{1,30}?\s*[-—–=*~_#·•]{2,12}"
"""---研究背景---."""
_SQUARE = r"\[[A-Z][\w'’&/-]*(?: [\w'’&/-]+){0,3}\]"
_CLOSED = 14
"""Han characters of a heading that ends in a colon; twice as many letters."""
_LEADS_ON = (
    r"[是有说问答讲写道喊想叫唱念见话]|[以如][下上]|下[面列]|几|请|例如|比如|"
    r"(?i:\b(?:is|are|was|were|said|says|asked|wrote|told|replied|follows|following|these|this|example|I|we|you|he|she|they)\b)"
)
"""What a line has that only leads on to the next: 有人问：, 具体如下：."""


def boxed(items: list[LabelledParagraph]) -> set[int]:
    """Choose lines like 【开场】 and ---开场--- that stand alone; [Problem] where another names a part: [Intro].

    None that comes again in the same words, unless it names a part: 【音乐转】 is told twice.
    """
    again = Counter(item.text for item in items)
    found = {
        index
        for index, item in enumerate(items)
        if item.open
        and (
            (compiled(_BOXED).fullmatch(item.text) and (item.text[0] in "【〖" or item.paragraph.ruled))
            or compiled(_DRAWN).fullmatch(item.text)
        )
        and (again[item.text] == 1 or is_part(item.text.strip("【】〖〗[]")))
    }
    square = {
        index for index, item in enumerate(items) if item.open and compiled(_SQUARE).fullmatch(item.text)
    }
    if any(is_part(items[index].text.strip("[]")) for index in square):
        found |= square
    return found if len(found) > 1 else set()


def asked(items: list[LabelledParagraph]) -> set[int]:
    """Choose 为什么要办？ and 为什么冬天办？: three short questions or more that begin alike, each above its answer."""
    found = {
        at + 1
        for at, (above, item, below) in enumerate(zip(items, items[1:], items[2:], strict=False))
        if item.open
        and item.text[-1:] in ("？", "?")
        and looks_like_heading(item.text[:-1])
        and columns(item.text) <= _LONGEST_ASKED
        and not speaks(item.text)
        and all(is_prose(one.text) and one.text[-1:] not in ("？", "?") for one in (above, below))
        and below.open
        and len(below.text) > 2 * len(item.text)
    }
    begins = Counter(items[at].text[:2] for at in found)
    return {at for at in found if begins[items[at].text[:2]] >= _LEAST_ASKED}


_LONGEST_ASKED, _LEAST_ASKED = 32, 3


def with_colons(items: list[LabelledParagraph]) -> set[int]:
    """Choose 研究背景： and What we did: on lines of their own, each between whole paragraphs, if there are several."""
    found = {
        at + 1
        for at, (above, item, below) in enumerate(zip(items, items[1:], items[2:], strict=False))
        if item.open
        and item.text[-1:] in ("：", ":")
        and _names_something(item.text[:-1])
        and (above.role != "body" or is_prose(above.text))
        and below.open
        and is_prose(below.text)
        and not below.number
    }
    apart = not any(other == one + 1 for one, other in pairwise(sorted(found)))
    distinct = len({items[at].text for at in found})
    return found if apart and distinct > max(1, 0.5 * len(found)) else set()


def _names_something(text: str) -> bool:
    return (
        looks_like_heading(text)
        and columns(text) <= 2 * _CLOSED
        and not (compiled(_LEADS_ON).search(text) or speaks(text) or reads_like_speech(text))
    )
