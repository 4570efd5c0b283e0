"""A line above the first words that says itself what speech it is: the title, whatever a page has around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.lines.bylines import is_byline
from rehearse.script.reading.structure.lines.persons import SPOKEN
from rehearse.script.reading.structure.lines.speaking import is_said
from rehearse.script.reading.structure.lines.speech_heads import OF_SEVERAL
from rehearse.script.reading.structure.lines.titles import as_title, is_headline, names_kind

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_NEAR = 8
"""Lines between the title and the first words, at most."""


def named_above(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label such a line right above the greeting, or above the first sentence where none stands above the line.

    Between the two stand only who speaks, when and where, and what a page has there.
    """
    greeting = next((at for at, item in enumerate(items) if item.role == "salutation"), len(items))
    sentence = next((at for at, item in enumerate(items[:greeting]) if _is_sentence(item)), greeting)
    for end in (greeting, sentence):
        if end < len(items) and (block := _block(items, end)):
            title, *names = block
            found = [replace(item, role="byline") if at in names else item for at, item in enumerate(items)]
            several = compiled(OF_SEVERAL).search(items[title].text)
            found[title] = items[title].aside("site") if several else as_title(items[title])
            return _without_report(found, title) if end == greeting else found
    return items


def _without_report(items: list[LabelledParagraph], title: int) -> list[LabelledParagraph]:
    """Label what a page tells above the title: prose in which nobody speaks, its headline and captions."""
    above = [at for at in range(title) if items[at].role in ("title", "byline", "body")]
    told = [at for at in above if _is_sentence(items[at])]
    kept = any(
        items[at].label or items[at].paragraph.forced or compiled(SPOKEN).search(items[at].text)
        for at in above
    )
    if len(told) < _REPORT or kept:
        return items
    return [
        item.aside("lead" if at in told else "site") if at in above else item for at, item in enumerate(items)
    ]


_REPORT = 2
"""Paragraphs of a report, at least."""


def _block(items: list[LabelledParagraph], end: int) -> list[int]:
    """The title above the first words at `end`, and the names between them; none where something else stands there."""
    names: list[int] = []
    for at in reversed(range(max(end - _NEAR + 1, 0), end)):
        item = items[at]
        if item.role == "heading" or (item.role == "body" and (item.label or item.paragraph.forced)):
            return []
        if item.role != "body":
            continue
        if _says_itself(items, at):
            return [at, *names]
        if not is_byline(item.text):
            return []
        names.append(at)
    return []


def _says_itself(items: list[LabelledParagraph], at: int) -> bool:
    item = items[at]
    named = names_kind(item.text) or is_headline(item.paragraph.text)
    return named and not (item.paragraph.level or item.number or item.text[0] in "•·-–" or is_said(items, at))


def _is_sentence(item: LabelledParagraph) -> bool:
    return item.role == "body" and (is_prose(item.text) or ends_sentence(item.text))
