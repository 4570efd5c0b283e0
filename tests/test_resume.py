"""Whatever happens to a run, nothing is lost: the next one goes on, and its track is the same to the byte."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import pytest

from rehearse.app.request import Request
from rehearse.app.verbs import make
from rehearse.core.folders import clip_dir
from rehearse.output.stitching import write_track
from rehearse.voices.cache import Cache
from rehearse.voices.engines import ENGINES
from tests import LOAD, further, heavy
from tests.decoding import by_libsndfile
from tests.running import BAD, Outcome, files, finished, many, milliseconds, scripted, start

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Outcome]

KILLS = int(os.environ.get("REHEARSE_TEST_KILLS", "2" if LOAD else "1"))
"""How many runs are killed; more take about two seconds each."""

SENTENCES = 16
WISH = ("make", "speech.txt", "--engine", "espeak", "--format", "wav", "--export", "none", "--output", "out")


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """What a run leaves that nothing disturbs."""

    files: dict[str, bytes]
    cache: Path


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Undisturbed:
    """Make a track in peace."""
    folder = tmp_path_factory.mktemp("undisturbed")
    (folder / "speech.txt").write_text(many(SENTENCES), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("REHEARSE_CACHE_DIR", str(folder / "cache"))
        make(Request("speech.txt", "out", engine="espeak", format="wav", export="none"))
    return Undisturbed(files(folder / "out"), folder / "cache")


def watch(process: subprocess.Popen[str], folder: Path, over: Callable[[], bool] = lambda: False) -> None:
    """Check until it is over, or the process is, that whatever has its final name is whole."""
    while not over() and process.poll() is None:
        for path in folder.glob("*.*"):
            if path.suffix == ".json":
                json.loads(path.read_text(encoding="utf-8"))
            elif path.suffix == ".wav":
                assert len(by_libsndfile(path)) == round(milliseconds(path) * 24)
        time.sleep(0.005)


@pytest.mark.parametrize("seed", range(KILLS))
def test_killed(
    rehearse_: Run,
    here: Path,
    undisturbed: Undisturbed,
    clip_files: Callable[[], list[Path]],
    seed: int,
) -> None:
    """After a kill at any moment, the next run goes on where it was, and makes the same files to the byte."""
    expected = undisturbed.files
    (here / "speech.txt").write_text(many(SENTENCES), encoding="utf-8")
    # Each moment has a share of its own, so that few kills are spread as well as many.
    chance = random.Random(seed)
    clips = round((SENTENCES + 2) * (seed + chance.random()) / KILLS)
    process = start(*WISH, folder=here)
    watch(process, here / "out", lambda: len(clip_files()) >= clips)
    time.sleep(chance.uniform(0, 0.1))
    process.kill()
    process.communicate()
    assert set(files(here / "out")) <= set(expected) | {
        name for name in files(here / "out") if name.startswith(".making-")
    }
    outcome = rehearse_(*WISH)
    assert outcome.code == 0, outcome.err
    assert files(here / "out") == expected
    assert re.search(r"clips: \d+ synthesized, \d+ from the cache\n", outcome.err)


@pytest.mark.parametrize("renames", [2, 6, *further(1, 4, 7)])
def test_kill_while_publishing(rehearse_: Run, here: Path, undisturbed: Undisturbed, renames: int) -> None:
    """A kill between two renames leaves whole files that are known for ours, and the next run completes them."""
    expected = undisturbed.files
    # Nothing is synthesized: what is killed is the publishing.
    shutil.copytree(undisturbed.cache, os.environ["REHEARSE_CACHE_DIR"])
    (here / "speech.txt").write_text(many(SENTENCES), encoding="utf-8")
    first = f"""
import os, sys
count = 0
def hook(event, arguments):
    global count
    if event == "os.rename" and "out" in str(arguments[1]):
        count += 1
        if count == {renames}:
            os._exit(9)
sys.addaudithook(hook)
"""
    assert finished(start(*WISH, folder=here, first=first)).code == 9
    there = {name: data for name, data in files(here / "out").items() if not name.startswith(".making-")}
    assert len(there) == max(0, min(len(expected), renames - 2))
    assert there.items() <= expected.items()
    assert "clips: 0 synthesized" in rehearse_(*WISH).err
    assert files(here / "out") == expected


@heavy
def test_two_at_once(here: Path, undisturbed: Undisturbed) -> None:
    """Two runs of one script at once both end well, and leave one whole result."""
    expected = undisturbed.files
    (here / "speech.txt").write_text(many(SENTENCES), encoding="utf-8")
    both = [start(*WISH, folder=here) for _ in range(2)]
    watch(both[0], here / "out")
    assert [(outcome.code, outcome.out[:2]) for outcome in map(finished, both)] == [(0, "（无")] * 2
    assert files(here / "out") == expected


def test_failing_engine(
    rehearse_: Run,
    script: Path,
    here: Path,
    monkeypatch: pytest.MonkeyPatch,
    clip_files: Callable[[], list[Path]],
) -> None:
    """An engine that fails midway leaves the old result whole and keeps what was made; mended, it makes the rest."""
    monkeypatch.setitem(ENGINES, "failing", replace(ENGINES["espeak"], make="tests.running:FailingEngine"))
    wish = ("make", script, "--engine", "failing", "-f", "wav", "--export", "none", "-o", "out")
    assert rehearse_(*wish).code == 0
    before = files(here / "out")
    kept = len(clip_files())
    script.write_text(scripted("".join(many(12).split("\n")[1:]) + f"{BAD}这一句。"), encoding="utf-8")
    refused = rehearse_(*wish)
    assert refused == Outcome(2, "", "rehearse: the engine failed; run again\n")
    assert files(here / "out") == before
    script.write_text(script.read_text(encoding="utf-8").replace(BAD, "好"), encoding="utf-8")
    found = re.search(r"clips: (\d+) synthesized, (\d+) from the cache", rehearse_(*wish).err)
    assert found is not None
    assert int(found[1]) >= 1
    assert int(found[2]) > kept
    assert files(here / "out") != before


def test_cache_cleared_midway(
    rehearse_: Run, script: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Clips that are deleted while the track is written are made again; after the second time, the run says so."""
    wish = ("make", script, "--engine", "espeak", "-f", "mp3", "--export", "none", "-o", "out")
    assert rehearse_(*wish).code == 0
    before = files(here / "out")

    times = 1

    def clear_and_write(*arguments: Any) -> tuple[str, ...]:
        nonlocal times
        times -= 1
        if times >= 0:
            Cache(clip_dir()).room.clear()
        return write_track(*arguments)

    monkeypatch.setattr("rehearse.output.stitching.write_track", clear_and_write)
    assert rehearse_(*wish).code == 0
    assert files(here / "out") == before
    times = 2
    line = "rehearse: a clip has gone from the cache while the track was written; run again\n"
    assert rehearse_(*wish) == Outcome(2, "", line)
    assert files(here / "out") == before
