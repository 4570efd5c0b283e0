"""The addresses of scripts: list, take in, read, save, look, settings and versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from aiohttp import web

from rehearse.app.library.imported import imported, pasted
from rehearse.app.library.kept import sha_of
from rehearse.app.library.practised import practised_at
from rehearse.app.library.settings_file import change_settings
from rehearse.script.reading.source import MAX_BYTES, File
from rehearse.web.answers import body_of, json_of, script_of, studio_of, text_in
from rehearse.web.choices import CHANGEABLE, choices, settings_of

if TYPE_CHECKING:
    from rehearse.app.library.imported import Imported
    from rehearse.app.library.kept import KeptScript

routes = web.RouteTableDef()


@routes.get("/{token}/api/scripts")
async def listed(request: web.Request) -> web.Response:
    """List the scripts, the one changed last first, with what was found out about each before."""
    shelf = studio_of(request).shelf
    rows: list[dict[str, Any]] = [
        {
            "id": kept.id,
            "name": kept.path.stem,
            "changed": kept.path.stat().st_mtime,
            "summary": _summary(kept),
            "practised": practised_at(kept),
        }
        for kept in shelf.scripts()
    ]
    rows.sort(key=lambda row: -row["changed"])
    return web.json_response({"folder": str(shelf.folder.resolve()), "scripts": rows})


def _summary(kept: KeptScript) -> dict[str, Any] | None:
    """What was found out when the script was last looked at; None where it was changed since."""
    summary = kept.notes().get("summary")
    return summary if isinstance(summary, dict) and summary.get("written") == _written(kept) else None


def _note_track(kept: KeptScript, notes: dict[str, Any], track: dict[str, Any]) -> None:
    """Have the list say what is known of the track now: it may have been made since the text was checked."""
    summary, short = notes.get("summary"), _short(track)
    if isinstance(summary, dict) and summary.get("track") != short:
        kept.note(summary={**summary, "track": short})


def _short(track: dict[str, Any]) -> dict[str, Any]:
    return {name: track[name] for name in ("state", "stale")}


def _written(kept: KeptScript) -> int:
    return kept.path.stat().st_mtime_ns


@routes.post("/{token}/api/scripts")
async def paste(request: web.Request) -> web.Response:
    """Take in text that was pasted."""
    text = text_in(await json_of(request), "text")
    return await _taken_in(request, pasted(text))


@routes.post("/{token}/api/files")
async def drop(request: web.Request) -> web.Response:
    """Take in a file that was dropped; its name is in the query, and is never used as a path."""
    name = unquote(request.query.get("name", "")).replace("\\", "/").rpartition("/")[2] or "text.txt"
    data = await body_of(request, MAX_BYTES + 1)
    found = await studio_of(request).read(imported, File(name, name, data))
    return await _taken_in(request, found)


async def _taken_in(request: web.Request, found: Imported) -> web.Response:
    studio = studio_of(request)
    kept = await studio.read(studio.shelf.take_in, found)
    return web.json_response({"id": kept.id, "left_out": found.left_out}, status=201)


@routes.get("/{token}/api/scripts/{id}")
async def opened(request: web.Request) -> web.Response:
    """Give a script's text."""
    kept = script_of(request)
    text = kept.text()
    return web.json_response({"id": kept.id, "name": kept.path.stem, "text": text, "sha": sha_of(text)})


@routes.get("/{token}/api/scripts/{id}/state")
async def state(request: web.Request) -> web.Response:
    """Tell which text is on the disk now."""
    return web.json_response({"sha": sha_of(script_of(request).text())})


@routes.put("/{token}/api/scripts/{id}/text")
async def save(request: web.Request) -> web.Response:
    """Save the text; 409 where another program has changed it."""
    found = await json_of(request)
    kept, text, base = script_of(request), text_in(found, "text"), text_in(found, "base")
    return web.json_response({"sha": kept.save(text, base)})


@routes.get("/{token}/api/scripts/{id}/look")
async def look(request: web.Request) -> web.Response:
    """Tell how long the text of this name takes, and how it was understood."""
    studio, kept = studio_of(request), script_of(request)

    def found() -> dict[str, Any]:
        at, notes = studio.look(kept, request.query.get("sha", "")), kept.notes()
        track = at.track(notes.get("made"))
        _note_track(kept, notes, track)
        return {**at.times, "track": track}

    return web.json_response(await studio.read(found))


@routes.get("/{token}/api/scripts/{id}/findings")
async def findings(request: web.Request) -> web.Response:
    """Tell what the check found in the text of this name."""
    studio, kept = studio_of(request), script_of(request)

    def found() -> list[dict[str, Any]]:
        at = studio.look(kept, request.query.get("sha", ""))
        listed = at.findings
        times, track = at.times, at.track(kept.notes().get("made"))
        errors = sum(one["severity"] == "error" for one in listed)
        warnings = sum(one["severity"] == "warning" for one in listed)
        kept.note(
            summary={
                "written": _written(kept),
                **{name: times[name] for name in ("ms", "units", "title", "verdict")},
                "errors": errors,
                "warnings": warnings,
                "track": _short(track),
            },
        )
        return listed

    return web.json_response({"findings": await studio.read(found)})


@routes.get("/{token}/api/scripts/{id}/readings")
async def readings(request: web.Request) -> web.Response:
    """Tell what may be read in several ways in the text of this name."""
    studio, kept = studio_of(request), script_of(request)
    found = await studio.read(lambda: studio.look(kept, request.query.get("sha", "")).readings)
    return web.json_response({"readings": found})


@routes.get("/{token}/api/scripts/{id}/settings")
async def settings(request: web.Request) -> web.Response:
    """Tell the settings that hold, where each comes from, and what there is to choose from."""
    kept = script_of(request)
    return web.json_response(await studio_of(request).read(lambda: {**settings_of(kept), **choices()}))


@routes.put("/{token}/api/scripts/{id}/settings")
async def set_settings(request: web.Request) -> web.Response:
    """Change settings in the script's rehearse.toml."""
    kept, found = script_of(request), await json_of(request)
    if not found or not set(found) <= set(CHANGEABLE):
        raise web.HTTPBadRequest(text=f"settings are {', '.join(CHANGEABLE)}")
    if not all(value is None or isinstance(value, str | int | float) for value in found.values()):
        raise web.HTTPBadRequest(text="a setting is a text or a number")
    change_settings(kept.folder, found)
    return web.json_response(await studio_of(request).read(lambda: {**settings_of(kept), **choices()}))


@routes.get("/{token}/api/scripts/{id}/versions")
async def versions(request: web.Request) -> web.Response:
    """List the versions, newest first."""
    return web.json_response({"versions": script_of(request).versions()[::-1]})


@routes.post("/{token}/api/scripts/{id}/versions")
async def keep_version(request: web.Request) -> web.Response:
    """Keep the text on the disk as a version, or the one that is given."""
    found = await json_of(request)
    name = script_of(request).keep_version(text_in(found, "text") if "text" in found else None)
    return web.json_response({"name": name}, status=201)


@routes.get("/{token}/api/scripts/{id}/versions/{name}")
async def version(request: web.Request) -> web.Response:
    """Give the text of a version."""
    text = script_of(request).version(request.match_info["name"])
    if text is None:
        raise web.HTTPNotFound(text="there is no such version")
    return web.json_response({"text": text})
