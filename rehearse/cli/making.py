"""The verbs that make a track."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import typer

from rehearse.cli.options import READING, SCRIPT, SPEAKING, TIMING, wishing
from rehearse.cli.root import app, progress, say
from rehearse.cli.showing import show, stop_if_over


@app.command()
@wishing(SPEAKING, READING, TIMING)
def make(
    script: SCRIPT,
    wish: Any,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when it takes too long.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what holds and where it comes from; make nothing.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print report.json instead of the table.")] = False,
) -> None:
    """Make the rehearsal track, a file for each section, and the timing report."""
    from rehearse import pipeline

    wish = replace(wish, script=script)
    if dry_run:
        from rehearse.dryrun import to_text

        typer.echo(to_text(pipeline.dry_run(wish)), nl=False)
        return
    with progress() as shown:
        made = pipeline.make(wish, shown, say)
    show(made.report, json)
    say(f"clips: {made.synthesized} synthesized, {made.cached} from the cache")
    say(f"track: {made.track}")
    stop_if_over(made.report, strict)
