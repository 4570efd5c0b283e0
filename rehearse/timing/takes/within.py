"""How a stretch of a recording and a sentence of the reference go together, frame by frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rehearse.timing.takes.search import WARP

if TYPE_CHECKING:
    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int64]

_DEAD = np.float32(1e9)
_STEPS = np.array([WARP, 0, WARP, 3 * WARP], np.float32)
"""What it costs to go on by 0, 1, 2 and 3 frames of the reference."""

MOST = 3
"""How many times as fast as the reference anyone can be."""


def costs_to(costs: Floats, begins: int = 1) -> Floats:
    """The cheapest way from the beginning to each place; it begins in one of the first frames of the reference."""
    rows, columns = costs.shape
    table = np.full((rows, columns + 3), _DEAD, np.float32)
    table[0, 3 : 3 + begins] = costs[0, :begins]
    once, thrice = _STEPS[0], _STEPS[3]
    best, other = np.empty(columns, np.float32), np.empty(columns, np.float32)
    for row in range(1, rows):
        before = table[row - 1]
        np.minimum(before[3:], before[1:-2], out=best)
        np.add(best, once, out=best)
        np.minimum(best, before[2:-1], out=best)
        np.add(before[:-3], thrice, out=other)
        np.minimum(best, other, out=best)
        np.add(best, costs[row], out=table[row, 3:])
    return table[:, 3:]


def costs_from(costs: Floats) -> Floats:
    """The cheapest way from each place to the end, which is one of the last two frames of the reference."""
    return costs_to(np.ascontiguousarray(costs[::-1, ::-1]), min(2, costs.shape[1]))[::-1, ::-1]


def whole(table: Floats) -> float:
    """The cheapest way from beginning to end."""
    return float(table[-1, -2:].min())


def turned(costs: Floats) -> float:
    """The cheapest way from beginning to end, were the reference turned round."""
    return whole(costs_to(np.ascontiguousarray(costs[:, ::-1])))


def path(table: Floats) -> Ints:
    """The frame of the reference for each frame of the recording, on the way from beginning to end."""
    column = table.shape[1] - 1
    if column and table[-1, column - 1] < table[-1, column]:
        column -= 1
    found = np.empty(len(table), np.int64)
    for row in range(len(table) - 1, -1, -1):
        found[row] = column
        if row:
            least = max(0, column - 3)
            ways = table[row - 1, least : column + 1][::-1]
            column -= int(np.argmin(ways + _STEPS[: len(ways)]))
    return found
