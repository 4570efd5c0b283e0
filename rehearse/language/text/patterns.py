"""Patterns that are compiled when they are first used: Python takes 0.1 to 3 ms for each with Chinese in it."""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile a pattern once, however many there are (`re` itself keeps 512)."""
    return re.compile(pattern, flags)
