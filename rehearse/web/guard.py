"""Keeps everybody else out: only this machine, this address, this token, and for what writes only our own page."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Collection

    from aiohttp.typedefs import Handler, Middleware

OWN_HEADER = "X-Rehearse"
"""A page of another origin cannot set it without asking first, and nobody answers that question."""

TOKEN_BYTES = 24
"""192 bits."""

MAX_TEXT = 4_000_000
"""Bytes of a request that is no upload: a script of a million characters."""

HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "microphone=(self), camera=(), geolocation=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}

POLICY = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "media-src 'self' blob:",
        "frame-src 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
)
"""The Content-Security-Policy of all that has none of its own."""

_READS = ("GET", "HEAD")


def guard(token: str, port: int) -> Middleware:
    """Make the middleware that refuses what is not ours, each with its status, and seals every answer."""
    host = f"127.0.0.1:{port}"

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            _check(request, host, token)
            answer = await handler(request)
        except web.HTTPException as refused:
            _seal(refused)
            raise
        if not answer.prepared:  # a stream has done it itself, as its headers are gone by now
            _seal(answer)
        return answer

    return guarded


def _check(request: web.Request, host: str, token: str) -> None:
    refuse_other_hosts(request, (host,))
    if not hmac.compare_digest(request.match_info.get("token", "").encode(), token.encode()):
        raise web.HTTPNotFound(text="there is nothing here")
    refuse_other_sites(request)
    if request.method in _READS:
        return
    if request.headers.get("Origin") != f"http://{host}":
        raise web.HTTPForbidden(text="another site writes")
    if request.headers.get(OWN_HEADER) != "1":
        raise web.HTTPForbidden(text=f"the header {OWN_HEADER} is missing")


def refuse_other_hosts(request: web.BaseRequest, hosts: Collection[str]) -> None:
    """Raise 421 for what is asked under another name than these, such as one that was made to lead here."""
    named = request.headers.getall("Host", [])
    if len(named) != 1 or named[0] not in hosts:
        raise web.HTTPMisdirectedRequest(text="this is another machine's address")


def refuse_other_sites(request: web.Request) -> None:
    """Raise 403 for what a browser sends for the page of another site."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise web.HTTPForbidden(text="another site asks")


async def bounded_body(request: web.Request, most: int) -> bytes:
    """Read a body of at most so many bytes, whatever it announces; raise 413 beyond."""
    if (request.content_length or 0) > most:
        raise web.HTTPRequestEntityTooLarge(most, request.content_length or 0)
    parts, size = [], 0
    async for part in request.content.iter_chunked(1 << 16):
        size += len(part)
        if size > most:
            raise web.HTTPRequestEntityTooLarge(most, size)
        parts.append(part)
    return b"".join(parts)


def _seal(answer: web.StreamResponse) -> None:
    for name, value in HEADERS.items():
        answer.headers.setdefault(name, value)
    answer.headers.setdefault("Content-Security-Policy", POLICY)
