"""From a project to its result: the track, a file for each section, the report and the exports, in one folder."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.app import pacing
from rehearse.app.checks import check_project
from rehearse.app.recorded import recorded
from rehearse.app.session import Session
from rehearse.app.speaking import speaking
from rehearse.core.errors import ClipLost
from rehearse.output import publishing, results
from rehearse.output.exports import SHOWING_HINTS, Paper, Rehearsal, chosen_exports
from rehearse.voices.engines import asks_a_service
from rehearse.voices.voicing import Synthesizer

if TYPE_CHECKING:
    from rehearse.app.project import Project
    from rehearse.core import Finding, Script
    from rehearse.output.recording import Recording
    from rehearse.timing.report.build import Report


@dataclass(frozen=True, slots=True)
class Made:
    """The result of `make`."""

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


def make_one(project: Project, session: Session | None = None) -> Made:
    """Make a project's result, in a session of its own if none is given."""
    with nullcontext(session) if session else Session() as at_hand:
        try:
            return _make(project, at_hand)
        except ClipLost:  # damaged, or cleared away by someone: now it is missing, and made again
            return _make(project, at_hand)


def _make(project: Project, session: Session) -> Made:
    settings, folder = project.settings, project.folder
    publishing.protect_script(Path(project.request.script), folder)
    who = speaking(project, session)
    project, engine, voices = who.project, who.engine, who.voices
    with publishing.work_folder(folder) as work, ThreadPoolExecutor(1, "check") as meanwhile:
        checked = meanwhile.submit(_findings, project)  # while the engine speaks
        session.warn_once(engine)
        synthesizer = Synthesizer(engine, session.cache, session.progress, session.jobs)
        spoken = recorded(who, synthesizer, work, session.say)
        findings = checked.result()
        if note := spoken.task.gains.shortfall():
            session.say(note)
        told = pacing.planned_for_the_speaker(results.report_of(spoken, engine), project.script, settings)
        judged = pacing.judge(told, spoken.task.plan, settings)
        sound = _sound(spoken, judged, work, session)
        paper = Paper(settings.lectern == "notes", settings.lectern_pages, settings.lectern_font or "")
        rehearsal = Rehearsal(
            judged,
            spoken.timeline,
            work,
            sound[0],
            findings,
            settings.embed,
            paper,
            session.say,
            folder,
            spoken.task.before.version,
            project.file,
        )
        report, files = results.write_exports(rehearsal, settings.export, sound)
        made = results.manifest_of(spoken, judged, files, work, project.request.script)
        publishing.publish(work, folder, made)
    if asks_a_service(engine):  # a voice of this machine's is measured, not guessed: it has nothing to teach
        pacing.learn(spoken.timeline, spoken.fresh, voices[""], spoken.task.rate)
    return Made(report, folder, folder / files[0], len(spoken.fresh), spoken.cached, project.script, findings)


def _findings(project: Project) -> tuple[Finding, ...]:
    """Check the script, but not its length: the track's verdict has that."""
    hints = not SHOWING_HINTS.isdisjoint(chosen_exports(project.settings.export))
    return check_project(project, ignore=["D105"], hints=hints).findings


def _sound(spoken: Recording, report: Report, work: Path, session: Session) -> tuple[str, ...]:
    """Write the track and the sections; where a clip is lost, read all others, which deletes the damaged ones."""
    try:
        return results.write_sound(spoken, report, work, session.progress)
    except ClipLost:
        session.cache.look_through(cue.clip for cue in spoken.timeline.cues if cue.clip)
        raise
