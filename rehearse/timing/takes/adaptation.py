"""Learns, from frames that belong together, a space in which a recording's voice and the reference's are alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import numpy.typing as npt

    from rehearse.timing.takes.grid import Grid

    Floats = npt.NDArray[np.float32]
    Doubles = npt.NDArray[np.float64]
    Ints = npt.NDArray[np.int64]

_DIMENSIONS = 15
_RIDGE = 0.05
"""Share of the mean variance that is added to each, so that few frames do not teach chance."""

_MOST_ALIKE = 0.99
_MOST_PAIRS = 20_000
"""More teach nothing new, and take memory."""


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
    model, said = grid.model.context(pairs.model[::every]), grid.said.context(pairs.said[::every])
    middle_model, middle_said = model.mean(axis=0), said.mean(axis=0)
    model, said = model - middle_model, said - middle_said
    count = len(model)
    whiten_model, whiten_said = _whitening(model.T @ model / count), _whitening(said.T @ said / count)
    left, alike, right = np.linalg.svd(whiten_model @ (model.T @ said / count) @ whiten_said)
    weight = np.minimum(alike[:_DIMENSIONS], _MOST_ALIKE)
    for_model = (whiten_model @ left[:, :_DIMENSIONS] * weight).astype(np.float32)
    for_said = (whiten_said @ right[:_DIMENSIONS].T * weight).astype(np.float32)
    return grid.in_space(
        grid.model.projected(middle_model, for_model), grid.said.projected(middle_said, for_said)
    )


def _whitening(covariance: Floats) -> Doubles:
    size = len(covariance)
    ridge = _RIDGE * np.trace(covariance) / size
    values, vectors = np.linalg.eigh(covariance.astype(np.float64) + ridge * np.eye(size))
    found: Doubles = (vectors / np.sqrt(np.maximum(values, 1e-6))) @ vectors.T
    return found
