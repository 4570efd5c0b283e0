"""What runs on a worker: its own engine says a sentence; nothing is written there."""

from __future__ import annotations

import threading
from importlib import metadata
from typing import TYPE_CHECKING

from rehearse.core.errors import EngineError
from rehearse.voices.engines import create

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rehearse.core import Speech, Utterance
    from rehearse.voices.engines import Engine

_engines: dict[tuple[str, tuple[tuple[str, str | None], ...]], Engine] = {}
"""Those that this process has started."""
_starting = threading.Lock()


def say(name: str, version: str, options: Mapping[str, str | None], utterance: Utterance) -> Speech:
    """Say a sentence with this machine's engine of that name; raise EngineError where it is another version."""
    return _engine(name, version, options).synthesize(utterance)


def why_not(rehearse: str, name: str, version: str, options: Mapping[str, str | None]) -> str:
    """Why this worker cannot say it as the one who asks would; empty where it can."""
    mine = metadata.version("rehearse")
    if mine != rehearse:
        return f"rehearse is {mine} there, and {rehearse} here"
    try:
        _engine(name, version, options)
    except EngineError as error:
        return error.what
    return ""


def _engine(name: str, version: str, options: Mapping[str, str | None]) -> Engine:
    key = (name, tuple(sorted(options.items())))
    with _starting:
        if key not in _engines:
            _engines[key] = create(name, options).__enter__()
        engine = _engines[key]
    if engine.version != version:
        raise EngineError(f"{name} is {engine.version} there, and {version} here", "install the same")
    return engine
