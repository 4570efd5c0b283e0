"""Slides that have a name and no number: Slide: The well, 下一页PPT：水井, where several lines of a script begin so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.script.reading.manuscript import SourceParagraph

_NAMED = (
    r"(?i:(?:slide|幻灯片|PPT)\s*(?:[:：]|[-—–](?=\s))|"
    r"(?:更换|切换|[换翻转])?[到至为]?(?:第一|下一|最后一)[页张]\s*(?:PPT|幻灯片|投影片)?\s*[:：])\s*(?=\S)"
)
_LEAST = 3
"""One such line may be said: Slide: push the bolt to the left."""
_LONGEST = 90
"""Characters of a line that is a slide's name and no paragraph."""


def named_slides(paragraphs: Sequence[SourceParagraph]) -> dict[int, int]:
    """Where such lines stand -> where the name begins in them."""
    found = {
        at: match.end()
        for at, one in enumerate(paragraphs)
        if one.text[:1] in "SsPp幻更切换翻转到至第下最"
        and not (one.silent or one.quoted or one.forced)
        and (one.level or (len(one.text) <= _LONGEST and "\n" not in one.text))
        and (match := compiled(_NAMED).match(one.text))
    }
    return found if len(found) >= _LEAST else {}
