"""Comments in a paragraph, <!-- … -->: hidden in every format, as Markdown has them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.core.passage import join
from rehearse.script.reading.manuscript import Hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.reading.manuscript import Manuscript, SourceParagraph

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def without_comments(manuscript: Manuscript) -> Manuscript:
    """Hide the comments of a manuscript; a paragraph that is nothing else is gone."""
    if not any("<!--" in paragraph.text for paragraph in manuscript.paragraphs):
        return manuscript
    hidden: list[Hidden] = []
    left = tuple(_without(manuscript.paragraphs, hidden))
    return replace(manuscript, paragraphs=left, hidden=(*manuscript.hidden, *hidden))


_SPEAK = re.compile(r"<!--\s*rehearse\s*[:：]\s*speak\s*-->", re.IGNORECASE)
_MARKUP = re.compile(r"[\s#*_>\-+]*")


def with_spoken(manuscript: Manuscript) -> Manuscript:
    """Mark the paragraphs below a line <!-- rehearse: speak -->: reading must not guess that they are not spoken."""
    text = manuscript.source.text
    ends = [match.end() for match in _SPEAK.finditer(text)]
    if not ends:
        return manuscript
    below = {edge.end() for end in ends if (edge := _MARKUP.match(text, end))}
    marked = tuple(replace(one, forced=one.passage.at[0] in below) for one in manuscript.paragraphs)
    return replace(manuscript, paragraphs=marked)


def _without(paragraphs: tuple[SourceParagraph, ...], hidden: list[Hidden]) -> Iterator[SourceParagraph]:
    for paragraph in paragraphs:
        parts, position = [], 0
        for match in _COMMENT.finditer(paragraph.text, 0, paragraph.text.rfind("-->") + 3):
            parts.append(paragraph.passage[position : match.start()])
            hidden.append(Hidden("comment", paragraph.passage[match.start() : match.end()].span))
            position = match.end()
        if not position:
            yield paragraph
        elif passage := join([*parts, paragraph.passage[position:]]).strip():
            yield replace(paragraph, passage=passage)
