"""The verbs `voices` and `cache`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotations at run time
from typing import Annotated

import typer

from rehearse.app.language import spoken, word, worded
from rehearse.cli.root import app, say
from rehearse.core.errors import RehearseError

verbs = typer.Typer(help="List the voices that an engine has, or install some.", invoke_without_command=True)
app.add_typer(verbs, name="voices")

ENGINE = Annotated[str, typer.Argument(metavar="ENGINE", help="kokoro, the natural voice of this machine.")]


@verbs.callback()
def voices(
    context: typer.Context,
    engine: Annotated[
        str,
        typer.Option(
            "--engine",
            "-e",
            help="edge (online), kokoro (to be installed), espeak (built in), openai, or auto.",
        ),
    ] = "auto",
    url: Annotated[
        str | None, typer.Option("--url", metavar="URL", help="Where the server of engine openai answers.")
    ] = None,
    language: Annotated[
        str, typer.Option("--language", "-l", help="Only these, such as zh, zh-CN or en.")
    ] = "",
) -> None:
    """List the voices that an engine has, or install some."""
    from rich.cells import cell_len, set_cell_size

    from rehearse.voices.engines import ENGINES
    from rehearse.voices.engines.choice import choose_engine

    if context.invoked_subcommand:
        return
    asked = language.lower().replace("_", "-")
    with choose_engine(engine, say, {"url": url}) as opened_engine:
        found = [
            voice
            for voice in opened_engine.voices()
            if voice.language.lower().startswith(asked) or (language == "zh" and voice.language == "cmn")
        ]
    if not found and not language:
        raise RehearseError(f"engine {engine} does not tell its voices", "name one with --voice")
    if not found:
        raise RehearseError(
            f"engine {engine} has no voice for the language {language!r}", "leave out --language to see all"
        )
    mine = ("zh", "cmn", "yue") if spoken() == "zh" else ("en",)
    found.sort(key=lambda voice: not voice.language.lower().startswith(mine))
    rows = [
        (voice.name, voice.language, word(voice.gender), _described(voice.description)) for voice in found
    ]
    widths = [max(cell_len(row[place]) for row in rows) for place in range(3)]
    for line in rows:
        cells = [set_cell_size(cell, width) for cell, width in zip(line, widths, strict=False)]
        typer.echo("  ".join([*cells, line[-1]]).rstrip())
    if (row := ENGINES.get(opened_engine.name)) and row.licence:
        say(row.licence)


def _described(text: str) -> str:
    """Say what a voice is good at: whole, or word by word."""
    if (whole := word(text)) != text or spoken() == "en":
        return whole
    return "、".join(map(word, text.split(", ")))


@verbs.command()
def install(
    engine: ENGINE,
    given: Annotated[
        list[Path] | None,
        typer.Option(
            "--from",
            metavar="PATH",
            help="Folders, archives or files to take it from, without a network.",
        ),
    ] = None,
) -> None:
    """Install an engine's model and voices, each file checked; what is there already stays."""
    from rehearse.cli.progress import progress
    from rehearse.voices.engines.kokoro import install as kokoro

    _must_be_kokoro(engine)
    with progress() as shown:
        names = kokoro.install(given or (), progress=shown.load, say=say)
    say(
        f"{engine}: {len(names)} voices, such as {', '.join(names[:3])}; try rehearse make SCRIPT --engine {engine}"
    )


@verbs.command()
def remove(engine: ENGINE) -> None:
    """Delete an engine's model and voices."""
    from rehearse.voices.engines.kokoro import install as kokoro

    _must_be_kokoro(engine)
    say(f"{kokoro.remove() / 1e6:.0f} MB deleted")


@verbs.command()
def export(
    engine: ENGINE, archive: Annotated[Path, typer.Argument(metavar="FILE.zip", help="The archive to write.")]
) -> None:
    """Pack an engine's model and voices for `voices install --from` on a machine without a network."""
    from rehearse.voices.engines.kokoro import install as kokoro

    _must_be_kokoro(engine)
    kokoro.export(archive)
    say(f"written: {archive}")


def _must_be_kokoro(engine: str) -> None:
    if engine != "kokoro":
        raise RehearseError(f"engine {engine!r} has nothing to install", "kokoro has")


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
    most = f"{kept.room.limit / 1e6:,.0f}"
    if clear:
        typer.echo(worded(f"{kept.folder}: {number} clips, {size / 1e6:.1f} MB deleted"))
    else:
        typer.echo(worded(f"{kept.folder}: {number} clips, {size / 1e6:.1f} MB of at most {most} MB"))
