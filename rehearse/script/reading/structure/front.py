"""What comes before the speech itself: title, byline, salutations."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HANLIKE, is_han, is_speakable
from rehearse.language.text.ends import ends_inside, ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.bylines import is_byline, is_date, is_name, is_place, may_be_name
from rehearse.script.reading.structure.heading_lines import counts_on, is_part
from rehearse.script.reading.structure.lists import called_lines, named_lines
from rehearse.script.reading.structure.opening import opening
from rehearse.script.reading.structure.salutations import is_salutation
from rehearse.script.reading.structure.speaking import speaks
from rehearse.script.reading.structure.titles import (
    COMPLETE,
    SUBTITLE,
    as_title,
    goes_with,
    has_title_label,
    is_quoted,
)

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_BRACKETS = ("（", "(")
_LEAST_ALIKE = 10
_ALIKE = 0.8
"""Two title lines as alike as this are one and the same."""

_MOST = 50
"""Characters of a title's line; twice as many in Latin letters."""


def front(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label title, byline and salutations; salutations may come again later."""
    found: list[LabelledParagraph] = []
    state, titles, named_once = "title", 0, False
    items = opening(items)
    called = called_lines(items)
    items = _names(items, named_lines(items, called))
    for index, item in enumerate(items):
        if item.paragraph.forced or item.label:  # who speaks is no title, and what is said no byline
            state = "body"
        if not item.open or item.label:
            if item.what == "site":  # the speech begins behind a website's words
                state, titles, named_once = "title", 0, named_once or titles > 0
            found.append(item)
            continue
        named = has_title_label(item)
        styled = item.paragraph.title and state == "title" and not (titles and is_byline(item.text))
        named_once = named_once or titles > 0
        if named or styled:
            item, titles = as_title(item), titles + 1
        elif item.paragraph.silent:
            pass
        elif (is_salutation(item.text) and item.paragraph.level <= 1) or index in called:
            item, state = replace(item, role="salutation"), "salutation"
        elif state == "title" and titles < 3 and _is_title(items, index, found):
            item = _title_or_byline(item, found)
            titles += item.role == "title"
        elif state in ("title", "byline") and named_once and _is_byline(items, index):
            item, state = replace(item, role="byline"), "byline"
        else:
            state = "body"
        found.append(item)
    return _without_title_again(_without_file_name(found))


def _names(items: list[LabelledParagraph], below: set[int]) -> list[LabelledParagraph]:
    """Label names, places and dates below the title, and a date above it, as bylines."""
    first = next((at for at, item in enumerate(items) if item.open), 0)
    above = items[first] if items else None
    dated = (
        above
        and not above.paragraph.level
        and (is_date(above.text) or (above.text[:1] in _BRACKETS and is_byline(above.text)))
    )
    return [
        replace(item, role="byline") if at in below or (dated and at == first) else item
        for at, item in enumerate(items)
    ]


_WRAPPED = 20
"""Characters of a line in Chinese that may be wrapped text."""

_BODY = re.compile(
    rf"^{HANLIKE}{{2,20}}(?:委员会|委|政府|党委|党组|总工会|工会|团委|集团|公司|学校|大学|学院|医院|办公室|指挥部|组委会|[居村业]委会|局|厅)$"
)
"""An office that signs."""


def signature(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the name and date that some authors put below the speech."""
    found, first = list(items), len(items)
    for index in range(len(items) - 1, max(len(items) - 4, 0), -1):
        if items[index].role == "aside":
            continue
        text = items[index].text
        signs = _BODY.match(text)
        if not items[index].open or items[index].label or not (is_byline(text) or signs):
            break
        found[index], first = replace(items[index], role="byline"), index
    run = [item.text for item in found[first:] if item.role == "byline"]
    if run and all(is_name(text) or is_place(text) for text in run):
        return items  # 加油 and 祖国万岁 look like names; one with a date or an office signs
    listed = first and items[first - 1].text.endswith(("：", ":"))  # 获得一等奖的有：
    return items if listed else found


def _without_file_name(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label a file's name above a title that is nearly the same as an aside."""
    titles = [index for index, item in enumerate(items) if item.role == "title"]
    for one, other in pairwise(titles):
        if _alike(items[one].text, items[other].text):
            items[one] = items[one].aside("file name")
    return items


def _without_title_again(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the title, where it says that it is a speech's and comes again between the paragraphs, as a page's own."""
    titles = {item.text for item in items if item.role == "title" and compiled(COMPLETE).search(item.text)}
    return [
        item.aside("head matter") if item.open and not item.paragraph.level and item.text in titles else item
        for item in items
    ]


def _alike(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _LEAST_ALIKE and SequenceMatcher(None, one, other).ratio() > _ALIKE


def _is_title(items: list[LabelledParagraph], index: int, found: list[LabelledParagraph]) -> bool:
    """True for a line of the title: short, no end mark, no number, and a speech comes after it."""
    item = items[index]
    text, level = item.text, item.paragraph.level
    longest = _MOST if any(map(is_han, text)) else 2 * _MOST
    since = max((place for place, entry in enumerate(found) if entry.what == "site"), default=0)
    before = [entry for entry in found[since:] if entry.role == "title"]
    numbered = item.number and (item.kind != "bare" or _counted(items, index))  # 一起向未来 has none
    if not is_speakable(text) or len(text) > longest or item.kind not in ("", "bare", "arabic"):
        return False
    if not level and (
        _said(items, index)
        or is_part(text, below=bool(before))
        or counts_on(items, index)
        or (text[0] in "（(" and not before)
    ):
        return False
    if before and text[0] not in SUBTITLE and not _alike(before[-1].text, text):
        complete = compiled(COMPLETE).search(before[-1].text)
        if complete or not (
            compiled(COMPLETE).search(text) or not is_han(text[0]) or _in_front(items, index)
        ):
            return False
    if before and not level and compiled(_FIRST_SENTENCE).match(text):
        return False
    if level and before:
        return _is_second_line(items, index, before[-1])
    if level:
        return level <= 2 and not numbered and not (level > 1 and _siblings(items, index))
    styled = before and (before[-1].paragraph.level or before[-1].paragraph.title)
    last = max(
        (entry.paragraph.line for entry in found[since:] if entry.role in ("title", "byline")), default=0
    )
    if before and (styled or is_byline(text) or item.paragraph.line > last + 2):
        return False
    if (
        before
        and "，" in text
        and text[0] not in "—-─"
        and item.paragraph.line > before[-1].paragraph.line + 1
    ):
        return False  # behind an empty line a sentence begins
    if not is_quoted(text) and (
        ends_sentence(text)
        or ends_inside(text)
        or _goes_on(items, index)
        or text[-1] in "：:，,、】]"
        or (numbered and (not before or _counted(items, index)))
    ):
        return False
    following = [later for later in items[index + 1 :] if later.open][:12]
    return any(ends_sentence(later.text) or is_salutation(later.text) for later in following)


_FIRST_SENTENCE = r"[我你您他她它咱这那][^《》]*[了着过是有在]"
"""What says something of somebody below the title, even without its mark: 他一辈子种了三万棵树."""


def _title_or_byline(item: LabelledParagraph, found: list[LabelledParagraph]) -> LabelledParagraph:
    """Label a line of the title; lines below it that do not go on, the event, the place, the course, are a byline."""
    before = [one.text for one in found if one.role == "title"]
    below = not before or found[-1].role == "title"
    if item.paragraph.level or (below and goes_with(before, item.text)):
        return as_title(item)
    return replace(item, role="byline")


def _is_byline(items: list[LabelledParagraph], index: int) -> bool:
    """True for a line below the title that says who, when or where; a name may be told by what stands below it."""
    item = items[index]
    after = next((later for later in items[index + 1 :] if later.open), item)
    named = may_be_name(item.text) and (is_salutation(after.text) or is_date(after.text))
    known = named or is_byline(item.text)
    return not item.paragraph.level and not _said(items, index) and known


def _said(items: list[LabelledParagraph], index: int) -> bool:
    """True for a line that somebody says: to the hall, or behind a label that comes again."""
    text = items[index].text
    label = compiled(_SPEAKER).match(text)
    return speaks(text) or (
        label is not None and any(later.text.startswith(label[0]) for later in items[index + 1 :])
    )


_SPEAKER = r"[^\s：:，。]{1,8}[：:]"


def _in_front(items: list[LabelledParagraph], index: int) -> bool:
    """True where a line's next one still stands before the speech, so that this one may be the title's second."""
    after = next((later for later in items[index + 1 :] if later.open), None)
    return after is not None and (
        is_salutation(after.text)
        or after.role == "byline"
        or is_byline(after.text)
        or after.text.startswith(tuple(SUBTITLE))
    )


def _is_second_line(items: list[LabelledParagraph], index: int, title: LabelledParagraph) -> bool:
    """True for the only heading of its size, right below the title's and right above a name or a date."""
    level = items[index].paragraph.level
    alone = sum(item.paragraph.level == level for item in items) == 1
    after = items[index + 1].text if index + 1 < len(items) else ""
    below = index > 0 and items[index - 1].paragraph is title.paragraph and 0 < title.paragraph.level < level
    return alone and below and is_byline(after)


def _siblings(items: list[LabelledParagraph], index: int) -> bool:
    """True where no smaller heading follows a heading of the second level: then it is a section, not the title."""
    return not any(later.paragraph.level > items[index].paragraph.level for later in items[index + 1 :])


def _goes_on(items: list[LabelledParagraph], index: int) -> bool:
    """True where a line's sentence goes on in the next: then it is wrapped text, not a title."""
    after = next((later.text for later in items[index + 1 :] if later.open), "")
    if after[:1].islower() and not after.startswith(("by ", "at ", "on ", "to ", "for ", "of ")):
        return True
    rest: list[str] = []
    for before, item in pairwise(items[index : index + 5]):
        if item.paragraph.line != before.paragraph.line + 1:
            break
        rest.append(item.text)
    if (
        rest
        and len(items[index].text) >= _WRAPPED
        and "，" in items[index].text
        and any(map(is_han, rest[0][:1]))
    ):
        return ends_sentence(rest[0]) and not is_salutation(rest[0])
    if not rest or not rest[0][:1].islower() or rest[0].startswith("by "):
        return False
    # A title's second line neither ends like a sentence nor goes on itself.
    return any(map(ends_sentence, rest)) or any(text[:1].islower() for text in rest[1:])


def _counted(items: list[LabelledParagraph], index: int) -> bool:
    """True where a later line has the next number: then this is the first heading, not the title's second line."""
    number = items[index].number
    return number is not None and any(
        (other := later.number) is not None and (other.kind, other.value) == (number.kind, number.value + 1)
        for later in items[index + 1 :]
    )
