"""Measure what a user waits for, and for how much memory: `python -m tests.bench`; one part alone by its name.

`commands` is the command line, as it is typed; `joining` a track from cached clips, beside the plain way with pydub and
beside mere copying; `service` a distant voice service; `espeak` what making a track adds to the engine's own time.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from tests import bench_engines, bench_joining
from tests.measuring import SAMPLE, median, rehearse, speech

if TYPE_CHECKING:
    from collections.abc import Callable


def commands(times: int) -> None:
    """Print how long a user waits for the command line."""
    print(f"{'the command line':58}{'seconds':>9}{'peak MB':>9}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        places = {f"REHEARSE_{kind}_DIR": f"{name}/{kind}" for kind in ("CACHE", "STATE", "DATA")}

        def made(hours: float, suffix: str, *more: str, edit: str = "") -> list[str]:
            script = speech(folder, hours, edit)
            out = str(folder / f"{suffix}-{hours:g}")
            return ["make", script, "-e", "espeak", "-f", suffix, "-o", out, *more]

        rows: list[tuple[str, int, Callable[[int], list[str]]]] = [
            ("--help", times, lambda _: ["--help"]),
            ("time, a speech of 2,800 characters", times, lambda _: ["time", str(SAMPLE)]),
            ("time, 30,000 characters", times, lambda _: ["time", speech(folder, 2.2)]),
            (
                "check, a speech of 2,800 characters",
                times,
                lambda _: ["check", str(SAMPLE), "--ignore", "S,P"],
            ),
            ("check, 30,000 characters", times, lambda _: ["check", speech(folder, 2.2), "--ignore", "S,P"]),
            ("make, 1 hour, wav, nothing cached", 1, lambda _: made(1, "wav", "--export", "none")),
            ("make, 1 hour, wav, all cached", times, lambda _: made(1, "wav", "--export", "none")),
            ("make, 1 hour, mp3, clips cached", 1, lambda _: made(1, "mp3", "--export", "none")),
            (
                "make, 1 hour, mp3, one sentence edited",
                times,
                lambda turn: made(1, "mp3", "--export", "none", edit="嗯" * (turn + 1)),
            ),
            (
                "the same with page, paper and subtitles",
                times,
                lambda turn: made(1, "mp3", edit="哦" * (turn + 1)),
            ),
            ("make, 10 hours, wav, nothing cached", 1, lambda _: made(10, "wav", "--export", "none")),
            ("make, 10 hours, wav, all cached", 1, lambda _: made(10, "wav", "--export", "none")),
            ("make, 10 hours, mp3, clips cached", 1, lambda _: made(10, "mp3", "--export", "none")),
        ]
        rehearse(["time", str(SAMPLE)], places)
        for what, count, arguments in rows:
            taken = median([rehearse(arguments(turn), places) for turn in range(count)])
            print(f"rehearse {what:49}{taken.seconds:9.2f}{taken.peak_mb:9.0f}", flush=True)
    print()


PARTS = {
    "commands": commands,
    "joining": bench_joining.measure,
    "service": bench_engines.measure_service,
    "espeak": bench_engines.measure_espeak,
}
"""Name -> function of how often to measure."""


def main() -> None:
    """Take the measurements, one after the other, and print tables of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="which; all if none is named")
    parser.add_argument("--times", type=int, default=5, help="take the median of so many (default: 5)")
    arguments = parser.parse_args()
    for name in arguments.parts or PARTS:
        PARTS[name](arguments.times)


if __name__ == "__main__":
    main()
