"""Memory that is free again, given back to the system; only glibc, of most Linux systems, can be told to."""

from __future__ import annotations

import ctypes
from contextlib import suppress

_M_MMAP_THRESHOLD = -3
"""As glibc's <malloc.h> has it."""
_LARGE = 1 << 20
"""Bytes; what the network asks for at once is mostly larger."""


def give_large_blocks_back() -> None:
    """Have large blocks given back as soon as they are freed.

    By itself glibc keeps more of them the larger those were that it has seen: over a speech of twenty minutes 200 MB.
    """
    _tell("mallopt", _M_MMAP_THRESHOLD, _LARGE)


def give_back() -> None:
    """Have small blocks given back that are free now: to load the network leaves 15 MB of them, each sentence some."""
    _tell("malloc_trim", 0)


def _tell(function: str, *values: int) -> None:
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None)[function](*values)
