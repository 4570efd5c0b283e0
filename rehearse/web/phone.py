"""The addresses that lend a script's phone file to the local network, while the page holds on to the answer."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import segno
from aiohttp import web

from rehearse.output.exports import EXPORTS
from rehearse.output.manifest import Manifest
from rehearse.web import lending
from rehearse.web.answers import event_stream, json_of, script_of, send_event, text_in
from rehearse.web.results import policy_of

if TYPE_CHECKING:
    from rehearse.web.lending import Lent

routes = web.RouteTableDef()

_EVERY_S = 0.2
"""How soon it is seen that the page has gone."""


@routes.get("/{token}/api/scripts/{id}/phone")
async def addresses(_request: web.Request) -> web.Response:
    """List the addresses of this machine at which a phone may find it."""
    return web.json_response({"addresses": await asyncio.to_thread(lending.own_addresses)})


@routes.post("/{token}/api/scripts/{id}/phone")
async def lend(request: web.Request) -> web.StreamResponse:
    """Lend the phone file at one of them; it ends with this answer, which ends when the page lets go of it."""
    kept, address = script_of(request), text_in(await json_of(request), "address")
    if address not in await asyncio.to_thread(lending.own_addresses):
        raise web.HTTPBadRequest(text="this machine has no such address in a local network")
    name = EXPORTS["phone"].file
    path = kept.result / name
    if name not in Manifest.read(kept.result).files or not path.is_file():
        raise web.HTTPNotFound(text="there is no such file")
    async with lending.lent(path, policy_of(path), address) as one:
        answer = await event_stream(request)
        await _tell(request, answer, one)
    return answer


async def _tell(request: web.Request, answer: web.StreamResponse, one: Lent) -> None:
    """Tell the address and its picture, and how often the file was fetched, until nobody listens."""
    told: dict[str, Any] = {}
    code = segno.make(one.url).svg_data_uri(scale=4, light="white")
    while request.transport and not request.transport.is_closing():
        if told.get("fetched") != one.fetched:
            told = {"url": one.url, "code": code, "fetched": one.fetched}
            await send_event(answer, told)
        await asyncio.sleep(_EVERY_S)
