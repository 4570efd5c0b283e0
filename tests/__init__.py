"""The tests: one file a module, cases as data, few mocks."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterable

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line has it; before anything loads numpy

LOAD = bool(os.environ.get("REHEARSE_LOAD"))
"""True where there is time: more cases of each kind are tried, and what happens under load; `.ci/run` has it."""

heavy = pytest.mark.skipif(not LOAD, reason="takes some seconds; REHEARSE_LOAD=1 runs it, as CI does")
"""Marks a test for which `make test` has no time."""


def further(*cases: object) -> list[object]:
    """Give further cases of a test, for which `make test` has no time."""
    return [pytest.param(case, marks=heavy) for case in cases]


def first_of(cases: Iterable[object]) -> list[object]:
    """Give the first of several cases, and the others as further ones."""
    first, *others = cases
    return [first, *further(*others)]


def examples(most: int) -> int:
    """Give how many examples hypothesis tries of a test, which are a quarter where there is little time."""
    return int(os.environ.get("REHEARSE_EXAMPLES", most if LOAD else most // 4))
