"""Shows a report on the terminal, and ends with 1 where --strict asks for it."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from rehearse.app.language import asked, script_is, spoken
from rehearse.cli.root import FOUND, columns, say

if TYPE_CHECKING:
    from rehearse.app.production import Made
    from rehearse.timing.report.build import Report

_COLOURS = {"on time": "green", "over": "red", "under": "yellow"}
"""Kind of verdict -> colour; its sign and words say the same for whoever sees none."""


def show_report(report: Report, as_json: bool, cuts: bool = False) -> None:
    """Print a report, the verdict in its colour where there are colours."""
    script_is(report.script.language)
    report = replace(report, told_in=asked())
    from rehearse.output.exports.report.data import report_json
    from rehearse.output.exports.report.text import report_text

    text = (
        "".join(report_json(report))
        if as_json
        else report_text(report, columns(), cut=sys.stdout.isatty(), cuts=cuts)
    )
    if report.verdict and not as_json and sys.stdout.isatty():
        from rehearse.timing.report.wording import verdict_line

        line = verdict_line(report.verdict, report.language)
        text = text.replace(line, typer.style(line, fg=_COLOURS[report.verdict.kind], bold=True))
    typer.echo(text, nl=False)


def show_made(made: Made, *, open_it: bool = False) -> None:
    """Print the worst findings, and where the result is: the track, the page and the paper; open these if asked."""
    import webbrowser

    from rehearse.output.exports import EXPORTS
    from rehearse.output.exports.findings.text import summary, worst

    serious = [finding for finding in made.findings if finding.severity != "hint"]
    if serious:
        for line in worst(serious, made.script):
            say(f"line {line}")
        say(f"check: {summary(made.findings, spoken())} (rehearse check shows all)")
    say(f"clips: {made.synthesized} synthesized, {made.cached} from the cache")
    say(f"track: {made.track}")
    shown = 0
    for what, export in (("page", "page"), ("paper", "lectern")):
        if (file := EXPORTS[export].file) in made.report.files:
            path = made.folder / file
            shown += 1
            say(f"{what}: {path}")
            if open_it:
                webbrowser.open(path.resolve().as_uri())
    if open_it and not shown:
        say("note: there is neither page nor paper to open: --export leaves them out")


def stop_if_over(report: Report, strict: bool) -> None:
    """End with FOUND where that is asked for and the speech takes too long."""
    if strict and report.verdict and report.verdict.kind == "over":
        raise typer.Exit(FOUND)
