"""The verbs for what this machine has: voices, and the clips that it keeps."""

from __future__ import annotations

from typing import Annotated

import typer

from rehearse.cli.root import app, say
from rehearse.errors import RehearseError


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
    from rehearse.engines.choice import opened

    asked = language.lower().replace("_", "-")
    with opened(engine, say) as opened_engine:
        found = [
            voice
            for voice in opened_engine.voices()
            if voice.language.lower().startswith(asked) or (language == "zh" and voice.language == "cmn")
        ]
    if not found:
        raise RehearseError(
            f"engine {engine} has no voice for the language {language!r}; leave out --language to see all"
        )
    width = max(len(voice.name) for voice in found)
    for voice in found:
        typer.echo(
            f"{voice.name:{width}}  {voice.language:8}  {voice.gender:6}  {voice.description}".rstrip()
        )


@app.command()
def cache(clear: Annotated[bool, typer.Option("--clear", help="Delete every clip.")] = False) -> None:
    """Show how many clips are kept and where, or delete them."""
    from rehearse.cache import Cache
    from rehearse.pipeline import clip_dir

    kept = Cache(clip_dir())
    number, size = kept.clear() if clear else kept.size()
    typer.echo(f"{kept.folder}: {number} clips, {size / 1e6:.1f} MB{' deleted' if clear else ''}")
