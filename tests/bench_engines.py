"""How well an engine's time is used: a distant service asked for several sentences at once; espeak and all the rest."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from statistics import median

SENTENCES = 200


def lines(count: int) -> list[str]:
    """Write different sentences."""
    return [f"这是今天的第{number}句话，内容不多，请大家听好，记在心里。" for number in range(1, count + 1)]


def measure_service(times: int) -> None:
    """Print how long 200 sentences take a service that needs 300 ms to answer and sends at 20 times real time."""
    from rehearse import pipeline
    from rehearse.engines.edge import EdgeEngine
    from rehearse.model import Utterance
    from rehearse.studio import Studio
    from rehearse.wish import Wish
    from tests.edge_server import serving

    alone, whole = [], []
    with tempfile.TemporaryDirectory() as name, places(name), serving(texts={"句": "distant"}):
        for turn in range(times):
            with EdgeEngine() as engine:
                for text in lines(3):
                    begun = time.perf_counter()
                    engine.synthesize(Utterance(f"{text}{turn}", "zh", engine.default_voice("zh")))
                    alone.append(time.perf_counter() - begun)
            script = Path(name, f"{turn}.txt")
            script.write_text("\n".join(lines(SENTENCES)), encoding="utf-8")
            with Studio() as studio:
                studio.cache.room.clear()
                begun = time.perf_counter()
                wish = Wish(script, engine="edge", export=["none"], pace="voice", output=Path(name, "out"))
                made = pipeline.make_in(studio, wish)
                whole.append((time.perf_counter() - begun) / made.synthesized * SENTENCES)
    one, all_of_them, jobs = median(alone), median(whole), EdgeEngine.jobs
    ideal = SENTENCES / jobs * one
    print(
        f"distant service: {SENTENCES} sentences, {jobs} at once: {all_of_them:.1f} s; "
        f"one takes {one:.2f} s, {SENTENCES} / {jobs} of them {ideal:.1f} s: {all_of_them / ideal:.2f} times that\n"
    )


def measure_espeak(times: int) -> None:
    """Print what `make` takes beside what the engine alone takes for the same sentences, on all cores and on one."""
    from rehearse.engines.espeak import EspeakEngine

    said = lines(2 * SENTENCES)
    with EspeakEngine() as engine:
        usual = engine.jobs
    for jobs in sorted({usual, 1}, reverse=True):
        alone = median(_alone(said, jobs) for _ in range(times))
        for suffix in ("wav", "mp3"):
            whole = median(_made(said, jobs, suffix) for _ in range(times))
            print(
                f"espeak, {len(said)} sentences, {jobs} at once, {suffix}: {whole:.2f} s; "
                f"the engine alone {alone:.2f} s: {100 * (whole / alone - 1):+.0f} %",
                flush=True,
            )
    print()


def _alone(said: list[str], jobs: int) -> float:
    """Have the engine say everything, and tell the seconds."""
    from concurrent.futures import ThreadPoolExecutor

    from rehearse.engines.espeak import EspeakEngine
    from rehearse.model import Utterance

    with EspeakEngine() as engine, ThreadPoolExecutor(jobs) as pool:
        asked = [Utterance(text, "zh", engine.default_voice("zh")) for text in said]
        list(pool.map(engine.synthesize, asked[:jobs]))
        begun = time.perf_counter()
        list(pool.map(engine.synthesize, asked))
        return time.perf_counter() - begun


def _made(said: list[str], jobs: int, suffix: str) -> float:
    """Make a track of everything, nothing of it in the cache, and tell the seconds."""
    from rehearse import pipeline
    from rehearse.model import Utterance
    from rehearse.studio import Studio
    from rehearse.wish import Wish

    with tempfile.TemporaryDirectory() as name, places(name), Studio(jobs=jobs) as studio:
        engine = studio.engine("espeak")
        engine.synthesize(Utterance("好", "zh", engine.default_voice("zh")))
        script = Path(name, "speech.txt")
        script.write_text("\n".join(said), encoding="utf-8")
        wish = Wish(
            script, engine="espeak", export=["none"], pace="voice", format=suffix, output=Path(name, "out")
        )
        begun = time.perf_counter()
        pipeline.make_in(studio, wish)
        return time.perf_counter() - begun


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
