"""The addresses of a script's files, laid out as on the disk, so that its pages find their sound.

What may be had is listed first, and what is asked for is looked up in the list: it is never used as a path.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import quote

from aiohttp import web

from rehearse.app.library.takes import takes_of
from rehearse.core.folders import is_folder
from rehearse.output.exports.page import page_script
from rehearse.output.exports.page.safe import hash_source
from rehearse.output.exports.takes.page import take_script
from rehearse.output.manifest import Manifest
from rehearse.output.practice.page import drill_script
from rehearse.timing.practice import DRILLS
from rehearse.web.answers import script_of
from rehearse.web.comparing import compared_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rehearse.app.library.kept import KeptScript

routes = web.RouteTableDef()

_POLICY_IN_PAGE = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')


def listed(kept: KeptScript) -> Iterator[Path]:
    """Give the files that pages may have: the result, the drills, the takes, and what came of comparing them."""
    for name in Manifest.read(kept.result).ours:
        yield kept.result / name
    for name in takes_of(kept):
        yield kept.folder / "takes" / name
    yield from compared_files(kept)
    yield from _practice_files(kept)


def _practice_files(kept: KeptScript) -> Iterator[Path]:
    for folder in kept.result.iterdir() if is_folder(kept.result) else ():
        if folder.name.partition("-")[0] in DRILLS:
            yield from (folder / name for name in Manifest.read(folder).ours)


@routes.get("/{token}/scripts/{id}/result/{name:.+}")
async def result(request: web.Request) -> web.StreamResponse:
    """Give a file of the result by its name there."""
    kept = script_of(request)
    return _given(request, kept, kept.address(kept.result) + "/" + request.match_info["name"])


@routes.get("/{token}/scripts/{id}/files/{name:.+}")
async def file(request: web.Request) -> web.StreamResponse:
    """Give a file by where it lies in the script's folder."""
    return _given(request, script_of(request), request.match_info["name"])


def _given(request: web.Request, kept: KeptScript, name: str) -> web.StreamResponse:
    path = next((path for path in listed(kept) if kept.address(path) == name), None)
    if path is None or not path.is_file():
        raise web.HTTPNotFound(text="there is no such file")
    answer = web.FileResponse(path)
    if path.suffix == ".html":
        answer.headers["Content-Security-Policy"] = policy_of(path)
    if "save" in request.query:
        shown = quote(f"{kept.path.stem}-{path.name}")
        answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{shown}"
    return answer


def policy_of(page: Path) -> str:
    """The policy that a page of ours has for itself; one whose script is not ours is kept from everything else here.

    Such a page is of an older version, or somebody put it there: it may run, without a word with the server or with the
    other pages.
    """
    with page.open(encoding="utf-8") as opened:
        found = _POLICY_IN_PAGE.search(opened.read(4000))
    own = found[1].replace("&#x27;", "'").replace("&#39;", "'") if found else ""
    return f"{own if _ours().fullmatch(own) else _ALONE}; frame-ancestors 'self'"


_ALONE = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; sandbox allow-scripts"


@cache
def _ours() -> re.Pattern[str]:
    """What the policy of a page of ours looks like: one of our scripts, a style, sound, and nothing else."""
    scripts = "|".join(
        re.escape(hash_source(script())) for script in (page_script, take_script, drill_script)
    )
    return re.compile(
        rf"default-src 'none'; script-src '(?:{scripts})'; style-src 'sha256-[\w+/=]+'; img-src data:; "
        r"media-src (?:'none'|data:|'self' file:); base-uri 'none'; form-action 'none'"
    )
