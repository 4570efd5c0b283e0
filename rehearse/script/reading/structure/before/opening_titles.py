"""Which of the lines above a speech's first words are its title's."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HANLIKE, has_han
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.before.head_lines import is_known, is_row
from rehearse.script.reading.structure.before.title_lines import are_alike
from rehearse.script.reading.structure.lines.appended_heads import may_be_appended
from rehearse.script.reading.structure.lines.bylines import is_byline, is_date, is_name
from rehearse.script.reading.structure.lines.titles import (
    GIVEN_BY,
    IN_FULL,
    KIND,
    MERE_KIND,
    as_title,
    has_a_sentences_words,
    has_title_label,
    is_headline,
    is_quoted,
    names_kind,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_DASHES = "—-─"
_SUBTITLE = ("—", "-", "─", "《", "“")
_GOES_ON = r"(?i:(?:at|on|to|for|before|during) the\b)"
LONGEST = 60
"""Characters of a title's line; twice as many in Latin letters, and five times where it tells all, with its date."""
_LEAST = 10
_THEME = r"(?:辩题|主题|主\s+题)\s*[:：]"
"""What the title stands behind where no other line says what speech it is."""
_BEGINS = (
    r"(?i:(?:[\w’'-]+ ){0,3}(?:remarks|address|speech|statement|toast|eulogy|lecture|sermon) "
    r"(?:by|at|to|on|for|of|before) |"
    r"(?:sermon|homily|talk|lecture)\s*:\s*[\"'“‘])"
)
"""How a title begins that needs no line above it: Welcoming speech by the Minister."""
_FULL = r"[【\[]?(?:全文|文字)(?:[记記实實][录錄])?[】\]：:]"


def title_lines(lines: Sequence[LabelledParagraph]) -> list[int]:
    """Which lines are the title's: the format's heading, else the line that says what it is, else the first words."""
    named = any(names_kind(line.text) and not has_title_label(line) for line in lines)
    styled = [
        place
        for place, line in enumerate(lines)
        if line.paragraph.title
        or (line.paragraph.level and not (place and may_be_appended(line.text)))
        or (has_title_label(line) and not (compiled(_THEME).match(line.text) and named))
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
        if _has_a_word(line.text)
        and not is_known(line)
        and (not line.text.endswith((":", "：")) or names_kind(line.text.rstrip("：: ")))
        and len(line.text) <= (1 if has_han(line.text) else 5 if names_kind(line.text) else 2) * LONGEST
    ]
    says = [place for place in may_be if compiled(_FULL).match(lines[place].text)]
    says += _that_say(lines, may_be)
    given = [place for place, line in enumerate(lines) if compiled(GIVEN_BY).match(line.text)]
    by = [place for place, line in enumerate(lines) if compiled(KIND).search(line.text)]  # Speech by Ann Lee
    if all(_says_nothing(lines[place].text) for place in may_be):
        says = [place for place in by if compiled(_BY_AND_WHERE).search(lines[place].text)] or says
    last = [
        place
        for place, line in enumerate(lines)
        if len(line.text) >= _LEAST and not (is_row(line) or is_name(line.text) or is_date(line.text))
    ]
    own = [place for place in may_be if not _names_an_office(lines[place].text)]
    shown = [place for place in may_be if is_quoted(lines[place].text)]
    first = next(
        iter(_with_subtitle(lines, may_be) or says or given or shown or own or may_be or by or last), None
    )
    if first is None:
        return []
    chosen = [first]
    joined = [
        place
        for place in may_be
        if not (_is_no_title(lines[place].text) or _are_one(lines[place], lines[first]))
    ]
    for above, near in ((first - 1, 2), (first - 2, 1)):  # a title over three lines has no empty one
        if above + 1 != chosen[0] or above not in joined or compiled(_BEGINS).match(lines[first].text):
            break
        if lines[above + 1].text[0] in _DASHES:  # it goes on with what stands above it, however far
            near = LONGEST
        if lines[above + 1].paragraph.line <= lines[above].paragraph.line + near:
            chosen.insert(0, above)
    if not has_han(lines[first].text) and _says_nothing(lines[first].text):
        chosen = chosen[:1]  # below it stand the place and President's Remarks
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


def _that_say(lines: Sequence[LabelledParagraph], places: list[int]) -> list[int]:
    """Of these lines, those that say what speech it is: first those that say which, then 领导讲话 and STATEMENT."""
    says = [place for place in places if compiled(KIND).search(_closed_up(lines[place].text.rstrip("：:")))]
    says += [place for place in places if place not in says and is_headline(lines[place].text)]
    which = [place for place in says if not _says_nothing(lines[place].text)]
    whole = [place for place in which if names_kind(lines[place].text) or is_headline(lines[place].text)]
    found = whole or which or says
    return [
        place
        for at, place in enumerate(found)
        if not any(_are_one(lines[place], lines[below]) for below in found[at + 1 :])
    ]


def _are_one(line: LabelledParagraph, other: LabelledParagraph) -> bool:
    """True for a file's name and the title below it."""
    return are_alike(as_title(line).text, as_title(other).text)


_ONLY_KIND = (
    r"\W*(?:领导|重要|相关)?(?:讲话|致[辞词]|发言)(?:稿|材料|范[文本例])?\W*|"
    r"(?i:(?:(?:opening|closing|keynote|welcome|president's|news|media|our|all) )?"
    r"(?:speech(?:es)?|remarks|statement|address|talk)(?: and (?:speeches|remarks|statements))?)"
)
"""What says nothing of this speech."""


def _with_subtitle(lines: Sequence[LabelledParagraph], places: list[int]) -> list[int]:
    """The line above ——在大会上的讲话."""
    return [
        at
        for at, (above, below) in enumerate(pairwise(lines))
        if at in places and below.text.startswith(tuple(_DASHES)) and compiled(KIND).search(below.text)
    ]


_BY_AND_WHERE = r"(?i:\bby\b.{3,80} (?:at|to|on|before|during) )(?:the |an? )?[A-Z]"
"""Speech by Ann Lee at the Harvest Dinner: below a title it says who speaks, and where none stands it is the title."""


def _says_nothing(text: str) -> bool:
    return compiled(_ONLY_KIND).fullmatch(_closed_up(text)) is not None


def _is_no_title(text: str) -> bool:
    """True for what goes with no title below it: 领导讲话, a page's row of words, its headline on how to write one."""
    return bool(_says_nothing(text) or compiled(_WORDS).fullmatch(text) or compiled(_HOW_TO).search(text))


_HOW_TO = r"(?:怎[么样]|如何)(?:写|说|准备)|写法|模板|范[文本例](?:大全|精选|\d+篇|[（(])"


def _names_an_office(text: str) -> bool:
    """True for whose paper it is, and for a page's row of words: CITY COLLEGE, 收藏 分享 下载 举报."""
    return compiled(_OFFICE_NAME).fullmatch(text) is not None or compiled(_WORDS).fullmatch(text) is not None


_OFFICE_NAME = (
    r"[^，。：:！？]{2,30}(?:公司|集团|大学|学院|学校|中学|小学|医院|委员会|协会|政府|办公室)|"
    r"(?:[A-Z][\w.’'&-]* ){0,6}(?i:church|school|college|university|council|club|department|ministry|parish|office)"
)
_WORDS = r"(?=.*[\u3400-\u9fff])\S{2,6}(?:[ 　]+\S{2,6}){3,}|[A-Z]{2,12}(?: [A-Z]{2,12}){3,}|(?-i:[A-Z]{2,4})"


def _has_a_word(text: str) -> bool:
    """False for 9.24.2009 and 5018."""
    return compiled(r"[^\W\d_]\W*[^\W\d_]").search(text) is not None


def _is_motto(lines: Sequence[LabelledParagraph]) -> bool:
    """True for 心里有光，脚下有路 between 国旗下讲话稿 and a name: it is the title's, though it says something."""
    together = all(below.paragraph.line <= above.paragraph.line + 2 for above, below in pairwise(lines))
    says = len(lines) > 2 and has_a_sentences_words(lines[1].text)
    return says and together and names_kind(lines[0].text.rstrip("：:")) and is_byline(lines[2].text)


def _closed_up(text: str) -> str:
    """Write 讲　话, which fills its line, as 讲话."""
    return compiled(rf"(?<={HANLIKE})[ 　]+(?={HANLIKE})").sub("", text)
