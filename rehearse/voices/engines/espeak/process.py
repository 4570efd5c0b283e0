"""A process that has the espeak library: asked by one thread at a time, and noticed when it dies."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import Any, Final

from rehearse.core.errors import EngineError

_WORKER: Final = Path(__file__).with_name("worker.py")

_MOST: Final = 200
"""Requests of one process: loading the library afresh for each leaves some 12 kB behind."""


class WorkerDiedError(Exception):
    """The process ended before it answered."""


class Worker:
    """One process with the library; for one thread at a time."""

    def __init__(self) -> None:
        library, data = _find_library()
        # -I and -S: it needs nothing but the standard library, and starts in half the time without the rest
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", str(_WORKER), library, data],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._last = False
        self._asked = 0

    @property
    def alive(self) -> bool:
        """True where it will answer another request."""
        return not self._last and self._process.poll() is None

    def ask(self, request: dict[str, Any], limit_s: float) -> tuple[dict[str, Any], bytes]:
        """Send a request and wait for the answer; raise WorkerDiedError or, after `limit_s`, EngineError."""
        late = False

        def stop() -> None:
            nonlocal late
            late = True
            self._process.kill()

        timer = Timer(limit_s, stop)
        timer.daemon = True
        timer.start()
        try:
            return self._exchange(request)
        except WorkerDiedError:
            if late:
                raise EngineError(
                    f"espeak did not answer within {limit_s:.0f} s", "try again, or use shorter sentences"
                ) from None
            raise
        finally:
            timer.cancel()

    def _exchange(self, request: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
            header = json.loads(self._process.stdout.readline())
            size = header.get("bytes", 0)
            sound = self._process.stdout.read(size)
        except (OSError, ValueError) as error:
            self._last = True  # its pipe can be seen to be closed before its end can
            raise WorkerDiedError from error
        self._asked += 1
        self._last = header["last"] or len(sound) < size or self._asked >= _MOST
        if len(sound) < size:
            raise WorkerDiedError
        return header, sound

    def kill(self) -> None:
        """End the process now; safe from another thread, whose `ask` then fails."""
        self._process.kill()

    def close(self) -> None:
        """End the process and give its pipes back; for the thread that owns it."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:  # what was not read by the dead process
                    continue


def _find_library() -> tuple[str, str]:
    """Find the library and its data in the wheel."""
    try:
        import espeakng_loader

        library, data = espeakng_loader.get_library_path(), espeakng_loader.get_data_path()
    except (ImportError, RuntimeError):
        raise EngineError(
            "espeak is not installed", "pip install --force-reinstall espeakng-loader"
        ) from None
    if not Path(library).exists():
        raise EngineError("espeakng-loader has no library for this system", "use --engine edge")
    return library, data
