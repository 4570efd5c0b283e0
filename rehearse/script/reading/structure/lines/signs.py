"""The picture or arrow that an author draws in front of lines of one kind: 📌 in front of heads, ▶ of slides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.chars import PICTURES
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

SIGN = rf"(?:{PICTURES}|[\u2190-\u25ff※]+\s*|>{{1,3}}\s*)"
"""Such a sign at the start of a line."""
_LEAST = 3
"""Lines that begin with it."""
_LONGEST = 40
"""Characters of such a line that is no paragraph."""


def sign_of(text: str) -> str:
    """The sign that a line begins with; empty for none, and for one that stands alone."""
    found = compiled(SIGN).match(text)
    return found[0].strip() if found and found.end() < len(text) else ""


def signed_heads(items: list[LabelledParagraph]) -> list[int]:
    """The short lines with one sign in front, 📌开场, where each of several has its speech below; a list has none.

    🎤 台词, which comes again in the same words, is no head but a label.
    """
    signs = [sign_of(item.text) if _is_short(item) else "" for item in items]
    found: list[int] = []
    for sign in {*signs} - {""}:
        own = [at for at, one in enumerate(signs) if one == sign]
        spoken = [at for at in own if at + 1 < len(items) and ends_sentence(items[at + 1].text)]
        apart = not any(at + 1 in own for at in own)
        named = len({items[at].text for at in own}) == len(own)
        if len(own) >= _LEAST and apart and named and 2 * len(spoken) > len(own):
            found += own
    return sorted(found)


def beside_signed_slides(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the short lines with the slides' sign that are none, ▶ 音效：门铃: they are for the screen as well."""
    slides = [sign_of(item.text) for item in items if item.paragraph.label]
    signs = {sign for sign in slides if slides.count(sign) >= _LEAST} - {""}
    found = [at for at, item in enumerate(items) if _is_short(item) and sign_of(item.text) in signs]
    return [
        item.aside("on screen") if at in found and not {at - 1, at + 1} & {*found} else item
        for at, item in enumerate(items)
    ]


def _is_short(item: LabelledParagraph) -> bool:
    """True for a line that may be a head or a cue: short, and no sentence."""
    plain = item.open and not item.paragraph.level
    return plain and len(item.text) <= _LONGEST and not ends_sentence(item.text)
