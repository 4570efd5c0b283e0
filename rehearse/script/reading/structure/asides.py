"""Paragraphs that are not read aloud: planned times, captions, sources, stage directions, agendas, appendices.

A kind that shows in one line is a row of LINES. The others are functions over the whole script, in ASIDES.
"""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.directions import bare_act, is_how
from rehearse.script.reading.marks import find_marks
from rehearse.script.reading.structure.appended import appended
from rehearse.script.reading.structure.beside_slides import beside_slides
from rehearse.script.reading.structure.copies import copies
from rehearse.script.reading.structure.furniture import furniture
from rehearse.script.reading.structure.heading_lines import looks_like_heading
from rehearse.script.reading.structure.lines import line_kind
from rehearse.script.reading.structure.mail import mail
from rehearse.script.reading.structure.on_screen import around_the_speech, labels_as_headings, on_screen
from rehearse.script.reading.structure.recurring import (
    below_the_clock,
    bracketed,
    clock_lines,
    comments,
    labels_alone,
    told_speakers,
)
from rehearse.script.reading.structure.salutations import is_salutation
from rehearse.script.reading.structure.speaking import speaks
from rehearse.script.reading.structure.tail import tail
from rehearse.script.reading.structure.titles import KIND

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_AGENDA = re.compile(
    r"^[#【\[（(\s]*(?:目\s*录|提\s*纲|大\s*纲|(?:演讲|汇报|发言|报告|内容)(?:结构|提纲|大纲|目录|流程|概要)|议程|agenda|contents|outline)"
    r"\s*[】\])）]?\s*[:：]?$",
    re.IGNORECASE,
)
_CHAT_LABEL = r"(?i:(?:You said|ChatGPT said|ChatGPT|4o|o\d|DeepSeek|Copilot|Claude)\s*[:：]?)"
_NUMBER = r"[0-9]{1,3}"
_LIST = r"^(?:[-*•·▪○●]|\d{1,2}[.、)）]|[（(]?[一二三四五六七八九十]{1,2}[、.)）])"


def _quoted(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label notes in block quotes; and where the speech stands in these, bold lines beside them: the slide's own."""
    return [
        item.aside("quote")
        if item.paragraph.quoted
        else item.aside("on screen")
        if _is_beside(item)
        else item
        for item in items
    ]


def _is_beside(item: LabelledParagraph) -> bool:
    shown = item.paragraph.beside and item.paragraph.bold and not item.paragraph.level
    return shown and not (is_prose(item.text) or speaks(item.text))


def _lines(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label single lines that match a row of LINES."""
    kinds = [_kind(item, edge=True) if item.open and not item.paragraph.silent else "" for item in items]
    if not any(kinds):
        return items
    for at, (one, below) in enumerate(pairwise(items)):  # From: and, below it, whom
        if kinds[at] == "head matter" and one.text[-1] in ":：" and below.open and not _speaks(below.text):
            kinds[at + 1] = "head matter"
    said = [at for at, item in enumerate(items) if item.open and not kinds[at]]
    first = next(filter(lambda at: _speaks(items[at].text), said), 0)
    last = next(filter(lambda at: _speaks(items[at].text), reversed(said)), len(items))
    return [
        item.aside(what)
        if item.open
        and not item.paragraph.silent
        and (what := kinds[at] if not first < at < last else kinds[at] and _kind(item, edge=False))
        else item
        for at, item in enumerate(items)
    ]


def _kind(item: LabelledParagraph, *, edge: bool) -> str:
    """Why a line is not read aloud: by its words, or by the box that they stand behind, 【提示】语速放慢."""
    boxed = item.paragraph.text[:1] in "【[" and item.paragraph.text != item.text
    return line_kind(item.text, edge=edge) or (line_kind(item.paragraph.text, edge=edge) if boxed else "")


def _speaks(text: str) -> bool:
    """True for what is said; a title is as long as a sentence, but names a speech."""
    prose = is_prose(text) and not compiled(KIND).search(text)
    return is_salutation(text) or prose or ends_sentence(text)


def _page_numbers(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label numbers that stand alone, where they count the pages: each is the next one, and there are several."""
    alone = [
        at
        for at, item in enumerate(items)
        if item.open and not item.paragraph.silent and compiled(_NUMBER).fullmatch(item.text)
    ]
    numbers = [int(items[at].text) for at in alone]
    listed = any(
        other == one + 1 for one, other in pairwise(alone)
    )  # nothing stands between: a list, and no pages
    if listed or len(numbers) < 2 or any(other != one + 1 for one, other in pairwise(numbers)):
        return items
    return [item.aside("page number") if at in alone else item for at, item in enumerate(items)]


def _directions(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label lines that are nothing but a direction: in brackets, or, below the first line, without.

    How to speak, without brackets, is one only where no other line looks like it or like a heading of a few words.
    """
    found = {
        at
        for at, item in enumerate(items)
        if item.open and not item.paragraph.silent and _is_bare(item, at) and not _in_a_list(items, at)
    }
    how = {items[at].text for at in found if is_how(items[at].text)}
    if how and (
        len(how) > 1 or any(_is_short(item) for at, item in enumerate(items) if at and at not in found)
    ):
        found = {at for at in found if items[at].text not in how}
    return [
        item.aside("stage direction") if at in found or _is_bracket(item) else item
        for at, item in enumerate(items)
    ]


def _is_bracket(item: LabelledParagraph) -> bool:
    """True for a line that is nothing but a direction."""
    if not item.open or item.paragraph.silent:
        return False
    return not item.text.strip(":： …") and {mark.kind for mark in find_marks(item.paragraph.text)} == {
        "direction"
    }


def _in_square(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label lines of English in square brackets, where there are several: nobody writes there what he says."""
    found = {
        at
        for at, item in enumerate(items)
        if item.paragraph.text[0] == "["
        and not item.paragraph.silent
        and compiled(_SQUARE).fullmatch(item.paragraph.text)
    }
    return [
        item.aside("stage direction") if at in found and item.open and len(found) > 1 else item
        for at, item in enumerate(items)
    ]


_SQUARE = (
    r"(?s)(?=\[[A-Za-z])(?=(?:\S+\s+){2,})(?!.*\b(?:I|we|us|our|you)\b)(?!(?i:.*\b(?:name|title|company|insert|date|"
    r"organi[sz]ation|school|city|topic|your (?:own|story))\b))(?:\[[^\[\]]{3,240}\]\s*)+"
)
"""A few words may be filled in before: [Name of the guest]; [Peace be with you] is answered."""


def _is_bare(item: LabelledParagraph, at: int) -> bool:
    marked = item.paragraph.level or item.paragraph.bold or item.paragraph.ruled or item.number
    return not (at == 0 or marked) and bool(item.text) and bare_act(item.text) is not None


def _in_a_list(items: list[LabelledParagraph], at: int) -> bool:
    """True for an entry of a list: 图片展示, 视频播放, 音频解说; the lines around it are as short, and no acts."""
    line = items[at].paragraph.line
    near = [
        items[at + by]
        for by in (-2, -1, 1, 2)
        if 0 <= at + by < len(items) and items[at + by].paragraph.line == line + by
    ]
    return sum(_is_short(one) and bare_act(one.text) is None for one in near) > 1


def _is_short(item: LabelledParagraph) -> bool:
    """True for a line that may be a heading of a few words."""
    return item.open and len(item.text) <= _SHORT and looks_like_heading(item.text)


_SHORT = 12


def _after_direction(items: list[LabelledParagraph]) -> Iterator[LabelledParagraph]:
    """Label the list below a direction that ends in a colon, as in 【演讲者自行补充：】."""
    announced = False
    for item in items:
        if item.what == "stage direction":
            announced = item.paragraph.text.rstrip("*】）)]")[-1:] in ":：" or announced
        elif announced and item.open and compiled(_LIST).match(item.text):
            item = item.aside("stage direction")
        else:
            announced = False
        yield item


def _agenda(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label a table of contents: its head, and the list below it.

    It stands above the speech's first words, or names what comes again below; a list that is said does neither.
    """
    found = list(items)
    first = next((at for at, item in enumerate(items) if item.open and is_prose(item.text)), len(items))
    for index, item in enumerate(items):
        if not item.open or item.paragraph.silent or not _AGENDA.match(item.text) or index > len(items) / 2:
            continue
        listed = list(takewhile(_is_listed, items[index + 1 :]))
        below = {_plain(later.text) for later in items[index + 1 + len(listed) :]}
        again = sum(_plain(entry.text) in below for entry in listed)
        if len(listed) > 1 and (index < first or 2 * again >= len(listed)):
            found[index : index + 1 + len(listed)] = [entry.aside("agenda") for entry in (item, *listed)]
    return found


def _named_below(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
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
    return "".join(char for char in compiled(_LIST).sub("", text) if char.isalnum())


def _is_listed(item: LabelledParagraph) -> bool:
    return (
        item.open
        and not item.paragraph.level
        and len(item.text) < 40
        and bool(compiled(_LIST).match(item.text))
    )


def _chat(items: list[LabelledParagraph]) -> Iterator[LabelledParagraph]:
    """Label what was said to a chatbot, from its label to the chatbot's, and both labels; one alone is speech."""
    labels = [bool(item.open and compiled(_CHAT_LABEL).fullmatch(item.text)) for item in items]
    last = max((at for at, label in enumerate(labels) if label and not _asks(items[at])), default=0)
    if not any(label and _asks(item) for label, item in zip(labels, items, strict=True)):
        last = -1
    asked = False
    for at, item in enumerate(items):
        if labels[at] and at <= last:
            asked = _asks(item)
        yield item.aside("chat") if at <= last and (asked or labels[at]) and item.open else item


def _asks(item: LabelledParagraph) -> bool:
    return item.text.lower().startswith("you said")


ASIDES: tuple[Callable[[list[LabelledParagraph]], Iterable[LabelledParagraph]], ...] = (
    _quoted,
    comments,
    mail,
    _lines,
    _directions,
    _in_square,
    bracketed,
    clock_lines,
    told_speakers,
    below_the_clock,
    _page_numbers,
    _after_direction,
    _agenda,
    _named_below,
    labels_as_headings,
    on_screen,
    labels_alone,
    beside_slides,
    _chat,
    copies,
    appended,
    around_the_speech,
    tail,
    furniture,
)
"""The passes that label asides, in this order."""
