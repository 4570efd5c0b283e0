"""Tests of the frames that are compared: roughly, a vowel is the same at another pitch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rehearse.timing.takes import grid
from rehearse.timing.takes.features import BANDS, Features

if TYPE_CHECKING:
    import pytest


def alike() -> float:
    """How alike the same vowels at two pitches are: one has harmonics that rise and fall, the other has none."""
    rng = np.random.default_rng(0)
    place = (np.arange(BANDS) + 0.5) / BANDS
    shapes = np.cos(np.pi * np.outer(np.arange(1, 7), place))
    vowels = np.repeat(rng.standard_normal((200, 6)) @ shapes * 2, 8, axis=0)
    harmonics = 3 * np.cos(np.pi * np.outer(np.linspace(14, 22, len(vowels)), place))
    speech = np.ones(len(vowels), np.bool_)
    plain, sung = (
        Features(bands.astype(np.float16), np.zeros(len(vowels), np.float32))
        for bands in (vowels, vowels + harmonics)
    )
    found = grid.sides(plain, [(0, 10 * len(vowels))], sung, speech).grid(8, 1.0, around=1)
    size = min(len(found.take), len(found.reference.frames))
    return float((found.take[:size] * found.reference.frames[:size]).sum(axis=1).mean())


def test_another_pitch(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its harmonics are left out of the comparison; with them the two are far less alike."""
    without = alike()
    monkeypatch.setattr(grid, "_SHAPES", BANDS)
    assert without > 0.95
    assert alike() < 0.9
