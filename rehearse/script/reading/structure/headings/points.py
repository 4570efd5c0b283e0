"""Numbered points that are no headings: they are part of the text, and a speaker wants to see them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.core import Point
from rehearse.language.text.ends import ends_sentence, first_sentence
from rehearse.language.text.prose import is_prose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.reading.structure.labelled import LabelledParagraph

_DASH = re.compile(r"[—–-]{2,}\s*(?=[^\s—–-])(?!.*[—–-]{2,}$)")
"""Dashes that open a line, and do not close it as well: —————— divides, ——剧终—— ends."""
_INLINE = re.compile(
    r"(?:(?<=[。；;：:！？，,])|^)(?P<marker>(?:(?P<n>[一二三四五六七八九])(?:是|要|靠|看)|第(?P<o>[一二三四五六七八九])(?:[，,、：:]|点|个|步|是)|"
    r"其(?P<i>[一二三四五六七])(?:[，,、：:]|是)|首先|其次|再次|最后))"
)
_SHOWN = 40
"""Characters of a point that are shown."""


def points(items: list[LabelledParagraph]) -> Iterator[Point]:
    """List the points of a script, in order."""
    level = 0
    dashed = [item.role == "body" and _DASH.match(item.text) is not None for item in items]
    for at, item in enumerate(items):
        if item.role == "heading":
            level = item.level
        if item.role != "body":
            continue
        listed = dashed[at] and (
            _says_something(item.text) or True in (*dashed[:at][-1:], *dashed[at + 1 :][:1])
        )
        if item.kind not in ("", "bare") or listed:
            yield Point("run-in", min(3, level + 1), _first_words(item.text), item.paragraph.passage.span)
        yield from _inline(item, min(3, level + 1))


def _says_something(text: str) -> bool:
    """True for what is more than a name: ——一位老兵 and ——在庆典上的致辞 say only whose words stand above."""
    return is_prose(text) or ends_sentence(text) or text[-1] in "，,、"


def _first_words(text: str) -> str:
    return text[: min(_SHOWN, first_sentence(text))].rstrip()


def _inline(item: LabelledParagraph, level: int) -> Iterator[Point]:
    """Find enumerations within a paragraph: 一是…二是…, 第一，…第二，…; one alone is none."""
    passage = item.paragraph.passage
    found = list(_INLINE.finditer(passage.text))
    series = [match for match in found if match["n"] or match["o"] or match["i"]]
    if len(series) < 2:
        return
    for match in series:
        if match.start() == 0 and item.number:
            continue
        part = passage[match.start() : match.start() + _SHOWN]
        yield Point("inline", level, _first_words(part.text), part.span)
