"""What a chatbot says above the speech that it wrote: it names what it made, and the title or a rule stands below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.greetings.salutations import greets
from rehearse.script.reading.structure.known_lines.table import line_kind
from rehearse.script.reading.structure.lines.titles import names_kind

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_FRONT = 10
"""Paragraphs among which its words stand."""
_MADE = (
    r"(?i:\b(?:here['’]s|here (?:is|are)|below is)\b[^.!?:]{0,80}\b"
    r"(?:speech|eulogy|toast|remarks|talk|script|draft|version|presentation|sermon|address)s?\b)"
)
_FOR_YOU = r"(?i:\b(?:you|your|minutes?|words|version|draft)\b)"
"""What it says of it: how long it is, and for whom."""


def chat_opening(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label its words and all above them, where nobody is greeted; a speaker names his speech below the title."""
    last = -1
    for at, item in enumerate(items[:_FRONT]):
        if item.open and greets(item.text):
            break
        if item.open and at + 1 < len(items) and _is_answer(item.text) and _begins(item, items[at + 1]):
            last = at
    return [item.aside("chat") if at <= last and item.open else item for at, item in enumerate(items)]


def _is_answer(text: str) -> bool:
    return compiled(_MADE).search(text) is not None or line_kind(text, edge=True) == "chat"


def _begins(answer: LabelledParagraph, below: LabelledParagraph) -> bool:
    """True for the title below such words; below a rule alone they say whom it is for."""
    titled = below.paragraph.level == 1 or (names_kind(below.text) and not below.paragraph.level)
    ruled = below.paragraph.under_rule and compiled(_FOR_YOU).search(answer.text)
    return bool(titled or ruled or (below.paragraph.under_rule and below.paragraph.level))
