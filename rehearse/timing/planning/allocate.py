"""Shares out milliseconds, each share in proportion to its weight and within its bounds, none lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FINE = 1 << 20
"""Resolution of the common factor: fine enough that a share below 2^20 ms (17 minutes) grows by 1 ms at a time."""

_GOLDEN = 2654435769
"""2^32 divided by the golden ratio: multiples of it fall evenly into any range, however many there are."""


@dataclass(frozen=True, slots=True)
class Share:
    """One that is to get a share."""

    weight: int
    """At least 1; equal weights get equal shares, give or take 1 ms."""
    least: int
    most: int


def allocate(total: int, among: Sequence[Share]) -> list[int]:
    """Share `total` out; what cannot be given or taken away within the bounds is left.

    Each gets its weight times a common factor, cut off at its bounds; the milliseconds that rounding leaves go to
    places spread evenly. More to share is never less for anyone.

    >>> allocate(1000, [Share(300, 100, 350), Share(600, 100, 900), Share(300, 100, 350)])
    [250, 500, 250]
    """
    kinds = Counter(among)
    low, high = 0, 1 + max((_FINE * share.most // share.weight + 1 for share in kinds), default=0)
    while high - low > 1:
        middle = (low + high) // 2
        if sum(number * _at(share, middle) for share, number in kinds.items()) <= total:
            low = middle
        else:
            high = middle
    given = [_at(share, low) for share in among]
    growing = [place for place, share in enumerate(among) if _at(share, high) > given[place]]
    for place in _evenly(growing)[: max(0, total - sum(given))]:
        given[place] += 1
    return given


def _at(share: Share, factor: int) -> int:
    return min(max(share.weight * factor // _FINE, share.least), share.most)


def _evenly(places: Iterable[int]) -> list[int]:
    """Order places so that the first few of them, however many, are spread evenly over all.

    >>> _evenly(range(8))
    [0, 5, 2, 7, 4, 1, 6, 3]
    """
    return [
        place
        for _, place in sorted((number * _GOLDEN % (1 << 32), place) for number, place in enumerate(places))
    ]
