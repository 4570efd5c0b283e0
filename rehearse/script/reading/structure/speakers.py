"""Who speaks: labels at the start of lines, 主持人甲： or A:, that recur; and the list of who is who above them."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HANLIKE
from rehearse.script.reading.structure.labelled import unlabelled
from rehearse.script.reading.structure.salutations import is_salutation

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_NAME = "[A-Z][A-Za-z.'’-]{0,12}"
_NO_VOICE = "备?注|附注?|说明|提示|注意|Notes?|NOTES?|N[Bb]"
"""What stands before a colon and is no speaker, however often it comes."""
_LABEL = re.compile(
    rf"[【\[（(]?(?!(?:{_NO_VOICE})\s*[:：])"
    rf"(?P<name>{HANLIKE}{{1,6}}[A-Za-z0-9]?|{_NAME}(?: {_NAME}){{0,2}}(?: \d)?|[A-Za-z]\d?)"
    r"[】\])）]?\s*[:：]\s*(?=\S)"
)
_LEAST = 3
"""The least number of labelled lines in a dialogue."""
_PERSON = rf"{HANLIKE}{{2,4}}(?:·{HANLIKE}{{1,6}})?"
_WHO = re.compile(
    rf"(?!.*(?:[们好见吧吗呢啊了]|开始|有请|谢谢|加油)$|各位|大家|感谢){_PERSON}(?:[、，, 　]+{_PERSON})*|"
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]*){1,3}"
)
"""A name, or several: what stands behind a label in a cast list."""


def with_speakers(items: list[LabelledParagraph], named: Collection[str] = ()) -> list[LabelledParagraph]:
    """Label the paragraphs that begin with a speaker's label, the list of who is who, and part those of two.

    `named` are those whom the settings give voices: they are speakers however seldom they speak.
    """
    labels = _labels(items, named)
    if not labels:
        return items
    names = "|".join(sorted({re.escape(match["name"]) for match in labels.values()}, key=len, reverse=True))
    turn = re.compile(rf"(?<=[。！？!?…”\"])\s*[【\[（(]?(?P<name>{names})[】\])）]?\s*[:：]\s*(?=\S)")
    cast = _cast(items, labels)
    found: list[LabelledParagraph] = []
    for index, item in enumerate(items):
        if index in cast:
            found.append(item.aside("cast"))
        elif index in labels:
            found += _apart(item, labels[index], turn)
        else:
            found.append(item)
    return found


def _labels(items: list[LabelledParagraph], named: Collection[str]) -> dict[int, re.Match[str]]:
    """The labels of speakers, by paragraph."""
    open_items = {index: item for index, item in enumerate(items) if item.open and not item.paragraph.level}
    labels = {
        index: match
        for index, item in open_items.items()
        if (match := _LABEL.match(item.paragraph.text)) and not is_salutation(match[0].strip())
    }
    # Two words before a colon may be anything, unless they come again.
    recurring = Counter(match["name"] for match in labels.values())
    labels = {
        index: match
        for index, match in labels.items()
        if " " not in match["name"].rstrip(" 0123456789") or recurring[match["name"]] > 1
    }
    counted = Counter(match["name"] for match in labels.values())
    dialogue = len(labels) >= _LEAST and len(counted) > 1 and max(counted.values()) > 1
    if not dialogue or len(labels) < 0.3 * len(open_items):
        return {index: match for index, match in labels.items() if match["name"] in named}
    return labels


def _cast(items: list[LabelledParagraph], labels: dict[int, re.Match[str]]) -> set[int]:
    """The lines of a cast list: names alone behind labels that recur, at least two, before anybody speaks."""
    found: list[int] = []
    for index, match in labels.items():
        if not _WHO.fullmatch(items[index].paragraph.text[match.end() :]):
            break
        found.append(index)
    later = {match["name"] for index, match in labels.items() if index not in found}
    return set(found) if len(found) > 1 and all(labels[index]["name"] in later for index in found) else set()


def _apart(
    item: LabelledParagraph, label: re.Match[str], turn: re.Pattern[str]
) -> Iterator[LabelledParagraph]:
    """Give a speaker's paragraph, and those of the others who speak in the same line."""
    passage = item.paragraph.passage
    turns = [label, *turn.finditer(passage.text, label.end())]
    edges = [0, *(match.start() for match in turns[1:]), len(passage.text)]
    for match, (start, end) in zip(turns, pairwise(edges), strict=True):
        part = passage[start:end]
        lead = len(part.text) - len(part.text.lstrip())
        if len(turns) > 1:
            item = unlabelled(replace(item.paragraph, passage=part.strip()))
        yield replace(item, speaker=match["name"], label=match.end() - start - lead)
