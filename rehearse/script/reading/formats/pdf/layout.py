"""From the lines on a PDF's pages to paragraphs: what repeats at the edges is no text, what was wrapped is joined."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from rehearse.script.reading.formats.compose import joint

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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

_INDENT = 0.8
_SLACK = 0.8
"""Both in the line's height: the least indent of a paragraph, and the most that a full line may lack at its end."""

_LARGER = 1.12


@dataclass(frozen=True, slots=True)
class Line:
    """A line on a page; lengths in points from the page's lower left."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    first: float
    """The width of its first word, or Han character."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its lines, in the order of the file."""

    height: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A paragraph, or a line at a page's edge."""

    page: int
    """From 0: where it begins."""
    text: str
    edge: str = ""
    """"page head", "page foot" or "page number"; empty for text."""
    bold: bool = False
    """Whether it stands out, by weight or by size."""


def text_blocks(pages: Sequence[Page]) -> list[TextBlock]:
    """Make the paragraphs, in the order of their beginnings, and list what stands at the edges of each page."""
    edges = _edges(pages)
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
    return sorted([*found, *_paragraphs(body)], key=lambda block: (block.page, not block.edge))


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


def _paragraphs(body: Sequence[tuple[int, Line]]) -> Iterable[TextBlock]:
    if not body:
        return
    gutter = _gutter([line for _, line in body])
    columns: dict[bool, list[Line]] = defaultdict(list)
    for _, line in body:
        columns[line.left >= gutter].append(line)
    margins = {
        side: (
            _rank([line.left for line in lines], 0.05),
            _rank([line.right for line in lines if line.right <= gutter or side] or [gutter], 0.98),
        )
        for side, lines in columns.items()
    }
    usual = median(line.size for _, line in body)
    gaps = [
        before.base - after.base
        for (page, before), (other, after) in pairwise(body)
        if page == other and before.base - after.base > 0.5 * after.size
    ]
    pitch = median(gaps) if gaps else 0.0
    group = [body[0]]
    for item in body[1:]:
        if _begins(
            group[-1], item, margins[group[-1][1].left >= gutter], margins[item[1].left >= gutter][0], pitch
        ):
            yield _block(group, usual)
            group = []
        group.append(item)
    yield _block(group, usual)


def _begins(
    last: tuple[int, Line], item: tuple[int, Line], margins: tuple[float, float], left: float, pitch: float
) -> bool:
    """True where a line begins a paragraph, seen from the line before it."""
    (page, before), (other, line) = last, item
    old_left, right = margins
    gap = before.base - line.base
    if page == other:
        if abs(gap) < 0.3 * line.size:  # the same line, with a wide space in it
            return False
        if (gap < 0 and left <= old_left) or gap > _WIDE_GAP * max(pitch, line.size):
            return True
    if not before.size / _LARGER < line.size < before.size * _LARGER:
        return True
    if line.left > left + _INDENT * line.size and line.left - left > before.left - old_left + 0.5 * line.size:
        return True
    return before.right + line.first + _SLACK * line.size < right


def _gutter(lines: Sequence[Line]) -> float:
    """Find the gap between two columns: almost no line crosses it, many stand on either side; 0 if there is none."""
    low, high = min(line.left for line in lines), max(line.right for line in lines)
    for share in range(40, 61):
        place = low + (high - low) * share / 100
        before = sum(line.right <= place for line in lines)
        after = sum(line.left >= place for line in lines)
        if min(before, after) > 0.25 * len(lines) and before + after > 0.95 * len(lines):
            return place
    return 0.0


def _block(group: Sequence[tuple[int, Line]], usual: float) -> TextBlock:
    parts = [group[0][1].text]
    for _, line in group[1:]:
        before = parts[-1]
        if re.search(r"[A-Za-z]-$", before) and line.text[:1].islower():
            parts[-1] = before[:-1]
        else:
            parts.append(joint(before, line.text))
        parts.append(line.text)
    bold = all(line.bold or line.size > _LARGER * usual for _, line in group)
    return TextBlock(group[0][0], "".join(parts), bold=bold)


def _rank(values: Sequence[float], share: float) -> float:
    """The value below which this share of them lies, so that a stray line moves no margin."""
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]
