"""Labels without a colon, which a space or a dash parts from what is said: 甲　各位来宾, 男—各位来宾."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from rehearse.script.reading.structure.voices.labels import HOW, VOICE

if TYPE_CHECKING:
    from collections.abc import Collection

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_GAP = r"(?:[ 　\t]{2,}|[　\t]| (?=[^\x00-\u03ff]))"
"""A wide gap, or a narrow one in front of Chinese."""
_GAP_WIDE = re.compile(r"[ 　\t]{2,}|[　\t]")
"""Where most have a wide one, a narrow one stands in a spaced word: 合 影."""
_DASH = r"\s?[—–]{1,2}\s?"
"""In front of a name it may as well tell who somebody is: 老王——六十岁."""
_PARTS = rf"{VOICE}|[甲乙丙丁]|主持人?[甲乙丙丁A-D]?"
_LEAST = 3
_SHARE = 0.3
"""Of the lines, with which such words are labels."""
_TABLE = re.compile(r"\d|\S{1,4}$|\S{1,8}(?:[ 　\t]+\S{1,8})+$")
"""What stands behind the first cell of a row, or goes on in a spaced word: 男  12人, 合 影 留 念."""
_SENTENCE = re.compile(r"[，。！？,.!?；：…—]")


def spaced_labels(items: list[LabelledParagraph], known: Collection[str]) -> dict[int, re.Match[str]]:
    """The labels by paragraph, where line after line begins with one of a few names, or a `known` voice's name."""
    names = "|".join(sorted(map(re.escape, known), key=len, reverse=True))
    label = re.compile(
        rf"(?:(?P<name>{_PARTS}{'|' * bool(names)}{names}){_GAP}|(?P<role>{_PARTS}){_DASH}){HOW}?(?=\S)"
    )
    found = {
        at: match
        for at, item in enumerate(items)
        if item.open and not item.paragraph.level and (match := label.match(item.paragraph.text))
    }
    wide = {at: match for at, match in found.items() if _GAP_WIDE.search(match[0])}
    found = wide if 2 * len(wide) > len(found) else found
    lines = sum(item.open for item in items)
    counted = Counter(match["name"] or match["role"] for match in found.values())
    rests = [items[at].paragraph.text[match.end() :] for at, match in found.items()]
    said = sum(bool(_SENTENCE.search(rest)) or not _TABLE.match(rest) for rest in rests)
    in_turn = len(counted) > 1 and max(counted.values()) > 1 and 2 * said > len(rests)
    if in_turn and len(found) >= _LEAST and len(found) >= _SHARE * lines:
        return found
    named = {at: match for at, match in wide.items() if match["name"] in known}
    return named if len(named) > 1 else {}
