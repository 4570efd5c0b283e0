"""What Chromium makes of a sound file: it decodes it in a page, which sends the samples back over loopback."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from typing import TYPE_CHECKING

import numpy as np
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import numpy.typing as npt

_FLAGS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()

_PAGE = b"""<!doctype html><meta charset=utf-8><script>
(async () => {
    try {
        const bytes = await (await fetch("/sound")).arrayBuffer();
        const sound = await new OfflineAudioContext(1, 1, 24000).decodeAudioData(bytes);
        await fetch("/samples", {method: "POST", body: sound.getChannelData(0)});
    } catch (error) {
        await fetch("/error", {method: "POST", body: String(error)});
    }
})();
</script>"""

_PATIENCE_S = 60


def chromium() -> str:
    """Find Chromium; skip the test where there is none, unless REHEARSE_DEMAND_BROWSER=1 says that there must be."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if found := shutil.which(name):
            return found
    if os.environ.get("REHEARSE_DEMAND_BROWSER") == "1":
        pytest.fail("there is no Chromium, and REHEARSE_DEMAND_BROWSER=1")
    pytest.skip("there is no Chromium")


def by_chromium(path: Path, scratch: Path) -> npt.NDArray[np.float32]:
    """Decode a file, resampled to 24 kHz if need be, full scale 1; `scratch` is for the browser's own files."""
    browser = chromium()
    with _serving(path.read_bytes()) as (address, answers):
        process = subprocess.Popen(
            [browser, *_FLAGS, f"--user-data-dir={scratch / 'chromium'}", address],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            where, body = answers.get(timeout=_PATIENCE_S)
        finally:
            process.terminate()
            process.wait()
    assert where == "/samples", body.decode()
    return np.frombuffer(body, "<f4")


@contextmanager
def _serving(sound: bytes) -> Iterator[tuple[str, Queue[tuple[str, bytes]]]]:
    answers: Queue[tuple[str, bytes]] = Queue()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer(sound if self.path == "/sound" else _PAGE)

        def do_POST(self) -> None:
            answers.put((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
            self._answer(b"")

        def _answer(self, body: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", answers
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
