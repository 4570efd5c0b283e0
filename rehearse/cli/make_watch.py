"""The verbs `make` and `watch`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from rehearse.app.language import script_is, spoken, word, worded
from rehearse.app.request import Request  # noqa: TC001 - the annotations are read at run time
from rehearse.cli.options import OUTPUT, SCRIPT, with_settings
from rehearse.cli.progress import progress
from rehearse.cli.root import BAD_INPUT, app, columns, fail, say
from rehearse.cli.show_report import show_made, show_report, stop_if_over
from rehearse.core.errors import RehearseError

if TYPE_CHECKING:
    from rehearse.app.batch import Outcome

JobsOption = Annotated[
    int | None,
    typer.Option("--jobs", "-j", min=1, max=32, help="Sentences asked for at once; default 4, or the cores."),
]


@app.command()
@with_settings("voice", "speaking", "reading", "timing")
def make(
    scripts: Annotated[
        list[str],
        typer.Argument(metavar="SCRIPT...", help="Files, or folders of them; - is standard input."),
    ],
    request: Request,
    output: OUTPUT = None,
    jobs: JobsOption = None,
    cluster: Annotated[
        str,
        typer.Option(
            "--cluster",
            metavar="WHERE",
            help="Whose workers say it: local:4, or tls://HOST:PORT of a Dask scheduler.",
        ),
    ] = "",
    report: Annotated[
        Path | None,
        typer.Option("--report", metavar="FILE", help="Of several scripts: their times and errors, as CSV."),
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when it takes too long.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what holds and where it comes from; make nothing.")
    ] = False,
    open_it: Annotated[bool, typer.Option("--open", help="At the end, open the page and the paper.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print report.json instead of the table.")] = False,
) -> None:
    """Make the rehearsal track, a file for each section, the timing report and the page to practise with."""
    if dry_run and len(scripts) == 1 and not Path(scripts[0]).is_dir():
        _preview(request.with_script(scripts[0], output))
        return
    with progress() as shown:  # at once: what makes sound takes half a second to load
        from rehearse.app.batch import scripts as listed
        from rehearse.app.production import make_one
        from rehearse.app.project import open_project
        from rehearse.app.session import Session

        names = listed(scripts)
        if scripts == names[:1]:
            with Session(say, shown, jobs, cluster) as session:
                project = open_project(request.with_script(names[0], output))
                script_is(project.script.language)
                made = make_one(project, session)
    if scripts != names[:1]:
        _make_many(
            request.with_script("", output), names, jobs, cluster, report, strict, dry_run or json or open_it
        )
        return
    show_report(made.report, json)
    show_made(made, open_it=open_it)
    stop_if_over(made.report, strict)


def _preview(request: Request) -> None:
    from rehearse.app.dry_run import dry_run_text, preview
    from rehearse.app.project import open_project

    project = open_project(request)
    script_is(project.script.language)
    typer.echo(dry_run_text(preview(project), word), nl=False)


def _make_many(
    request: Request,
    names: list[str],
    jobs: int | None,
    cluster: str,
    report: Path | None,
    strict: bool,
    unfit: bool,
) -> None:
    from rehearse.app.batch import make_all, requests
    from rehearse.app.session import Session
    from rehearse.output.exports.report.batch_csv import batch_csv
    from rehearse.output.exports.report.batch_table import BatchTable
    from rehearse.output.publishing import write_file

    if unfit:
        raise RehearseError("--dry-run, --json and --open are for one script", "name one file")
    asked = requests(request, names)
    table = BatchTable(names, columns(), spoken())
    outcomes: list[Outcome] = []
    with progress() as shown, Session(say, shown, jobs, cluster) as session:
        _echo(table.head())
        for outcome in make_all(asked, session):
            outcomes.append(outcome)
            if outcome.error:
                fail(outcome.error)
            _echo(table.add(outcome.script, outcome.report, str(outcome.folder)))
    _echo(table.end([worded(item.error) for item in outcomes if item.error]))
    if report:
        told = [(item.script, item.report, str(item.folder), item.error) for item in outcomes]
        write_file(report, [batch_csv(told, spoken()).encode()])
    if any(item.report is None for item in outcomes):
        raise typer.Exit(BAD_INPUT)
    for item in outcomes:
        if item.report:
            stop_if_over(item.report, strict)


def _echo(lines: list[str]) -> None:
    typer.echo("\n".join(lines))


@app.command()
@with_settings("voice", "speaking", "reading", "timing")
def watch(script: SCRIPT, request: Request, output: OUTPUT = None, jobs: JobsOption = None) -> None:
    """At every save of the script, show its new times at once, then make again what changed; Ctrl-C ends it."""
    if script == "-":
        raise RehearseError("watch needs a file", "standard input is read only once")
    request = request.with_script(script, output)
    with progress() as shown:
        from rehearse.app.session import Session
        from rehearse.app.watch import saves, step

        with Session(say, shown, jobs) as session:
            report = None
            for _ in saves(script):
                try:
                    report = step(
                        session, request, report, typer.echo, lambda report: show_report(report, False)
                    )
                except RehearseError as error:  # it may be half written; the next save is read again
                    fail(str(error))
