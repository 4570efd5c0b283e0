"""The verbs `voices` and `cache`."""

from __future__ import annotations

from typing import Annotated

import typer

from rehearse.cli.root import app, say
from rehearse.core.errors import RehearseError


@app.command()
def voices(
    engine: Annotated[
        str,
        typer.Option("--engine", "-e", help="edge (online), espeak (built in), or auto: edge if it answers."),
    ] = "auto",
    language: Annotated[
        str, typer.Option("--language", "-l", help="Only these, such as zh, zh-CN or en.")
    ] = "",
) -> None:
    """List the voices that an engine has."""
    from rehearse.voices.engines.choice import choose_engine

    asked = language.lower().replace("_", "-")
    with choose_engine(engine, say) as opened_engine:
        found = [
            voice
            for voice in opened_engine.voices()
            if voice.language.lower().startswith(asked) or (language == "zh" and voice.language == "cmn")
        ]
    if not found:
        raise RehearseError(
            f"engine {engine} has no voice for the language {language!r}", "leave out --language to see all"
        )
    width = max(len(voice.name) for voice in found)
    for voice in found:
        typer.echo(
            f"{voice.name:{width}}  {voice.language:8}  {voice.gender:6}  {voice.description}".rstrip()
        )


@app.command()
def cache(
    limit: Annotated[
        str | None,
        typer.Option("--limit", metavar="SIZE", help="Keep at most so much, such as 2GB, from now on."),
    ] = None,
    clear: Annotated[bool, typer.Option("--clear", help="Delete every clip.")] = False,
) -> None:
    """Show how many clips are kept and where, limit the room that they take, or delete them."""
    from rehearse.core.folders import clip_dir
    from rehearse.voices.cache import Cache
    from rehearse.voices.cache.room import parse_size

    kept = Cache(clip_dir())
    if limit is not None:
        kept.room.set_limit(parse_size(limit))
        if gone := kept.room.keep():
            say(f"{gone / 1e6:.1f} MB of clips that were not used for longest are deleted")
    number, size = kept.room.clear() if clear else kept.room.size()
    most = f" of at most {kept.room.limit / 1e6:,.0f} MB"
    typer.echo(f"{kept.folder}: {number} clips, {size / 1e6:.1f} MB{' deleted' if clear else most}")
