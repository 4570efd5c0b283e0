"""Speeches taken from the minutes of a parliament, which tell of each turn who has the floor, and since when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.lines.titles import as_title, names_kind

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_PERSON = r"(?:The )?[A-Z][\w.'’-]*(?: (?:of|the|[A-Z][\w.'’-]*)){0,5}"
_SEAT = r" ?\((?=[^()]*[A-Za-z])[^()]{2,50}\)"
_CHAIR = (
    r"(?:The )?(?i:(?:acting |deputy |madam |mr )*(?:president|speaker|chair(?:man|woman|person)?|clerk))"
)
_LABEL = (
    rf"(?P<name>{_CHAIR}|(?:{_CHAIR}|{_PERSON})(?:{_SEAT})+) ?"
    r"[\[(]\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?[\])] ?: ?(?=\S)"
)
"""Ann LEE (Hill End) (17:26): stands before the words; a chat has the hour as well, but no seat."""
_HEAD = (
    rf"(?P<name>{_PERSON}(?:{_SEAT})+),?(?:[ |]*(?:Share this|Link to this[\w ]*|Hansard source|Hansard))+"
)
"""Ann Lee (Hill End) Share this | Hansard source stands on a line of its own, on the page of a record."""


def records(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label who has the floor, and what stands above the first turn that is not the chair's: the record's own words."""
    found = list(items)
    first = None
    for at, item in enumerate(items):
        if not item.open or item.paragraph.level or item.paragraph.forced:
            continue
        if match := compiled(_LABEL).match(item.paragraph.text):
            found[at] = replace(item, speaker=match["name"].split(" (")[0], label=match.end())
        elif match := compiled(_HEAD).fullmatch(item.text):
            found[at] = item.aside("speaker")
        if match and first is None and not compiled(rf"{_CHAIR}\b|.*\({_CHAIR}\)").match(match["name"]):
            first = at
    if first is None:
        return items
    labelled = found[first].label > 0  # then the short lines above are title, names and dates, as elsewhere
    for at in range(first):
        if found[at].open and (not labelled or found[at].label or is_prose(found[at].text)):
            titled = not labelled and names_kind(found[at].text)
            found[at] = as_title(found[at]) if titled else found[at].aside("head matter")
    return found
