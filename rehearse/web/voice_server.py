"""Starts the voice server: for this machine's programs alone, or for others, encrypted and with a key."""

from __future__ import annotations

import secrets
import ssl
from typing import TYPE_CHECKING

from aiohttp import web

from rehearse.app.served_voices import ServedVoices, checked_engine
from rehearse.core.errors import RehearseError
from rehearse.core.folders import replace_whole, state_dir
from rehearse.voices.engines.network.loopback import is_loopback
from rehearse.voices.engines.openai.address import key as key_of_environment
from rehearse.web.api_errors import api_guard
from rehearse.web.listening import LOOPBACK, listen, run
from rehearse.web.speech_api import DESK, Desk, routes

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

_NAMES = (LOOPBACK, "localhost", "[::1]")
"""How programs of this machine name it."""

_KEY_BYTES = 32


def voice_application(
    voices: ServedVoices, usual: str, port: int, key: str, *, here: bool
) -> web.Application:
    """Make the server's application; `here` where only this machine reaches it, by its own names alone."""
    hosts = [f"{name}:{port}" for name in _NAMES] if here else []
    app = web.Application(middlewares=[api_guard(hosts, key)])
    app[DESK] = Desk(voices, usual)
    app.add_routes(routes)

    async def closing(app: web.Application) -> AsyncIterator[None]:
        yield
        app[DESK].threads.shutdown(wait=False, cancel_futures=True)

    app.cleanup_ctx.append(closing)
    return app


def serve_voices(
    engine: str,
    host: str,
    port: int,
    certificate: tuple[Path | None, Path | None],
    ready: Callable[[str, Path | None], None],
) -> None:
    """Run the voice server until it is stopped.

    `certificate` is its file and its key's; `ready` is called with the address, and with where a key was put that
    nobody gave. Raise RehearseError where another machine could read along, or the port is taken.
    """
    usual = checked_engine(engine)
    here = is_loopback(host)
    tls = _tls(*certificate)
    if not here and tls is None:
        raise RehearseError(
            f"what is sent to {host} could be read on the way", "give a certificate: --cert FILE --key FILE"
        )
    key, kept = (key_of_environment(), None) if here or key_of_environment() else _own_key()
    try:
        listening = listen(port, host)
    except OSError as error:
        raise RehearseError(
            f"{host}, port {port}, cannot be used ({error.strerror or error})", "choose another with --port"
        ) from None
    port = listening.getsockname()[1]
    name = f"[{host}]" if ":" in host else host
    url = f"{'https' if tls else 'http'}://{name}:{port}/v1"
    with ServedVoices() as voices:
        app = voice_application(voices, usual, port, key, here=here)
        run(app, listening, lambda: ready(url, kept), tls)


def _tls(certificate: Path | None, key: Path | None) -> ssl.SSLContext | None:
    if certificate is None and key is None:
        return None
    if certificate is None or key is None:
        raise RehearseError("a certificate and its key go together", "give both: --cert FILE --key FILE")
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    try:
        context.load_cert_chain(certificate, key, password=lambda: "")
    except OSError as error:  # ssl's own errors are such
        raise RehearseError(
            f"{certificate} and {key} are no certificate with its key ({error.strerror or error})",
            "give them as PEM files, the key without a password",
        ) from None
    return context


def _own_key() -> tuple[str, Path]:
    """Give the key that this machine made for itself, and its file, which this user alone may read."""
    path = state_dir() / "voice-server.key"
    kept = path.read_text("utf-8").strip() if path.is_file() else ""
    if not kept:
        kept = secrets.token_urlsafe(_KEY_BYTES)
        replace_whole(path, kept.encode())  # NamedTemporaryFile: 0600
    return kept, path
