"""What each section may take of the whole."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def shares(total_ms: int, planned_ms: Sequence[int], targets_ms: Sequence[int | None]) -> tuple[int, ...]:
    """How much of the whole each section may take, in milliseconds.

    A section's own target is its share; the others have what is left in proportion to their planned time, to the
    millisecond. Where nothing is left they have nothing.

    >>> shares(10_000, [3000, 4000, 8000], [None, 4000, None])
    (1636, 4000, 4364)
    """
    left = max(0, total_ms - sum(target for target in targets_ms if target is not None))
    rest = [planned for planned, target in zip(planned_ms, targets_ms, strict=True) if target is None]
    marks, whole, up_to = [0], max(1, sum(rest)), 0
    for planned in rest:
        up_to += planned
        marks.append(left * up_to // whole)  # cut at running sums, so that nothing is lost to rounding
    cut = (end - start for start, end in pairwise(marks))
    return tuple(next(cut) if target is None else target for target in targets_ms)
