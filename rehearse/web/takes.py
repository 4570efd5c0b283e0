"""The addresses of a person's own recordings, which never leave this machine."""

from __future__ import annotations

from aiohttp import web

from rehearse.app.library import takes
from rehearse.web.answers import body_of, json_of, script_of, studio_of

routes = web.RouteTableDef()

MOST_AT_ONCE = 8_000_000
"""Bytes of a recording that come at once; the page sends some every few seconds."""


@routes.get("/{token}/api/scripts/{id}/takes")
async def listed(request: web.Request) -> web.Response:
    """List the takes, newest first."""
    return web.json_response({"takes": takes.takes_of(script_of(request))})


@routes.post("/{token}/api/scripts/{id}/takes")
async def begin(request: web.Request) -> web.Response:
    """Begin a take."""
    kept, kind = script_of(request), (await json_of(request)).get("kind")
    if kind not in takes.SUFFIXES:
        raise web.HTTPUnsupportedMediaType(text=f"a take is {', '.join(takes.SUFFIXES)}")
    return web.json_response({"name": takes.begin_take(kept, kind)}, status=201)


@routes.post("/{token}/api/scripts/{id}/takes/{name}")
async def add(request: web.Request) -> web.Response:
    """Put more sound behind a take."""
    kept, name = script_of(request), _name(request)
    takes.add_to_take(kept, name, await body_of(request, MOST_AT_ONCE))
    return web.json_response({})


@routes.put("/{token}/api/scripts/{id}/takes/{name}")
async def end(request: web.Request) -> web.Response:
    """End a take, or bring one back that was put aside."""
    kept, name = script_of(request), request.match_info["name"]
    takes.restore_take(kept, name)
    await studio_of(request).read(takes.end_take, kept, name)
    return web.json_response({"takes": takes.takes_of(kept)})


@routes.delete("/{token}/api/scripts/{id}/takes/{name}")
async def remove(request: web.Request) -> web.Response:
    """Put a take aside."""
    kept = script_of(request)
    takes.remove_take(kept, _name(request))
    return web.json_response({"takes": takes.takes_of(kept)})


def _name(request: web.Request) -> str:
    name = request.match_info["name"]
    if name not in takes.takes_of(script_of(request)):
        raise web.HTTPNotFound(text="there is no such take")
    return name
