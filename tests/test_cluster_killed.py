"""Workers and the one who asked killed by chance: the same track in the end, nothing said twice that was kept."""

from __future__ import annotations

import os
import random
import time
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from tests import heavy
from tests.running import finished, made, many, start

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.running import Outcome

pytestmark = [
    heavy,
    pytest.mark.slow,
    pytest.mark.skipif(os.name == "nt", reason="no SIGKILL on Windows"),
]

KILLS = int(os.environ.get("REHEARSE_KILLS", "2"))
"""How often; 5 were tried."""
WISH = ("make", "speech.txt", "--engine", "espeak", "-f", "wav", "--export", "none", "-o", "out")
CLUSTER = ("--cluster", "local:2")
SENTENCES = 60


@pytest.fixture
def wanted(here: Path, rehearse_: Callable[..., Outcome]) -> bytes:
    """Give the track of a plain run, whose clips are not where the others look."""
    (here / "speech.txt").write_text(many(SENTENCES), encoding="utf-8")
    assert rehearse_(*WISH[:-1], "plain").code == 0
    return (here / "plain" / "track.wav").read_bytes()


@pytest.mark.parametrize("seed", range(KILLS))
def test_a_worker_killed_at_any_moment(wanted: bytes, here: Path, tmp_path: Path, seed: int) -> None:
    """Also while it starts: its sentences are said elsewhere."""
    chance = random.Random(seed)
    run = start(*WISH, *CLUSTER, folder=here, REHEARSE_CACHE_DIR=str(tmp_path / "clips"))
    workers = _workers(run.pid)
    time.sleep(chance.random() * 3)
    chance.choice(workers).kill()
    outcome = finished(run)

    assert made(outcome) == (SENTENCES + 2, 0)
    assert (here / "out" / "track.wav").read_bytes() == wanted


def test_the_one_who_asked_is_killed(wanted: bytes, here: Path, tmp_path: Path) -> None:
    """The workers end with it, nothing is published, and the next run says only what is missing."""
    clips = tmp_path / "clips"
    run = start(*WISH, *CLUSTER, folder=here, REHEARSE_CACHE_DIR=str(clips))
    workers = _workers(run.pid)
    while len(list(clips.rglob("*.clip"))) < SENTENCES // 4:
        assert run.poll() is None
        time.sleep(0.01)
    run.kill()
    run.communicate()
    kept = len(list(clips.rglob("*.clip")))

    assert not (here / "out" / "track.wav").exists()
    assert psutil.wait_procs(workers, timeout=30)[1] == []
    said, cached = made(finished(start(*WISH, *CLUSTER, folder=here, REHEARSE_CACHE_DIR=str(clips))))
    assert said + cached == SENTENCES + 2
    assert cached == kept
    assert (here / "out" / "track.wav").read_bytes() == wanted


def _workers(pid: int) -> list[Any]:
    """Wait until both are there."""
    while True:
        found = [
            one
            for one in psutil.Process(pid).children(recursive=True)
            if "spawn_main" in " ".join(one.cmdline())
        ]
        if len(found) == 2:
            return found
        time.sleep(0.01)
