"""The verb `compare`: a recording of oneself beside the plan."""

from __future__ import annotations

import webbrowser
from pathlib import Path  # noqa: TC003 - typer reads the annotations at run time
from typing import Annotated

import typer

from rehearse.app.language import script_is
from rehearse.app.request import Request  # noqa: TC001 - the annotations are read at run time
from rehearse.cli.options import OUTPUT, SCRIPT, with_settings
from rehearse.cli.progress import progress
from rehearse.cli.root import app, columns, say


@app.command("compare")
@with_settings("reading", "timing")
def compare_take(
    take: Annotated[
        Path, typer.Argument(metavar="TAKE", help="A recording of yourself: m4a, mp3, wav, mp4 …")
    ],
    script: SCRIPT,
    request: Request,
    output: OUTPUT = None,
    keep: Annotated[bool, typer.Option("--keep", help="Keep a copy of the sound with the results.")] = False,
    open_it: Annotated[bool, typer.Option("--open", help="At the end, open the page.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print take.json instead of the table.")] = False,
) -> None:
    """Put a recording of yourself beside the plan, sentence by sentence; nothing leaves this machine."""
    with progress() as shown:
        from rehearse.app.verbs import compare
        from rehearse.output.exports.takes.data import take_json
        from rehearse.output.exports.takes.text import take_text

        found = compare(take, request.with_script(script, output), shown, say, keep=keep)
    script_is(found.report.language)
    typer.echo(take_json(found.report) if json else take_text(found.report, columns()), nl=False)
    say(f"page: {found.page}")
    if open_it:
        webbrowser.open(found.page.resolve().as_uri())
