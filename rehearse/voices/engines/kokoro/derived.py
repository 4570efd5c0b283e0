"""What is made of the model file and kept in the cache: the model with inner tensors as outputs, and the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core.errors import EngineError
from rehearse.core.folders import cache_dir, replace_whole
from rehearse.voices.engines.downloads import digest_of
from rehearse.voices.engines.kokoro.graph import pruned, with_outputs

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rehearse.voices.engines.kokoro.pins import ModelFile


def talking(model: ModelFile, path: Path) -> Path:
    """Give the file that makes sound, and tells how long each letter takes."""
    return _made(model, path, "talking", lambda data: with_outputs(data, (model.frames, model.pitch)))


def counting(model: ModelFile, path: Path) -> Path:
    """Give the file that only tells how long each letter takes: a sixth as large, forty times as fast."""
    return _made(model, path, "counting", lambda data: pruned(data, (model.frames,)))


def forget(model: ModelFile) -> None:
    """Delete what was made of a model, as when it turned out damaged, or its voice is removed."""
    for what in ("talking", "counting"):
        _place(model, what).unlink(missing_ok=True)


def _place(model: ModelFile, what: str) -> Path:
    return cache_dir() / "kokoro" / f"{model.file.sha256[:16]}.{what}.onnx"


def _made(model: ModelFile, path: Path, what: str, make: Callable[[bytes], bytes]) -> Path:
    """Make it, unless it is there; raise EngineError where the model's file is not the one that is known."""
    place = _place(model, what)
    try:
        if place.exists():
            return place
        if path.stat().st_size != model.file.size or digest_of(path) != model.file.sha256:
            raise EngineError(f"{path} is damaged", "run rehearse voices install kokoro")
        replace_whole(place, make(path.read_bytes()))
    except FileNotFoundError:
        raise EngineError("kokoro is not installed", "run rehearse voices install kokoro") from None
    except OSError as error:
        raise EngineError(f"{error.filename or place} cannot be used ({error.strerror or error})") from None
    return place
