"""What of Kokoro is on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core.errors import EngineError
from rehearse.core.folders import data_dir
from rehearse.voices.engines.kokoro import pins

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.voices.engines.downloads import Pinned


def folder() -> Path:
    """Name the folder of the model and the voices."""
    return data_dir() / "kokoro"


def model_path() -> Path:
    """Give the model's file; raise EngineError where there is none, or where it is not whole."""
    path = folder() / pins.MODEL.file.name
    if not path.exists():
        raise EngineError("kokoro is not installed", "run rehearse voices install kokoro")
    if not _is_as_large(path, pins.MODEL.file):
        raise EngineError(f"{path} is damaged", "run rehearse voices install kokoro")
    return path


def voice_names() -> tuple[str, ...]:
    """List the voices that are here; none without the model."""
    if not _is_as_large(folder() / pins.MODEL.file.name, pins.MODEL.file):
        return ()
    return tuple(
        name for name, voice in pins.VOICES.items() if _is_as_large(folder() / voice.file.name, voice.file)
    )


def _is_as_large(path: Path, pinned: Pinned) -> bool:
    """See whether it may well be the file: what is loaded has its content checked as well."""
    try:
        return path.stat().st_size == pinned.size
    except OSError:
        return False
