"""Speeches taken from the minutes of a parliament, which tell of each turn who has the floor, and since when."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.titles import as_title, names_kind

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_PERSON = r"(?:The )?[A-Z][\w.'’-]*(?: (?:of|the|[A-Z][\w.'’-]*)){0,5}"
_SEAT = r" ?[(（](?=[^()]*[A-Za-z])[^()]{2,50}[)）]"
_LABEL = rf"(?P<name>{_PERSON})(?:{_SEAT})* ?[\[(]\d{{1,2}}[:.]\d\d(?: ?[ap]\.?m\.?)?[\])] ?: ?(?=\S)"
"""Ann LEE (Hill End) (17:26): stands before the words; the hour makes it sure."""
_HEAD = rf"{_PERSON}(?:{_SEAT})+,?(?:[ |]*(?:Share this|Link to this[\w ]*|Hansard source|Hansard))+"
"""Ann Lee (Hill End) Share this | Hansard source stands on a line of its own, on the page of a record."""
_LEAST = 0.6
"""The share of the words that the speech has; where nobody has so many, it is a debate, and all of it is read."""


def records(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label who has the floor, and all that the record has above the turn of the one whose speech this is."""
    found = list(items)
    turns: list[int] = []
    for at, item in enumerate(items):
        if not item.open or item.paragraph.level or item.paragraph.forced:
            continue
        if match := compiled(_LABEL).match(item.paragraph.text):
            found[at] = replace(item, speaker=match["name"], label=match.end())
        elif compiled(_HEAD).fullmatch(item.text):
            found[at] = item.aside("speaker")
        else:
            continue
        turns.append(at)
    sizes = {
        start: sum(len(item.text) for item in found[start:end] if item.open)
        for start, end in pairwise([*turns, len(items)])
    }
    longest = max(sizes, key=lambda start: sizes[start], default=0)
    if not turns or sizes[longest] < _LEAST * sum(sizes.values()):
        return found
    labelled = found[longest].label > 0  # then the short lines above are title, names and dates, as elsewhere
    for at in range(longest):
        if found[at].open and (not labelled or found[at].label or is_prose(found[at].text)):
            titled = not labelled and names_kind(found[at].text)
            found[at] = as_title(found[at]) if titled else found[at].aside("head matter")
    return found
