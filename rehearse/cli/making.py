"""The verbs that make a track: of one script, of many, or again at every save."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import typer

from rehearse.cli.options import READING, SCRIPT, SPEAKING, TIMING, wishing
from rehearse.cli.progress import progress
from rehearse.cli.root import BAD_INPUT, app, columns, one_line, say
from rehearse.cli.showing import show, stop_if_over, tell_made
from rehearse.core.errors import RehearseError

JobsOption = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, max=32, help="Sentences asked for at once; default 4, or the cores."),
]


@app.command()
@wishing(SPEAKING, READING, TIMING)
def make(
    scripts: Annotated[
        list[str],
        typer.Argument(metavar="SCRIPT...", help="Files, or folders of them; - is standard input."),
    ],
    wish: Any,
    jobs: JobsOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when it takes too long.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what holds and where it comes from; make nothing.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print report.json instead of the table.")] = False,
) -> None:
    """Make the rehearsal track, a file for each section, the timing report and the page to practise with."""
    from rehearse.app.batch import scripts as listed
    from rehearse.app.production import make_one
    from rehearse.app.project import understand
    from rehearse.app.session import Session

    names = listed(scripts)
    if len(names) > 1 or scripts != names:
        _make_many(wish, names, jobs, strict, dry_run or json)
        return
    wish = replace(wish, script=names[0])
    if dry_run:
        from rehearse.app.dry_run import hold, to_text

        typer.echo(to_text(hold(understand(wish))), nl=False)
        return
    with progress() as shown, Session(say, shown, jobs) as session:
        made = make_one(understand(wish), session)
    show(made.report, json)
    tell_made(made)
    stop_if_over(made.report, strict)


def _make_many(wish: Any, names: list[str], jobs: int | None, strict: bool, unfit: bool) -> None:
    from rehearse.app.batch import run, wishes
    from rehearse.app.session import Session
    from rehearse.output.exports.report.batch import to_text

    if unfit:
        raise RehearseError("--dry-run and --json are for one script; name one file")
    outcomes: list[Any] = []
    with progress() as shown, Session(say, shown, jobs) as session:
        for outcome in run(wishes(wish, names), session):
            outcomes.append(outcome)
            if outcome.error:
                say(f"rehearse: {one_line(outcome.error)}")
    rows = [(item.script, item.made.report if item.made else None, str(item.folder)) for item in outcomes]
    typer.echo(to_text(rows, columns()), nl=False)
    if any(item.made is None for item in outcomes):
        raise typer.Exit(BAD_INPUT)
    for item in outcomes:
        if item.made:
            stop_if_over(item.made.report, strict)


@app.command()
@wishing(SPEAKING, READING, TIMING)
def watch(script: SCRIPT, wish: Any, jobs: JobsOption = None) -> None:
    """At every save of the script, tell its new times at once, then make again what changed; Ctrl-C ends it."""
    from rehearse.app.session import Session
    from rehearse.app.watch import saves, step

    if script == "-":
        raise RehearseError("watch needs a file; standard input is read only once")
    wish = replace(wish, script=script)
    with progress() as shown, Session(say, shown, jobs) as session:
        report = None
        for _ in saves(script):
            try:
                report = step(session, wish, report, typer.echo, lambda report: show(report, False))
            except RehearseError as error:  # it may be half written; the next save is read again
                say(f"rehearse: {one_line(str(error))}")
