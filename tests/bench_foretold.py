"""Measure whether Kokoro's tracks are as `time` tells, to the millisecond, at several rates and to a target.

Its sound costs a second of work a second. So it hums here, for as long as its clock tells, unless `--sound` is given:
then each clip is also compared with what the clock told of it. `python -m tests.bench_foretold [--sound] [--rate=-20]
[--format=wav] SCRIPT…`.
"""

from __future__ import annotations

import os
import sys
import time as clocks
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from rehearse.app.request import Request
from rehearse.app.verbs import make, time
from rehearse.core import Speech
from rehearse.language.durations import clock
from rehearse.voices.engines import ENGINES
from rehearse.voices.engines.kokoro.engine import KokoroEngine
from tests.telling_engine import HUM_MS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from rehearse.core import Utterance
    from rehearse.timing.report.build import Report

SEEDS = Path(__file__).parents[1] / "seeds"
FORMATS = ("wav", "mp3", "m4a")
RATES = (-20, 0, 15)
_TARGET = 0.95
"""Of the length at rate 0."""

_known: dict[Utterance, int] = {}


class HummingKokoro(KokoroEngine):
    """Kokoro without its sound."""

    def duration_ms(self, utterance: Utterance) -> int:
        """Ask the clock, once."""
        if utterance not in _known:
            _known[utterance] = super().duration_ms(utterance)
        return _known[utterance]

    def synthesize(self, utterance: Utterance) -> Speech:
        """Hum."""
        return Speech(HUM_MS * self.duration_ms(utterance), "pcm", 24_000, cut=True)


def compare(script: Path, formats: tuple[str, ...], folder: Path, **asked: Any) -> int:
    """Tell and make a track in each format, print what differs, and return how long it is."""
    length_ms = 0
    for audio in formats:
        request = Request(script, folder / audio, engine="kokoro", format=audio, export=["none"], **asked)
        began, cpu = clocks.monotonic(), clocks.process_time()
        told = time(request)
        cpu = clocks.process_time() - cpu
        made = make(request)
        wrong = sum(one != other for one, other in zip(_times(told), _times(made.report), strict=True))
        length_ms = made.report.totals.length_ms
        print(
            f"{script.name} {audio} {asked}: told {told.totals.length_ms:,} ms in {cpu:.1f} CPU-seconds, made "
            f"{length_ms:,} ms; {wrong} of {len(told.cues)} steps differ; {made.synthesized} clips made, "
            f"{made.cached} cached, {clocks.monotonic() - began:.0f} s",
            flush=True,
        )
    return length_ms


def _times(report: Report) -> Iterator[tuple[int, int]]:
    yield from ((one.start_ms, one.end_ms) for one in report.sections)
    yield from ((one.start_ms, one.end_ms) for one in report.cues)
    yield 0, report.totals.length_ms


def _option(name: str) -> str | None:
    return next((one.partition("=")[2] for one in sys.argv[1:] if one.startswith(f"--{name}=")), None)


def main() -> None:
    """Compare each script, at each rate and to a target."""
    scripts = [Path(one) for one in sys.argv[1:] if not one.startswith("--")]
    scripts = scripts or [path for path in sorted(SEEDS.iterdir()) if path.stem != "README"]
    rate = _option("rate")
    formats = (only,) if (only := _option("format")) else FORMATS
    if "--sound" not in sys.argv:
        ENGINES["kokoro"] = replace(ENGINES["kokoro"], make=f"{__name__}:HummingKokoro")
    with TemporaryDirectory() as place:
        os.environ["REHEARSE_CACHE_DIR"] = f"{place}/cache"
        for script in scripts:
            at = {
                one: compare(script, formats, Path(place), rate=one)
                for one in ((int(rate),) if rate else RATES)
            }
            if 0 in at and rate is None:
                compare(script, formats, Path(place), target=clock(round(at[0] * _TARGET)))


if __name__ == "__main__":
    main()
