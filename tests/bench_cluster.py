"""Measure how much of its workers' time a cluster uses, and what it costs the one who asks: `make bench-cluster`.

The voice hums and sleeps, so that what is measured is the way there and back. The scheduler is a process of its own, as
it is on a real cluster; what the one who asks needs is told beside what it needs without a cluster.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rehearse.app.production import make_one
from rehearse.app.project import open_project
from rehearse.app.request import Request
from rehearse.app.session import Session
from tests import sleeping_engine

if TYPE_CHECKING:
    from collections.abc import Iterator

SEED = Path(__file__).parent.parent / "seeds" / "graduation-gb18030.txt"


def main(counts: list[int]) -> None:
    """Print a line for each number of workers."""
    sleeping_engine.register()
    share, sleeping_engine.RTF = sleeping_engine.RTF, 0.0
    alone_s, sound_s, _ = _made("")
    print(f"alone, without sleeping: {alone_s:.2f} CPU-s for {sound_s:.0f} s of sound")
    for count in counts:
        with _cluster(count) as address:
            cpu_s, sound_s, took_s = _made(address)
        ideal_s = share * sound_s / count
        print(
            f"{count} workers: {took_s:.1f} s, ideal {ideal_s:.1f} s ({ideal_s / took_s:.0%}); "
            f"{1200 / sound_s * (cpu_s - alone_s):.2f} CPU-s more here for 20 minutes of sound",
            flush=True,
        )


def _made(cluster: str) -> tuple[float, float, float]:
    """Make the track, nothing of it in the cache: CPU-seconds, seconds of speech, seconds that it took."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["REHEARSE_CACHE_DIR"] = name
        request = Request(SEED, engine="sleeping", export=["none"], format="wav", output=Path(name, "out"))
        with Session(cluster=cluster) as session:
            project = open_project(request)
            session.engine(project.settings)
            begun, used = time.monotonic(), time.process_time()
            made = make_one(project, session)
            return time.process_time() - used, made.report.totals.speech_ms / 1000, time.monotonic() - begun


@contextmanager
def _cluster(count: int) -> Iterator[str]:
    """Start a scheduler and workers in processes of their own; give the scheduler's address."""
    command = [sys.executable, "-m", "tests.bench_cluster", "serve", str(count)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdin
        assert running.stdout
        yield running.stdout.readline().strip()
        running.stdin.close()


def _serve(count: int) -> None:
    """Run a cluster until the input ends."""
    import distributed

    kit: Any = distributed
    with (
        tempfile.TemporaryDirectory() as place,
        kit.LocalCluster(
            n_workers=count,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            local_directory=place,
        ) as cluster,
        kit.Client(cluster) as client,
    ):
        client.run(sleeping_engine.register)
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    if sys.argv[1:2] == ["serve"]:
        _serve(int(sys.argv[2]))
    else:
        main([int(count) for count in sys.argv[1:]] or [2, 4])
