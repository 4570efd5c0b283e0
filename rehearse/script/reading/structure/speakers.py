"""Who speaks: labels at the start of lines, 主持人甲： or A:, that recur."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HANLIKE
from rehearse.script.reading.structure.salutations import is_salutation

if TYPE_CHECKING:
    from collections.abc import Collection

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_NAME = "[A-Z][A-Za-z.'’-]{0,12}"
_LABEL = re.compile(
    rf"[【\[（(]?(?P<name>{HANLIKE}{{1,6}}[A-Za-z0-9]?|{_NAME}(?: {_NAME}){{0,2}}(?: \d)?|[A-Za-z]\d?)"
    r"[】\])）]?\s*[:：]\s*(?=\S)"
)
_LEAST = 3
"""The least number of labelled lines in a dialogue."""


def speakers(items: list[LabelledParagraph], named: Collection[str] = ()) -> dict[int, tuple[str, int]]:
    """For each paragraph that begins with a speaker's label: the speaker and the label's length.

    `named` are those whom the settings give voices: they are speakers however seldom they speak.
    """
    labels = {
        index: match
        for index, item in enumerate(items)
        if item.open
        and not item.paragraph.level
        and (match := _LABEL.match(item.paragraph.text))
        and not is_salutation(match[0].strip())
    }
    # Two words before a colon may be anything, unless they come again.
    recurring = Counter(match["name"] for match in labels.values())
    labels = {
        index: match
        for index, match in labels.items()
        if " " not in match["name"].rstrip(" 0123456789") or recurring[match["name"]] > 1
    }
    known = {index: match for index, match in labels.items() if match["name"] in named}
    counted = Counter(match["name"] for match in labels.values())
    dialogue = len(labels) >= _LEAST and len(counted) > 1 and max(counted.values()) > 1
    if not dialogue or len(labels) < 0.3 * sum(item.open for item in items):
        labels = known
    return {index: (match["name"], match.end()) for index, match in labels.items()}
