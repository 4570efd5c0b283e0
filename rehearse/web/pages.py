"""The pages themselves: files of this package, and their words in both languages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from aiohttp import web

if TYPE_CHECKING:
    from collections.abc import Mapping

routes = web.RouteTableDef()

_TYPES = {".js": "text/javascript", ".css": "text/css", ".html": "text/html", ".svg": "image/svg+xml"}

SHARED: Mapping[str, tuple[str, ...]] = {
    "times.js": ("clockText", "signed", "difference"),
    "colours.css": (),
    "fonts.css": (),
}
"""Files of the rehearsal page that are used here as they are, and what a module of one is to export."""


@cache
def page_files() -> dict[str, bytes]:
    """Every file that is served, by its name."""
    own = files(__package__) / "pages"
    found = {
        one.name: one.read_bytes() for one in own.iterdir() if one.name.endswith(tuple(_TYPES))
    }  # line ends do not matter: nothing is hashed
    for name, exported in SHARED.items():
        data = (files("rehearse.output.exports.page") / name).read_bytes()
        found[name] = data + (f"\nexport {{ {', '.join(exported)} }};\n".encode() if exported else b"")
    return found


@cache
def words() -> dict[str, Any]:
    """Language -> key -> what the pages say."""
    return tomllib.loads((files(__package__) / "pages" / "words.toml").read_text("utf-8"))


@routes.get("/{token}/")
async def index(_request: web.Request) -> web.Response:
    """Give the page, which holds no word of any script."""
    return _file("studio.html")


@routes.get("/{token}/words.json")
async def said(_request: web.Request) -> web.Response:
    """Give the words of the pages."""
    return web.json_response(words())


@routes.get("/{token}/web/{name}")
async def page_file(request: web.Request) -> web.Response:
    """Give a script or a style."""
    return _file(request.match_info["name"])


def _file(name: str) -> web.Response:
    data = page_files().get(name)
    if data is None:
        raise web.HTTPNotFound(text="there is no such file")
    return web.Response(body=data, content_type=_TYPES[name[name.rindex(".") :]], charset="utf-8")


@routes.get("/{token}/api/ping")
async def ping(_request: web.Request) -> web.Response:
    """Say that the studio runs."""
    return web.json_response({"studio": True})
