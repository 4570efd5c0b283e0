"""What a formal address begins with: a title and a salutation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.script.checking.examined import problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.checking.examined import Examined, Problem

WORDS = {
    "zh": {
        "title": "没有标题：讲话以{text!q}开头",
        "title, do": "在开头加一行标题，如“在……会议上的讲话”",
        "salutation": "没有称呼：标题是{title!q}，正文直接开始",
        "salutation, do": "在正文前加称呼，如“同志们：”",
    },
    "en": {
        "title": "there is no title: the speech begins with {text!q}",
        "title, do": "write a title above it",
        "salutation": "nobody is addressed: the title is {title!q}, and the text begins at once",
        "salutation, do": 'address the hall first, as in "Ladies and gentlemen,"',
    },
}
_FORMAL = re.compile(r"同志|各位(?:代表|委员|领导)")
_SPEECH = re.compile(r"(?:上|时|中)的?(?:讲话|致辞|致词|发言)(?:稿|提纲)?[）)]?$|^(?:讲话|致辞|发言)稿$")
_LONG = 120
"""Characters; a shorter text is an extract or a trial."""
_NEAR = 4
"""Paragraphs from the start among which a salutation must stand."""


def title(examined: Examined) -> Iterator[Problem]:
    """Find a formal address without a title."""
    first = examined.paragraphs[0] if examined.paragraphs else None
    if examined.script.title or first is None or first.role != "salutation":
        return
    if _FORMAL.search(first.text) and _is_long(examined):
        yield problem("title", first.sentences[0].span, text=first.text)


def salutation(examined: Examined) -> Iterator[Problem]:
    """Find a formal address without a salutation."""
    spoken = [paragraph for paragraph in examined.paragraphs if paragraph.sentences]
    head = spoken[:_NEAR]
    if not head or not _SPEECH.search(examined.script.title) or not _is_long(examined):
        return
    addressed = any(sentence.role == "salutation" for paragraph in head for sentence in paragraph.sentences)
    if not addressed and not any(_FORMAL.search(paragraph.text[:40]) for paragraph in head):
        yield problem("salutation", head[0].sentences[0].span, title=examined.script.title)


def _is_long(examined: Examined) -> bool:
    return sum(len(paragraph.text) for paragraph in examined.paragraphs) >= _LONG
