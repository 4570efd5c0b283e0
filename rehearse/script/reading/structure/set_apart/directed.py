"""Lines that are nothing but a direction: in brackets, or without, and the lists that directions announce."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled
from rehearse.script.reading.directions import bare_act, is_how
from rehearse.script.reading.marks import find_marks
from rehearse.script.reading.structure.beside.agenda import ENTRY
from rehearse.script.reading.structure.lines.heading_lines import looks_like_heading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.reading.structure.labelled import LabelledParagraph


def directions(items: list[LabelledParagraph]) -> list[LabelledParagraph]:
    """Label lines that are nothing but a direction: in brackets, or, below the first line, without.

    How to speak, without brackets, is one only where no other line looks like it or like a heading of a few words.
    """
    found = {
        at
        for at, item in enumerate(items)
        if item.open and not item.paragraph.silent and _is_bare(item, at) and not _in_a_list(items, at)
    }
    how = {items[at].text for at in found if is_how(items[at].text)}
    if how and (
        len(how) > 1 or any(_is_short(item) for at, item in enumerate(items) if at and at not in found)
    ):
        found = {at for at in found if items[at].text not in how}
    return [
        item.aside("stage direction") if at in found or _is_bracket(item) else item
        for at, item in enumerate(items)
    ]


def _is_bracket(item: LabelledParagraph) -> bool:
    """True for a line that is nothing but a direction."""
    if not item.open or item.paragraph.silent:
        return False
    return not item.text.strip(":： …") and {mark.kind for mark in find_marks(item.paragraph.text)} == {
        "direction"
    }


def _is_bare(item: LabelledParagraph, at: int) -> bool:
    marked = item.paragraph.level or item.paragraph.bold or item.paragraph.ruled or item.number
    return not (at == 0 or marked) and bool(item.text) and bare_act(item.text) is not None


def _in_a_list(items: list[LabelledParagraph], at: int) -> bool:
    """True for an entry of a list: 图片展示, 视频播放, 音频解说; the lines around it are as short, and no acts."""
    line = items[at].paragraph.line
    near = [
        items[at + by]
        for by in (-2, -1, 1, 2)
        if 0 <= at + by < len(items) and items[at + by].paragraph.line == line + by
    ]
    return sum(_is_short(one) and bare_act(one.text) is None for one in near) > 1


def _is_short(item: LabelledParagraph) -> bool:
    """True for a line that may be a heading of a few words."""
    return item.open and len(item.text) <= _SHORT and looks_like_heading(item.text)


_SHORT = 12


def after_direction(items: list[LabelledParagraph]) -> Iterator[LabelledParagraph]:
    """Label the list below a direction that ends in a colon, as in 【演讲者自行补充：】."""
    announced = False
    for item in items:
        if item.what == "stage direction":
            announced = item.paragraph.text.rstrip("*】）)]")[-1:] in ":：" or announced
        elif announced and item.open and compiled(ENTRY).match(item.text):
            item = item.aside("stage direction")
        else:
            announced = False
        yield item
