"""What comes before the speech itself: title, byline, salutations."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from rehearse.language.text.chars import alphanumeric
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.before.named import named_above
from rehearse.script.reading.structure.before.next_speech import next_speech
from rehearse.script.reading.structure.before.opening import opening
from rehearse.script.reading.structure.before.title_lines import are_alike, is_title
from rehearse.script.reading.structure.greetings.salutations import begins_greeting, is_salutation
from rehearse.script.reading.structure.lines.bylines import is_byline, is_date, is_name, may_be_name
from rehearse.script.reading.structure.lines.heading_lines import is_part
from rehearse.script.reading.structure.lines.lists import called_lines, named_lines
from rehearse.script.reading.structure.lines.series import begins_series
from rehearse.script.reading.structure.lines.speaking import is_said
from rehearse.script.reading.structure.lines.titles import (
    KIND,
    as_title,
    goes_with,
    has_title_label,
    names_kind,
)

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_MARKED = r"[（(【\[]|[^：:]{2,6}[：:]"
"""How a line begins that is a name or a date even above the title: 【文：王海】, 致辞：王海."""


def front(items: list[LabelledParagraph], given: str = "") -> list[LabelledParagraph]:
    """Label title, byline and salutations; salutations may come again later.

    Where the title is `given` above all text, only what the format or its words mark is one here.
    """
    found: list[LabelledParagraph] = []
    items = opening(_author_above(items, given), given)
    state, titles = "title", 0
    headed = begun = False  # by a sentence below a heading of the format
    dated = False
    named_once = bool(given) or any(item.role == "title" for item in items)
    called = called_lines(items)
    items = _names(items, named_lines(items, called, given), called)
    for index, item in enumerate(items):
        headed |= item.open and item.paragraph.level > 1
        begun |= headed and item.open and ends_sentence(item.text)
        dated |= bool(found) and found[-1].role == "byline"
        if item.paragraph.forced or item.label:  # who speaks is no title, and what is said no byline
            state = "body"
        if not item.open or item.label:
            if item.what == "site" and not begun:  # the speech begins behind a website's words
                state, titles, named_once = "title", 0, named_once or titles > 0
            found.append(item)
            continue
        named = has_title_label(item)
        styled = item.paragraph.title and state == "title" and not (titles and is_byline(item.text))
        named_once = named_once or titles > 0
        greeted = is_salutation(item.text) or (state != "body" and begins_greeting(item.text))
        if named or styled:
            item, titles = as_title(item), titles + 1
        elif item.paragraph.silent or (state == "title" and _is_again(item, found)):
            pass
        elif (greeted and item.paragraph.level <= 1) or index in called:
            item, state = replace(item, role="salutation"), "salutation"
        elif state == "title" and titles < 3 and _is_title(items, index, found, given):
            item = _title_or_byline(item, found)
            titles += item.role == "title"
        elif state in ("title", "byline") and (named_once or dated) and _is_byline(items, index):
            item, state = replace(item, role="byline"), "byline"
        else:
            state = "body"
        found.append(item)
    return next_speech(_without_headline(named_above(_without_title_again(_without_file_name(found)))))


def _is_title(items: list[LabelledParagraph], index: int, found: list[LabelledParagraph], given: str) -> bool:
    """True for a line of the title: below a name or a date only one that is none, and one like the `given` title."""
    item = items[index]
    dated = any(one.role == "byline" for one in found)
    alike = not given or item.paragraph.level > 0 or are_alike(given, item.text)
    named = names_kind(item.text)
    return (named or (alike and not (dated and is_byline(item.text)))) and is_title(items, index, found)


def _author_above(items: list[LabelledParagraph], given: str) -> list[LabelledParagraph]:
    """Label a heading of the format that is a name, right above a smaller one, where the `given` title has both."""
    shown = [at for at, item in enumerate(items) if item.open][:2]
    levels = [items[at].paragraph.level for at in shown]
    if len(shown) < 2 or not 0 < levels[0] < levels[1]:
        return items
    if not (
        is_name(items[shown[0]].text)
        and all(alphanumeric(items[at].text) in alphanumeric(given) for at in shown)
    ):
        return items
    found = list(items)
    found[shown[0]] = replace(items[shown[0]], role="byline")
    found[shown[1]] = as_title(items[shown[1]])
    return found


def _names(items: list[LabelledParagraph], below: set[int], called: set[int]) -> list[LabelledParagraph]:
    """Label names, places and dates below the title, and a date above it, as bylines; nobody who is `called`."""
    first = next((at for at, item in enumerate(items) if item.open), 0)
    above = items[first] if items else None
    dated = (
        above
        and not above.paragraph.level
        and (is_date(above.text) or (compiled(_MARKED).match(above.text) and is_byline(above.text)))
    )
    told = [at for at in _names_first(items) if not dated]
    told = [] if called & {*told} else told
    return [
        replace(item, role="byline") if at in below or at in told or (dated and at == first) else item
        for at, item in enumerate(items)
    ]


def _names_first(items: list[LabelledParagraph]) -> list[int]:
    """The first lines where two or more in a row are names, offices and dates, and the title comes below them."""
    shown = [at for at, item in enumerate(items) if item.open]
    run = [*takewhile(lambda at: not items[at].paragraph.level and is_byline(items[at].text), shown)]
    below = items[shown[len(run)]] if len(run) < len(shown) else None
    titled = below and not (
        ends_sentence(below.text) or is_salutation(below.text) or not below.text or below.text[-1] in ":：，,"
    )
    return run if len(run) > 1 and titled else []


def _without_file_name(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label a file's name above a title that is nearly the same as an aside."""
    titles = [index for index, item in enumerate(items) if item.role == "title"]
    for one, other in pairwise(titles):
        if are_alike(items[one].text, items[other].text):
            items[one] = items[one].aside("file name")
    return items


def _without_headline(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label a page's headline as its own where the speech's title stands below: of several speeches, or of this one.

    Two lines of which each is a whole title, 在…会上的讲话, are no title with a subtitle.
    """
    front = [*takewhile(lambda at: items[at].role in _ABOVE, range(len(items)))]
    titles = [at for at in front if items[at].role == "title" and not items[at].paragraph.level]
    if not titles or len(front) == len(items):
        return items
    first, last = titles[0], next((at for at in reversed(front) if items[at].role != "aside"), titles[0])
    several = len(titles) > 1 and compiled(_COLLECTION).search(items[first].text)
    twice = (
        last > first == titles[-1]
        and items[last].role == "byline"
        and all(compiled(_WHOLE).search(items[at].text) for at in (first, last))
    )
    if twice:
        items = [as_title(item) if at == last else item for at, item in enumerate(items)]
    return [
        item.aside("site") if at == first and (several or twice) else item for at, item in enumerate(items)
    ]


_ABOVE = ("title", "byline", "aside")
_COLLECTION = r"[（(]\s*(?:精选)?\d{1,3}\s*篇\s*[）)]|(?:汇编|集锦|大全|合集)(?:[（(]|$)"
_WHOLE = r"^(?!——).{6,}的?(?:讲话|发言|致辞|演讲|报告)$"


def _without_title_again(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label the title that comes again between the paragraphs as a page's own.

    It says that it is a speech's, or stands right below the greeting; any other may be said, as a poem's is.
    """
    titles = {item.text for item in items if item.role == "title"}
    return [
        item.aside("head matter")
        if item.open
        and not item.paragraph.level
        and item.text in titles
        and (before.role == "salutation" or compiled(KIND).search(item.text))
        else item
        for before, item in pairwise([*items[:1], *items])
    ]


def _is_again(item: LabelledParagraph, found: list[LabelledParagraph]) -> bool:
    """True for the title once more, above who gave the speech."""
    return compiled(KIND).search(item.text) is not None and any(
        one.role == "title" and one.text == item.text for one in found
    )


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
    begins = is_part(item.text) or begins_series(items, index)  # the first heading
    return known and not (item.paragraph.level or begins or is_said(items, index))
