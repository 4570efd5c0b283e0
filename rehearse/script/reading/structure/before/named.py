"""A line above the first words that says itself what speech it is: the title, whatever a page has around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.lines.bylines import is_byline
from rehearse.script.reading.structure.lines.speaking import is_said
from rehearse.script.reading.structure.lines.titles import as_title, is_headline, names_kind

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_NEAR = 8
"""Lines between the title and the first words, at most."""
_OF_SEVERAL = r"\d\s*篇"
"""What a page's headline has that offers several speeches: 党课讲稿（23篇）."""


def named_above(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label such a line right above the greeting, or above the first sentence where none stands above the line.

    Between the two stand only who speaks, when and where, and what a page has there.
    """
    greeting = next((at for at, item in enumerate(items) if item.role == "salutation"), len(items))
    sentence = next((at for at, item in enumerate(items[:greeting]) if _is_sentence(item)), greeting)
    names: list[int] = []
    for end in {greeting, sentence} - {len(items)}:
        names = []
        for at in range(end - 1, max(end - _NEAR, -1), -1):
            item = items[at]
            if item.role == "heading" or (item.role == "body" and (item.label or item.paragraph.forced)):
                break
            if item.role != "body":
                continue
            if _says_itself(items, at):
                found = [*items]
                found[at] = item.aside("site") if compiled(_OF_SEVERAL).search(item.text) else as_title(item)
                return [
                    replace(one, role="byline") if place in names else one for place, one in enumerate(found)
                ]
            if not is_byline(item.text):
                break
            names.append(at)
    return items


def _says_itself(items: list[LabelledParagraph], at: int) -> bool:
    item = items[at]
    named = names_kind(item.text) or is_headline(item.paragraph.text)
    return named and not (item.paragraph.level or item.number or item.text[0] in "•·-–" or is_said(items, at))


def _is_sentence(item: LabelledParagraph) -> bool:
    return item.role == "body" and (is_prose(item.text) or ends_sentence(item.text))
