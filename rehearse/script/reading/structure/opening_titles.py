"""Which of the lines above a speech's first words are its title's."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.language.text.chars import HANLIKE, has_han
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.appended_heads import may_be_appended
from rehearse.script.reading.structure.bylines import is_byline
from rehearse.script.reading.structure.head_lines import is_known, is_row
from rehearse.script.reading.structure.titles import (
    GIVEN_BY,
    IN_FULL,
    KIND,
    MERE_KIND,
    has_a_sentences_words,
    has_title_label,
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
_BEGINS = (
    r"(?i:(?:[\w’'-]+ ){0,3}(?:remarks|address|speech|statement|toast|eulogy|lecture|sermon) "
    r"(?:by|at|to|on|for|of|before) )"
)
"""How a title begins that needs no line above it: Welcoming speech by the Minister."""
_FULL = r"[【\[]?(?:全文|文字)(?:[记記实實][录錄])?[】\]：:]"


def title_lines(lines: Sequence[LabelledParagraph]) -> list[int]:
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
        if _has_a_word(line.text)
        and not is_known(line)
        and len(line.text) <= (1 if has_han(line.text) else 5 if names_kind(line.text) else 2) * LONGEST
    ]
    says = [place for place in may_be if compiled(_FULL).match(lines[place].text)]
    says += [place for place in may_be if compiled(KIND).search(_closed_up(lines[place].text.rstrip("：:")))]
    given = [place for place, line in enumerate(lines) if compiled(GIVEN_BY).match(line.text)]
    by = [place for place, line in enumerate(lines) if compiled(KIND).search(line.text)]  # Speech by Ann Lee
    last = [place for place, line in enumerate(lines) if len(line.text) >= _LEAST and not is_row(line)]
    first = next(iter(says or given or may_be or by or last), None)
    if first is None:
        return []
    chosen = [first]
    for above, near in ((first - 1, 2), (first - 2, 1)):  # a title over three lines has no empty one
        if above + 1 != chosen[0] or above not in may_be or compiled(_BEGINS).match(lines[first].text):
            break
        if lines[above + 1].text[0] in _DASHES:  # it goes on with what stands above it, however far
            near = LONGEST
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
    together = all(below.paragraph.line <= above.paragraph.line + 2 for above, below in pairwise(lines))
    says = len(lines) > 2 and has_a_sentences_words(lines[1].text)
    return says and together and names_kind(lines[0].text.rstrip("：:")) and is_byline(lines[2].text)


def _closed_up(text: str) -> str:
    """Write 讲　话, which fills its line, as 讲话."""
    return compiled(rf"(?<={HANLIKE})[ 　]+(?={HANLIKE})").sub("", text)
