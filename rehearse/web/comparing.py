"""The addresses that put a take beside the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiohttp import web

from rehearse.app.library.takes import take_path, takes_of
from rehearse.app.reference import MODEL, PAGE, TAKES
from rehearse.app.request import Request
from rehearse.output.file_names import safe_name
from rehearse.web.answers import script_of, studio_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rehearse.app.library.kept import KeptScript
    from rehearse.app.session import Session
    from rehearse.web.making import Making, Work

routes = web.RouteTableDef()


def compared_files(kept: KeptScript) -> Iterator[Path]:
    """Give the pages of the takes that were compared, and the sound that they were compared with."""
    folder = kept.result / TAKES
    yield from folder.glob(f"*/{PAGE}")
    yield from (folder / MODEL).glob("track.*")


def _page_of(kept: KeptScript, name: str) -> Path | None:
    """The page of a take, where it was compared."""
    stem = safe_name(name.rpartition(".")[0])
    return next((kept.result / TAKES).glob(f"*-{stem}/{PAGE}"), None)


@routes.get("/{token}/api/scripts/{id}/compared")
async def compared(request: web.Request) -> web.Response:
    """Tell which takes were compared, and where their pages are."""
    kept = script_of(request)
    pages = {name: page for name in takes_of(kept) if (page := _page_of(kept, name))}
    return web.json_response({name: kept.address(page) for name, page in pages.items()})


@routes.post("/{token}/api/scripts/{id}/takes/{name}/compare")
async def compare(request: web.Request) -> web.Response:
    """Begin to put a take beside the plan, sentence by sentence."""
    kept = script_of(request)
    recording = take_path(kept, request.match_info["name"])
    if recording is None:
        raise web.HTTPNotFound(text="there is no such take")
    studio_of(request).makings.start(kept, "comparison", _comparison(recording))
    return web.json_response({}, status=202)


def _comparison(recording: Path) -> Work:
    def make(making: Making, session: Session) -> None:
        from rehearse.app.takes import compare_take

        kept = making.kept
        making.page = kept.address(compare_take(Request(kept.path, kept.result), recording, session).page)

    return make
