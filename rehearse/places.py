"""Where this machine keeps what is ours: the cache, the data, the state, one folder each."""

from __future__ import annotations

import os
from pathlib import Path

APP = "rehearse"


def cache_dir() -> Path:
    """Name the folder of what can be made again; REHEARSE_CACHE_DIR overrides the system's choice."""
    if chosen := os.environ.get("REHEARSE_CACHE_DIR"):
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path(APP, appauthor=False)


def state_dir() -> Path:
    """Name the folder of what is remembered between runs; REHEARSE_STATE_DIR overrides the system's choice."""
    if chosen := os.environ.get("REHEARSE_STATE_DIR"):
        return Path(chosen)
    from platformdirs import user_state_path

    return user_state_path(APP, appauthor=False)
