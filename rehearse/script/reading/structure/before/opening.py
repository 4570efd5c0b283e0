"""What stands above the first words of a speech, where it is certain where these begin.

Short lines above that are no sentences: the title, who speaks, when and where, and what else the page has.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from rehearse.language.text.chars import is_han
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.before.first_words import (
    QUOTED,
    card_lines,
    lines_above,
    tells,
    told_lines,
)
from rehearse.script.reading.structure.before.head_lines import (
    is_field,
    is_known,
    is_plan,
    is_row,
    is_stamp,
)
from rehearse.script.reading.structure.before.opening_titles import title_lines
from rehearse.script.reading.structure.lines.bylines import is_byline, is_name
from rehearse.script.reading.structure.lines.heading_lines import is_part
from rehearse.script.reading.structure.lines.series import begins_series
from rehearse.script.reading.structure.lines.signs import signed
from rehearse.script.reading.structure.lines.titles import (
    as_title,
    has_a_sentences_words,
    is_headline,
    is_one_of_several,
    names_a_speech,
    names_kind,
)

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_NEAR = 6
"""Lines within which a page's headline comes again."""
_VERSE = 4
_MOST_OTHERS = 6
"""Lines of no known kind; a poem above a greeting has more. Twice as many where a name or a date stands below."""


def opening(items: list[LabelledParagraph], given: str = "") -> list[LabelledParagraph]:
    """Label what stands above the first words, where these are certain; else leave all as it is.

    Where the title is `given` above all text, a line of no known kind may be anything.
    """
    run, first = lines_above(items)
    run = [at for at in run if not given or _is_marked(items[at]) or is_known(items[at])]
    inside, end = run, run[-1] + 1 if run else 0
    named = {at for at in run[:1] if names_a_speech(items[at].text)}  # 一、致辞范本, and nothing above it
    run = [*takewhile(lambda at: at in named or not _is_first_heading(items, at, end), run)]
    below = [at for at in inside[len(run) + 1 :] if _is_beside(items[at])]
    headed, card = False, [] if first is not None else card_lines(items)
    if first is None:
        run = told_lines(items) or card
        headed = bool(run) and any(item.paragraph.level for item in items[: run[0]])
    if run and is_part(items[run[-1]].text, below=len(run) > 1):
        run = run[:-1]
    if not run:
        return items
    start = next(
        (place for place, at in enumerate(run) if _is_offered(items, at) or _comes_again(items, at, run)), 0
    )
    titles = [] if headed else _titles([items[at] for at in run], given, start)
    last = run[-1]
    part = _may_be_heading(items[last]) or begins_series(items, last) or last in signed(items)
    if part and last not in named and titles[-1:] != [len(run) - 1]:
        run = run[:-1]
    certain = (first is not None and items[first].paragraph.silent) or (card and run == card)
    if not certain:
        run = _without_speech(items, run, titles)
        titles = [place for place in titles if place < len(run)]
    if not run:
        return items
    found = _labelled(items, run, titles)
    for at in below:
        found[at] = items[at].aside("head matter")
    return found


def _labelled(items: list[LabelledParagraph], run: list[int], titles: list[int]) -> list[LabelledParagraph]:
    """Label these lines: the title's, below it who and when, and what else there is."""
    found = list(items)
    top = titles[0] if titles else len(run)
    for place, at in enumerate(run):
        if place in titles:
            found[at] = as_title(items[at])
        elif all(map(is_byline, items[at].text.split("\n"))) or (place > top and not _is_note(items[at])):
            found[at] = replace(items[at], role="byline")
        else:
            found[at] = items[at].aside("head matter")
    return found


def _is_note(line: LabelledParagraph) -> bool:
    """True for a row, a value, a plan or a mark, and for what stands in brackets: （会后收回）."""
    boxed = line.text.startswith(("（", "(")) and line.text.endswith(("）", ")"))
    return boxed or is_row(line) or is_field(line) or is_plan(line) or is_stamp(line)


def _is_beside(line: LabelledParagraph) -> bool:
    """True for a line between the first heading and the first words that names a time or a thing: ◆ 道具：白纸."""
    text = line.text.lstrip("◆◇●■★☆▪•· ")
    boxed = text[:1] in _OPEN and text[-1:] in _CLOSE
    return boxed or is_byline(text) or bool(compiled(_THING).fullmatch(text))


_OPEN, _CLOSE = "【[（(", "】]）)"
_THING = (
    r"(?:道具|教具|物料|器材|用品|时长|目的|目标|形式|人员|场地|props?|materials?|goal|time)\s*[:：]"
    r"[^。！？!?]{1,60}"
)
"""What a part needs."""


def _titles(lines: list[LabelledParagraph], given: str, start: int) -> list[int]:
    """Which lines are the title's; below one that is `given` only what the format or its words mark.

    From line `start` on if one there is: above it a website speaks.
    """
    own = [start + place for place in title_lines(lines[start:])] or title_lines(lines)
    return [place for place in own if not given or _is_marked(lines[place])]


def _comes_again(items: list[LabelledParagraph], at: int, run: list[int]) -> bool:
    """True for a line that stands once more below the greeting, as a page's headline does; no name does."""
    text = items[at].text
    if is_known(items[at]) or text.endswith((":", "：")):  # 讲师说： is a label
        return False
    return any(item.text == text for item in items[run[-1] + 1 : run[-1] + _NEAR])


def _is_offered(items: list[LabelledParagraph], at: int) -> bool:
    """True for the first line below a website's sentence."""
    above = items[at - 1] if at else None
    return above is not None and above.what == "site" and ends_sentence(above.text)


def _is_marked(line: LabelledParagraph) -> bool:
    return line.paragraph.level > 0 or names_kind(line.text)


def _without_speech(items: list[LabelledParagraph], run: list[int], titles: list[int]) -> list[int]:
    """Leave out what may be said: lines of no known kind that are many, of one length, or have a sentence's words.

    A line that has a name, a date or the kind of speech below it is not said, whatever its words are.
    """
    unknown = [items[at].text for at in run if not (is_known(items[at]) or tells(items[at]))]
    verse = any(
        len(one) == len(other) >= _VERSE and is_han(one[0]) and is_han(other[0])
        for one, other in pairwise(unknown)
    )
    told = [place for place, at in enumerate(run) if tells(items[at])]
    end = told[-1] + 1 if told else 0
    others = [place for place, at in enumerate(run) if place not in titles and not is_known(items[at])]
    many = len(others) > 2 * _MOST_OTHERS or sum(place >= end for place in others) > _MOST_OTHERS
    if verse or many:
        return []
    said = [
        place for place in range(end, len(run)) if place not in titles and _may_be_said(items[run[place]])
    ]
    if said and not end:
        return []
    return run[: said[0]] if said else run


def _may_be_said(line: LabelledParagraph) -> bool:
    """True for a line of no known kind that has a sentence's words."""
    return not (is_known(line) or is_headline(line.text)) and has_a_sentences_words(
        compiled(QUOTED).sub("“”", line.text)
    )


def _is_first_heading(items: list[LabelledParagraph], at: int, end: int) -> bool:
    """True for a line above the first words at `end` that begins the speech itself."""
    line = items[at]
    counted = line.number is not None and is_part(line.text[line.number.rest :])  # 一、开场
    return is_one_of_several(items, at) or _is_boxed_part(line) or counted or begins_series(items, at, end)


def _is_boxed_part(line: LabelledParagraph) -> bool:
    """True for [一、开场白] and 【第一篇章】, which begin the speech."""
    return line.kind.startswith("box ") and line.kind != "box bare"


def _may_be_heading(line: LabelledParagraph) -> bool:
    """True for a line right above the first words that may name the first part: 一、开场, 【开头】; no name does."""
    return (line.number is not None or line.text[0] in "【[") and not is_name(line.text)
