"""Small notes in plain JSON beside a script: read whole, written whole, and never lost where one cannot be read."""

from __future__ import annotations

import json
import threading
from datetime import datetime
from typing import TYPE_CHECKING, Any

from rehearse.core.folders import replace_whole

if TYPE_CHECKING:
    from pathlib import Path

_ONE_AT_A_TIME = threading.Lock()


def read_notes(path: Path) -> dict[str, Any]:
    """Read the notes in a file; nothing where there is none, or where it holds no notes."""
    return _read(path) or {}


def add_notes(path: Path, changed: dict[str, Any]) -> None:
    """Write more into the notes in a file. What cannot be read there is kept beside it under another name."""
    with _ONE_AT_A_TIME:
        before = _read(path)
        if before is None and path.exists():
            path.rename(path.with_name(f"{path.stem}-{datetime.now():%Y-%m-%d %H.%M.%S}{path.suffix}"))
        data = {"format": 1, **(before or {}), **changed}
        replace_whole(path, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())


def _read(path: Path) -> dict[str, Any] | None:
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None
