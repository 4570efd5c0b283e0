"""Tables of contents: a head and the list below it, or numbered lines that come again as headings."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from rehearse.language.text.chars import alphanumeric
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.lines.heading_lines import looks_like_heading

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_AGENDA = re.compile(
    r"^[#【\[（(\s]*(?:目\s*录(?:[/／]提纲)?|提\s*纲|大\s*纲|(?:演讲|汇报|发言|报告|内容)(?:结构|提纲|大纲|目录|流程|概要)|议程|agenda|contents|outline|"
    r"schedule|programme|program|order of (?:service|ceremony|events))"
    r"\s*[】\])）]?\s*[:：]?\s*(?:…+|\.{3,})?$",
    re.IGNORECASE,
)
ENTRY = r"^(?:[-*•·▪○●]|\d{1,2}[.、)）]|[（(]?[一二三四五六七八九十]{1,2}[、.)）])"
"""How an entry of a list begins."""


def agenda(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label a table of contents: its head, and the list below it.

    It stands above the speech's first words, or names what comes again below; a list that is said does neither. A list
    without marks stands above all else, and ends at a heading.
    """
    found = list(items)
    first = next((at for at, item in enumerate(items) if item.open and is_prose(item.text)), len(items))
    for index, item in enumerate(items):
        if not item.open or item.paragraph.silent or not _AGENDA.match(item.text) or index > len(items) / 2:
            continue
        listed = list(takewhile(_is_listed, items[index + 1 :]))
        marked = bool(listed)
        listed = listed or list(takewhile(_is_short, items[index + 1 :]))
        below = {_plain(later.text) for later in items[index + 1 + len(listed) :]}
        again = sum(_plain(entry.text) in below for entry in listed)
        end = index + 1 + len(listed)
        alone = not any(one.open for one in items[:index]) and _is_head(items, end)
        above = (marked or alone) and index < first
        if len(listed) > 1 and (above or 2 * again >= len(listed)):
            found[index:end] = [entry.aside("agenda") for entry in (item, *listed)]
    return found


def _is_head(items: list[LabelledParagraph], at: int) -> bool:
    """True where the format's heading ends a list."""
    return at < len(items) and items[at].paragraph.level > 0


def named_below(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label an agenda without a head: numbered lines in a row that come again below, in order, each with its text."""
    found = list(items)
    at = 0
    while at < len(items):
        short = list(takewhile(_is_numbered_head, items[at:]))
        texts = [item.text for item in short]
        run = short[: next((end for end, text in enumerate(texts) if text in texts[:end]), len(short))]
        later = iter(
            place
            for place in range(at + len(run), len(items) - 1)
            if items[place].open and not looks_like_heading(items[place + 1].text)
        )
        if len(run) > 1 and all(any(items[place].text == entry.text for place in later) for entry in run):
            found[at : at + len(run)] = [entry.aside("agenda") for entry in run]
        at += max(1, len(run))
    return found


def _is_numbered_head(item: LabelledParagraph) -> bool:
    return item.open and item.number is not None and looks_like_heading(item.text)


def _plain(text: str) -> str:
    """The words of an entry, without its number."""
    return alphanumeric(compiled(ENTRY).sub("", text))


def _is_short(item: LabelledParagraph) -> bool:
    """True for what may be an entry of a list of the format's, whose marks are no text."""
    return item.open and not item.paragraph.level and len(item.text) < _SHORT and not is_prose(item.text)


_SHORT = 60


def _is_listed(item: LabelledParagraph) -> bool:
    return (
        item.open
        and not item.paragraph.level
        and len(item.text) < 40
        and bool(compiled(ENTRY).match(item.text))
    )
