"""What stands above the first words of a speech, where it is certain where these begin.

They begin where the hall is greeted, where the first slide is marked, or where the first of several speakers has the
word. Short lines above that are no sentences: the title, who speaks, when and where, and what else the page has.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.numbers.ordinals import POINTS
from rehearse.language.text.chars import HANLIKE, is_han, is_speakable
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose
from rehearse.script.reading.structure.appended_heads import may_be_appended
from rehearse.script.reading.structure.bylines import is_byline
from rehearse.script.reading.structure.heading_lines import is_part
from rehearse.script.reading.structure.lists import FRONT, called_lines
from rehearse.script.reading.structure.salutations import is_salutation, leading_salutation
from rehearse.script.reading.structure.speaking import speaks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_FIELD = (
    r"(?!.*(?:我|咱|大家|各位|[你您]们|\b(?:I|we|us|our)\b))"
    r"(?:[^\W\d_a-zA-Z]{1,8}|[A-Z][\w’',-]*(?: [\w’',-]+){0,4})\s*[:：]\s*(?=\S)"
)
"""A name and its value: 辩题：…, Time: 4 minutes; a speaker would say who he is himself."""
_ABOUT = (
    r"\w{0,4}(?:时间|时长|地点|对象|人员|单位|日期|记录人?|课时|年级|教具|教学(?:目标|重点|难点|准备)|字数|语速|版本|类型|物料)\s*[:：]|"
    r"(?i:(?:[\w ]{0,12})(?:date|time|type|speaker|creator|location|venue|word count))\s*:"
)
"""Names of what only a script's head has; 口号：安全第一 may be said."""
_NO_NAME = (
    r"(?:.*(?:党课|演讲稿?|讲稿|发言稿?|致[辞词]|主题|报告|专题片|相声|小品|诗朗诵)|"
    r"(?i:lecture|talk|speech|sermon)(?: \d+)?)\s*[:：]"
)
"""What stands before a colon in a title."""
_KIND = (
    r"(?:讲话|演讲|发言|致[辞词辭]|报告|汇报|贺[辞词]|献词|主持词|串词|述职|悼词|解说词|广播稿|倡议|誓师?词|颁奖词|实录|党课|讲座|教案)"
    r"(?:讲?稿|词|材料)?(?:[》）)]|[（(][^（）()]{1,12}[）)])?$|^(?:诗朗诵|相声|小品|专题片|演讲稿?|讲稿|党课)\W|"
    r"(?i:\b(?:remarks|address|speech|statement|talk|toast|eulogy|lecture|sermon|tribute|welcome)\b)"
)
"""What a title says of itself."""
_KIND_FIRST = (
    r"(?i:(?:[\w’'-]+ ){0,3}(?:remarks|address|speech|statement|talk|toast|eulogy|lecture|sermon|homily|tribute)\b"
    r"(?: (?:by|to|for|at|on|of|in|before|from) .{2,80})?$)"
)
"""How a title in English begins that says of itself what it is."""
_ROW = (
    r"\d{1,2}[:：]\d\d|.{0,8}[〔\[]\d{4}[〕\]]|第\s*\d+\s*期$|"
    r"[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．](?!\d)|会议(?:内容|记录|议程)[:：]$"
)
"""A row of a timetable, an agenda or minutes, or the number of a document."""
_SUBTITLE = ("—", "-", "─", "《", "“")
_GOES_ON = r"(?i:(?:at|on|to|for|before|during) the\b)"
_GIVEN_BY = r"(?i:(?:remarks|statement|speech|address) (?:by|of) (?:the |h\. ?e\. |(?:his|her) excellency ))"
"""A title that names an office: STATEMENT BY THE MINISTER; with a name, Remarks by Ann Lee, it says who speaks."""
_IN_FULL = (
    r"(?i:(?:[\w’'-]+ ){0,2}(?:remarks|speech|address|statement) (?:by|of|to|at|on) .{10,140}\d{4}\b.{0,40})"
)
"""A title that tells all, with its date, and may end like a sentence: Remarks by Ann Lee at the dinner, 3 May 2010."""
MERE_KIND = (
    r"演[讲講]稿|[讲講]稿|[发發]言稿|[讲講][话話]稿?|致[辞词辭]|"
    r"[\w ]{0,14}(?i:speech|talk|statement|address)"
)
"""A title that says nothing else goes on in the next line."""
_SAYS = (
    r"[的是没吗呢吧这那很还把被让你他她它]|有(?!限)|(?<![纪摘主需重首概])要|了(?!解)|着(?![力眼装重])|(?<![通经])过(?![程年节渡])|"
    r"，|(?<![首成])都(?!市)|也(?!门)|就(?![业职读医])|(?<![心获取所])得|"
    r"[a-z] (?:is|are|was|were|has|have|will|can|do|does|did) "
)
"""What a sentence has: 春天又来了 is said, even right above the greeting."""
_VERSE = 4
_MOST_OTHERS = 6
"""Lines of no known kind; a poem above a greeting has more."""
_LONGEST = 60
_LEAST = 10
_TITLE_LABEL = (
    r"(?:[【\[]\s*(?:演讲|发言|致[辭辞])?(?:题目|标题|主题|背景|題目|標題|主題)\s*[】\]]|"
    r"(?:演讲|发言|视频|文章)?(?:题目|标题)\s*[:：])\s*(?=\S.{3,50}$)"
)
"""What the title stands behind: 题目：."""
_FILE_DATE = r"\d{4}-\d{2}-\d{2}[_ -]+(?=\S)"


def opening(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label what stands above the first words, where these are certain; else leave all as it is."""
    run, first = _above(items)
    if first is None:
        run = _told(items)
    if run and is_part(items[run[-1]].text.strip("【】[] ")):
        run = run[:-1]
    if not run:
        return items
    titles = _titles([items[at] for at in run])
    last = run[-1]
    if titles[-1:] != [len(run) - 1] and _may_be_heading(items[last]):
        run = run[:-1]
    others = [items[at] for place, at in enumerate(run) if place not in titles and not _is_known(items[at])]
    if not (first is not None and items[first].paragraph.silent) and _may_be_said(others, items, run):
        return items
    found = list(items)
    top = titles[0] if titles else len(run)
    for place, at in enumerate(run):
        if place in titles:
            found[at] = as_title(items[at])
        elif is_byline(items[at].text) or (
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
    return verse or len(others) > _MOST_OTHERS or any(_has_a_sentences_words(one.text) for one in others)


def _has_a_sentences_words(text: str) -> bool:
    """True for 春天又来了, and for English words that are mostly small: A wall stands there."""
    words = [word for word in compiled(r"[A-Za-z]{3,}").findall(text)[1:] if word not in _SMALL]
    small = sum(word.islower() for word in words)
    return bool(compiled(_SAYS).search(text)) or (len(words) > 1 and 2 * small > len(words))


_SMALL = frozenset("the and for from with into before after under over".split())


def has_title_label(item: LabelledParagraph) -> bool:
    """True where a line says itself that it is the title: 题目：…."""
    return bool(compiled(_TITLE_LABEL).match(item.paragraph.text))


def as_title(item: LabelledParagraph) -> LabelledParagraph:
    """Label the title, without what it begins with, such as 题目： or the date of a file's name."""
    for start in (_TITLE_LABEL, _FILE_DATE):
        if found := compiled(start).match(item.paragraph.text):
            passage = item.paragraph.passage[found.end() :]
            item = replace(item, paragraph=replace(item.paragraph, passage=passage), text=passage.text)
    return replace(item, role="title")


def _told(items: list[LabelledParagraph]) -> list[int]:
    """The first lines, where two of them are names with values, or one says of itself what it is the title of."""
    run: list[int] = []
    for at, item in enumerate(items[:FRONT]):
        if item.role == "aside" or not is_speakable(item.text):
            continue
        marked = not item.open or item.paragraph.forced or item.paragraph.silent or item.paragraph.level
        if marked or item.label or _is_said(item) or (item.text[-1] in "：:" and not _is_row(item)):
            break
        if run and not (_is_known(item) or names_kind(item.text)):
            break
        run.append(at)
    fields = sum(_is_field(items[at]) for at in run)
    about = any(is_byline(items[at].text) or compiled(_ABOUT).match(items[at].text) for at in run)
    return run if (fields > 1 and about) or any(names_kind(items[at].text) for at in run[:1]) else []


def names_kind(text: str) -> bool:
    """True for 军训誓词, 李总讲话（整理稿） and Toast to Ann and Ben."""
    if text[:1].isascii():
        return (
            bool(compiled(_KIND_FIRST).match(text))
            and not _has_a_sentences_words(text)
            and not _is_sentence(text)
        )
    return bool(compiled(_KIND).search(text)) and not compiled(_SAYS).search(text)


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
    return is_salutation(text) or leading_salutation(text) > 0


def _is_sentence(text: str) -> bool:
    return is_prose(text) or text[-1] in "，,；;"


def _is_value(text: str) -> bool:
    return _is_sentence(text) and not compiled(_IN_FULL).fullmatch(text)


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
        or compiled(_IN_FULL).fullmatch(line.text)
    ]
    if styled:
        return [
            place
            for place in styled
            if place == styled[0] or not compiled(r"\d{4}").search(lines[place].text)
        ]
    may_be = [place for place, line in enumerate(lines) if not _is_known(line) and len(line.text) <= _LONGEST]
    says = [place for place in may_be if compiled(_KIND).search(_closed_up(lines[place].text))]
    given = [place for place, line in enumerate(lines) if compiled(_GIVEN_BY).match(line.text)]
    by = [place for place, line in enumerate(lines) if compiled(_KIND).search(line.text)]  # Speech by Ann Lee
    last = [place for place, line in enumerate(lines) if len(line.text) >= _LEAST and not _is_row(line)]
    first = next(iter(says or given or may_be or by or last), None)
    if first is None:
        return []
    chosen = [first]
    for above, near in ((first - 1, 2), (first - 2, 1)):  # a title over three lines has no empty one
        if above + 1 != chosen[0] or above not in may_be:
            break
        if lines[above + 1].paragraph.line <= lines[above].paragraph.line + near:
            chosen.insert(0, above)
    if first + 1 in may_be and compiled(MERE_KIND).fullmatch(_closed_up(lines[first].text)):
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


def _closed_up(text: str) -> str:
    """Write 讲　话, which fills its line, as 讲话."""
    return compiled(rf"(?<={HANLIKE})[ 　]+(?={HANLIKE})").sub("", text)


def _is_known(line: LabelledParagraph) -> bool:
    return is_byline(line.text) or _is_field(line) or _is_row(line)


def _is_field(line: LabelledParagraph) -> bool:
    return bool(compiled(_FIELD).match(line.text)) and not compiled(_NO_NAME).match(line.text)


def _is_row(line: LabelledParagraph) -> bool:
    return bool(compiled(_ROW).match(line.text))


def _may_be_heading(line: LabelledParagraph) -> bool:
    """True for a line right above the first words that may name the first part: 一、开场, 【开头】."""
    return line.number is not None or line.text[0] in "【["
