"""How large the type is, and where the last page begins: for a number of pages, and so that none is nearly bare."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from rehearse.output.exports.lectern.sheet import USUAL_PT
from rehearse.output.exports.text.wrapping import width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

SMALLEST_PT, LARGEST_PT = 15, 30
"""Below, nobody reads it at arm's length; above, a line holds too few words."""

_LINE = 42
"""What a line holds, in half-width characters, at the usual size: blocks are weighed by it, not measured."""

_BETWEEN = 0.3
"""Lines of space between two blocks."""

_BARE = 0.6
"""A last page that holds less than this share of what the one before holds is balanced with it."""


@dataclass(frozen=True, slots=True)
class Look:
    """What may be changed."""

    size: int = USUAL_PT
    break_: int = -1
    """The block before which a page begins, whatever room there is; -1 for none."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The paper, and a way to ask on which page each block begins, which takes as long as printing."""

    paper: bytes
    starts: Callable[[], list[int]]


@dataclass(frozen=True, slots=True)
class Weight:
    """A block's lines, and whether a page may begin with it."""

    lines: float
    may_begin: bool


def weights_of(blocks: Sequence[dict[str, Any]]) -> list[Weight]:
    """Weigh the blocks of a sheet: a page may begin with a paragraph, but not right behind its heading."""
    found: list[Weight] = []
    before = ""
    for block in blocks:
        size = width("".join(run.get("text", "") for run in block["runs"]), "zh")
        found.append(
            Weight(-(-size // _LINE) + _BETWEEN, block["opens"] and before not in ("heading", "title"))
        )
        before = block["kind"]
    return found


def laid_out(
    print_: Callable[[Look], Printed],
    weights: Callable[[Look], list[Weight]],
    wanted: int | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> bytes:
    """Print, in the largest type with which it has no more than the wanted number of pages, the last one not bare."""
    printed = cache(print_)
    look = Look()
    if wanted:
        sizes = range(LARGEST_PT, SMALLEST_PT - 1, -1)
        found = bisect_left(sizes, True, key=lambda size: _pages(printed(Look(size)).paper) <= wanted)
        look = Look(sizes[min(found, len(sizes) - 1)])
        if found == len(sizes):
            pages = _pages(printed(look).paper)
            say(f"note: the paper has {pages} pages even in {SMALLEST_PT} points; {wanted} were asked for")
    first = printed(look)
    count = _pages(first.paper)
    bare = count > 1 and _last_is_bare(first.paper)
    if bare and (place := last_page(first.starts(), weights(look))) is not None:
        again = printed(replace(look, break_=place)).paper
        if _pages(again) == count:
            return again
    return first.paper


def last_page(starts: Sequence[int], blocks: Sequence[Weight]) -> int | None:
    """Choose the block that the last page is to begin with; None where it is well filled as it is.

    >>> last_page([1, 1, 1, 1, 2], [Weight(2, True)] * 5)
    2
    """
    here = [place for place, page in enumerate(starts) if page >= starts[-1] - 1]
    upto = list(accumulate(blocks[place].lines for place in here))
    whole = upto[-1]
    own = sum(blocks[place].lines for place in here if starts[place] == starts[-1])
    if own >= _BARE * (whole - own):
        return None
    choices = [
        (max(before, whole - before), place)
        for place, before in zip(here[1:], upto, strict=False)
        if blocks[place].may_begin and starts[place] < starts[-1]
    ]
    best = min(choices, default=None)
    return best[1] if best and best[0] < whole - own else None


def _last_is_bare(paper: bytes) -> bool:
    """Tell, by the characters, whether the last page holds much less than the one before."""
    import pypdfium2

    document = pypdfium2.PdfDocument(paper)
    count = len(document)
    before, last = (document[place].get_textpage().count_chars() for place in (count - 2, count - 1))
    return bool(last < _BARE * before)


def _pages(paper: bytes) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(paper))
