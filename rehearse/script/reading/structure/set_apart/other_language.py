"""Paragraphs in a language that is neither Chinese nor English, in a script that says the same in one of these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.chars import foreign
from rehearse.script.reading.structure.labelled import open_size

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.script.reading.structure.labelled import LabelledParagraph


def other_language(items: Sequence[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label them where they are too much for a script in Chinese or English, and the rest is half as much or more.

    A few words in another language stay what they are: the speaker may know how to say them.
    """
    if not foreign("".join(item.text for item in items)):
        return [*items]
    others = {at for at, item in enumerate(items) if item.open and foreign(item.text)}
    if 2 * open_size(item for at, item in enumerate(items) if at not in others) < open_size(
        items[at] for at in others
    ):
        return [*items]
    return [item.aside("second language") if at in others else item for at, item in enumerate(items)]
