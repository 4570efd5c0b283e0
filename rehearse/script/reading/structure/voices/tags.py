"""Tags in brackets in front of line after line, 【中】 and 【EN】, which name the language or who speaks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from rehearse.language.numbers.ordinals import number_of
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.lines.persons import SPOKEN

if TYPE_CHECKING:
    import re

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_TAG = r"[【\[（(〔](?P<name>[^\W\d_]{1,8})[】\]）)〕]\s*[:：]?\s*(?=\S)"
_LEAST = 4
"""Lines with a tag."""


def tags(items: list[LabelledParagraph]) -> dict[int, re.Match[str]]:
    """The tags by paragraph, where most lines have one of a few that come again, and at least two take turns."""
    shown = {at: item for at, item in enumerate(items) if item.open and not item.paragraph.level}
    found = {
        at: match
        for at, item in shown.items()
        if (match := compiled(_TAG).match(item.paragraph.text))
        and not (number_of(item.paragraph.text) or compiled(SPOKEN).search(match["name"]))
    }
    counted = Counter(match["name"] for match in found.values())
    again = {at: match for at, match in found.items() if counted[match["name"]] > 1}
    few = len(again) >= _LEAST and 2 * len(again) > len(shown)
    return again if few and len({match["name"] for match in again.values()}) > 1 else {}
