"""The verbs `time`, `check` and `outline`: no sound, no network."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated, Any

import typer

from rehearse.app.language import asked, script_is
from rehearse.app.request import Request  # noqa: TC001 - the annotations are read at run time
from rehearse.cli.options import SCRIPT, with_settings
from rehearse.cli.root import FOUND, app, columns, say
from rehearse.cli.show_report import show_report, stop_if_over
from rehearse.core.errors import OutputError, RehearseError, unwritable


@app.command()
@with_settings("reading", "timing", "voice")
def time(
    script: SCRIPT,
    request: Request,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 when it takes too long.")] = False,
    compare: Annotated[
        str | None,
        typer.Option("--compare", metavar="OLD", help="An older version: show what the edit costs."),
    ] = None,
    cuts: Annotated[
        bool, typer.Option("--cuts", help="With a target: also how much each section has to lose.")
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print report.json instead of the table.")] = False,
) -> None:
    """Show how long the speech takes, section by section; no sound, no network."""
    from rehearse.app import verbs

    if compare is not None and json:
        raise RehearseError("--compare tells in lines what an edit costs", "leave out --json")
    report = verbs.time(request.with_script(script))
    show_report(report, json, cuts)
    if compare is not None:
        told = replace(report, told_in=asked())
        for line in verbs.edit_costs(verbs.time(request.with_script(compare)), told):
            typer.echo(line)
    stop_if_over(report, strict)


@app.command()
@with_settings("reading", "timing")
def check(
    script: SCRIPT,
    request: Request,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CODES", help="Only these rules: codes, or how they begin."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="CODES", help="All rules but these.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 on warnings, too, not on errors alone.")
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Repair what is safe, shown as a diff, in a copy: NAME.fixed.txt.")
    ] = False,
    write: Annotated[
        bool, typer.Option("--write", help="With --fix: repair the script itself, not a copy.")
    ] = False,
    readings: Annotated[
        bool,
        typer.Option(
            "--readings", help="Write how numbers, names and polyphones are read: NAME.readings.tsv, to edit."
        ),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
    sarif: Annotated[
        bool, typer.Option("--sarif", help="Print the findings as SARIF 2.1.0, for editors and CI.")
    ] = False,
) -> None:
    """Find what is wrong with the script before anyone speaks it; no sound, no network."""
    from rehearse.app import verbs
    from rehearse.output.exports.findings.sarif import findings_sarif
    from rehearse.output.exports.findings.text import findings_json, findings_text

    request = request.with_script(script)
    codes, without = _codes(select), _codes(ignore)
    if write and not fix:
        raise RehearseError("--write goes with --fix, which repairs the script", "add it")
    if json and sarif:
        raise RehearseError("--json and --sarif are two forms of the findings", "choose one")
    if fix:
        repair(request, codes, without, write)
        return
    found = verbs.check(request, select=codes, ignore=without)
    if readings:
        note(found, script)
        return
    spoken = found.project.script
    script_is(spoken.language)
    if sarif:
        text = findings_sarif(found.findings, spoken, script)
    else:
        text = (
            findings_json(found.findings, spoken) if json else findings_text(found.findings, spoken, script)
        )
    typer.echo(text, nl=False)
    fatal = ("error", "warning") if strict else ("error",)
    if any(finding.severity in fatal for finding in found.findings):
        raise typer.Exit(FOUND)


def note(found: Any, script: str) -> None:
    """Write the table of readings, and print its path."""
    from pathlib import Path

    from rehearse.app.checks import write_readings_table

    if script == "-":
        raise RehearseError(
            "--readings needs a file beside which the table can lie", "name the script's file"
        )
    path, count, unsure = write_readings_table(found, Path(script))
    say(
        f"{path}: {count} readings, {unsure} of them not sure; correct or confirm (y), and they are spoken so"
    )


def repair(request: Request, select: list[str], ignore: list[str], write: bool) -> None:
    """Repair a script, in a copy beside it or in place, and show what changed."""
    from pathlib import Path

    from rehearse.app.checks import repair_script as repaired
    from rehearse.core.folders import replace_whole

    path = Path(request.script)
    if request.script == "-":
        raise RehearseError("--fix needs a file", "standard input cannot be repaired")
    found = repaired(request, select, ignore)
    typer.echo(found.diff, nl=False)
    if not found.diff:
        say("nothing to repair")
        return
    target = path.resolve() if write else path.with_name(f"{path.stem}.fixed{path.suffix}")
    if write and not target.stat().st_mode & 0o222:
        raise OutputError(
            "is read-only", "make it writable, or leave out --write for a copy beside it", path=path
        )
    try:
        replace_whole(target, found.data, like=path)
    except OSError as error:
        raise unwritable(target, error, "make room there") from None
    say(f"repaired: {target}")


def _codes(said: list[str] | None) -> list[str]:
    return [code.strip() for one in said or () for code in one.split(",") if code.strip()]


@app.command()
@with_settings("reading")
def outline(
    script: SCRIPT,
    request: Request,
    json: Annotated[bool, typer.Option("--json", help="Print the outline as JSON, for programs.")] = False,
) -> None:
    """Show how the script was understood: its tree, what is not spoken, marks and placeholders, by line."""
    from rehearse.app import verbs
    from rehearse.output.exports.outline.data import outline_json
    from rehearse.output.exports.outline.tree import outline_text

    found = verbs.outline(request.with_script(script))
    typer.echo(outline_json(found) if json else outline_text(found, columns()), nl=False)
