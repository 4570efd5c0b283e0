"""Headings that nothing but their words and their place mark: short lines between whole paragraphs."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.text.chars import detect, has_han
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.lines.heading_lines import is_part, looks_like_heading
from rehearse.script.reading.structure.lines.sentences import reads_like_speech
from rehearse.script.reading.structure.lines.speaking import speaks

if TYPE_CHECKING:
    from rehearse.core import Language
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_LEAST_WORDS = 2
_MOST_WORDS: dict[Language, int] = {"zh": 30, "en": 60}
"""Characters of a heading that nothing but its words marks."""


def words_only(items: list[LabelledParagraph]) -> set[int]:
    """Choose short lines without an end mark between paragraphs, in a script whose paragraphs usually end in one.

    Where all others do, a heading may be nearly as long as the sentence below it, and stand above the first.
    """
    text = [
        index
        for index, item in enumerate(items)
        if item.role in ("body", "salutation") and not item.paragraph.silent
    ]
    ends = {index: _ends(items[index]) for index in text}
    may_be = {
        index
        for index in text
        if items[index].open
        and items[index].kind in ("", "bare")
        and not compiled(_NO_HEADING).fullmatch(items[index].text)
        and looks_like_heading(items[index].text)
        and _LEAST_WORDS <= len(items[index].text) <= _MOST_WORDS[detect(items[index].text)]
        and not speaks(items[index].text)
        and (_stands_alone(items, index) or not reads_like_speech(items[index].text))
    }
    strict = all(ends[index] for index in text if index not in may_be)
    times = 1 if strict else 2
    found = {
        here
        for before, here, after in zip([-1, *text], text, text[1:], strict=False)
        if here in may_be
        and (ends[before] if before >= 0 else strict)
        and ends[after]
        and len(items[after].text) > times * len(items[here].text)
    }
    if found and text and is_part(items[text[0]].text):
        found.add(text[0])
    said = [index for index in text if ends[index]]
    page = not any(has_han(items[index].text) for index in found)  # in English, a page's lines stand around
    inside = [index for index in text if not page or said[:1] <= [index] <= said[-1:]]
    regular = len(said) >= 0.8 * sum(index not in found for index in inside)
    labels = sum(item.paragraph.silent for item in items)
    return found if len(found) + labels > 1 and regular and len(found) <= 0.5 * len(text) else set()


_NO_HEADING = r"[（(\[【<].*[）)\]】>]|[A-Z]{2,12}:\s.*"
"""A line wholly in brackets would be a note or a direction; MUSIC: SOFT PIANO is played."""


def _ends(item: LabelledParagraph) -> bool:
    """True for what no heading is: a sentence, a long line, a greeting, clauses behind a colon: 两件事：一是，二是."""
    clauses = ends_sentence(item.text) and any(mark in item.text for mark in "，；,;")
    return item.role == "salutation" or is_prose(item.text) or clauses


def _stands_alone(items: list[LabelledParagraph], index: int) -> bool:
    """True for What we will stop below an empty line, and for Stack the chairs between two: no sentence begins so."""
    item, around = items[index], items[max(index - 1, 0) : index + 2]
    apart = [
        other.paragraph.line > one.paragraph.line + one.text.count("\n") + 1
        for one, other in pairwise(around)
    ]
    if has_han(item.text) or not apart:
        return False
    asks = compiled(_ASKS).match(item.text) is not None
    return apart[0] and (asks or (all(apart) and compiled(_NAMES).match(item.text) is not None))


_ASKS = r"(?:What|How|Why|Where|Who) (?!.*[,;:])"
_NAMES = (
    r"(?!(?:And|But|Because|So|Did|Do|Then|That|It|There|No|Yes|Also|This|These|Those|He|She|They|We|I|You|If|When)\b)"
    r"[A-Z](?!.*\b(?:I|we|you|they|he|she|it|is|are|was|were)\b)(?!.*[,;:])"
)
"""What a heading in English begins with that has no sentence's words in it."""
