"""Files beside a script, read whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core.errors import ScriptError
from rehearse.script.reading.source import unreadable

if TYPE_CHECKING:
    from pathlib import Path


def read(path: Path, most: int, too_long: str, do: str) -> bytes:
    """Read a file of at most so many bytes, nothing if there is none; raise ScriptError where it cannot be read.

    `too_long` says what is wrong with a longer one, `do` what to do about it.
    """
    try:
        data = path.read_bytes() if path.is_file() else b""
    except OSError as error:
        raise unreadable(path, error) from None
    if len(data) > most:
        raise ScriptError(f"{len(data) / 1e6:.1f} MB {too_long}", do, path=path)
    return data
