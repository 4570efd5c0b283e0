"""Listens on an address of this machine, and runs an application there until it is stopped."""

from __future__ import annotations

import asyncio
import os
import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

LOOPBACK = "127.0.0.1"


def run(
    app: web.Application,
    listening: socket.socket,
    ready: Callable[[], None],
    tls: ssl.SSLContext | None = None,
) -> None:
    """Serve an application until Ctrl-C, encrypted where `tls` is given; `ready` is called as soon as it answers."""
    with suppress(web.GracefulExit):  # which aiohttp makes of the signal; it would end the program with 1
        asyncio.run(_run(app, listening, ready, tls))


async def _run(
    app: web.Application, listening: socket.socket, ready: Callable[[], None], tls: ssl.SSLContext | None
) -> None:
    main = threading.current_thread() is threading.main_thread()  # no other receives signals
    runner = web.AppRunner(app, access_log=None, handle_signals=main, shutdown_timeout=1.0)
    await runner.setup()
    try:
        await web.SockSite(runner, listening, ssl_context=tls).start()
        await asyncio.get_running_loop().run_in_executor(None, ready)
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


def listen(port: int, host: str = LOOPBACK) -> socket.socket:
    """Listen on a port, by default of the loopback; 0 is any that is free. Raise OSError where that cannot be."""
    family, kind, protocol, _, address = socket.getaddrinfo(
        host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    listening = socket.socket(family, kind, protocol)
    if os.name == "posix":  # elsewhere it would let two programs have the same port
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind(address)
        listening.listen(128)
    except BaseException:
        listening.close()
        raise
    return listening
