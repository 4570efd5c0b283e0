"""How long something takes, and in how much memory: each measurement in processes of its own, medians of several."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent

SAMPLE = ROOT / "seeds" / "community-sports.txt"

HOUR = 3.6
"""So many times is SAMPLE said in an hour."""


def speech(folder: Path, hours: float, edit: str = "") -> str:
    """Write a script of so many hours, no two of its sentences alike; `edit` changes one of them."""
    text = SAMPLE.read_text(encoding="utf-8")
    parts = [text.replace("。", f"，这是第{number}遍。") for number in range(1, round(hours * HOUR) + 1)]
    parts[len(parts) // 2] = parts[len(parts) // 2].replace("，这是", f"，{edit}这是", 1)
    script = folder / f"{hours:g}h.txt"
    script.write_text("\n".join(parts), encoding="utf-8")
    return str(script)


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a run took, of several the median, and the most memory."""

    seconds: float
    peak_mb: float
    """Of all its processes together, interpreters and libraries included; what several share counts once on Linux."""


def run(command: list[str], places: dict[str, str] | None = None) -> Measurement:
    """Run a command once, and watch its memory; end the program where it fails."""
    start = time.perf_counter()
    process = psutil.Popen(
        command,
        cwd=ROOT,
        # As where it was installed, modules are compiled once, not at each start.
        env={**os.environ, **(places or {}), "PYTHONDONTWRITEBYTECODE": ""},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak = 0
    while process.poll() is None:
        with suppress(psutil.Error):
            family = [process, *process.children(recursive=True)]
            peak = max(peak, sum(map(_memory, family)))
        time.sleep(0.02)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    return Measurement(time.perf_counter() - start, peak / 1e6)


@contextmanager
def cpu_below(seconds: float, what: str = "") -> Iterator[None]:
    """Fail where the block keeps this process busy for longer; what else the machine does counts little."""
    start = time.process_time()
    yield
    assert time.process_time() - start < seconds, what


def _memory(process: psutil.Process) -> int:
    """Tell how many bytes a process takes: a child that has just been forked is no second copy of its parent."""
    memory = process.memory_full_info() if psutil.LINUX else process.memory_info()
    return int(getattr(memory, "pss", memory.rss))


def rehearse(arguments: list[str], places: dict[str, str]) -> Measurement:
    """Run the command line once."""
    return run([sys.executable, "-m", "rehearse", *arguments], places)


def median(taken: list[Measurement]) -> Measurement:
    """Give the median of the times, and the highest peak."""
    return Measurement(statistics.median(item.seconds for item in taken), max(item.peak_mb for item in taken))
