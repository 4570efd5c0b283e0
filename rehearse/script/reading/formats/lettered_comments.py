"""Comments as Google Docs writes them into a file: [a] in the text, and [a] with the comment's words at its end."""

from __future__ import annotations

import re
from dataclasses import replace
from string import ascii_lowercase
from typing import TYPE_CHECKING

from rehearse.core.passage import join
from rehearse.script.reading.manuscript import Hidden

if TYPE_CHECKING:
    from rehearse.script.reading.manuscript import Manuscript, SourceParagraph

_MARK = re.compile(r"\[([a-z])\]")


def without_lettered_comments(manuscript: Manuscript) -> Manuscript:
    """Hide the comments and their marks, where the last paragraphs have the letters of those in the text, in order."""
    paragraphs = manuscript.paragraphs
    count = _comments(paragraphs)
    if not count:
        return manuscript
    hidden = [Hidden("comment", one.passage.span) for one in paragraphs[-count:]]
    letters = ascii_lowercase[:count]
    left = [_without_marks(one, letters, hidden) for one in paragraphs[:-count]]
    shown = tuple(one for one in left if one.passage)
    return replace(manuscript, paragraphs=shown, hidden=(*manuscript.hidden, *hidden))


def _comments(paragraphs: tuple[SourceParagraph, ...]) -> int:
    """How many of the last paragraphs are comments: [a], [b] … each with its mark once in the text above."""
    letters: list[str] = []
    for paragraph in reversed(paragraphs):
        if not (mark := _MARK.match(paragraph.text)):
            break
        letters.insert(0, mark[1])
    count = len(letters)
    if not 0 < count < len(paragraphs) or "".join(letters) != ascii_lowercase[:count]:
        return 0
    marks = [mark for one in paragraphs[:-count] for mark in _MARK.findall(one.text)]
    return count if marks == letters else 0


def _without_marks(paragraph: SourceParagraph, letters: str, hidden: list[Hidden]) -> SourceParagraph:
    parts, position = [], 0
    for mark in _MARK.finditer(paragraph.text):
        if mark[1] in letters:
            parts.append(paragraph.passage[position : mark.start()])
            hidden.append(Hidden("comment", paragraph.passage[mark.start() : mark.end()].span))
            position = mark.end()
    return (
        replace(paragraph, passage=join([*parts, paragraph.passage[position:]]).strip())
        if position
        else paragraph
    )
