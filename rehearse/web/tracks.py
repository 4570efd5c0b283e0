"""The addresses of making a track, and of what the speaker did when practising with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiohttp import web

from rehearse.app.library.practised import remember, remembered
from rehearse.core.errors import RehearseError
from rehearse.output.exports import EXPORTS
from rehearse.output.manifest import Manifest
from rehearse.web.answers import event_stream, json_of, language_of, line_of, script_of, send_event, studio_of
from rehearse.web.making import the_track

if TYPE_CHECKING:
    from rehearse.web.making import Making

routes = web.RouteTableDef()

_FOR_PRACTICE = ("page", "lectern")
"""What the studio needs beside the track, whatever was asked for."""


@routes.post("/{token}/api/scripts/{id}/make")
async def make(request: web.Request) -> web.Response:
    """Begin to make the track; what is already made beside it is made again, so that all of it is of one text."""
    kept, found = script_of(request), await json_of(request)
    asked = found.get("exports", [])
    if not isinstance(asked, list) or not set(asked) <= set(EXPORTS):
        raise web.HTTPBadRequest(text=f"exports are {', '.join(EXPORTS)}")
    there = Manifest.read(kept.result).ours
    exports = tuple(
        name
        for name, export in EXPORTS.items()
        if name in asked or name in _FOR_PRACTICE or export.file in there
    )
    making = studio_of(request).makings.start(kept, the_track(exports))
    return web.json_response(_told(request, making), status=202)


@routes.delete("/{token}/api/scripts/{id}/make")
async def cancel(request: web.Request) -> web.Response:
    """Stop making the track; what was made is kept."""
    if making := studio_of(request).makings.of(script_of(request)):
        making.stop = True
    return web.json_response({})


@routes.get("/{token}/api/scripts/{id}/make")
async def progress(request: web.Request) -> web.StreamResponse:
    """Tell, as events, how far the making is, until it is over."""
    making = studio_of(request).makings.of(script_of(request))
    answer = await event_stream(request)
    if making is None:
        await send_event(answer, {"state": "none"})
        return answer
    async for _ in studio_of(request).makings.follow(making):
        await send_event(answer, _told(request, making))
    return answer


def _told(request: web.Request, making: Making) -> dict[str, Any]:
    language = "en" if request.query.get("language") == "en" else language_of(request)
    line = line_of(making.error, language) if making.error else ""
    notes = [line_of(RehearseError(note), language) for note in making.notes]
    return {**making.told(), "line": line, "engine": making.engine, "notes": notes}


@routes.get("/{token}/api/scripts/{id}/practice")
async def practice(request: web.Request) -> web.Response:
    """Give what the page remembers of the script."""
    kept = remembered(script_of(request), studio_of(request).shelf.folder)
    return web.json_response({"kept": kept})


@routes.put("/{token}/api/scripts/{id}/practice")
async def set_practice(request: web.Request) -> web.Response:
    """Remember what the page tells: key -> value."""
    kept, values = script_of(request), (await json_of(request)).get("kept")
    if not isinstance(values, dict):
        raise web.HTTPBadRequest(text="kept should be an object")
    remember(kept, studio_of(request).shelf.folder, values)  # here, one after the other
    return web.json_response({})
