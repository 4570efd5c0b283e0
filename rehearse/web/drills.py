"""The addresses of practice tracks: what there is to choose from, and making one, as `rehearse practice` does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from aiohttp import web

from rehearse.app.hard_sentences import hard_sentences
from rehearse.core.errors import RehearseError
from rehearse.output.exports import EXPORTS
from rehearse.output.section_names import section_numbers, short_names
from rehearse.timing.practice import DRILLS
from rehearse.timing.practice.lesson import Choices
from rehearse.web.answers import json_of, language_of, script_of, studio_of

if TYPE_CHECKING:
    from rehearse.app.practice import Wanted
    from rehearse.app.project import Project
    from rehearse.app.session import Session
    from rehearse.core import Language
    from rehearse.web.making import Making, Work

routes = web.RouteTableDef()

HARD = ("marks", "check", "take")
"""Which sentences are hard; the command line takes lines besides."""
_FACTOR, _BLOCK_S = (0.2, 5.0), (5, 600)
"""Bounds of the listener's turn, times what was heard, and of a block to interpret."""


@routes.get("/{token}/api/scripts/{id}/drills")
async def drills(request: web.Request) -> web.Response:
    """Tell which drills there are, and what can be chosen for this script."""
    studio, kept = studio_of(request), script_of(request)
    shown = language_of(request)
    return web.json_response(await studio.read(lambda: _choices(studio.look(kept).project, shown)))


def _choices(project: Project, shown: Language) -> dict[str, Any]:
    script = project.script
    numbers, names = section_numbers(script.sections), short_names(script.sections, script.language)
    return {
        "drills": [
            {"name": name, "title": drill.title(shown), "hint": drill.hint(shown), "long": drill.long}
            for name, drill in DRILLS.items()
        ],
        "sections": list(zip(numbers, names, strict=True)),
        "roles": list(dict.fromkeys(breath.speaker for breath in script.breaths if breath.speaker)),
        "hard": [which for which in HARD if which == "check" or _some(project, which)],
    }


def _some(project: Project, which: str) -> bool:
    try:
        return bool(hard_sentences(project, which))
    except RehearseError:  # no take was compared
        return False


@routes.post("/{token}/api/scripts/{id}/drill")
async def drill(request: web.Request) -> web.Response:
    """Begin to make a practice track."""
    wanted = _wanted(await json_of(request))
    studio_of(request).makings.start(script_of(request), "drill", _making(wanted))
    return web.json_response({}, status=202)


def _making(wanted: Wanted) -> Work:
    def make(making: Making, session: Session) -> None:
        from rehearse.app.practice import make_practice

        project = making.kept.open()
        making.engine = project.settings.engine
        (made,) = make_practice(project, wanted, session).tracks
        making.page = making.kept.address(made.folder / EXPORTS["page"].file)

    return make


def _wanted(found: dict[str, Any]) -> Wanted:
    """Read what is asked for; raise 400 for what cannot be."""
    from rehearse.app.practice import Wanted

    name, sections, role = found.get("drill"), found.get("sections", []), found.get("role", "")
    factor, block = found.get("factor"), found.get("block", Choices().block_ms // 1000)
    answer, hard = found.get("answer", False), found.get("hard", HARD[0])
    right = (
        isinstance(name, str)
        and name in DRILLS
        and isinstance(sections, list)
        and all(isinstance(one, str) for one in sections)
        and isinstance(role, str)
        and isinstance(answer, bool)
        and hard in HARD
        and (factor is None or _between(factor, _FACTOR))
        and _between(block, _BLOCK_S)
    )
    if not right:
        raise web.HTTPBadRequest(text=f"a drill is one of {', '.join(DRILLS)}, with its choices")
    return Wanted(
        (str(name),), tuple(sections), Choices(factor, role, answer, block_ms=round(1000 * block)), hard
    )


def _between(number: object, bounds: tuple[float, float]) -> bool:
    return (
        isinstance(number, int | float) and not isinstance(number, bool) and bounds[0] <= number <= bounds[1]
    )
