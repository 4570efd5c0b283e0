"""What stands above the first words of a speech, where it is certain where these begin.

They begin where the hall is greeted, where the first slide is marked, or where the first of several speakers has the
word. Short lines above that are no sentences: the title, who speaks, when and where, and what else the page has.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from rehearse.language.numbers.ordinals import POINTS
from rehearse.language.text.chars import has_han, is_han, is_speakable
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.announced import announces
from rehearse.script.reading.structure.appended_heads import may_be_appended
from rehearse.script.reading.structure.bylines import is_byline, is_name
from rehearse.script.reading.structure.head_lines import ABOUT, is_field, is_known, is_row
from rehearse.script.reading.structure.heading_lines import counts_on, is_part
from rehearse.script.reading.structure.lists import called_lines, front_end
from rehearse.script.reading.structure.opening_titles import LONGEST, title_lines
from rehearse.script.reading.structure.salutations import greets
from rehearse.script.reading.structure.signs import signed_heads
from rehearse.script.reading.structure.speaking import speaks
from rehearse.script.reading.structure.titles import (
    IN_FULL,
    as_title,
    has_a_sentences_words,
    is_one_of_several,
    is_sentence,
    names_kind,
)

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_VERSE = 4
_MOST_OTHERS = 6
"""Lines of no known kind; a poem above a greeting has more."""


def opening(items: list[LabelledParagraph], given: str = "") -> list[LabelledParagraph]:
    """Label what stands above the first words, where these are certain; else leave all as it is.

    Where the title is `given` above all text, a line of no known kind may be anything.
    """
    run, first = _above(items)
    run = [at for at in run if not given or _is_marked(items[at]) or is_known(items[at])]
    run = list(takewhile(lambda at: not (is_one_of_several(items, at) or _is_boxed_part(items[at])), run))
    headed, card = False, [] if first is not None else _card(items)
    if first is None:
        run = _told(items) or card
        headed = bool(run) and any(item.paragraph.level for item in items[: run[0]])
    if run and is_part(items[run[-1]].text.strip("【】[] "), below=len(run) > 1):
        run = run[:-1]
    if not run:
        return items
    start = next(
        (place for place, at in enumerate(run) if _is_offered(items, at) or _comes_again(items, at, run)), 0
    )
    titles = [] if headed else _titles([items[at] for at in run], given, start)
    last = run[-1]
    head = _may_be_heading(items[last]) or counts_on(items, last) or last in signed_heads(items)
    if titles[-1:] != [len(run) - 1] and head:
        run = run[:-1]
    others = [items[at] for place, at in enumerate(run) if place not in titles and not is_known(items[at])]
    certain = (first is not None and items[first].paragraph.silent) or (card and run == card)
    if not certain and _may_be_said(others, items, run):
        return items
    found = list(items)
    top = titles[0] if titles else len(run)
    for place, at in enumerate(run):
        if place in titles:
            found[at] = as_title(items[at])
        elif all(map(is_byline, items[at].text.split("\n"))) or (
            place > top and not is_row(items[at]) and not is_field(items[at])
        ):
            found[at] = replace(items[at], role="byline")
        else:
            found[at] = items[at].aside("head matter")
    return found


def _titles(lines: list[LabelledParagraph], given: str, start: int) -> list[int]:
    """Which lines are the title's; below one that is `given` only what the format or its words mark.

    From line `start` on if one there is: above it a website speaks.
    """
    own = [start + place for place in title_lines(lines[start:])] or title_lines(lines)
    return [place for place in own if not given or _is_marked(lines[place])]


def _comes_again(items: list[LabelledParagraph], at: int, run: list[int]) -> bool:
    """True for a line that stands once more below the greeting, as a page's headline does; no name does."""
    text = items[at].text
    return not is_known(items[at]) and any(item.text == text for item in items[run[-1] + 1 : run[-1] + _NEAR])


_NEAR = 6
"""Lines within which it does."""


def _is_offered(items: list[LabelledParagraph], at: int) -> bool:
    """True for the first line below a website's sentence."""
    above = items[at - 1] if at else None
    return above is not None and above.what == "site" and ends_sentence(above.text)


def _is_marked(line: LabelledParagraph) -> bool:
    return line.paragraph.level > 0 or names_kind(line.text)


def _may_be_said(others: list[LabelledParagraph], items: list[LabelledParagraph], run: list[int]) -> bool:
    """True where lines of no known kind are many, have a sentence's words, or are of one length, as a poem's are."""
    unknown = [items[at].text for at in run if not is_known(items[at])]
    verse = any(len(one) == len(other) >= _VERSE and is_han(one[0]) for one, other in pairwise(unknown))
    said = any(has_a_sentences_words(compiled(_QUOTED).sub("“”", one.text)) for one in others)
    return verse or said or len(others) > _MOST_OTHERS


def _told(items: list[LabelledParagraph]) -> list[int]:
    """The first lines, where two of them are names with values, or one says of itself what it is the title of.

    A title in the format of a heading may stand above those with values.
    """
    run: list[int] = []
    shown = [
        at
        for at, item in enumerate(items[: front_end(items)])
        if item.role != "aside" and is_speakable(item.text)
    ]
    headed = bool(shown) and items[shown[0]].paragraph.level == 1
    for at in shown[headed:]:
        item = items[at]
        marked = not item.open or item.paragraph.forced or item.paragraph.silent or item.paragraph.level
        opened = item.text[-1] in "：:" and not (
            is_row(item) or (at == shown[0] and _names_itself(item.text))
        )
        if marked or item.label or _is_said(item) or opened:
            break
        if (run or headed) and not (is_known(item) or (names_kind(item.text) and not headed)):
            break
        run.append(at)
    certain = any(is_byline(items[at].text) or compiled(ABOUT).match(items[at].text) for at in run)
    if run and not certain and any(map(_names_part, items[run[-1] + 1 :])):
        run = [at for at in run if not _names_part(items[at])]  # 王秀英：守门人 has its like below
    fields = sum(items[at].text.count("\n") + 1 for at in run if is_field(items[at]))
    timed = headed and any(item.what == "planned time" for item in items[: run[-1] if run else 0])
    named = not headed and any(_names_itself(items[at].text) for at in run[:1])
    return run if (fields > 1 and (certain or timed)) or named else []


def _names_itself(text: str) -> bool:
    """True for a title that says what it is, maybe with a colon: Talk on tides:."""
    return names_kind(text.rstrip("：:"))


def _card(items: list[LabelledParagraph]) -> list[int]:
    """The lines between the title and the first heading, where they are names with values and lists, no sentences."""
    heads = [at for at, item in enumerate(items) if item.paragraph.level]
    if len(heads) < 2 or heads[0] or not heads[1]:
        return []
    inside = [at for at in range(1, heads[1]) if items[at].open and is_speakable(items[at].text)]
    fields = sum(is_field(items[at]) for at in inside)
    told = all(
        is_field(items[at]) or not (is_sentence(items[at].text) or speaks(items[at].text)) for at in inside
    )
    return inside if fields > 1 and told else []


def _names_part(item: LabelledParagraph) -> bool:
    """True for a name with a value that only a script's head does not have: 王秀英：守门人."""
    known = is_byline(item.text) or compiled(ABOUT).match(item.text)
    return item.open and not item.label and is_field(item) and not known and not is_sentence(item.text)


def _above(items: list[LabelledParagraph]) -> tuple[list[int], int | None]:
    """The lines above the first words, and where these are; None where something else stands before them."""
    called = called_lines(items)
    run: list[int] = []
    about, only_slides = False, False
    for at, item in enumerate(items[: front_end(items)]):
        if item.what == "lead" and run and announces(item.text):
            return run, at
        if item.role == "aside" or not is_speakable(item.text):
            continue
        if not item.open or item.paragraph.forced:
            break
        if item.paragraph.silent and item.paragraph.label:
            return run, at
        if item.paragraph.level:  # how to use the script, which ends at the first slide
            about = bool(run) and may_be_appended(item.text)
        if not about and (item.label or at in called or _greets_hall(item.text)):
            return ([], None) if only_slides else (run, at)
        if not about and _is_said(item):
            return (run, at) if _is_dated(items, run) and compiled(_GOOD_DAY).match(item.text) else ([], None)
        only_slides = only_slides or about or _is_value(item.text) or (bool(run) and item.paragraph.level > 0)
        run.append(at)
    return [], None


def _is_dated(items: list[LabelledParagraph], run: list[int]) -> bool:
    """True for lines with a name or a date among them, and something else, none of which the format marks."""
    bylines = [is_byline(items[at].text) for at in run]
    return any(bylines) and not all(bylines) and not any(items[at].paragraph.level for at in run)


def _greets_hall(text: str) -> bool:
    """True for a line that greets the hall, maybe after it has thanked the chair for the word."""
    return greets(compiled(_THANKS_CHAIR).sub("", text))


_GOOD_DAY = (
    r"(?:大家|各位)?(?:大家|各位|早上|上午|中午|下午|晚上)好[，。！,!]|"
    r"(?i:(?:a very )?good (?:morning|afternoon|evening)(?: (?:everyone|everybody|all|to you all))?|hello|hi)[,.!]\s"
)
_THANKS_CHAIR = r"^(?:谢谢|感谢|多谢)[^，。！,!]{0,6}(?:主席|主持人|司仪|会长)[，。！,!]\s*(?=\S)"


def _is_value(text: str) -> bool:
    """True for a sentence; a title in English is long, too, but has capitals and no end."""
    text = compiled(_QUOTED).sub("“”", text)
    titled = not (has_han(text) or ends_sentence(text) or has_a_sentences_words(text) or text[-1] in ",;")
    return is_sentence(text) and not (titled or compiled(IN_FULL).fullmatch(text) or names_kind(text))


_QUOTED = r"(?<!\w)['‘“\"][^'‘’“”\"]{3,120}['’”\"](?!\w)"
"""What is quoted in a title may be a sentence."""


def _is_said(item: LabelledParagraph) -> bool:
    """True for a line that is speech, or a part's heading, whatever comes after it; a sentence may be a value."""
    text = item.text
    counted = item.kind in POINTS or (item.paragraph.level and item.number and item.kind != "bare")
    if counted or is_part(text) or speaks(text) or len(text) > (5 if names_kind(text) else 3) * LONGEST:
        return True
    return _is_value(text) and not is_field(item)


def _is_boxed_part(line: LabelledParagraph) -> bool:
    """True for [一、开场白] and 【第一篇章】, which begin the speech."""
    return line.kind.startswith("box ") and line.kind != "box bare"


def _may_be_heading(line: LabelledParagraph) -> bool:
    """True for a line right above the first words that may name the first part: 一、开场, 【开头】; no name does."""
    return (line.number is not None or line.text[0] in "【[") and not is_name(line.text)
