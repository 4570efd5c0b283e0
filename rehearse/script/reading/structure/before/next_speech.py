"""The title and the names of a second speech in the same file, below the thanks of the first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.lines.bylines import is_byline
from rehearse.script.reading.structure.lines.last_words import ends_speech
from rehearse.script.reading.structure.lines.speaking import speaks
from rehearse.script.reading.structure.lines.titles import KIND, is_headline

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_MOST = 4
"""Lines of a title block."""


def next_speech(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label what stands between the thanks and the next greeting: what speech it is, and below it who speaks.

    A host's words there are sentences, and name nobody on a line of their own.
    """
    shown = [at for at, item in enumerate(items) if item.role != "aside"]
    found = list(items)
    for place, at in enumerate(shown):
        if items[at].role != "salutation":
            continue
        block: list[int] = []
        for above in reversed(shown[max(place - _MOST - 1, 0) : place]):
            if not items[above].open or items[above].label or items[above].paragraph.level:
                break
            if ends_speech(items[above].text):
                found = _labelled(found, block)
                break
            block.insert(0, above)
    return found


def _labelled(items: list[LabelledParagraph], block: list[int]) -> list[LabelledParagraph]:
    """Label these lines where the first says what speech it is, and all others who gives it, when and where."""
    head, names = block[:1], block[1:]
    if not (names and all(map(_names_a_speech, (items[at].text for at in head)))):
        return items
    if not all(is_byline(items[at].text) for at in names):
        return items
    return [
        item.aside("head matter") if at in head else replace(item, role="byline") if at in names else item
        for at, item in enumerate(items)
    ]


def _names_a_speech(text: str) -> bool:
    """True for 在会上的发言; 下面请听他的发言 is said."""
    says = compiled(KIND).search(text) is not None and not (ends_sentence(text) or speaks(text))
    return says or is_headline(text)
