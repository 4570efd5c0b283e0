"""How requests are read and answered: JSON within bounds, and errors as one line in the page's language."""

from __future__ import annotations

import errno
import json
from typing import TYPE_CHECKING, Any

from aiohttp import web

from rehearse.app.language import chinese
from rehearse.app.library.kept import ChangedOnDiskError, KeptScript, sha_of
from rehearse.app.library.shelf import Shelf  # noqa: TC001 - the key's type
from rehearse.core.errors import RehearseError
from rehearse.core.notices import LINE
from rehearse.web.guard import HEADERS, MAX_TEXT, POLICY, bounded_body
from rehearse.web.studio import Studio, SupersededError

if TYPE_CHECKING:
    from aiohttp.typedefs import Handler

    from rehearse.core import Language
    from rehearse.web.making import Work

STUDIO: web.AppKey[Studio] = web.AppKey("studio", Studio)
"""Where the application keeps its studio."""

_FULL = (errno.ENOSPC, errno.EDQUOT)
"""There is no room left."""


def studio_of(request: web.Request) -> Studio:
    """The running studio."""
    return request.app[STUDIO]


def script_of(request: web.Request) -> KeptScript:
    """The script that an address names; 404 where there is none."""
    shelf: Shelf = studio_of(request).shelf
    kept = shelf.find(request.match_info["id"])
    if kept is None:
        raise web.HTTPNotFound(text="there is no such script")
    return kept


async def body_of(request: web.Request, most: int = MAX_TEXT) -> bytes:
    """Read a body of at most so many bytes; 413 beyond. Only a few are read at a time."""
    async with studio_of(request).bodies:
        return await bounded_body(request, most)


async def json_of(request: web.Request) -> dict[str, Any]:
    """Read a JSON object; 400 where it is none."""
    try:
        found = json.loads(await body_of(request))
    except (ValueError, RecursionError):
        raise web.HTTPBadRequest(text="this is no JSON") from None
    if not isinstance(found, dict):
        raise web.HTTPBadRequest(text="this is no JSON object")
    return found


def text_in(found: dict[str, Any], name: str) -> str:
    """Take a text out of a JSON object; 400 where it has none."""
    if not isinstance(value := found.get(name), str):
        raise web.HTTPBadRequest(text=f"{name} should be a text")
    return value


def begin_making(request: web.Request, work: Work) -> web.Response:
    """Begin to make something of a script; 409 while something else of it is being made."""
    kept, makings = script_of(request), studio_of(request).makings
    before = makings.of(kept)
    if before and not before.over:
        raise web.HTTPConflict(text="something is being made")
    makings.start(kept, work)
    return web.json_response({}, status=202)


async def event_stream(request: web.Request) -> web.StreamResponse:
    """Begin an answer that tells one thing after the other."""
    headers = {**HEADERS, "Content-Security-Policy": POLICY, "Content-Type": "text/event-stream"}
    answer = web.StreamResponse(headers=headers)
    await answer.prepare(request)
    return answer


async def send_event(answer: web.StreamResponse, told: dict[str, Any]) -> None:
    """Tell one thing."""
    await answer.write(f"data: {json.dumps(told, ensure_ascii=False)}\n\n".encode())


def line_of(error: RehearseError | OSError, language: str) -> str:
    """Say an error in one line, without the path, which the page's reader knows."""
    if isinstance(error, OSError):
        full = error.errno in _FULL
        line = f"cannot be written ({error.strerror or error}); make room there" if full else (
            f"{error.strerror or error}; check the name, the rights and the room there"
        )  # fmt: skip
        return chinese(line) if language == "zh" else line
    line = error.what + (f"; {error.do}" if error.do else "")
    if language == "zh":
        line = chinese(line)
    return LINE["zh" if language == "zh" else "en"].format(error.line, line) if error.line else line


def language_of(request: web.Request) -> Language:
    """The language that the page speaks."""
    return "en" if request.headers.get("Accept-Language", "zh").lower().startswith("en") else "zh"


@web.middleware
async def telling_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Answer what the user can mend as JSON with one line."""
    try:
        return await handler(request)
    except ChangedOnDiskError as error:
        line = line_of(error, language_of(request))
        return web.json_response({"line": line, "text": error.text, "sha": sha_of(error.text)}, status=409)
    except SupersededError:
        return web.json_response({"superseded": True}, status=410)
    except RehearseError as error:
        return web.json_response({"line": line_of(error, language_of(request))}, status=422)
    except OSError as error:
        status = 507 if error.errno in _FULL else 500
        return web.json_response({"line": line_of(error, language_of(request))}, status=status)
