"""The verb `studio`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotations at run time
from typing import Annotated

import typer

from rehearse.cli.root import app, say


@app.command()
def studio(
    folder: Annotated[
        Path | None,
        typer.Option("--folder", metavar="DIR", help="Where the scripts are; default Documents/Rehearse."),
    ] = None,
    port: Annotated[
        int | None, typer.Option("--port", min=1, max=65535, help="Default: one that is free.")
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
) -> None:
    """Write, practise and record in the browser, on pages that this machine alone serves; Ctrl-C ends it."""
    from rehearse.app.library.shelf import usual_folder
    from rehearse.web.server import serve

    def ready(url: str) -> None:
        typer.echo(url)
        say("the studio runs on this machine alone; Ctrl-C ends it")

    serve(folder or usual_folder(), port, ready, browser=not no_browser)
