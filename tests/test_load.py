"""What happens to a tool in use: faults at random, runs side by side, no room, no right, damage, a clock set back."""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rehearse.core.folders import clip_dir
from rehearse.output.manifest import Manifest
from rehearse.voices.cache import Cache
from tests import heavy
from tests.decoding import by_libsndfile
from tests.edge_server import FAULTS, serving
from tests.running import SEEDS as SEEDS_FOLDER
from tests.running import SLOWLY, Outcome, files, finished, made, many, scripted, start

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Run = Callable[..., Outcome]

ESPEAK = ("--engine", "espeak", "-f", "wav", "--export", "none", "-o", "out")
WITH_UNITS = ("--engine", "espeak", "-f", "mp3", "--export", "none", "-o", "out")
"""Samples that espeak made are not kept a second time for wav; frames are."""
EDGE = ("--engine", "edge", "--pace", "voice", "-f", "mp3", "--export", "none", "-o", "out")
PASSING = [name for name in FAULTS if name not in ("distant", "stall", "stall before")] + [
    "403",
    "429",
    "500",
]
SENTENCES = 100
SEEDS = int(os.environ.get("REHEARSE_TEST_SEEDS", "2"))
"""How many runs meet faults at random; more take about three seconds each."""


@heavy
@pytest.mark.parametrize("seed", range(SEEDS))
def test_faults_at_random(rehearse_: Run, here: Path, seed: int) -> None:
    """Whatever a service does now and then, a hundred sentences are heard once and in order, or one line says why."""
    (here / "speech.txt").write_text(many(SENTENCES), encoding="utf-8")
    chance = random.Random(seed)
    faults = [chance.choice(PASSING) if chance.random() < 0.15 else "ok" for _ in range(400)]
    with serving(faults) as server:
        for _ in range(6):
            outcome = rehearse_("make", "speech.txt", *EDGE)
            if outcome.code == 0:
                break
            assert outcome.code == 2
            assert len([line for line in outcome.err.splitlines() if line.startswith("rehearse: ")]) == 1
            assert "track.mp3" not in files(here / "out")
    report = json.loads((here / "out" / "report.json").read_text(encoding="utf-8"))
    said = [cue["text"] for cue in report["cues"] if cue["kind"] == "speech"]
    assert [text for text in said if "今天" in text] == [
        f"这是今天的第{number}句，请大家听好。" for number in range(1, SENTENCES + 1)
    ]
    assert len(by_libsndfile(here / "out" / "track.mp3")) == 24 * report["totals"]["actual_ms"]
    assert set(server.texts) >= {text for text in said if "今天" in text}


@heavy
def test_two_scripts_at_once(here: Path) -> None:
    """Two runs on two scripts that share sentences share their clips, and each result is as if it had run alone."""
    alone = {}
    for name in ("one", "two"):
        (here / f"{name}.txt").write_text(many(12) + f"最后一句：{name}。\n", encoding="utf-8")
        wish = ("make", f"{name}.txt", *ESPEAK[:-1], f"alone-{name}")
        assert finished(start(*wish, folder=here, REHEARSE_CACHE_DIR=str(here / f"cache-{name}"))).code == 0
        alone[name] = files(here / f"alone-{name}")
    both = {name: start("make", f"{name}.txt", *ESPEAK[:-1], name, folder=here) for name in alone}
    for name, process in both.items():
        assert finished(process).code == 0
        assert files(here / name) == alone[name]


def test_damage_everywhere(rehearse_: Run, script: Path, here: Path) -> None:
    """A cache in which every other file is damaged in some way gives the same track; what is damaged is made again."""
    wish = ("make", script, *WITH_UNITS)
    total = sum(made(rehearse_(*wish)))
    before = files(here / "out")
    chance = random.Random(1)
    for path in sorted(clip_dir().glob("*/*"))[::2]:
        data = bytearray(path.read_bytes())
        how = chance.randrange(3)
        if how == 0:
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        path.write_bytes(data if how == 0 else data[: chance.randrange(len(data))] if how == 1 else b"")
    assert sum(made(rehearse_(*wish))) == total
    assert files(here / "out") == before


def test_nothing_is_kept_twice(rehearse_: Run, script: Path) -> None:
    """Samples that an engine sent are a wav's units as they are; what is encoded is kept beside them."""
    made(rehearse_("make", script, *ESPEAK))
    assert not list(clip_dir().glob("*/*.unit"))
    made(rehearse_("make", script, *WITH_UNITS))
    assert len(list(clip_dir().glob("*/*.unit"))) == len(list(clip_dir().glob("*/*.clip")))


def test_damaged_sound_and_unit(rehearse_: Run, script: Path, here: Path) -> None:
    """Where a clip's sound and its unit are both damaged, it is found while the track is written, and made again."""
    wish = ("make", script, *WITH_UNITS)
    made(rehearse_(*wish))
    before = files(here / "out")
    for kind in ("clip", "unit"):
        [path, *_] = sorted(clip_dir().glob(f"*/*.{kind}"))
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert made(rehearse_(*wish))[0] <= 1
    assert files(here / "out") == before


def test_many_damaged_clips(rehearse_: Run, script: Path, here: Path) -> None:
    """All of them are made again in the run that meets the first."""
    script.write_text(many(20), encoding="utf-8")
    wish = ("make", script, *ESPEAK)
    total = sum(made(rehearse_(*wish)))
    before = files(here / "out")
    for path in clip_dir().glob("*/*.clip"):
        data = bytearray(path.read_bytes())
        data[-500] ^= 1
        path.write_bytes(data)
    (here / "out" / "track.wav").unlink()
    assert sum(made(rehearse_(*wish))) == total
    assert files(here / "out") == before


@pytest.mark.parametrize("year", [1980, 2100])
def test_a_clock_set_back(rehearse_: Run, script: Path, here: Path, year: int) -> None:
    """Clips from the future, or from long ago, are as good as others; the limit holds all the same."""
    wish = ("make", script, *ESPEAK)
    total = sum(made(rehearse_(*wish)))
    for path in clip_dir().rglob("*"):
        os.utime(path, ((year - 1970) * 31_556_952,) * 2)
    assert made(rehearse_(*wish)) == (0, total)
    assert rehearse_("cache", "--limit", "100KB").code == 0
    assert Cache(clip_dir()).room.size()[1] <= 100_000
    assert made(rehearse_(*wish))[0] > 0


def test_a_limit_below_what_one_script_needs(rehearse_: Run, script: Path, here: Path) -> None:
    """A limit never spoils the run under way: its clips are deleted when it is over."""
    rehearse_("cache", "--limit", "1KB")
    wish = ("make", script, *ESPEAK)
    total = sum(made(rehearse_(*wish)))
    assert Cache(clip_dir()).room.size()[1] <= 1000
    assert sum(made(rehearse_(*wish))) == total


@heavy
def test_a_hundred_thousand_clips(rehearse_: Run, script: Path, here: Path) -> None:
    """A cache of a hundred thousand clips is used as a small one is; a limit below it deletes the oldest alone."""
    wish = ("make", script, *ESPEAK)
    total = sum(made(rehearse_(*wish)))
    mine = {path.name for path in clip_dir().glob("*/*")}
    for number in range(100_000):
        shelf = clip_dir() / f"{number % 256:02x}"
        shelf.mkdir(exist_ok=True)
        path = shelf / f"{number:064x}.clip"
        path.write_bytes(bytes(1000))
        os.utime(path, (number, number))
    assert made(rehearse_(*wish)) == (0, total)
    assert f": {100_000 + total} clips, " in rehearse_("cache").out
    rehearse_("cache", "--limit", "50MB")
    left = {path.name for path in clip_dir().glob("*/*")}
    assert mine <= left
    assert sum(path.stat().st_size for path in clip_dir().glob("*/*")) <= 50_000_000
    numbers = sorted(int(name[:64], 16) for name in left - mine)
    assert numbers == list(range(numbers[0], 100_000))
    assert len(numbers) > 40_000
    assert made(rehearse_(*wish)) == (0, total)


@pytest.mark.skipif(sys.platform == "win32", reason="rights are otherwise there")
def test_a_cache_that_cannot_be_written(rehearse_: Run, here: Path, script: Path) -> None:
    """A read-only cache is read and not written, which is said once; the track is whole."""
    place = Path(os.environ["REHEARSE_CACHE_DIR"])
    assert rehearse_("make", script, *ESPEAK).code == 0
    before = {path: path.read_bytes() for path in place.rglob("*") if path.is_file()}
    script.write_text(scripted("这一句是新的。"), encoding="utf-8")
    with read_only(place):
        outcome = rehearse_("make", script, *ESPEAK)
    synthesized, cached = made(outcome)
    assert 1 <= synthesized <= 2
    assert cached >= 5
    assert outcome.err.count("the cache cannot be written (") == 1
    assert {path: path.read_bytes() for path in place.rglob("*") if path.is_file()} == before


@heavy
def test_a_full_disk_midway(here: Path) -> None:
    """Where the disk fills up midway, one line says so, nothing half is left; with room again, it goes on."""
    script = here / "speech.txt"
    script.write_text(many(24), encoding="utf-8")
    (here / "small").mkdir()
    with mounted(here / "small", "size=2m"):
        # on a slow machine the beginning would be there already, which is whole and stays
        late = "from rehearse.output import early; early._WORTH_S = 1000.0"
        inside = ("make", script, *ESPEAK[:-1], here / "small" / "out")
        refused = finished(start(*inside, folder=here, first=late))
        assert refused.code == 2
        assert re.fullmatch(r"rehearse: .*No space left on device.*\n", refused.err), refused.err
        assert files(here / "small" / "out") == {}
    with mounted(here / "small", "size=2m"):
        wish = ("make", script, *ESPEAK)
        refused = finished(start(*wish, folder=here, REHEARSE_CACHE_DIR=str(here / "small")))
        assert refused.code == 2
        assert "the cache cannot be written (No space left on device)" in refused.err
        subprocess.run(["mount", "-o", "remount,size=50m", here / "small"], check=True)
        synthesized, cached = made(
            finished(start(*wish, folder=here, REHEARSE_CACHE_DIR=str(here / "small")))
        )
        assert cached > 5
        assert synthesized > 5


@contextmanager
def mounted(folder: Path, options: str) -> Iterator[None]:
    """Mount an empty file system in memory; skip the test where that is not allowed."""
    if (
        sys.platform != "linux"
        or subprocess.run(
            ["mount", "-t", "tmpfs", "-o", options, "tmpfs", folder], capture_output=True
        ).returncode
    ):
        pytest.skip("only root can mount, on Linux")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Keep a folder from being written; as root, who may write anywhere, by a mount."""
    if os.geteuid():
        inside = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
        for path in inside:
            path.chmod(0o500)
        try:
            yield
        finally:
            for path in inside:
                path.chmod(0o700)
        return
    mount = ["mount", "--bind", str(folder), str(folder)]
    if sys.platform != "linux" or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("root can write anywhere here")
    try:
        subprocess.run(["mount", "-o", "remount,bind,ro", folder], check=True)
        yield
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@heavy
def test_the_first_sections_can_be_heard_early(here: Path) -> None:
    """With a slow engine, the first section is there, whole, while the last is still to come."""
    (here / "speech.txt").write_text(many(40), encoding="utf-8")
    code = SLOWLY.format(seconds=0.05) + "from rehearse.output import early; early._WORTH_S = 0.0"
    process = start("make", "speech.txt", *ESPEAK, folder=here, first=code)
    heard = 0
    while process.poll() is None:
        early = [*(here / "out").glob("sections/01-*.wav")]
        if early and not (here / "out" / "report.json").exists():
            heard = len(by_libsndfile(early[0]))
    outcome = finished(process)
    assert outcome.code == 0, outcome.err
    whole = len(by_libsndfile(next((here / "out").glob("sections/01-*.wav"))))
    assert heard > 0
    assert abs(heard - whole) < 0.1 * whole
    assert Manifest.read(here / "out").early == ()


HUMMING = """
from rehearse.core import Speech
from rehearse.voices.engines.espeak.engine import EspeakEngine
from tests.telling_engine import HUM_MS
EspeakEngine.synthesize = lambda self, said: Speech(HUM_MS * (200 * len(said.text)), "pcm", 24_000)
"""
"""Python to run first, so that espeak need not speak for an hour."""


@heavy
def test_a_drill_of_an_hour_costs_little(here: Path) -> None:
    """From the cache it takes at most twice the CPU time of `time`; a tenth is left for noise."""
    import resource  # Windows has none

    seed = (SEEDS_FOLDER / "community-sports.txt").read_text(encoding="utf-8")
    parts = [re.sub("。", f"，第{number}遍。", seed) for number in (1, 2)]
    (here / "hour.txt").write_text("\n".join(parts), encoding="utf-8")

    def cost(*arguments: str) -> float:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        assert finished(start(*arguments, folder=here, first=HUMMING)).code == 0
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime

    drill = ("practice", "shadow", "hour.txt", "-e", "espeak")
    cost(*drill)
    costs = [(cost("time", "hour.txt"), cost(*drill)) for _ in range(3)]
    assert min(two for _, two in costs) <= 2.2 * min(one for one, _ in costs), costs
    report = json.loads((here / "audio" / "hour" / "shadow" / "report.json").read_text(encoding="utf-8"))
    assert report["totals"]["actual_ms"] > 3_200_000
