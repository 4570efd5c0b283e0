"""Kokoro for tests: the real model where it is installed, and small files that are pinned in its place."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from rehearse.core.folders import data_dir
from rehearse.voices.engines.downloads import Pinned
from rehearse.voices.engines.kokoro import pins

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.voices.engines.kokoro.engine import KokoroEngine

REAL = Path(os.environ.get("REHEARSE_KOKORO") or data_dir() / "kokoro")
"""Where the model and the voices are, before tests have places of their own."""
DEMANDED = "REHEARSE_DEMAND_KOKORO"


def _lacks() -> str:
    """Say what the real model lacks; nothing where all is there."""
    try:
        import onnxruntime  # noqa: F401
    except ImportError:
        return "no onnxruntime: pip install '.[kokoro]'"
    there = all((REAL / pinned.name).exists() for pinned in pins.FILES)
    return "" if there else f"no model in {REAL}: install it, or name its folder in REHEARSE_KOKORO"


@pytest.fixture(scope="session")
def _kokoro_places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if lacking := _lacks():
        if os.environ.get(DEMANDED):
            pytest.fail(lacking)
        pytest.skip(lacking)
    place = tmp_path_factory.mktemp("kokoro")
    (place / "data").mkdir()
    (place / "data" / "kokoro").symlink_to(REAL, target_is_directory=True)
    return place


@pytest.fixture
def kokoro_places(_kokoro_places: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have the real files installed; what is made of them is made once for all tests."""
    monkeypatch.setenv("REHEARSE_DATA_DIR", str(_kokoro_places / "data"))
    monkeypatch.setenv("REHEARSE_CACHE_DIR", str(_kokoro_places / "cache"))
    return _kokoro_places


@pytest.fixture(scope="module")
def _kokoro() -> Iterator[KokoroEngine]:
    from rehearse.voices.engines.kokoro.engine import KokoroEngine

    with KokoroEngine() as engine:
        yield engine


@pytest.fixture
def kokoro(kokoro_places: Path, _kokoro: KokoroEngine) -> KokoroEngine:
    """Give the engine with the real model, loaded once for all tests of a file."""
    return _kokoro


MODEL = bytes(range(256)) * 40
STYLES = {
    name: np.full((4, 1, 8), number, np.float32) for number, name in enumerate(("zf_xiaoxiao", "af_heart"))
}
"""What stands for the model and the voices."""


def pinned(name: str, data: bytes) -> Pinned:
    """Pin a file of this content."""
    return Pinned(name, len(data), hashlib.sha256(data).hexdigest())


@pytest.fixture
def small_kokoro(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> dict[str, bytes]:
    """Pin small files in place of the real ones; give their content by name."""
    files = {pins.MODEL.file.name: MODEL} | {f"{name}.bin": array.tobytes() for name, array in STYLES.items()}
    model = replace(pins.MODEL, file=pinned(pins.MODEL.file.name, MODEL))
    voices = {
        name: replace(pins.VOICES[name], file=pinned(f"{name}.bin", files[f"{name}.bin"])) for name in STYLES
    }
    archive = tmp_path / "voices.npz"
    np.savez(archive, **STYLES)  # type: ignore[arg-type]  # its stubs take names for options
    files[pins.VOICES_ARCHIVE.name] = archive.read_bytes()
    monkeypatch.setattr(pins, "MODEL", model)
    monkeypatch.setattr(pins, "VOICES", voices)
    monkeypatch.setattr(pins, "FILES", (model.file, *(voice.file for voice in voices.values())))
    monkeypatch.setattr(
        pins, "VOICES_ARCHIVE", pinned(pins.VOICES_ARCHIVE.name, files[pins.VOICES_ARCHIVE.name])
    )
    return files
