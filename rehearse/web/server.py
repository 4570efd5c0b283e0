"""Starts the studio's server, on the loopback alone; a second start opens the one that runs."""

from __future__ import annotations

import contextlib
import json
import secrets
import urllib.request
import webbrowser
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from aiohttp import web
from filelock import FileLock

from rehearse.app.library.shelf import Shelf
from rehearse.core.errors import RehearseError
from rehearse.core.folders import replace_whole, state_dir
from rehearse.web import comparing, drills, hear, pages, phone, results, scripts, takes, tracks
from rehearse.web.answers import STUDIO, telling_errors
from rehearse.web.guard import TOKEN_BYTES, guard
from rehearse.web.listening import LOOPBACK, listen, run
from rehearse.web.studio import Studio

if TYPE_CHECKING:
    import socket
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

_PATIENCE_S = 2


@dataclass(frozen=True, slots=True)
class Running:
    """Where a studio runs, or last ran."""

    port: int
    token: str

    @property
    def url(self) -> str:
        """What the browser opens."""
        return f"http://{LOOPBACK}:{self.port}/{self.token}/"

    def answers(self) -> bool:
        """True where it is a studio of ours that runs there now."""
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with direct.open(f"{self.url}api/ping", timeout=_PATIENCE_S) as answer:
                return bool(json.load(answer).get("studio"))
        except (OSError, ValueError, AttributeError):
            return False


def application(shelf: Shelf, running: Running) -> web.Application:
    """Make the server's application."""
    app = web.Application(middlewares=[guard(running.token, running.port), telling_errors])
    app[STUDIO] = Studio(shelf)
    for module in (pages, scripts, tracks, results, takes, comparing, drills, hear, phone):
        app.add_routes(module.routes)

    async def closing(app: web.Application) -> AsyncIterator[None]:
        yield
        app[STUDIO].close()

    app.cleanup_ctx.append(closing)
    return app


def serve(folder: Path, port: int | None, ready: Callable[[str], None], *, browser: bool = True) -> None:
    """Run the studio until it is stopped; where one runs for this folder already, open that and return.

    `ready` is called with the address. Raise RehearseError where the port is taken.
    """
    folder.mkdir(parents=True, exist_ok=True)
    note = state_dir() / f"studio-{sha256(str(folder.resolve()).encode()).hexdigest()[:16]}.json"
    note.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(note.with_suffix(".lock")):
        before = _read(note)
        if before and before.answers():
            _open(before, ready, browser)
            return
        listening = _listening(port, before)
        # After a crash the address stays, so that pages that are still open find their way back.
        token = before.token if before else secrets.token_urlsafe(TOKEN_BYTES)
        running = Running(listening.getsockname()[1], token)
        _write(note, running)
    try:
        run(application(Shelf(folder), running), listening, lambda: _open(running, ready, browser))
    finally:
        note.unlink(missing_ok=True)


def _open(running: Running, ready: Callable[[str], None], browser: bool) -> None:
    ready(running.url)
    if browser:
        webbrowser.open(running.url)


def _listening(port: int | None, before: Running | None) -> socket.socket:
    """Listen on the port that was asked for, else on the one of last time if that is free, else on any."""
    if port is None and before:
        with contextlib.suppress(OSError):
            return listen(before.port)
    try:
        return listen(port or 0)
    except OSError as error:
        raise RehearseError(
            f"port {port} cannot be used ({error.strerror or error})", "choose another with --port"
        ) from None


def _read(note: Path) -> Running | None:
    try:
        found: Any = json.loads(note.read_bytes())
        return Running(int(found["port"]), str(found["token"]))
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _write(note: Path, running: Running) -> None:
    """Write it for this user's eyes alone: who has the token may write."""
    replace_whole(
        note, json.dumps({"port": running.port, "token": running.token}).encode()
    )  # NamedTemporaryFile: 0600
