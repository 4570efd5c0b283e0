"""A running studio for tests: the real server, in a thread of this process, and a client that says what a page says."""

from __future__ import annotations

import asyncio
import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any

from aiohttp import web

from rehearse.app.library.shelf import Shelf
from rehearse.web.listening import listen
from rehearse.web.server import Running, application

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOKEN = "t" * 32


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def data(self) -> Any:
        """Its JSON."""
        return json.loads(self.body)


@dataclass(frozen=True)
class Client:
    """Talks to a studio."""

    shelf: Shelf
    running: Running

    @property
    def host(self) -> str:
        """What a browser sends as Host."""
        return f"127.0.0.1:{self.running.port}"

    def ask(
        self, method: str, path: str, body: Any = None, token: str = TOKEN, **changed: str | None
    ) -> Answer:
        """Ask as our page does, but for the headers that are changed, or left out where they are None."""
        headers = {"Host": self.host}
        if method != "GET":
            headers |= {"Origin": f"http://{self.host}", "X-Rehearse": "1"}
        for name, value in changed.items():
            headers.pop(name.replace("_", "-"), None)
            if value is not None:
                headers[name.replace("_", "-")] = value
        data = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        connection = HTTPConnection("127.0.0.1", self.running.port, timeout=60)
        try:
            connection.putrequest(method, f"/{token}/{path}", skip_host=True, skip_accept_encoding=True)
            for name, value in {"Content-Length": str(len(data or b"")), **headers}.items():
                connection.putheader(name, value)
            connection.endheaders(data)
            found = connection.getresponse()
            return Answer(found.status, dict(found.getheaders()), found.read())
        finally:
            connection.close()

    def add(self, text: str) -> str:
        """Paste a script; return its id."""
        return str(self.ask("POST", "api/scripts", {"text": text}).data["id"])


@contextmanager
def studio(folder: Path) -> Iterator[Client]:
    """Run a studio for this folder until the end of the block."""
    listening = listen(0)
    client = Client(Shelf(folder), Running(listening.getsockname()[1], TOKEN))
    loop = asyncio.new_event_loop()
    runner = web.AppRunner(application(client.shelf, client.running), access_log=None, shutdown_timeout=0.2)

    async def start() -> None:
        await runner.setup()
        await web.SockSite(runner, listening).start()

    # in a thread: playwright has a loop of its own in this one
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    asyncio.run_coroutine_threadsafe(start(), loop).result(30)
    try:
        yield client
    finally:
        asyncio.run_coroutine_threadsafe(_end(runner), loop).result(30)
        loop.call_soon_threadsafe(loop.stop)
        thread.join(30)
        loop.close()


async def _end(runner: web.AppRunner) -> None:
    """Stop the server, and what it was doing for pages that are gone."""
    await runner.cleanup()
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)
