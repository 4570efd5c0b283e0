"""The story in order: what each verb does, a few lines each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.app import pacing
from rehearse.app.project import open_project
from rehearse.core.errors import ClipLost
from rehearse.timing.planning import plan
from rehearse.timing.report.build import EngineInfo, Report, build
from rehearse.timing.report.comparing import compare as comparing
from rehearse.timing.report.comparing import say as say_compared
from rehearse.timing.report.judging import parts, ranged
from rehearse.timing.timeline import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rehearse.app.checks import Checked
    from rehearse.app.dry_run import DryRun
    from rehearse.app.request import Request
    from rehearse.app.session import Studio
    from rehearse.core import Finding, Script
    from rehearse.output.recording import Recording
    from rehearse.timing.planning.fitting import Fit
    from rehearse.voices.voicing import Progress


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it."""

    report: Report
    folder: Path
    track: Path
    synthesized: int
    """Clips that had to be made; a sentence that occurs twice is one clip."""
    cached: int
    """Clips that were there already."""
    script: Script
    findings: tuple[Finding, ...]
    """What the check found in it, worst first."""


def time(request: Request | Path | str) -> Report:
    """Read a script and estimate how long a person takes for it: no sound, no network."""
    project = open_project(request)
    pace = pacing.asked_pace(project.script, project.settings)
    planned = plan(project.script, pace)
    report = ranged(build(lay_out(planned)), planned, pace)
    return pacing.judge(report, planned, project.settings)


def compare(old: Request | Path | str, new: Report) -> list[str]:
    """Tell what an edit costs, the whole and each section that changed, a line each."""
    return changes(time(old), new)


def changes(old: Report, new: Report) -> list[str]:
    """Tell what the edit between two reports costs, the whole and each section that changed, a line each."""
    return say_compared(comparing(parts(old), parts(new)), new.script.language)


def outline(request: Request | Path | str) -> Script:
    """Read a script with its settings, to show how it was understood."""
    return open_project(request).script


def check(
    request: Request | Path | str, *, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> Checked:
    """Read a script and find what is wrong with it: no sound, no network."""
    from rehearse.app.checks import proof

    return proof(open_project(request), select, ignore)


def dry_run(request: Request | Path | str) -> DryRun:
    """Tell what `make` would do, and with which settings; nothing is written, and no service is asked."""
    from rehearse.app.dry_run import look_ahead

    return look_ahead(open_project(request))


def make(
    request: Request | Path | str,
    progress: Progress | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Made:
    """Read, plan, speak, stitch and report; `say` takes what the user should know on the way, a line at a time."""
    from rehearse.app.session import Studio

    with Studio(say, progress) as studio:
        return make_in(studio, request)


def make_in(studio: Studio, request: Request | Path | str) -> Made:
    """Make a track with what a studio has at hand."""
    try:
        return _make_in(studio, request)
    except ClipLost:  # it was found damaged, or someone cleared the cache: now it is missing, and made again
        return _make_in(studio, request)


def _make_in(studio: Studio, request: Request | Path | str) -> Made:
    from concurrent.futures import ThreadPoolExecutor

    from rehearse.app.checks import proof
    from rehearse.output import (
        publishing,
        results,  # what follows needs the libraries for sound; `time` does not
    )
    from rehearse.output.exports import SHOWING_HINTS, chosen
    from rehearse.output.gains import Levels
    from rehearse.output.recording import Early, Take, record
    from rehearse.voices.casting import cast

    project = open_project(request)
    script, settings, folder = project.script, project.settings, project.folder
    publishing.spare(Path(project.request.script), folder, results.names(settings))
    engine = studio.engine(settings.engine)
    voices = cast(settings, engine, script, studio.say)
    before = publishing.before(folder, voices[""], settings.loudness)
    hints = not SHOWING_HINTS.isdisjoint(chosen(settings.export))
    with publishing.aside(folder) as work, ThreadPoolExecutor(1, "check") as meanwhile:
        # While the engine speaks. Whether it is too long, the track's own verdict says.
        checked = meanwhile.submit(lambda: proof(project, ignore=["D105"], hints=hints).findings)
        studio.tell_once(engine)

        def spoken_at(fitted: Fit, wanted_ms: int | None) -> Recording:
            take = Take(
                fitted.plan,
                wanted_ms,
                voices,
                fitted.rate,
                settings.format,
                Levels(settings.loudness, dict(before.gains)),
                folder / f"{publishing.TRACK}.{settings.format}",
            )
            early = None if publishing.is_result(folder) else Early(work, folder, take)
            return record(take, engine, studio.cache, studio.progress, studio.jobs, early)

        fitted, wanted_ms = pacing.fitted(script, settings, voices[""], before.rate)
        spoken = spoken_at(fitted, wanted_ms)
        if spoken.missing_ms:  # the voice is slower or faster than was known: another rate may reach it
            better, wanted_ms = pacing.fitted(script, settings, voices[""], None, spoken.measured)
            if better.rate != fitted.rate:
                fitted, spoken = better, spoken_at(better, wanted_ms)
        findings = checked.result()
        if note := spoken.levels.shortfall():
            studio.say(note)
        own = tuple((speaker, name) for speaker, name in voices.items() if speaker)
        try:
            result = results.write(
                spoken, work, EngineInfo(engine.name, engine.version, voices[""], fitted.rate, own), settings,
                lambda report: pacing.judge(report, fitted.plan, settings), findings, studio,
            )  # fmt: skip
        except ClipLost:
            studio.cache.look_through(cue.clip for cue in spoken.timeline.cues if cue.clip)
            raise
        publishing.publish(work, folder, result.files, results.names(settings))
    spoken.units.published(spoken.timeline)
    if engine.online:  # a voice of this machine's is measured, not guessed: it has nothing to teach
        pacing.learn(spoken.timeline, spoken.fresh, voices[""], fitted.rate)
    return Made(
        result.report, folder, folder / result.files[0], len(spoken.fresh), spoken.cached, script, findings
    )
