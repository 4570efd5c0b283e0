"""Whether a line is the first of several headings of one form: 模块一 … 模块二, 📌开场 … 📌数据."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.numbers.numerals import value_of
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.lines.bylines import is_byline
from rehearse.script.reading.structure.lines.counts import counts_of
from rehearse.script.reading.structure.lines.heading_lines import looks_like_heading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_COUNTED = (
    r"(?P<before>(?:[^\w\s（(《“\"'—-]{1,5}\s*)?(?:[^\W\d]{1,4}?|[A-Z][a-z]+ )?)"
    r"(?P<count>[一二三四五六七八九十]{1,3}|\d{1,2})"
    r"(?P<after>[、.．:：|｜)）】\]　 ·]|部分|环节|篇章?|章|幕|讲|节|单元|模块|板块|阶段|项)(?![\d:：])"
)
"""A word, a number and what ends it: ★ 展板1：, 第二环节, 二、."""
_MARKED = r"(?P<mark>[^\w\s（(《“「\"'‘—–\-·，,。.:：/<>【\[*]{1,3}|[=~]{2,}|\*+(?= ))\s*(?=\w)"
"""A sign that no text begins with: 📌, ★, ▎, =====."""
YEAR = r"(?P<year>(?:1[6-9]|20)\d\d)\s?年?[ 　]?[^\W\d月][^，。！？；：,;:!?]{2,18}"
"""A year and what happened in it: 1949年 建国大典."""


def begins_series(items: Sequence[LabelledParagraph], at: int, end: int = 0) -> bool:
    """True for a heading whose next one stands below: the next number, or the same sign; no name is one.

    The next one stands at line `end` or below: where it stands right there, both are a list.
    """
    if is_byline(items[at].text):
        return False
    following = next(_following(items, at), -1)
    return following > at + 1 and following >= end


def _following(items: Sequence[LabelledParagraph], at: int) -> Iterator[int]:
    """Find the headings that have the form of a line, and the next number if it has one."""
    below = [place for place in range(at + 1, len(items)) if items[place].role != "aside"]
    if counted := compiled(_COUNTED).match(items[at].text):
        value = value_of(counted["count"])
        for place in below:
            other = compiled(_COUNTED).match(items[place].text)
            alike = other and all(other[part] == counted[part] for part in ("before", "after"))
            if other and alike and value is not None and value_of(other["count"]) == value + 1:
                yield place
    elif compiled(YEAR).fullmatch(items[at].text):
        yield from (place for place in below if compiled(YEAR).fullmatch(items[place].text))
    elif (marked := compiled(_MARKED).match(items[at].text)) and _is_head(items[at].text):
        for place in below:
            other = compiled(_MARKED).match(items[place].text)
            if other and other["mark"] == marked["mark"] and _is_head(items[place].text):
                yield place
    else:
        forms = {(count.form, count.value + 1) for count in counts_of(items[at].text)}
        for place in below if forms else ():
            if any((count.form, count.value) in forms for count in counts_of(items[place].text)):
                yield place


def _is_head(text: str) -> bool:
    return looks_like_heading(text) and not is_byline(text)
