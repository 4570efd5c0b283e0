"""Splits a speech whose title, date, salutation and text all stand in one line."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HANLIKE, has_han
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.greetings.salutations import begins_salutation, leading_salutation
from rehearse.script.reading.structure.known_lines.page import SITE, SITE_WORDS
from rehearse.script.reading.structure.known_lines.table import FLAGS, line_kind
from rehearse.script.reading.structure.lines.bylines import is_byline
from rehearse.script.reading.structure.lines.persons import SPOKEN
from rehearse.script.reading.structure.pages.pieces import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core.passage import Passage
    from rehearse.script.reading.manuscript import SourceParagraph

_KIND = re.compile(
    "讲话稿?|演讲稿?|发言稿?|致[辞词]|讲稿|报告|贺词|献词|主持[词稿]|串词|感言|悼词|开场白|范文|作文"
)
"""What a title ends in."""
_BEHIND = r"(?P<count>\d{0,2})\s*(?P<date>[（(][^）)]{4,20}日?[）)])?\s*"
"""What may stand behind a title, above the name."""
_NAMES = (0, 2, 3, 4)
"""Characters of the speaker's name, which may be missing."""
_TITLE = range(4, 60)
_BOXED = rf"【(?:[^】]{{2,40}}?(?:{_KIND.pattern}))】\s*"
"""A title in a box, glued to the salutation."""
_SHORT = 20
"""Characters; a shorter line is not split."""

_FRONT = 12
"""Paragraphs among which the speech's first words stand."""
_NEAR = 300
"""How far from the start a salutation may stand."""


def take_apart(paragraphs: Sequence[SourceParagraph]) -> list[SourceParagraph]:
    """Split title, date, name and salutation off the first long paragraph, and a website's words off the text."""
    found: list[SourceParagraph] = []
    begins, said = True, False
    for place, paragraph in enumerate(whole(paragraphs)):
        if (
            paragraph.silent
            or paragraph.quoted
            or paragraph.level > 1
            or (len(paragraph.text) < _SHORT and not begins)
        ):
            found.append(paragraph)
            continue
        again = _title_again(paragraph.text, found)
        edges = [0, *again, *(_website(paragraph.text) or _voices(paragraph.text)), len(paragraph.text)]
        for start, end in pairwise(edges):
            part = paragraph.passage[start:end].strip()
            begins = begins or start > 0
            cuts = [
                0,
                *(_cuts(part.text, first=not said and is_prose(part.text)) if begins else ()),
                len(part.text),
            ]
            begins = begins and len(cuts) == 2 and place < _FRONT
            said = said or (is_prose(part.text) and _has_voice(part.text))
            found += [
                _piece(paragraph, piece)
                for one, other in pairwise(cuts)
                if (piece := part[one:other].strip())
            ]
    return found


def _title_again(text: str, above: list[SourceParagraph]) -> list[int]:
    """The end of a title that stands above and comes again, glued to the first words."""
    for title in (one.text for one in above[:_FRONT]):
        if (
            len(title) in _TITLE
            and text.startswith(title)
            and len(text) > 2 * len(title)
            and _KIND.search(title)
        ):
            return [len(title)]
    return []


def _has_voice(text: str) -> bool:
    """True for prose in which somebody speaks; in a report in Chinese above his first words nobody does."""
    if has_han(text):
        return compiled(SPOKEN).search(text) is not None
    return not is_byline(text)


def _website(text: str) -> list[int]:
    """Give the edges of a website's own sentences."""
    if not any(word in text for word in SITE_WORDS):
        return []
    return [edge for site in compiled(SITE, FLAGS).finditer(text) for edge in site.span()]


def _voices(text: str) -> list[int]:
    """Where each of two or more who take turns begins, whose labels all stand in one paragraph: 男：…女：…男：…."""
    if sum(text.count(mark) for mark in ":：") < _TURNS:
        return []
    turns = list(compiled(_VOICE).finditer(text))
    names = {turn["name"] for turn in turns}
    return [turn.start() for turn in turns] if len(turns) >= _TURNS > len(names) > 1 else []


_VOICE = (
    r"(?:^|(?<=[。！？!?，,；;…—~”\"）)：:\s]))(?P<name>[男女甲乙丙丁][一二三\d]?|合|[A-D])\s*[:：]"
    r"(?=\s*[^\d\s：:]{4})"
)
_TURNS = 4
"""Turns of a dialogue in one paragraph."""


def _piece(paragraph: SourceParagraph, passage: Passage) -> SourceParagraph:
    """Make a paragraph of a piece; one in a box that others follow is the title."""
    boxed = compiled(rf"【[^】]{{2,40}}?(?:{_KIND.pattern})】").fullmatch(passage.text)
    if boxed and passage.span != paragraph.passage.span:
        return replace(paragraph, passage=passage[1:-1], title=True)
    return replace(paragraph, passage=passage)


_LABELLED = r"(?:【[^】]{1,8}】|\w{1,8}(?:[ 　]\w{1,6})?[：:])\s*"
"""Who speaks, in front of the greeting."""
_DATED = r"[（(]?\s*\d{4}\s*年\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*日)?\s*[）)]?\s*"
"""When it was said, in front of the greeting."""
_THANKED = (
    r"(?i:thank you(?: (?:very|so) much)?(?:,? [^.!?,]{2,40})?[.!]|thanks[^.!?]{0,30}[.!])\s+|"
    r"谢谢[^，。！]{0,12}[。！]\s*"
)
"""What is said for the word that was given, in front of the greeting."""


def _cuts(text: str, *, first: bool) -> list[int]:
    """The ends of title, date, name and salutation in a paragraph; the `first` words may call the hall and go on."""
    start = len(text) - len(text.lstrip("\u200b\ufeff \t　"))
    if boxed := compiled(_BOXED).match(text[start:]):
        title = start + boxed.end()
        greeting = leading_salutation(text[title:])
        return [title, title + greeting] if greeting or is_prose(text[title:]) else []
    label = compiled(_LABELLED).match(text, start)  # 各位来宾： looks like a speaker, too
    thanked = compiled(_THANKED).match(text, start) if first else None
    dated = compiled(_DATED).match(text, start)
    for begin in (start, *(found.end() for found in (label, thanked, dated) if found)):
        boxed_label = begin > start and text[start] == "【"
        greeting = leading_salutation(text[begin:], first=first and not boxed_label)
        if greeting and (first or begins_salutation(text[begin:])):
            apart = any(found is not None and begin == found.end() for found in (thanked, dated))
            return [begin, begin + greeting] if apart else [begin + greeting]
    lead = text.find("：", 0, _NEAR) + 1
    if lead and line_kind(text[:lead], edge=True) and (greeting := leading_salutation(text[lead:].lstrip())):
        return [lead, len(text) - len(text[lead:].lstrip()) + greeting]
    if (len(text) <= _SHORT and not text.endswith((":", "："))) or not _KIND.search(text[:_NEAR]):
        return []
    for kind in _KIND.finditer(text[:_NEAR]):
        start = max(text.rfind(mark, 0, kind.start()) for mark in "。！？；：:!?;") + 1
        behind = compiled(_BEHIND).match(text, kind.end())
        if kind.end() - start not in _TITLE or not behind:
            continue
        for length in _NAMES:
            name = behind.end() + length
            rest = text[name:].lstrip()
            named = compiled(rf"{HANLIKE}{{{length}}}").match(text, behind.end())
            if named and begins_salutation(rest) and (greeting := leading_salutation(rest)):
                greets = len(text) - len(rest)
                edges = [start, behind.end("count"), behind.end("date"), name, greets, greets + greeting]
                return sorted({edge for edge in edges if edge > 0})
    return []
