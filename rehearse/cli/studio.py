"""The verb `studio`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotations at run time
from typing import Annotated

import typer

from rehearse.cli.root import app, say


@app.command()
def studio(
    scripts: Annotated[
        list[str] | None, typer.Argument(metavar="[SCRIPT...]", help="Files to take in first.")
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option("--folder", metavar="DIR", help="Where the scripts are; default Documents/Rehearse."),
    ] = None,
    port: Annotated[
        int | None, typer.Option("--port", min=1, max=65535, help="Default: one that is free.")
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
    shortcut: Annotated[
        bool, typer.Option("--shortcut", help="Put an icon for it on the desktop or in the menu, and end.")
    ] = False,
) -> None:
    """Write, practise and record in the browser, on pages that this machine alone serves; Ctrl-C ends it."""
    from rehearse.app.library.imported import imported
    from rehearse.app.library.shelf import Shelf, usual_folder
    from rehearse.script.reading import take
    from rehearse.web.server import serve

    if shortcut:
        from rehearse.app.library.shortcut import make_shortcut

        say(f"made: {make_shortcut()}")
        return

    def ready(url: str) -> None:
        typer.echo(url)
        say("the studio runs on this machine alone; Ctrl-C ends it")

    place = folder or usual_folder()
    shelf = Shelf(place)
    there = {kept.text() for kept in shelf.scripts()} if scripts else set()
    for name in scripts or ():
        found = imported(take(name))
        if found.text not in there:
            shelf.take_in(found)
    serve(place, port, ready, browser=not no_browser)
