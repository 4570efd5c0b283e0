"""How a path through an alignment came about: which sentence began when, and what was before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    Ints = npt.NDArray[np.int64]

ROOT = 0
"""The entry before the first."""


class History:
    """Entries that name the entry before them: a tree, of which only what some path still needs is kept.

    To note for every frame what each sentence would come from takes a gigabyte for half an hour.
    """

    def __init__(self) -> None:
        self._size = 1
        self._what = np.zeros(1 << 12, np.int32)
        self._when = np.zeros(1 << 12, np.int32)
        self._before = np.zeros(1 << 12, np.int32)
        self._full = 1 << 11

    def add(self, what: Ints, when: int, before: Ints) -> Ints:
        """Add entries that begin at the same time; return their numbers."""
        end = self._size + len(what)
        while end > len(self._what):
            self._what, self._when, self._before = (
                np.concatenate([part, np.zeros_like(part)]) for part in (self._what, self._when, self._before)
            )
        numbers = np.arange(self._size, end)
        self._what[numbers], self._when[numbers], self._before[numbers] = what, when, before
        self._size = end
        return numbers

    @property
    def full(self) -> bool:
        """True where it has grown so much that it is worth while to compact it."""
        return self._size > self._full

    def compact(self, needed: Ints) -> Ints:
        """Forget what none of the needed entries comes from; return each old number's new one."""
        keep = np.zeros(self._size, bool)
        keep[ROOT] = True
        front = np.unique(needed)
        while len(front := front[~keep[front]]):
            keep[front] = True
            front = np.unique(self._before[front])
        numbers: Ints = np.cumsum(keep) - 1
        kept = np.flatnonzero(keep)
        self._before[: len(kept)] = numbers[self._before[kept]]
        self._what[: len(kept)], self._when[: len(kept)] = self._what[kept], self._when[kept]
        self._size = len(kept)
        self._full = max(1 << 11, 3 * self._size)
        return numbers

    def trace(self, number: int) -> list[tuple[int, int]]:
        """List what began when, up to this entry, in order."""
        found = []
        while number != ROOT:
            found.append((int(self._what[number]), int(self._when[number])))
            number = int(self._before[number])
        return found[::-1]
