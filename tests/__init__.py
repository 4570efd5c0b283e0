"""The tests: one file a module, cases as data, few mocks."""

import os

import pytest

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command line has it; before anything loads numpy

LOAD = bool(os.environ.get("REHEARSE_LOAD"))
"""True where there is time: more cases of each kind are tried, and what happens under load; `.ci/run` has it."""

heavy = pytest.mark.skipif(not LOAD, reason="takes some seconds; REHEARSE_LOAD=1 runs it, as CI does")
"""Marks a test for which `make test` has no time."""


def further(*cases: object) -> list[object]:
    """Give further cases of a test, of which `make test` tries the first alone."""
    return [pytest.param(case, marks=heavy) for case in cases]


def examples(most: int) -> int:
    """Give how many examples hypothesis tries of a test, which are a quarter where there is little time."""
    return int(os.environ.get("REHEARSE_EXAMPLES", most if LOAD else most // 4))
