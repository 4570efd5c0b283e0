"""Cues for the screen between the slides of a talk: short lines with the slides' sign, ▶ 音效：门铃."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.script.reading.structure.lines.signs import sign_of

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_LEAST = 3
"""Slides that begin with the sign."""
_LONGEST = 40
"""Characters of a cue."""


def cues(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the short lines with the slides' sign that are no slides; a list with that sign is said."""
    slides = [sign_of(item.text) for item in items if item.paragraph.label]
    signs = {sign for sign in slides if slides.count(sign) >= _LEAST} - {""}
    found = {at for at, item in enumerate(items) if _is_short(item) and sign_of(item.text) in signs}
    return [
        item.aside("on screen") if at in found and not {at - 1, at + 1} & found else item
        for at, item in enumerate(items)
    ]


def _is_short(item: LabelledParagraph) -> bool:
    plain = item.open and not item.paragraph.level
    return plain and len(item.text) <= _LONGEST and not ends_sentence(item.text)
