"""From the lines on a PDF's pages to paragraphs: what repeats at the edges is no text, what was wrapped is joined."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from rehearse.script.reading.formats.compose import joint
from rehearse.script.reading.formats.pdf.columns import in_order
from rehearse.script.reading.formats.pdf.notes import notes_below

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rehearse.script.reading.formats.pdf.page import Line, Page

_PAGE_NUMBER = re.compile(
    r"^[-–—―·•.|\s]*(?:第|page|p\.)?\s*(?:\d{1,4}|[ivxlc]{1,6})\s*页?"
    r"\s*(?:(?:/|／|of|[,，]?\s*共)\s*\d{1,4}\s*页?)?[-–—―·•|\s]*$",
    re.IGNORECASE,
)
_EDGE = 0.13
"""How much of a page's height its head and its foot take, each."""

_EDGE_LINES = 2
_LONGEST_NUMBER = 40
_SAME_PLACE = 6.0
"""Points by which a running head may move from page to page."""

_WIDE_GAP = 1.4
"""Line pitches from which a gap parts two paragraphs; one and a half is usual."""

_NARROWEST = 8.0
"""Widths of a character: a shorter line was not broken at a margin."""

_INDENT = 0.8
_SLACK = 0.8
"""Both in the line's height: the least indent of a paragraph, and the most that a full line may lack at its end."""

LARGER = 1.12
"""How much larger than most of the text a line is that stands out."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, or a line at a page's edge."""

    page: int
    """From 0: where it begins."""
    text: str
    edge: str = ""
    """"page head", "page foot", "page number" or "footnote"; empty for text."""
    bold: bool = False
    """Whether it stands out, by weight or by size."""


def text_blocks(pages: Sequence[Page]) -> list[TextBlock]:
    """Make the paragraphs, in the order of their beginnings, and list what stands at the edges of each page."""
    usual = median([line.size for page in pages for line in page.lines] or [0.0])
    pages = [replace(page, lines=tuple(in_order(page.lines, LARGER * usual))) for page in pages]
    edges = _edges(pages)
    for number, page in enumerate(pages):
        edges[number] |= notes_below(page.lines, edges[number], usual)
    found = [
        TextBlock(number, page.lines[place].text, what)
        for number, page in enumerate(pages)
        for place, what in sorted(edges[number].items())
    ]
    body = [
        (number, line)
        for number, page in enumerate(pages)
        for place, line in enumerate(page.lines)
        if place not in edges[number]
    ]
    return sorted([*found, *_paragraphs(body, usual)], key=lambda block: (block.page, not block.edge))


def _edges(pages: Sequence[Page]) -> list[dict[int, str]]:
    """Find page numbers, and what stands in the same place on several pages."""
    edges: list[dict[int, str]] = [{} for _ in pages]
    places: dict[tuple[str, str], list[tuple[int, int, float]]] = defaultdict(list)
    for number, page in enumerate(pages):
        order = sorted(range(len(page.lines)), key=lambda place: -page.lines[place].base)
        top, bottom = order[:_EDGE_LINES], order[-_EDGE_LINES:]
        for place in dict.fromkeys([*top, *bottom]):
            line = page.lines[place]
            high, low = line.base > (1 - _EDGE) * page.height, line.base < _EDGE * page.height
            if (high or low) and len(line.text) < _LONGEST_NUMBER and _PAGE_NUMBER.match(line.text):
                edges[number][place] = "page number"
            elif high or low:
                alike = re.sub(r"\d+|\s+", lambda match: "#" if match[0].isdigit() else "", line.text)
                places["page head" if high else "page foot", alike].append((number, place, line.base))
    for (what, _), found in places.items():
        middle = median(base for _, _, base in found)
        same = [(number, place) for number, place, base in found if abs(base - middle) <= _SAME_PLACE]
        if _is_running(len({number for number, _ in same}), len(pages)):
            for number, place in same:
                edges[number][place] = what
    return edges


def _is_running(count: int, pages: int) -> bool:
    """True where a line on so many pages is a head or foot: on a fifth of them, as chapters' heads are."""
    return count >= 2 and (2 * count >= pages or (count >= 3 and 5 * count >= pages))


def _paragraphs(body: Sequence[tuple[int, Line]], usual: float) -> Iterable[TextBlock]:
    if not body:
        return
    margins = _margins([line for _, line in body], usual)
    gaps = [
        before.base - after.base
        for (page, before), (other, after) in pairwise(body)
        if page == other and before.base - after.base > 0.5 * after.size
    ]
    pitch = median(gaps) if gaps else 0.0
    group = [body[0]]
    for item in body[1:]:
        if _begins(group, item, margins, pitch):
            yield _block(group, usual)
            group = []
        group.append(item)
    yield _block(group, usual)


def _margins(lines: Sequence[Line], usual: float) -> dict[int, tuple[float, float]]:
    """Where the text of each column begins and ends: its lines of the usual size, not its titles."""
    columns: dict[int, list[Line]] = defaultdict(list)
    for line in sorted(lines, key=lambda line: not usual / LARGER < line.size < usual * LARGER):
        if line.size < usual * LARGER or line.column not in columns:
            columns[line.column].append(line)
    return {
        column: (_rank([line.left for line in found], 0.05), _rank([line.right for line in found], 0.98))
        for column, found in columns.items()
    }


def _begins(
    group: Sequence[tuple[int, Line]],
    item: tuple[int, Line],
    margins: dict[int, tuple[float, float]],
    pitch: float,
) -> bool:
    """True where a line begins a paragraph, seen from the lines before it."""
    (page, before), (other, line) = group[-1], item
    (old_left, right), (left, _) = margins[before.column], margins[line.column]
    gap = before.base - line.base
    if page == other:
        if (
            before.column == line.column and abs(gap) < 0.3 * line.size
        ):  # the same line, with a wide space in it
            return False
        if (before.column, line.column) != (1, 2) and (
            before.column != line.column or gap < 0 or gap > _WIDE_GAP * max(pitch, line.size)
        ):
            return True
    if line.cell or (before.cell and abs(before.cell - line.left) > line.size):
        return True
    row = [
        one.left for number, one in group if number == page and abs(one.base - before.base) < 0.3 * one.size
    ]
    if before.right - min(row) < _NARROWEST * before.size:
        return True
    if not before.size / LARGER < line.size < before.size * LARGER:
        return True
    if line.left > left + _INDENT * line.size and line.left - left > before.left - old_left + 0.5 * line.size:
        return True
    return before.right + line.first + _SLACK * line.size < right


def _block(group: Sequence[tuple[int, Line]], usual: float) -> TextBlock:
    parts = [group[0][1].text]
    for _, line in group[1:]:
        before = parts[-1]
        if re.search(r"[A-Za-z]-$", before) and line.text[:1].islower():
            parts[-1] = before[:-1]
        else:
            parts.append(joint(before, line.text))
        parts.append(line.text)
    bold = all(line.bold or line.size > LARGER * usual for _, line in group)
    return TextBlock(group[0][0], "".join(parts), bold=bold)


def _rank(values: Sequence[float], share: float) -> float:
    """The value below which this share of them lies, so that a stray line moves no margin."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
