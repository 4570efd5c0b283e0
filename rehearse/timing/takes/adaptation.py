"""Learns, from frames that belong together, a space in which a recording's voice and the reference's are alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rehearse.timing.takes.grid import AROUND

if TYPE_CHECKING:
    import numpy.typing as npt

    from rehearse.timing.takes.grid import Grid

    Doubles = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

_DIMENSIONS = 15
_RIDGE = 0.05
"""Share of the mean variance that is added to each, so that few frames do not teach chance."""

_MOST_ALIKE = 0.99
_MOST_PAIRS = 20_000
"""More teach nothing new."""

_AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Pairs:
    """Frames of speech that belong together, by their numbers."""

    said: Ints
    model: Ints

    def __len__(self) -> int:
        return len(self.said)


def joined_pairs(parts: list[Pairs]) -> Pairs:
    """All pairs of several stretches."""
    none = np.zeros(0, np.int64)
    return Pairs(
        np.concatenate([none, *(part.said for part in parts)]),
        np.concatenate([none, *(part.model for part in parts)]),
    )


def adapted(grid: Grid, pairs: Pairs) -> Grid:
    """The grid in the space that these pairs teach, by canonical correlation (Hotelling 1936)."""
    every = -(-len(pairs) // _MOST_PAIRS) or 1
    means, together = _moments(grid, Pairs(pairs.said[::every], pairs.model[::every]))
    size = len(means) // 2
    whiten_model, whiten_said = _whitening(together[:size, :size]), _whitening(together[size:, size:])
    left, alike, right = np.linalg.svd(whiten_model @ together[:size, size:] @ whiten_said)
    weight = np.minimum(alike[:_DIMENSIONS], _MOST_ALIKE)
    for_model = (whiten_model @ left[:, :_DIMENSIONS] * weight).astype(np.float32)
    for_said = (whiten_said @ right[:_DIMENSIONS].T * weight).astype(np.float32)
    middle_model, middle_said = np.split(means.astype(np.float32), 2)
    return grid.in_space(
        grid.model.projected(middle_model, for_model), grid.said.projected(middle_said, for_said)
    )


def _moments(grid: Grid, pairs: Pairs) -> tuple[Doubles, Doubles]:
    """The means of the contexts of pairs, the reference's before the recording's, and their covariance.

    It is summed up block by block: all contexts at once would take 40 MB.
    """
    size = 2 * grid.model.frames.shape[1] * (2 * AROUND + 1)
    means, together = np.zeros(size), np.zeros((size, size))
    for at in range(0, len(pairs), _AT_ONCE):
        block = slice(at, at + _AT_ONCE)
        both = np.hstack([grid.model.context(pairs.model[block]), grid.said.context(pairs.said[block])])
        means += both.sum(axis=0, dtype=np.float64) / len(pairs)
        together += (both.T @ both).astype(np.float64) / len(pairs)
    return means, together - np.outer(means, means)


def _whitening(covariance: Doubles) -> Doubles:
    size = len(covariance)
    ridge = _RIDGE * np.trace(covariance) / size
    values, vectors = np.linalg.eigh(covariance + ridge * np.eye(size))
    found: Doubles = (vectors / np.sqrt(np.maximum(values, 1e-6))) @ vectors.T
    return found
