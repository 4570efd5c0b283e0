"""Measure how long things take, and in how much memory: `python tests/bench.py --hours 1`.

First the command line, as a user waits for it; then writing a track beside pydub's naive `+=` on the same clips. Each
measurement is a process of its own, so that its peak of memory is its own too. This process must stay small
for that (on Linux a child starts with its parent's peak), so it imports nothing heavy. The clips are made before the
clock starts, and are the same for all.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    import numpy.typing as npt

SAMPLE = Path(__file__).parent.parent / "seeds" / "community-sports.txt"

CLIPS_PER_HOUR = 440
"""One sentence each."""

CLIP_MS = 7_700
PAUSE_MS = 480

DIFFERENT_CLIPS = 8
"""Made once and used in turn, so that memory is the writer's and not the clips'."""

BASELINE = "pydub"
"""What the others' times are compared with."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """What one process took."""

    name: str
    seconds: float
    peak_mb: float
    """Of memory, the interpreter and libraries (about 50 MB) included; NaN on Windows."""
    file_mb: float


def clips() -> list[npt.NDArray[np.int16]]:
    """Make clips with something of the colour of speech: a low buzz, noise, syllables, and silence between."""
    import numpy as np

    t = np.arange(CLIP_MS * 24) / 24_000
    made = []
    for seed in range(DIFFERENT_CLIPS):
        random = np.random.default_rng(seed)
        buzz = sum(np.sin(2 * np.pi * 120 * k * t + seed) / k for k in range(1, 20))
        syllables = np.clip(np.sin(2 * np.pi * 2.2 * t + seed), 0, 1)
        made.append(((buzz * 4_000 + random.normal(0, 700, len(t))) * syllables).astype(np.int16))
    return made


def write_with_pydub(path: Path, count: int) -> Callable[[], None]:
    """Append every clip to one segment, as pydub's users do, and export it as WAV, which needs no ffmpeg."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pydub import AudioSegment
    segments = [
        AudioSegment(clip.tobytes(), sample_width=2, frame_rate=24_000, channels=1) for clip in clips()
    ]

    def run() -> None:
        track = AudioSegment.empty().set_frame_rate(24_000)
        for index in range(count):
            track += segments[index % len(segments)]
            track += AudioSegment.silent(PAUSE_MS, frame_rate=24_000)
        track.export(path, format="wav").close()

    return run


def write_as(name: str) -> Callable[[Path, int], Callable[[], None]]:
    """Return the measurement of our writer for one format."""

    def prepare(path: Path, count: int) -> Callable[[], None]:
        from rehearse.audio.formats import open_writer

        sounds = clips()

        def run() -> None:
            with open_writer(path, name) as writer:
                for index in range(count):
                    writer.write(sounds[index % len(sounds)])
                    writer.silence(PAUSE_MS)

        return run

    return prepare


MEASUREMENTS: dict[str, Callable[[Path, int], Callable[[], None]]] = {
    BASELINE: write_with_pydub,
    **{name: write_as(name) for name in ("wav", "flac", "mp3", "m4a", "opus")},
}
"""Name -> function of the file to write and the number of clips, that prepares and returns what is to be timed."""


def measure_here(name: str, path: Path, count: int) -> Measurement:
    """Take one measurement in this process."""
    run = MEASUREMENTS[name](path, count)
    start = time.perf_counter()
    run()
    seconds = time.perf_counter() - start
    return Measurement(name, seconds, peak_mb(), path.stat().st_size / 1e6)


def peak_mb() -> float:
    """Tell the most memory that this process has had, in MB."""
    if sys.platform == "win32":
        return float("nan")
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3


def measure(name: str, count: int) -> Measurement:
    """Take one measurement in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, __file__, "--here", name, str(Path(folder, "track")), str(count)]
        return Measurement(**json.loads(subprocess.run(command, capture_output=True, check=True).stdout))


COMMANDS: dict[str, tuple[int, Callable[[Path], list[str]]]] = {
    "rehearse --help": (5, lambda folder: ["--help"]),
    "rehearse time, a speech of 2,800 characters": (5, lambda folder: ["time", str(SAMPLE)]),
    "rehearse make, 10 hours, wav, nothing cached": (1, lambda folder: _ten_hours(folder)),
    "rehearse make, 10 hours, wav, all cached": (1, lambda folder: _ten_hours(folder)),
}
"""What the user types -> how often it is measured, and its arguments."""


def _ten_hours(folder: Path) -> list[str]:
    """Write a script of ten hours, no two of its sentences alike from one repetition to the next."""
    speech = SAMPLE.read_text(encoding="utf-8")
    script = folder / "ten-hours.txt"
    parts = (speech.replace("。", f"，这是第{number}遍。") for number in range(1, 37))
    script.write_text("\n".join(parts), encoding="utf-8")
    return ["make", str(script), "--engine", "espeak", "--format", "wav", "--output", str(folder / "out")]


def measure_command(arguments: list[str], places: dict[str, str]) -> Measurement:
    """Run the command line once; memory is that of all its processes together."""
    import psutil

    start = time.perf_counter()
    process = psutil.Popen(
        [sys.executable, "-m", "rehearse", *arguments],
        env={**os.environ, **places},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak = 0
    while process.poll() is None:
        with suppress(psutil.Error):
            family = [process, *process.children(recursive=True)]
            peak = max(peak, sum(member.memory_info().rss for member in family))
        time.sleep(0.01)
    if process.returncode:
        raise SystemExit(f"rehearse {' '.join(arguments)} failed")
    return Measurement(arguments[0], time.perf_counter() - start, peak / 1e6, 0)


def measure_commands() -> None:
    """Print how long a user waits: the median of several runs, warm."""
    print(f"{'':46}{'seconds':>10}{'peak MB':>10}")
    with tempfile.TemporaryDirectory() as folder:
        places = {"REHEARSE_CACHE_DIR": f"{folder}/cache", "REHEARSE_STATE_DIR": f"{folder}/state"}
        measure_command(["time", str(SAMPLE)], places)
        for name, (times, arguments) in COMMANDS.items():
            taken = [measure_command(arguments(Path(folder)), places) for _ in range(times)]
            seconds = statistics.median(item.seconds for item in taken)
            print(f"{name:46}{seconds:10.2f}{max(item.peak_mb for item in taken):10.0f}", flush=True)
    print()


def main() -> None:
    """Take every measurement, one after the other, and print tables of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--hours", type=float, default=0.5, help="length of the track (default: 0.5)")
    parser.add_argument("--only", nargs="+", choices=MEASUREMENTS, default=list(MEASUREMENTS), metavar="NAME")
    parser.add_argument("--here", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.here:
        name, path, count = arguments.here
        taken = measure_here(name, Path(path), int(count))
        print(json.dumps(asdict(taken)))
        return
    measure_commands()
    count = max(1, round(arguments.hours * CLIPS_PER_HOUR))
    print(f"{count} clips, {count * (CLIP_MS + PAUSE_MS) / 3_600_000:.2f} h of sound")
    print(f"{'':8}{'seconds':>10}{'of pydub':>10}{'peak MB':>10}{'file MB':>10}")
    baseline = None
    for name in arguments.only:
        taken = measure(name, count)
        baseline = taken.seconds if name == BASELINE else baseline
        ratio = f"{taken.seconds / baseline:.3f}" if baseline else "-"
        print(
            f"{name:8}{taken.seconds:10.2f}{ratio:>10}{taken.peak_mb:10.0f}{taken.file_mb:10.1f}", flush=True
        )


if __name__ == "__main__":
    main()
