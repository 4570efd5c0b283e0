"""The verbs that tell something about a script: no sound, no network."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import typer

from rehearse.cli.options import READING, SCRIPT, TIMING, wishing
from rehearse.cli.root import app, columns
from rehearse.cli.showing import show, stop_if_over


@app.command()
@wishing(READING, TIMING)
def time(
    script: SCRIPT,
    wish: Any,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when it takes too long.")] = False,
    compare: Annotated[
        str | None,
        typer.Option("--compare", metavar="OLD", help="An older version: tell what the edit costs."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print report.json instead of the table.")] = False,
) -> None:
    """Tell how long the speech takes, section by section; no sound, no network."""
    from rehearse import pipeline

    report = pipeline.time(replace(wish, script=script))
    show(report, json)
    if compare is not None and not json:
        for line in pipeline.compare(replace(wish, script=compare), report):
            typer.echo(line)
    stop_if_over(report, strict)


@app.command()
@wishing(READING)
def outline(
    script: SCRIPT,
    wish: Any,
    json: Annotated[bool, typer.Option("--json", help="Print the outline as JSON, for programs.")] = False,
) -> None:
    """Show how the script was understood: its tree, what is not spoken, marks and placeholders, by line."""
    from rehearse import pipeline
    from rehearse.exports import outline as export
    from rehearse.exports.tree import to_text

    found = pipeline.outline(replace(wish, script=script))
    typer.echo(export.to_json(found) if json else to_text(found, columns()), nl=False)
