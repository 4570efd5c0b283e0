"""A traditional script as the passes see it, in simplified characters, and as it is written again after them.

So a rule is written once, in the characters that most scripts have: 以下为…致辞全文 finds 以下為…致辭全文.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.core.passage import Passage
from rehearse.language.text.simplified import simplified
from rehearse.script.reading.structure.labelled import LabelledParagraph, visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rehearse.script.reading.manuscript import SourceParagraph


def in_simplified(paragraphs: Iterable[SourceParagraph]) -> list[SourceParagraph]:
    """Give the paragraphs in simplified characters, one for one; those that have no others are the same."""
    return [
        paragraph if (text := simplified(paragraph.text)) == paragraph.text else _with_text(paragraph, text)
        for paragraph in paragraphs
    ]


def as_written(
    items: Iterable[LabelledParagraph], paragraphs: Sequence[SourceParagraph]
) -> list[LabelledParagraph]:
    """Give the items, which may be parts of the `paragraphs`, in the characters that these are written in."""
    written = {
        at: char for one in paragraphs for at, char in zip(one.passage.at, one.passage.text, strict=True)
    }
    return [_as_written(item, written) for item in items]


def _as_written(item: LabelledParagraph, written: dict[int, str]) -> LabelledParagraph:
    text = "".join(written[at] for at in item.paragraph.passage.at)
    if text == item.paragraph.text:
        return item
    paragraph = _with_text(item.paragraph, text)
    name = item.paragraph.text.find(item.speaker, 0, item.label)
    speaker = text[name : name + len(item.speaker)] if name >= 0 else item.speaker
    return replace(item, paragraph=paragraph, text=visible(paragraph), speaker=speaker)


def _with_text(paragraph: SourceParagraph, text: str) -> SourceParagraph:
    return replace(paragraph, passage=Passage(text, paragraph.passage.at))
