"""The real voice server for tests, in a thread of this process, and somebody who asks it."""

from __future__ import annotations

import asyncio
import json
import threading
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any

from aiohttp import web

from rehearse.app.served_voices import ServedVoices
from rehearse.web.listening import listen
from rehearse.web.voice_server import voice_application

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = "sk-of-this-server"


@contextmanager
def serving(key: str = "") -> Iterator[int]:
    """Run the server on a free port of the loopback until the end of the block."""
    listening = listen(0)
    port = int(listening.getsockname()[1])
    loop = asyncio.new_event_loop()
    with ServedVoices() as voices:
        app = voice_application(voices, "espeak", port, key, here=True)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)

        async def start() -> None:
            await runner.setup()
            await web.SockSite(runner, listening).start()

        thread = threading.Thread(target=loop.run_forever, daemon=True)
        thread.start()
        asyncio.run_coroutine_threadsafe(start(), loop).result(30)
        try:
            yield port
        finally:
            asyncio.run_coroutine_threadsafe(runner.cleanup(), loop).result(30)
            loop.call_soon_threadsafe(loop.stop)
            thread.join(30)
            loop.close()


def ask(
    port: int, method: str, path: str, body: Any = None, **headers: str
) -> tuple[int, bytes, dict[str, str]]:
    """Ask as a program does; `headers` with _ for -."""
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, data, {"Content-Type": "application/json", **named})
        answer = connection.getresponse()
        return answer.status, answer.read(), dict(answer.getheaders())
    finally:
        connection.close()
