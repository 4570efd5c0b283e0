"""Memory that is free again, given back to the system."""

from __future__ import annotations

import ctypes
from contextlib import suppress

_M_MMAP_THRESHOLD = -3
"""As glibc's <malloc.h> has it."""
_LARGE = 1 << 20
"""Bytes; what the network asks for at once is mostly larger."""


def give_large_blocks_back() -> None:
    """Have the C library give large blocks back as soon as they are freed.

    By itself glibc keeps more of them the larger those were that it has seen: over a speech of twenty minutes 200 MB.
    Only that of most Linux systems can be told to; elsewhere nothing happens.
    """
    with suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE)
