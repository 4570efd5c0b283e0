"""Lists that stand before a speech: who is greeted, line by line; names, places and dates in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.chars import is_speakable
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.greetings.salutations import calls_all, is_salutation, may_be_called
from rehearse.script.reading.structure.lines.bylines import is_byline

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_FRONT = 30
"""Paragraphs within which a speech's front stands, below what is the page's."""

_LAST_CALLED = r"(?i:and\b)[\w ,’'-]{1,60}[,:]|(?:还有|以及)[^。！？：:，,]{1,30}[：:，,]"
"""And most of all, the class of 2024: greets below those who are greeted; 还有远道来的亲友们： does, too."""
_NAMED = (
    r"(?=.*[A-Z])(?:(?:[A-Z][\w.’'-]*|\d{1,4}(?:[:.–-]\d{1,4})*|"
    r"of|the|at|in|for|and|by|on|after|before|de|van),? ?){1,10}"
)
_SECTION = (
    r"(?i:introduction|opening|background|overview|conclusion|summary|part|section|chapter|agenda|"
    r"outline|slide)\b"
)


def front_end(items: list[LabelledParagraph]) -> int:
    """Where a speech's front ends at the latest."""
    own = [at for at, item in enumerate(items) if item.what != "site" and is_speakable(item.text)]
    return own[_FRONT] if len(own) > _FRONT else len(items)


def called_lines(items: list[LabelledParagraph]) -> set[int]:
    """The lines of a list of those who are greeted: at least two in a row, before the first sentence."""
    run: list[int] = []
    for index, item in enumerate(items[: front_end(items)]):
        last = run and compiled(_LAST_CALLED).fullmatch(item.text)
        inside = run and (_between(items, index) or (len(run) > 1 and _in_a_list(items, index)))
        if item.open and (_calls(item) or last or inside):
            run.append(index)
        elif (len(run) > 1 or (run and _offices_above(items, run[0]))) and any(
            calls_all(items[at].text) or is_salutation(items[at].text) for at in run
        ):
            break
        elif item.open:
            run = []
    goes_on = [items[at].text.endswith((",", " and")) for at in run]
    while (
        goes_on[:2] == [False, True]
        and goes_on[2:4] != [False, True]  # each with the office in the next line
        and not (len(run) == 2 and calls_all(items[run[0]].text))
    ):
        run, goes_on = run[1:], goes_on[1:]  # a name above those who are greeted
    greeted = any(calls_all(items[at].text) or is_salutation(items[at].text) for at in run)
    above = (_honoured_above(items, run[0]) or _offices_above(items, run[0])) if greeted else []
    return {*above, *run} if len(run) + len(above) > 1 else set()


def _offices_above(items: list[LabelledParagraph], end: int) -> list[int]:
    """The lines in Chinese right above those who are greeted that name a person each and end in a comma."""
    run: list[int] = []
    for at in range(end - 1, -1, -1):
        item = items[at]
        if not item.open or item.paragraph.level or not compiled(_OFFICE).fullmatch(item.text):
            break
        run.insert(0, at)
    return run


_OFFICE = (
    r"(?!.*[了着过是在])[^，。！？：；、]{2,24}(?:[会局部院校馆处厅司社所]长|[省市县区镇乡村]长|主席|主任|书记|总裁|经理|大使|议员|委员|董事|教授|先生|女士)"
    r"[^，。！？：；、]{0,6}[，、]"
)


def _honoured_above(items: list[LabelledParagraph], end: int) -> list[int]:
    """The lines right above those who are greeted, from the first of two persons of honour on.

    One alone may be the speaker.
    """
    run: list[int] = []
    honoured = []
    for at in range(end - 1, -1, -1):
        item = items[at]
        if not item.open or item.paragraph.level or not item.text[:1].isascii() or ends_sentence(item.text):
            break
        run.insert(0, at)
        if compiled(_HONOURED).match(item.text):
            honoured.append(at)
    return [at for at in run if at >= honoured[-1]] if len(honoured) > 1 else []


_HONOURED = (
    r"(?:(?:The|His|Her|Their) )?(?:(?:Rt|Right)\.? )?"
    r"(?:Hon\.|Hon(?:ou?rable)? [A-Z]|Excellenc|Majest|(?:Royal )?Highness|(?:Mr|Mrs|Ms|Dr|Prof|Rev)\b|Professor )"
)


def _calls(item: LabelledParagraph) -> bool:
    return may_be_called(item.text) or is_salutation(item.text)


def _between(items: list[LabelledParagraph], index: int) -> bool:
    """True for a short line in English between those who are greeted, whoever it is: our host tonight,.

    Several may follow each other where all end in the same mark: CEOs of the ferries; Leaders of the town;.
    """
    mark = items[index].text[-1:]
    if mark not in (",", ";"):
        return False
    for item in items[index : index + _SEVERAL]:
        if _calls(item):
            return True
        if not (item.text[:1].isascii() and len(item.text) <= _SHORT and item.text.endswith(mark)):
            return False
    return False


_SEVERAL = 6
_SHORT = 80


def _in_a_list(items: list[LabelledParagraph], index: int) -> bool:
    """True for the office of the person above, in a list in English: others are greeted right below it."""
    for item in items[index : index + _BELOW]:
        if _calls(item):
            return True
        if item.paragraph.level or not item.text[:1].isupper() or ends_sentence(item.text):
            return False
    return False


_BELOW = 3
"""Lines within which somebody is greeted again."""


def named_lines(items: list[LabelledParagraph], called: set[int], given: str = "") -> set[int]:
    """Names, places and dates in English below the title, whatever their number: short lines above the first words.

    Where the title is `given` above all text, they begin with the first line.
    Where nobody is greeted below them, one line alone may as well be a heading.
    """
    first = next((at for at, item in enumerate(items[: front_end(items)]) if item.open), 0)
    if items and ends_sentence(items[first].text):  # what is said has begun
        return set()
    found: list[int] = []
    for at in range(first if given else first + 1, front_end(items)):
        item = items[at]
        if not item.open:
            continue
        if (
            at in called
            or is_salutation(item.text)
            or (ends_sentence(item.text) and not is_byline(item.text))
        ):
            break
        if item.paragraph.level or not _names_something(item):
            return set()
        if compiled(_SECTION).match(item.text):
            return set()
        if at > first + 1 or not compiled(_GOES_ON).match(item.text):
            found.append(at)
    return set(found) if len(found) > 1 else set()


def _names_something(item: LabelledParagraph) -> bool:
    """True for a line of names, places and dates in English."""
    named = not item.number and compiled(_NAMED).fullmatch(" ".join(item.text.split()))
    return bool(named) or (item.text[:1].isascii() and is_byline(item.text))


_GOES_ON = r"(?i)(?:at|on|to|for|before) the\b"
"""Words with which a title goes on: AT THE SPRING MEETING."""
