"""What stands above the first words of a speech, where it is certain where these begin.

They begin where the hall is greeted, where the first slide is marked, or where the first of several speakers has the
word. Short lines above that are no sentences: the title, who speaks, when and where, and what else the page has.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from rehearse.language.numbers.ordinals import POINTS
from rehearse.language.text.chars import HANLIKE, is_han, is_speakable
from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.appended_heads import may_be_appended
from rehearse.script.reading.structure.bylines import is_byline, is_name
from rehearse.script.reading.structure.heading_lines import counts_on, is_part
from rehearse.script.reading.structure.lists import FRONT, called_lines
from rehearse.script.reading.structure.persons import SPOKEN
from rehearse.script.reading.structure.salutations import is_salutation, leading_salutation
from rehearse.script.reading.structure.speaking import speaks
from rehearse.script.reading.structure.titles import (
    GIVEN_BY,
    IN_FULL,
    KIND,
    MERE_KIND,
    as_title,
    has_a_sentences_words,
    has_title_label,
    is_one_of_several,
    is_sentence,
    names_kind,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_FIELD = (
    rf"(?!.*(?:{SPOKEN}))"
    r"(?:[^\W\d_a-zA-Z]{1,8}|[A-Z][\w’',-]*(?: [\w’',-]+){0,4})\s*[:：]\s*(?=\S)"
)
"""A name and its value: 辩题：…, Time: 4 minutes; a speaker would say who he is himself."""
_ABOUT = (
    r"\w{0,4}(?:时间|时长|地点|对象|人员|单位|日期|记录人?|课时|年级|教具|教学(?:目标|重点|难点|准备)|字数|语速|版本|类型|物料)\s*[:：]|"
    r"(?i:(?:[\w ]{0,12})(?:date|time|duration|length|type|audience|speaker|creator|location|venue|word count))\s*:"
)
"""Names of what only a script's head has; 口号：安全第一 may be said."""
_NO_NAME = (
    r"(?:.*(?:党课|讲话|演讲稿?|讲稿|发言稿?|致[辞词]|主题|报告|专题片|相声|小品|诗朗诵)|"
    r"(?i:lecture|talk|speech|sermon)(?: \d+)?)\s*[:：]"
)
"""What stands before a colon in a title."""
_ROW = (
    r"\d{1,2}[:：]\d\d|.{0,8}[〔\[]\d{4}[〕\]]|第\s*\d+\s*期$|"
    r"[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．](?!\d)|会议(?:内容|记录|议程)[:：]$|"
    r"附件\s*[\d一二三四五]*[:：]?$|.*(?:材料|文件)(?:之[一二三四五六七八九十\d]+|[（(][一二三四五六七八九十\d]+[）)])$"
)
"""A row of a timetable, an agenda or minutes, or the number of a document."""
_DASHES = "—-─"
_SUBTITLE = ("—", "-", "─", "《", "“")
_GOES_ON = r"(?i:(?:at|on|to|for|before|during) the\b)"
_VERSE = 4
_MOST_OTHERS = 6
"""Lines of no known kind; a poem above a greeting has more."""
_LONGEST = 60
_LEAST = 10


def opening(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label what stands above the first words, where these are certain; else leave all as it is."""
    run, first = _above(items)
    run = list(takewhile(lambda at: not (is_one_of_several(items, at) or _is_boxed_part(items[at])), run))
    headed, card = False, [] if first is not None else _card(items)
    if first is None:
        run = _told(items) or card
        headed = bool(run) and any(item.paragraph.level for item in items[: run[0]])
    if run and is_part(items[run[-1]].text.strip("【】[] "), below=len(run) > 1):
        run = run[:-1]
    if not run:
        return items
    titles = [] if headed else _titles([items[at] for at in run])
    last = run[-1]
    if titles[-1:] != [len(run) - 1] and (_may_be_heading(items[last]) or counts_on(items, last)):
        run = run[:-1]
    others = [items[at] for place, at in enumerate(run) if place not in titles and not _is_known(items[at])]
    certain = (first is not None and items[first].paragraph.silent) or (card and run == card)
    if not certain and _may_be_said(others, items, run):
        return items
    found = list(items)
    top = titles[0] if titles else len(run)
    for place, at in enumerate(run):
        if place in titles:
            found[at] = as_title(items[at])
        elif all(map(is_byline, items[at].text.split("\n"))) or (
            place > top and not _is_row(items[at]) and not _is_field(items[at])
        ):
            found[at] = replace(items[at], role="byline")
        else:
            found[at] = items[at].aside("head matter")
    return found


def _may_be_said(others: list[LabelledParagraph], items: list[LabelledParagraph], run: list[int]) -> bool:
    """True where lines of no known kind are many, have a sentence's words, or are of one length, as a poem's are."""
    unknown = [items[at].text for at in run if not _is_known(items[at])]
    verse = any(len(one) == len(other) >= _VERSE and is_han(one[0]) for one, other in pairwise(unknown))
    return verse or len(others) > _MOST_OTHERS or any(has_a_sentences_words(one.text) for one in others)


def _told(items: list[LabelledParagraph]) -> list[int]:
    """The first lines, where two of them are names with values, or one says of itself what it is the title of.

    A title in the format of a heading may stand above those with values.
    """
    run: list[int] = []
    shown = [at for at, item in enumerate(items[:FRONT]) if item.role != "aside" and is_speakable(item.text)]
    headed = bool(shown) and items[shown[0]].paragraph.level == 1
    for at in shown[headed:]:
        item = items[at]
        marked = not item.open or item.paragraph.forced or item.paragraph.silent or item.paragraph.level
        if marked or item.label or _is_said(item) or (item.text[-1] in "：:" and not _is_row(item)):
            break
        if (run or headed) and not (_is_known(item) or (names_kind(item.text) and not headed)):
            break
        run.append(at)
    certain = any(is_byline(items[at].text) or compiled(_ABOUT).match(items[at].text) for at in run)
    if run and not certain and any(map(_names_part, items[run[-1] + 1 :])):
        run = [at for at in run if not _names_part(items[at])]  # 王秀英：守门人 has its like below
    fields = sum(items[at].text.count("\n") + 1 for at in run if _is_field(items[at]))
    timed = headed and any(item.what == "planned time" for item in items[: run[-1] if run else 0])
    named = not headed and any(names_kind(items[at].text) for at in run[:1])
    return run if (fields > 1 and (certain or timed)) or named else []


def _card(items: list[LabelledParagraph]) -> list[int]:
    """The lines between the title and the first heading, where they are names with values and lists, no sentences."""
    heads = [at for at, item in enumerate(items) if item.paragraph.level]
    if len(heads) < 2 or heads[0] or not heads[1]:
        return []
    inside = [at for at in range(1, heads[1]) if items[at].open and is_speakable(items[at].text)]
    fields = sum(_is_field(items[at]) for at in inside)
    told = all(
        _is_field(items[at]) or not (is_sentence(items[at].text) or speaks(items[at].text)) for at in inside
    )
    return inside if fields > 1 and told else []


def _names_part(item: LabelledParagraph) -> bool:
    """True for a name with a value that only a script's head does not have: 王秀英：守门人."""
    known = is_byline(item.text) or compiled(_ABOUT).match(item.text)
    return item.open and not item.label and _is_field(item) and not known and not is_sentence(item.text)


def _above(items: list[LabelledParagraph]) -> tuple[list[int], int | None]:
    """The lines above the first words, and where these are; None where something else stands before them."""
    called = called_lines(items)
    run: list[int] = []
    about, only_slides = False, False
    for at, item in enumerate(items[:FRONT]):
        if item.role == "aside" or not is_speakable(item.text):
            continue
        if not item.open or item.paragraph.forced:
            break
        if item.paragraph.silent and item.paragraph.label:
            return run, at
        if item.paragraph.level:  # how to use the script, which ends at the first slide
            about = bool(run) and may_be_appended(item.text)
        if not about and (item.label or at in called or _greets(item.text)):
            return ([], None) if only_slides else (run, at)
        if not about and _is_said(item):
            break
        only_slides = only_slides or about or _is_value(item.text) or (bool(run) and item.paragraph.level > 0)
        run.append(at)
    return [], None


def _greets(text: str) -> bool:
    """True for a line that greets the hall, maybe after it has thanked the chair for the word."""
    text = compiled(_THANKS_CHAIR).sub("", text)
    return is_salutation(text) or leading_salutation(text) > 0


_THANKS_CHAIR = r"^(?:谢谢|感谢|多谢)[^，。！,!]{0,6}(?:主席|主持人|司仪|会长)[，。！,!]\s*(?=\S)"


def _is_value(text: str) -> bool:
    """True for a sentence; a title in English is long, too, but has capitals and no end."""
    titled = not (
        any(map(is_han, text)) or ends_sentence(text) or has_a_sentences_words(text) or text[-1] in ",;"
    )
    return is_sentence(text) and not (titled or compiled(IN_FULL).fullmatch(text) or names_kind(text))


def _is_said(item: LabelledParagraph) -> bool:
    """True for a line that is speech, or a part's heading, whatever comes after it; a sentence may be a value."""
    text = item.text
    counted = item.kind in POINTS or (item.paragraph.level and item.number and item.kind != "bare")
    if counted or is_part(text) or speaks(text) or len(text) > 3 * _LONGEST:
        return True
    return _is_value(text) and not _is_field(item)


def _titles(lines: Sequence[LabelledParagraph]) -> list[int]:
    """Which lines are the title's: the format's heading, else the line that says what it is, else the first words."""
    styled = [
        place
        for place, line in enumerate(lines)
        if line.paragraph.title
        or (line.paragraph.level and not (place and may_be_appended(line.text)))
        or has_title_label(line)
        or compiled(IN_FULL).fullmatch(line.text)
    ]
    if styled:
        return [
            place
            for place in styled
            if place == styled[0] or not compiled(r"\d{4}").search(lines[place].text)
        ]
    may_be = [
        place
        for place, line in enumerate(lines)
        if _has_a_word(line.text) and not _is_known(line) and len(line.text) <= _LONGEST
    ]
    says = [place for place in may_be if compiled(KIND).search(_closed_up(lines[place].text.rstrip("：:")))]
    given = [place for place, line in enumerate(lines) if compiled(GIVEN_BY).match(line.text)]
    by = [place for place, line in enumerate(lines) if compiled(KIND).search(line.text)]  # Speech by Ann Lee
    last = [place for place, line in enumerate(lines) if len(line.text) >= _LEAST and not _is_row(line)]
    first = next(iter(says or given or may_be or by or last), None)
    if first is None:
        return []
    chosen = [first]
    for above, near in ((first - 1, 2), (first - 2, 1)):  # a title over three lines has no empty one
        if above + 1 != chosen[0] or above not in may_be:
            break
        if lines[above + 1].text[0] in _DASHES:  # it goes on with what stands above it, however far
            near = _LONGEST
        if lines[above + 1].paragraph.line <= lines[above].paragraph.line + near:
            chosen.insert(0, above)
    mere = compiled(MERE_KIND).fullmatch(_closed_up(lines[first].text))
    if first + 1 in may_be and (mere or _is_motto(lines[first : first + 3])):
        chosen.append(first + 1)
    return chosen + [
        place
        for place, line in enumerate(lines)
        if place > chosen[-1]
        and (
            compiled(_GOES_ON).match(line.text)
            or (place == chosen[-1] + 1 and line.text.startswith(_SUBTITLE))
        )
    ]


def _has_a_word(text: str) -> bool:
    """False for 9.24.2009 and 5018."""
    return compiled(r"[^\W\d_]\W*[^\W\d_]").search(text) is not None


def _is_motto(lines: Sequence[LabelledParagraph]) -> bool:
    """True for 心里有光，脚下有路 between 国旗下讲话稿 and a name: it is the title's, though it says something."""
    together = all(below.paragraph.line == above.paragraph.line + 1 for above, below in pairwise(lines))
    says = len(lines) > 2 and has_a_sentences_words(lines[1].text)
    return says and together and names_kind(lines[0].text) and is_byline(lines[2].text)


def _closed_up(text: str) -> str:
    """Write 讲　话, which fills its line, as 讲话."""
    return compiled(rf"(?<={HANLIKE})[ 　]+(?={HANLIKE})").sub("", text)


def _is_known(line: LabelledParagraph) -> bool:
    return is_byline(line.text) or _is_field(line) or _is_row(line)


def _is_field(line: LabelledParagraph) -> bool:
    """True for a name and its value, or several, each on its line."""
    return all(
        compiled(_FIELD).match(text) and not compiled(_NO_NAME).match(text) for text in line.text.split("\n")
    )


def _is_row(line: LabelledParagraph) -> bool:
    return bool(compiled(_ROW).match(line.text))


def _is_boxed_part(line: LabelledParagraph) -> bool:
    """True for [一、开场白] and 【第一篇章】, which begin the speech."""
    return line.kind.startswith("box ") and line.kind != "box bare"


def _may_be_heading(line: LabelledParagraph) -> bool:
    """True for a line right above the first words that may name the first part: 一、开场, 【开头】; no name does."""
    return (line.number is not None or line.text[0] in "【[") and not is_name(line.text)
