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
            script.write_text("\n".join(f"{line}{turn}。" for line in lines(SENTENCES)), encoding="utf-8")
            begun = time.perf_counter()
            with Studio() as studio:
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
    """Print what `make` takes beside what the engine alone takes for the same sentences."""
    from concurrent.futures import ThreadPoolExecutor

    from rehearse import pipeline
    from rehearse.engines.espeak import EspeakEngine
    from rehearse.model import Utterance
    from rehearse.studio import Studio
    from rehearse.wish import Wish

    said = lines(2 * SENTENCES)
    alone: list[float] = []
    whole: dict[str, list[float]] = {"wav": [], "mp3": []}
    with tempfile.TemporaryDirectory() as name, places(name):
        script = Path(name, "speech.txt")
        script.write_text("\n".join(said), encoding="utf-8")
        for _ in range(times):
            with EspeakEngine() as engine, ThreadPoolExecutor(engine.jobs) as pool:
                engine.synthesize(Utterance("好", "zh", "cmn"))
                begun = time.perf_counter()
                list(pool.map(lambda text: engine.synthesize(Utterance(text, "zh", "cmn")), said))
                alone.append(time.perf_counter() - begun)
            for suffix, taken in whole.items():
                with Studio() as studio:
                    studio.engine("espeak").synthesize(Utterance("好", "zh", "cmn"))
                    studio.cache.room.clear()
                    wish = Wish(
                        script,
                        engine="espeak",
                        export=["none"],
                        pace="voice",
                        format=suffix,
                        output=Path(name, "out"),
                    )
                    begun = time.perf_counter()
                    pipeline.make_in(studio, wish)
                    taken.append(time.perf_counter() - begun)
    engine_s = median(alone)
    for suffix, taken in whole.items():
        print(
            f"espeak, {len(said)} sentences, {suffix}: {median(taken):.2f} s; the engine alone {engine_s:.2f} s: "
            f"{100 * (median(taken) / engine_s - 1):+.0f} %"
        )
    print()


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
