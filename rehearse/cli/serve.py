"""The verb `serve`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotations at run time
from typing import Annotated

import typer

from rehearse.cli.root import app, say


@app.command()
def serve(
    engine: Annotated[
        str,
        typer.Option(
            "--engine", "-e", help="Who speaks for programs that name no engine of ours: kokoro, espeak."
        ),
    ] = "",
    host: Annotated[
        str,
        typer.Option(
            "--host", metavar="ADDRESS", help="Another than this machine's own takes --cert and --key."
        ),
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 is any that is free.")] = 8880,
    cert: Annotated[
        Path | None, typer.Option("--cert", metavar="FILE", help="The certificate, as PEM.")
    ] = None,
    key: Annotated[
        Path | None, typer.Option("--key", metavar="FILE", help="The certificate's key, as PEM.")
    ] = None,
) -> None:
    """Let other programs use this machine's voices, by OpenAI's speech interface; Ctrl-C ends it.

    Where OPENAI_API_KEY is set, that key is asked for.
    """
    from rehearse.web.voice_server import serve_voices

    def ready(url: str, kept: Path | None) -> None:
        typer.echo(url)
        if kept:
            say(f"the key that programs have to send is in {kept}")
        say("the voices of this machine answer here; Ctrl-C ends it")

    serve_voices(engine, host, port, (cert, key), ready)
