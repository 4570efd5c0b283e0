"""Lends one file to the local network: a listener of its own, which knows one address and nothing of the studio."""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import socket
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from aiohttp import web

from rehearse.web.guard import HEADERS, TOKEN_BYTES, refuse_other_hosts
from rehearse.web.listening import listen

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

_ELSEWHERE = ("203.0.113.1", 9)
"""An address that is nobody's: nothing is sent there, but the system says from which of ours it would be."""


@dataclass
class Lent:
    """A file that can be had now."""

    url: str
    fetched: int = 0
    """How often it was asked for."""


def own_addresses() -> list[str]:
    """List this machine's addresses in local networks, the one of the usual way out first."""
    found = []
    with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        asking.connect(_ELSEWHERE)
        found.append(asking.getsockname()[0])
    with suppress(OSError):
        found += [place[0] for *_, place in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)]
    return [one for one in dict.fromkeys(found) if is_local(one)]


def is_local(address: str) -> bool:
    """True for an address of a home or an office; the open net and this machine's own loop are none.

    >>> [is_local(one) for one in ("192.168.1.7", "10.0.0.3", "127.0.0.1", "169.254.3.4", "8.8.8.8")]
    [True, True, False, False, False]
    """
    known = ipaddress.ip_address(address)
    return known.is_private and not (known.is_loopback or known.is_link_local or known.is_unspecified)


@asynccontextmanager
async def lent(path: Path, policy: str, address: str) -> AsyncIterator[Lent]:
    """Lend a file at an address of this machine until the end of the block; raise OSError where that cannot be.

    `policy` is the Content-Security-Policy that it is given with.
    """
    listening = listen(0, address)
    host = f"{address}:{listening.getsockname()[1]}"
    place = f"/{secrets.token_urlsafe(TOKEN_BYTES)}"
    one = Lent(f"http://{host}{place}")

    async def give(request: web.BaseRequest) -> web.StreamResponse:
        refuse_other_hosts(request, (host,))
        if not hmac.compare_digest(request.path.encode(), place.encode()):
            raise web.HTTPNotFound(text="there is nothing here")
        if request.method != "GET":
            raise web.HTTPMethodNotAllowed(request.method, ["GET"])
        one.fetched += 1
        return web.FileResponse(path, headers={**HEADERS, "Content-Security-Policy": policy})

    runner = web.ServerRunner(web.Server(give, access_log=None), shutdown_timeout=0)
    await runner.setup()
    try:
        await web.SockSite(runner, listening).start()
        yield one
    finally:
        await runner.cleanup()
        listening.close()
