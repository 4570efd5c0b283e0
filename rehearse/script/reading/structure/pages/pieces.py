"""A text that a document site shows in pieces, each with a number that cuts its sentences: 1、…先学 / 2、会了，再…."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.core.passage import join
from rehearse.language.text.chars import has_han
from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.script.reading.manuscript import SourceParagraph

_NUMBER = r"(\d{1,3})[、.．]\s*"
_LONG = 100
"""Characters of a piece in Chinese; an entry of a list as long as that ends in a mark."""
_NEVER_FIRST = "，。、；：！？）】”’》,;:!?)"


def whole(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Join the pieces, without their numbers, where these count from 1 and nearly each cuts a sentence."""
    numbers = [compiled(_NUMBER).match(one.text) for one in paragraphs]
    first = next((at for at, match in enumerate(numbers) if match and match[1] == "1"), len(paragraphs))
    run = first
    while run < len(paragraphs) and (match := numbers[run]) and int(match[1]) == run - first + 1:
        run += 1
    pieces = paragraphs[first:run]
    texts = [
        one.passage[match.end() :] for one, match in zip(pieces, numbers[first:run], strict=True) if match
    ]
    cut = sum(_cuts(one.text, after.text) for one, after in zip(pieces, texts[1:], strict=False))
    if cut < 1 or cut < len(pieces) - 2:
        return list(paragraphs)
    joined = replace(pieces[0], passage=join(text for text in texts if text))
    return [*paragraphs[:first], joined, *paragraphs[run:]]


def _cuts(before: str, after: str) -> bool:
    """True between two pieces in whose middle a sentence goes on."""
    long = len(before) >= _LONG and has_han(before) and before[-1].isalnum()
    return long or (bool(after) and after[0] in _NEVER_FIRST)
