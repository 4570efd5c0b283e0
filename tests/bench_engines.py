"""How well an engine's time is used: a distant service asked for several sentences at once; espeak and all the rest."""

from __future__ import annotations

import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from tests.measuring import speech

if TYPE_CHECKING:
    from rehearse.voices.engines import Engine

SENTENCES = 200


def lines(count: int) -> list[str]:
    """Write different sentences."""
    return [f"这是今天的第{number}句话，内容不多，请大家听好，记在心里。" for number in range(1, count + 1)]


def measure_service(times: int) -> None:
    """Print how long 200 sentences take a service that needs 300 ms to answer and sends at 20 times real time."""
    from rehearse.app.production import make_one
    from rehearse.app.project import open_project
    from rehearse.app.request import Request
    from rehearse.app.session import Session
    from rehearse.core import Utterance
    from rehearse.voices.engines.edge.engine import EdgeEngine
    from tests.edge_server import serving

    alone, whole = [], []
    with tempfile.TemporaryDirectory() as name, places(name), serving(texts={"句": "distant"}):
        for turn in range(times):
            with EdgeEngine() as engine:
                for text in lines(3):
                    begun = time.perf_counter()
                    engine.synthesize(
                        Utterance(said := f"{text}{turn}", said, "zh", engine.default_voice("zh"))
                    )
                    alone.append(time.perf_counter() - begun)
            script = Path(name, f"{turn}.txt")
            script.write_text("\n".join(lines(SENTENCES)), encoding="utf-8")
            with Session() as session:
                session.cache.room.clear()
                begun = time.perf_counter()
                request = Request(
                    script, engine="edge", export=["none"], pace="voice", output=Path(name, "out")
                )
                made = make_one(open_project(request), session)
                whole.append((time.perf_counter() - begun) / made.synthesized * SENTENCES)
    one, all_of_them, jobs = median(alone), median(whole), EdgeEngine.jobs
    ideal = SENTENCES / jobs * one
    print(
        f"distant service: {SENTENCES} sentences, {jobs} at once: {all_of_them:.1f} s; "
        f"one takes {one:.2f} s, {SENTENCES} / {jobs} of them {ideal:.1f} s: {all_of_them / ideal:.2f} times that\n"
    )


def measure_espeak(times: int) -> None:
    """Print what `make` takes for an hour's speech beside what the engine alone takes to say it.

    With one process of the engine, which leaves a core to all the rest, and with as many as there are usually.
    """
    from rehearse.voices.engines.espeak.engine import EspeakEngine

    with EspeakEngine() as engine:
        usual = engine.jobs
    for jobs in sorted({1, usual}):
        for suffix in ("wav", "mp3"):
            taken = [_said_and_made(jobs, suffix) for _ in range(times)]
            alone, whole = (median(seconds) for seconds in zip(*taken, strict=True))
            more = median(100 * (made / said - 1) for said, made in taken)
            print(
                f"espeak, an hour's speech, {jobs} at once, {suffix}: {whole:.2f} s; "
                f"the engine alone {alone:.2f} s: {more:+.0f} %",
                flush=True,
            )
    print()


def _said_and_made(jobs: int, suffix: str) -> tuple[float, float]:
    """Make a track, nothing of it in the cache; tell the seconds that the engine alone takes, and all of it."""
    from rehearse.app import pacing
    from rehearse.app.production import make_one
    from rehearse.app.project import open_project
    from rehearse.app.request import Request
    from rehearse.app.session import Session
    from rehearse.app.settings.table import Settings
    from rehearse.voices.engines.espeak.engine import EspeakEngine
    from rehearse.voices.voicing import utterances

    with tempfile.TemporaryDirectory() as name, places(name):
        request = Request(
            speech(Path(name), 1), engine="espeak", export=["none"], format=suffix, output=Path(name, "out")
        )
        with Session(jobs=jobs) as session:
            voice = _warm(session.engine(Settings(engine="espeak")), jobs)
            begun = time.perf_counter()
            made = make_one(open_project(request), session)
            whole = time.perf_counter() - begun
        project = open_project(request)
        fitted, _ = pacing.fitted(project.script, project.settings, voice, None)
        asked = dict.fromkeys(utterances(fitted.plan, {"": voice}, fitted.rate))
        assert len(asked) == made.synthesized
        with EspeakEngine() as engine, ThreadPoolExecutor(jobs) as pool:
            _warm(engine, jobs)
            begun = time.perf_counter()
            list(pool.map(engine.synthesize, asked))
            return time.perf_counter() - begun, whole


def _warm(engine: Engine, jobs: int) -> str:
    """Have as many processes started as will be used; return the usual voice."""
    from rehearse.core import Utterance

    voice = engine.default_voice("zh")
    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(engine.synthesize, [Utterance("大家好。", "大家好。", "zh", voice)] * jobs))
    return voice


class places:  # noqa: N801 - used like a function
    """Have cache, state and data in a folder of their own."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        import os

        for kind in ("CACHE", "STATE", "DATA"):
            os.environ[f"REHEARSE_{kind}_DIR"] = f"{self._folder}/{kind}"

    def __exit__(self, *_: object) -> None:
        pass
