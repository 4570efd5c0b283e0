"""Which lines are headings, and of which level, as the document itself usually has them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.numbers.ordinals import POINTS
from rehearse.language.text.chars import is_speakable
from rehearse.language.text.ends import ends_sentence, first_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.headings.counted import (
    after_nine,
    decimals,
    numbers_alone,
    series,
    years,
)
from rehearse.script.reading.structure.headings.counting import counting
from rehearse.script.reading.structure.headings.levels import levels
from rehearse.script.reading.structure.headings.marked import asked, boxed, with_colons
from rehearse.script.reading.structure.headings.plain import words_only
from rehearse.script.reading.structure.labelled import unlabelled
from rehearse.script.reading.structure.lines.bylines import is_byline
from rehearse.script.reading.structure.lines.heading_lines import (
    LISTS,
    MAX_HEADING,
    below_formatted,
    is_clauses,
    is_part,
    is_point_heading,
    looks_like_heading,
    single,
)
from rehearse.script.reading.structure.lines.signs import signed

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_RUN_IN_LENGTH = range(5, 32)
"""Characters of a heading that runs into its text, with its full stop."""

_RUN_IN = frozenset({"part", "han", "paren-han"})
"""Kinds of numbers of headings that may run into their text, where the others of the script do not."""


def find_headings(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the headings by what the script does most often."""
    items = _run_ins_apart(items)
    chosen = _formatted(items)
    numbered, bold = _numbered(items), _bold(items)
    labels = {index for index in chosen if items[index].paragraph.label}
    if labels == chosen:  # slides are marked; what stands below them may have headings of its own
        chosen = set()
    if not chosen:
        chosen = _unformatted(items, numbered)
    elif len(chosen) == 1 and len(numbered) > 1 and min(chosen) > max(numbered):
        chosen |= _unformatted(
            items, numbered
        )  # the glossary below the speech has a format, and no part of it
    elif len(chosen) == 1 and chosen < bold:
        chosen |= bold  # the first has a style, and the others its look only
    elif _kinds(items, chosen) & _kinds(items, numbered - chosen) - {"bare"}:
        chosen |= numbered  # the author formatted some, and forgot others
    if chosen and all(items[at].paragraph.bold and not items[at].paragraph.level for at in chosen):
        chosen |= bold  # those without a number are bold as well
    parts = {at for at, item in enumerate(items) if item.open and is_part(item.text)}
    chosen |= parts if chosen else set()
    if chosen and all(items[index].paragraph.level for index in chosen):
        chosen |= below_formatted(items, chosen)
        chosen |= {at for at in counting(items) if items[at].paragraph.bold and at > min(chosen)}
    if chosen - parts and not any(items[index].paragraph.level for index in chosen):
        chosen |= with_colons(items)
    return _with_levels(
        items,
        labels | parts | (chosen or bold or with_colons(items) or words_only(items) or asked(items)),
    )


def _unformatted(items: list[LabelledParagraph], numbered: set[int]) -> set[int]:
    """Choose what a number, a sign, or a form of their own marks."""
    chosen = numbered | series(items) | numbers_alone(items) | boxed(items) | signed(items) | decimals(items)
    chosen |= years(items)
    if not (chosen and all(items[index].paragraph.level for index in chosen)):
        chosen |= counting(items)
    chosen |= after_nine(items, chosen)
    return chosen | _siblings(items, chosen)


def _run_ins_apart(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Split 一、提高认识。要… after its first sentence, where headings of the same kind stand on lines of their own."""
    kinds: dict[str, list[LabelledParagraph]] = defaultdict(list)
    for item in items:
        if item.open and item.kind in _RUN_IN:
            kinds[item.kind].append(item)
    habit = {
        kind
        for kind, members in kinds.items()
        if sum(looks_like_heading(item.text) for item in members) > max(1, len(members) / 2)
    }
    found: list[LabelledParagraph] = []
    for item in items:
        end = _run_in_end(item) if item.open and item.kind in habit else 0
        found += _cut(item, end) if end else [item]
    return found


def _run_in_end(item: LabelledParagraph) -> int:
    """The end of a paragraph's first sentence if that is as short as a heading and more text follows; else 0."""
    text = item.paragraph.passage.text
    end = first_sentence(text)
    return end if end in _RUN_IN_LENGTH and text[end - 1] in "。！" and text[end:].strip() else 0


def _cut(item: LabelledParagraph, end: int) -> list[LabelledParagraph]:
    passage = item.paragraph.passage
    parts = (passage[:end].strip(), passage[end:].strip())
    return [unlabelled(replace(item.paragraph, passage=part)) for part in parts]


def _kinds(items: list[LabelledParagraph], members: set[int]) -> set[str]:
    return {items[index].kind for index in members} - {""}


def numbered_headings(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label only the headings that the format or a number marks as such."""
    return _with_levels(items, _formatted(items) or _numbered(items))


def _with_levels(items: list[LabelledParagraph], chosen: set[int]) -> list[LabelledParagraph]:
    found = levels(items, chosen)
    return [
        replace(item, role="heading", level=found[index]) if index in chosen else item
        for index, item in enumerate(items)
    ]


def _formatted(items: list[LabelledParagraph]) -> set[int]:
    """Choose what the format says is a heading, unless it is a whole paragraph.

    An author who uses the format's headings numbers points, not headings, in plain text.
    """
    return {
        index
        for index, item in enumerate(items)
        if item.open and item.paragraph.level and (item.paragraph.silent or not _runs_on(item.text))
    }


def _runs_on(text: str) -> bool:
    """True where a whole paragraph has a heading's format, which is a mistake."""
    return len(text) > MAX_HEADING and (not single(text) or ends_sentence(text))


def _numbered(items: list[LabelledParagraph]) -> set[int]:
    """Choose the kinds of numbers whose lines mostly look like headings; all lines of a kind are treated alike."""
    kinds: dict[str, list[int]] = defaultdict(list)
    for index, item in enumerate(items):
        if (
            item.open
            and item.number
            and (item.kind not in POINTS or is_point_heading(items, index))
            and is_speakable(item.text[item.number.rest :])
        ):
            kinds[item.kind].append(index)
    chosen: set[int] = set()
    for kind, members in kinds.items():
        words = {
            index: items[index].text[number.rest :] for index in members if (number := items[index].number)
        }
        listed = {index for index in members if kind in LISTS and is_clauses(words[index])}
        looks = [index for index in members if looks_like_heading(words[index]) and index not in listed]
        closed = [index for index in members if single(words[index]) and index not in listed]
        if kind == "bare" and len(looks) < max(2, len(members)):
            continue
        if kind in POINTS and len(members) != sum(item.kind == kind for item in items):
            continue  # 一要抓时间 on a line of its own, and no 一要…。 that runs on
        if _in_a_row(items, members) or (kind in LISTS and _announced(items, members)):
            continue
        if 2 * len(looks) > len(members) and _leads(items, looks):
            chosen.update(index for index in closed if index in looks or len(closed) == len(members))
        elif len(closed) == len(members) > 1 and _leads(items, members):
            chosen.update(members)
    return chosen


def _announced(items: list[LabelledParagraph], members: list[int]) -> bool:
    """True for a list: the paragraph before each first entry ends in a colon."""
    firsts = [index for index in members if (number := items[index].number) and number.value == 1 and index]
    return bool(firsts) and all(
        items[index - 1].role != "salutation" and items[index - 1].text[-1:] in (":", "：")
        for index in firsts
    )


def _in_a_row(items: list[LabelledParagraph], members: list[int]) -> bool:
    """True for a list: most of its lines follow each other with nothing between."""
    following = sum(other == one + 1 and items[other].number is not None for one, other in pairwise(members))
    return len(members) > 2 and following >= 0.6 * (len(members) - 1)


def _leads(items: list[LabelledParagraph], members: list[int]) -> bool:
    """True where most of these lines have something under them, and not just the next line of their kind."""
    inside = set(members)
    under = 0
    for index in members:
        after = next((place for place in range(index + 1, len(items)) if items[place].role != "aside"), None)
        under += after is not None and after not in inside
    return 2 * under > len(members)


def _bold(items: list[LabelledParagraph]) -> set[int]:
    """Choose short bold lines, if there are several and most have text under them."""
    found = [
        index
        for index, item in enumerate(items)
        if item.open
        and item.paragraph.bold
        and looks_like_heading(item.text)
        and not (is_clauses(item.text) or _tells_who(item.text) or compiled(_BRACKETED).fullmatch(item.text))
    ]
    all_bold = sum(item.paragraph.bold for item in items if item.open) > 0.5 * len(items)
    return set(found) if len(found) > 1 and not all_bold and _leads(items, found) else set()


_BRACKETED = r"[\[（(].*[\]）)]"
"""[points at the chart] is done, whatever its look."""


def _tells_who(text: str) -> bool:
    """True for 讲者：王校长, which is no part's name."""
    return any(mark in text for mark in "：:") and is_byline(text)


def _siblings(items: list[LabelledParagraph], chosen: set[int]) -> set[int]:
    """Find headings whose number is missing: they share the wording of those that have it, or fill their gap."""
    rests = [items[index].text[number.rest :] for index in chosen if (number := items[index].number)]
    gaps = _gaps(items, chosen)
    found = set()
    for index, item in enumerate(items):
        if not item.open or index in chosen or item.number or not looks_like_heading(item.text):
            continue
        alike = sum(_shared(item.text, rest) >= max(4, 0.3 * len(item.text)) for rest in rests)
        fills = (
            any(start < index < end for start, end in gaps)
            and len(item.text) > 4
            and _stands_out(items, index)
        )
        if fills or (len(rests) > 1 and 2 * alike >= len(rests)):
            found.add(index)
    return found


def _stands_out(items: list[LabelledParagraph], index: int) -> bool:
    """True where a line stands between paragraphs longer than itself."""
    around = items[index - 1], items[index + 1] if index + 1 < len(items) else items[index - 1]
    return all(len(item.text) > len(items[index].text) and ends_sentence(item.text) for item in around)


def _gaps(items: list[LabelledParagraph], chosen: set[int]) -> list[tuple[int, int]]:
    """List the pairs of headings of one kind between which exactly one number is missing."""
    last: dict[str, tuple[int, int]] = {}
    gaps = []
    for index in sorted(chosen):
        if number := items[index].number:
            before, value = last.get(number.kind, (index, number.value))
            if number.value == value + 2:
                gaps.append((before, index))
            last[number.kind] = index, number.value
    return gaps


def _shared(one: str, other: str) -> int:
    """Count the characters that two lines have in common at their starts and ends."""
    least = min(len(one), len(other))
    start = next((i for i in range(least) if one[i] != other[i]), least)
    end = next((i for i in range(least - start) if one[-1 - i] != other[-1 - i]), least - start)
    return start + end
