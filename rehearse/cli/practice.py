"""The verb `practice`."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from rehearse.app.language import script_is
from rehearse.app.request import Request  # noqa: TC001 - the annotations are read at run time
from rehearse.cli.make_watch import JobsOption  # noqa: TC001 - the same
from rehearse.cli.options import OUTPUT, SCRIPT, with_settings
from rehearse.cli.progress import progress
from rehearse.cli.root import app, columns, say
from rehearse.core.errors import RehearseError
from rehearse.timing.practice import DRILLS
from rehearse.timing.practice.lesson import LEARNER, USUAL

_LIST = " ".join(f"{name}: {drill.hint('en')}" for name, drill in DRILLS.items())


@app.command()
@with_settings("voice", "speaking", "reading", "timing")
def practice(
    drills: Annotated[str, typer.Argument(metavar="DRILL", help=f"One or several, as shadow,pacer. {_LIST}")],
    script: SCRIPT,
    request: Request,
    output: OUTPUT = None,
    section: Annotated[
        str, typer.Option("--section", metavar="NUMBER", help="Only this section, or several: 3 or 2,3.")
    ] = "",
    gap: Annotated[
        float | None,
        typer.Option(
            "--gap",
            min=0.2,
            max=5,
            metavar="TIMES",
            help=f"My turn, times what was heard; default {USUAL} to repeat it, or as the drill has it.",
        ),
    ] = None,
    learner: Annotated[
        bool, typer.Option("--learner", help=f"I am learning the language: --gap {LEARNER}.")
    ] = False,
    role: Annotated[str, typer.Option("--role", metavar="NAME", help="Of part: whose lines are mine.")] = "",
    answer: Annotated[
        bool, typer.Option("--answer", help="Of part: let my lines be heard after my turn.")
    ] = False,
    hard: Annotated[
        str,
        typer.Option(
            "--hard",
            metavar="WHICH",
            help="Of hard: marks (words between ++), check (what it finds), take (the last one), or lines: 3,7-9.",
        ),
    ] = "marks",
    block: Annotated[
        int,
        typer.Option(
            "--block", min=5, max=600, metavar="SECONDS", help="Of interpret: a block's least length."
        ),
    ] = 15,
    jobs: JobsOption = None,
    json: Annotated[bool, typer.Option("--json", help="Print report.json instead of the table.")] = False,
) -> None:
    """Make tracks to practise with: shadowing, hard sentences, a pacer and others; nothing is spoken anew."""
    names = _named(drills)
    if json and len(names) != 1:
        raise RehearseError("--json is for one drill", "name one")
    with progress() as shown:
        from rehearse.app.practice import Wanted, make_practice
        from rehearse.app.project import open_project
        from rehearse.app.session import Session
        from rehearse.output.practice.report import practice_text
        from rehearse.timing.practice.lesson import Choices

        factor = LEARNER if learner and gap is None else gap
        choices = Choices(factor, role, answer, block_ms=1000 * block)
        wanted = Wanted(names, _named(section), choices, hard)
        with Session(say, shown, jobs) as session:
            project = open_project(request.with_script(script, output))
            script_is(project.script.language)
            made = make_practice(project, wanted, session)
    for one in made.tracks:
        if json:
            typer.echo((one.folder / "report.json").read_text("utf-8"), nl=False)
        else:
            typer.echo(practice_text(one.track, columns()))
    say(f"clips: {made.synthesized} synthesized, {made.cached} from the cache")
    for one in made.tracks:
        say(f"track: {one.file}")
        say(f"page: {one.folder / 'rehearse.html'}")


def _named(said: str) -> tuple[str, ...]:
    """Take a list apart, each name once."""
    return tuple(dict.fromkeys(filter(None, re.split(r"[,，、\s]+", said))))
