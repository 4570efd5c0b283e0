"""The options that verbs share: each is written once, and a verb names the groups that it takes.

To add one that is a setting: a row in `rehearse.app.settings.KEYS`, a field of the same name in `wish.Wish`, and an
option of that name in a group here.
"""

from __future__ import annotations

from functools import wraps
from inspect import Parameter, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from rehearse.core.errors import RehearseError

if TYPE_CHECKING:
    from collections.abc import Callable


def option(
    kind: Any,
    *names: str,
    help: str,  # noqa: A002 - typer's name
    metavar: str | None = None,
    least: int | None = None,
) -> Any:
    """Describe an option for `wishing`."""
    return Annotated[kind, typer.Option(*names, help=help, metavar=metavar, min=least)]


SCRIPT = Annotated[str, typer.Argument(metavar="SCRIPT", help="The script's file; - is standard input.")]

READING = {
    "title": option(str | None, "--title", metavar="TEXT", help="Instead of the title in the script."),
    "speak_title": option(
        bool | None,
        "--speak-title/--no-speak-title",
        help="Speak title and byline, which are else only shown.",
    ),
    "language": option(str | None, "--language", "-l", help="zh or en; else told by its words."),
    "headings": option(str | None, "--headings", help="Which lines may be headings: none, numbered or auto."),
    "slash_pauses": option(bool | None, "--slash-pauses/--no-slash-pauses", help="Take / // /// for pauses."),
    "placeholder": option(
        str | None, "--placeholder", metavar="TEXT", help="What is said for XX that was left in."
    ),
}
"""How the script is understood."""

TIMING = {
    "target": option(
        str | None, "--target", "-t", metavar="TIME", help="How long it is to take: 15m, 15:00, 12-15m."
    ),
    "pace": option(
        str | None,
        "--pace",
        "-p",
        metavar="PACE",
        help="Characters or words a minute, a preset, a profile, or voice.",
    ),
    "grace": option(
        int | None,
        "--grace",
        metavar="SECONDS",
        least=0,
        help="What it may miss the target by; default 2-5 %.",
    ),
}
"""How long it is to take."""

SPEAKING = {
    "output": option(
        str | None,
        "--output",
        "-o",
        metavar="DIR",
        help="Where to; default audio/<script's name>, of several audio/*/.",
    ),
    "engine": option(
        str | None, "--engine", "-e", help="edge (online), espeak (built in), or auto (default)."
    ),
    "voice": option(
        list[str] | None,
        "--voice",
        "-v",
        metavar="[SPEAKER=]NAME",
        help="A name from: rehearse voices; repeatable.",
    ),
    "rate": option(int | None, "--rate", "-r", help="Percent faster than the voice's own speed: -50 to 100."),
    "format": option(str | None, "--format", "-f", help="mp3 (default), wav, m4a, m4b, opus or flac."),
    "loudness": option(
        str | None, "--loudness", metavar="LUFS", help="How loud; default -19, off leaves the voice as it is."
    ),
    "export": option(
        list[str] | None,
        "--export",
        metavar="NAMES",
        help="What is left beside the track: page,srt,lectern,…, all or none; usual and more.",
    ),
    "embed": option(
        str | None, "--embed", help="Whether the page holds the sound: auto (default), always, never."
    ),
}
"""How it is to sound."""


def wishing(*groups: dict[str, Any]) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a verb a `wish.Wish` made from the options of these groups, instead of the options themselves.

    The verb's first parameter is the script's file or files, its second the wish without one; its own options follow.
    """
    shared = {name: kind for group in groups for name, kind in group.items()}

    def decorate(verb: Callable[..., None]) -> Callable[..., None]:
        first, _, *own = signature(verb).parameters.values()
        hints = get_type_hints(verb, include_extras=True)

        @wraps(verb)
        def run(**said: Any) -> None:
            wish = _wish({name: said.pop(name) for name in shared})
            verb(said.pop(first.name), wish, **said)

        parameters = [
            first.replace(annotation=hints[first.name], kind=Parameter.KEYWORD_ONLY),
            *(
                Parameter(name, Parameter.KEYWORD_ONLY, default=None, annotation=kind)
                for name, kind in shared.items()
            ),
            *(one.replace(annotation=hints[one.name], kind=Parameter.KEYWORD_ONLY) for one in own),
        ]
        # typer reads these two, not the function
        run.__signature__ = signature(run).replace(parameters=parameters)  # type: ignore[attr-defined]
        run.__annotations__ = {one.name: one.annotation for one in parameters}
        return run

    return decorate


def _wish(said: dict[str, Any]) -> Any:
    from rehearse.app.project import Wish

    if "voice" in said:
        said["voices"] = _voices(said.pop("voice"))
    if (output := said.get("output")) is not None:
        if not output:
            raise RehearseError("--output is empty; name a folder, such as .")
        said["output"] = Path(output)
    if "grace" in said:
        grace = said.pop("grace")
        said["grace_ms"] = None if grace is None else 1000 * grace
    return Wish("", **said)


def _voices(said: list[str] | None) -> tuple[tuple[str, str], ...]:
    """Take SPEAKER=NAME apart; NAME alone is for everyone else."""
    parted = [one.rpartition("=") for one in said or ()]
    if empty := next((one for one in said or () if one.startswith("=")), ""):
        raise RehearseError(f"--voice {empty!r} names no speaker; write SPEAKER=NAME, or NAME for everyone")
    return tuple((speaker.strip(), name.strip()) for speaker, _, name in parted)
