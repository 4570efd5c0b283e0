"""Kokoro's real model in a process of its own, killed in the middle of speaking."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from tests.running import PATIENCE_S, files, finished, milliseconds, start

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

SCRIPT = "".join(f"这是第{number}件事。" for number in "一二三四")
ASKED = ("make", "speech.txt", "--engine", "kokoro", "--format", "wav", "--export", "none", "--output")


def _clips(folder: Path) -> set[Path]:
    return {*folder.rglob("*.clip")}


def _environment(places: Path, cache: Path) -> dict[str, str]:
    """Have a cache without clips; what is made of the model is made once for all."""
    made = places / "cache" / "kokoro"
    made.mkdir(parents=True, exist_ok=True)
    cache.mkdir()
    (cache / "kokoro").symlink_to(made, target_is_directory=True)
    return {"REHEARSE_DATA_DIR": str(places / "data"), "REHEARSE_CACHE_DIR": str(cache)}


def _wait_for_a_clip(process: subprocess.Popen[str], cache: Path) -> None:
    until = time.monotonic() + PATIENCE_S
    while not _clips(cache):
        assert process.poll() is None, process.communicate()
        assert time.monotonic() < until
        time.sleep(0.02)


@pytest.mark.slow
def test_killed_while_speaking(kokoro_places: Path, tmp_path: Path) -> None:
    """What was said before is kept, the rest is said by the next run, and its track is as one made in peace."""
    (tmp_path / "speech.txt").write_text(SCRIPT, encoding="utf-8")
    cache = tmp_path / "cache"
    own = _environment(kokoro_places, cache)
    process = start(*ASKED, "out", folder=tmp_path, **own)
    _wait_for_a_clip(process, cache)
    process.kill()
    process.communicate()
    assert process.returncode != 0
    kept = {path: path.read_bytes() for path in _clips(cache)}
    assert not (tmp_path / "out" / "track.wav").exists()

    resumed = finished(start(*ASKED, "out", folder=tmp_path, **own))
    assert resumed.code == 0, resumed.err
    assert len(_clips(cache)) == 4
    assert {path: path.read_bytes() for path in kept} == kept

    another = _environment(kokoro_places, tmp_path / "another")
    peaceful = finished(start(*ASKED, "peace", folder=tmp_path, **another))
    assert peaceful.code == 0, peaceful.err
    assert files(tmp_path / "out") == files(tmp_path / "peace")
    assert milliseconds(tmp_path / "out" / "track.wav") > 4_000
