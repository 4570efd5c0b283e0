"""What each verb does, in a few lines each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.app import pacing
from rehearse.app.project import open_project
from rehearse.app.request import Request
from rehearse.timing.planning.genres import propose
from rehearse.timing.report.judging import report_parts
from rehearse.voices.engines import AUTO

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rehearse.app.checks import Checked
    from rehearse.app.dry_run import DryRun
    from rehearse.app.production import Made
    from rehearse.app.project import Project
    from rehearse.app.takes import ComparedTake
    from rehearse.core import Script
    from rehearse.timing.report.build import Report
    from rehearse.voices.progress import Progress


def time(request: Request | Path | str) -> Report:
    """Read a script and estimate how long a person takes for it: no sound, no network.

    Where an engine is named on the command line or in the request, how long its track will be instead: exactly, where
    the engine can tell. "auto" names none: which it comes to be, a service would have to be asked.
    """
    project = open_project(request)
    if project.settings.origin("engine") == "command line" and project.settings.engine != AUTO:
        from rehearse.app.foretold import foretold

        return foretold(project)
    return estimated(project)


def estimated(project: Project) -> Report:
    """Estimate how long a person takes for a script that was read."""
    report, planned = pacing.estimate(project.script, pacing.asked_pace(project.script, project.settings))
    if project.settings.pace is None:
        report = replace(report, proposal=propose(project.script, report.totals.units))
    return pacing.judge(report, planned, project.settings)


def edit_costs(old: Report, new: Report) -> list[str]:
    """List what the edit between two reports costs, the whole and each section that changed, a line each."""
    from rehearse.timing.report.comparing import compare_parts
    from rehearse.timing.report.wording import comparison_lines

    return comparison_lines(compare_parts(report_parts(old), report_parts(new)), new.language)


def outline(request: Request | Path | str) -> Script:
    """Read a script with its settings."""
    return open_project(request).script


def check(
    request: Request | Path | str, *, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Checked:
    """Read a script and find what is wrong with it: no sound, no network."""
    from rehearse.app.checks import check_project

    return check_project(open_project(request), select, ignore)


def dry_run(request: Request | Path | str) -> DryRun:
    """What `make` would do, and with which settings; nothing is written, and no service is asked."""
    from rehearse.app.dry_run import preview

    return preview(open_project(request))


def make(
    request: Request | Path | str,
    progress: Progress | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Made:
    """Read, plan, speak, stitch and report; `say` takes notes to the user, a line at a time."""
    from rehearse.app.production import make_one  # needs the libraries for sound; `time` does not
    from rehearse.app.session import Session
    from rehearse.voices.progress import Progress

    with Session(say, progress or Progress()) as session:
        return make_one(open_project(request), session)


def compare(
    take: Path | str,
    request: Request | Path | str,
    progress: Progress | None = None,
    say: Callable[[str], None] = lambda _: None,
    *,
    keep: bool = False,
) -> ComparedTake:
    """Align a recording of oneself with its script, sentence by sentence, and put it beside the plan.

    All times are in milliseconds: those of the take from the recording's beginning, those of the plan as in a report.
    `faster` is a share (0.18 is 18 % faster); `trust` is 1 for the recording's usual sentence and 0 for one that is
    unlike. Nothing leaves this machine. Where the script has no track of its text as it is now, espeak says one, once.
    The results are written into the folder of the script's result, under takes/; with `keep` a copy of the sound, too.

    Raise AudioError where the recording cannot be read, has less than 20 s of speech, or is not of this script;
    ScriptError where the script cannot be read or has nothing to say; OutputError where the results cannot be written.
    """
    from rehearse.app.session import Session
    from rehearse.app.takes import compare_take  # needs the libraries for sound
    from rehearse.voices.progress import Progress

    asked = request if isinstance(request, Request) else Request(request)
    with Session(say, progress or Progress()) as session:
        return compare_take(asked, Path(take), session, keep=keep)
