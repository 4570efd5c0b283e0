"""What stands above the first slide and below the last, in a script that goes by slides: notes on the talk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.lines.persons import SPOKEN

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_LEAST = 3
"""Slides of a script that goes by slides."""
_SAYS = (
    rf"[?？]$|(?<!自)我|{SPOKEN}|谢谢|感谢|欢迎|尊敬|亲爱|今[天晚]|"
    r"(?i:\b(?:everyone|everybody|ladies|welcome|hello|hi|thanks?|"
    r"good (?:morning|afternoon|evening))\b)"
)
QUOTED = r"[“\"「][^”\"」]*[”\"」]"
"""Words that a line quotes."""


def beside_slides(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label what stands above the first slide, or below another head behind the last, where nobody speaks."""
    slides = [at for at, item in enumerate(items) if item.paragraph.label and item.paragraph.level == 1]
    if len(slides) < _LEAST:
        return items
    first, last = slides[0], slides[-1]
    heads = [at for at, item in enumerate(items) if at > first and item.paragraph.level and at not in slides]
    top = min((items[at].paragraph.level for at in heads), default=0)
    others = [at for at in heads if items[at].paragraph.level == top]
    begin = next((at for at in others if at > last), len(items))
    above = range(next((at + 1 for at in range(first) if items[at].paragraph.level), first), first)
    by_slides = _LEAST * sum(at < last for at in others) < len(slides) + 1
    below = range(begin if by_slides else len(items), len(items))
    if not any(ends_sentence(items[at].text) for at in above):
        above = range(0)  # names, dates and such fields, as elsewhere
    silent = {
        at for part in (above, below) if not any(is_said_to_a_hall(items[at]) for at in part) for at in part
    }
    return [item.aside("note") if at in silent and item.open else item for at, item in enumerate(items)]


def is_said_to_a_hall(item: LabelledParagraph) -> bool:
    """True for what somebody says to a hall, and not for a note that quotes it."""
    text = compiled(QUOTED).sub("", item.text)
    return item.open and bool(item.label or item.paragraph.forced or compiled(_SAYS).search(text))
