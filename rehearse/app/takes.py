"""The verb `compare`: a recording of oneself beside the plan; all of it on this machine."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from rehearse.app import pacing
from rehearse.app.project import open_project
from rehearse.app.reference import MESSAGE, PAGE, RESULT, model_of, takes_folder
from rehearse.core import Pause, Speak
from rehearse.core.errors import AudioError, unwritable
from rehearse.core.folders import write_whole
from rehearse.language.effort import count
from rehearse.output.exports.takes.data import earlier_take, take_json
from rehearse.output.exports.takes.markdown import take_markdown
from rehearse.output.exports.takes.page import take_page
from rehearse.output.exports.takes.report import ModelInfo, TakeReport
from rehearse.output.file_names import safe_name
from rehearse.timing.report.build import section_name
from rehearse.timing.takes.against_plan import against_plan
from rehearse.timing.takes.compared import PlannedSection, PlannedSentence
from rehearse.timing.takes.features import features
from rehearse.timing.takes.recordings import pieces
from rehearse.timing.takes.take import UNDERSTANDING_STEPS, understand

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.app.project import Project
    from rehearse.app.reference import Model
    from rehearse.app.request import Request
    from rehearse.app.session import Session
    from rehearse.core import Breath, Plan
    from rehearse.output.exports.takes.report import EarlierTake
    from rehearse.timing.report.build import Report
    from rehearse.timing.takes.against_plan import AgainstPlan
    from rehearse.timing.takes.take import Take


@dataclass(frozen=True, slots=True)
class ComparedTake:
    """The result of `compare`."""

    report: TakeReport
    folder: Path
    """Where it lies."""

    @property
    def page(self) -> Path:
        """The page to listen with."""
        return self.folder / PAGE


def compare_take(request: Request, recording: Path, session: Session, *, keep: bool = False) -> ComparedTake:
    """Align a recording with its script and put it beside the plan; the results are kept, with `keep` the sound, too.

    Raise AudioError where the recording is not of this script, or there is too little speech in it.
    """
    when = _recorded(recording)
    project = open_project(request)
    model = model_of(project, session)
    report, compared = beside_plan(project, recording, model, session)
    folder = takes_folder(project) / f"{when:%Y%m%d-%H%M}-{safe_name(recording.stem)}"
    found = TakeReport(
        report.script,
        recording.resolve(),
        f"{when:%Y-%m-%d %H:%M}",
        ModelInfo(model.track, model.voice, model.own, model.sentences),
        compared,
        tuple(_earlier(folder, report.script.source)),
    )
    return ComparedTake(_kept(found, folder, keep), folder)


def beside_plan(
    project: Project, recording: Path, model: Model, session: Session
) -> tuple[Report, AgainstPlan]:
    """Align a recording with a model, and put it beside the plan; with it comes the report of the plan."""
    take = heard_in(recording, model, session)
    report, plan = pacing.estimate(project.script, pacing.asked_pace(project.script, project.settings))
    planned = planned_sentences(project, plan)
    totals = report.totals
    return report, against_plan(take, planned, _sections(report), totals.planned_ms, totals.range_ms)


def heard_in(recording: Path, model: Model, session: Session) -> Take:
    """Align a recording with a model."""
    session.progress.listen(UNDERSTANDING_STEPS + 2)
    said = features(pieces(recording))
    session.progress.advance()
    reference = features(pieces(model.track))
    session.progress.advance()
    try:
        return understand(reference, model.sentences, said, session.progress.advance)
    except AudioError as error:
        error.path = str(recording)
        raise


def planned_sentences(project: Project, plan: Plan) -> list[PlannedSentence]:
    """What is planned for each sentence, the pauses between its breaths included."""
    script, steps = project.script, plan.steps
    at = [number for number, step in enumerate(steps) if isinstance(step, Speak)]
    found: list[PlannedSentence] = []
    for number, group in groupby(at, lambda place: _breath(plan, place).sentence):
        places = list(group)
        first, last = places[0], places[-1]
        following = next((place for place in at if place > last), len(steps))
        between = steps[last + 1 : following]
        free = all(isinstance(step, Pause) for step in between) and following < len(steps)
        sentence = script.sentences[number]
        found.append(
            PlannedSentence(
                sentence.text,
                script.line_of(sentence.span[0]),
                steps[first].section,
                sum(step.planned_ms for step in steps[first : last + 1]),
                sum(count(_breath(plan, place).text, script.language) for place in places),
                sum(step.planned_ms for step in between) if free else None,
                _breath(plan, last).ending,
            )
        )
    return found


def _breath(plan: Plan, place: int) -> Breath:
    step = plan.steps[place]
    assert isinstance(step, Speak)
    return step.breath


def _sections(report: Report) -> list[PlannedSection]:
    return [
        PlannedSection(
            section_name(section, report.script.language), section.planned_ms, section.range_ms, section.units
        )
        for section in report.sections
    ]


def _recorded(recording: Path) -> datetime:
    try:
        return datetime.fromtimestamp(recording.stat().st_mtime)
    except FileNotFoundError as error:
        raise AudioError("no such file", "check the recording's name", path=recording) from error


def _earlier(folder: Path, source: str) -> list[EarlierTake]:
    """The takes of this script that were compared before, but for this one, the oldest first."""
    found = []
    for path in folder.parent.glob(f"*/{RESULT}"):
        with suppress(OSError, ValueError, LookupError, TypeError):
            if path.parent != folder and (one := earlier_take(path.read_text("utf-8"), source)):
                found.append(one)
    return sorted(found, key=lambda one: one.recorded)


def _kept(report: TakeReport, folder: Path, keep: bool) -> TakeReport:
    """Write the results, with `keep` a copy of the sound."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if keep:
            copy = folder / f"take{report.recording.suffix}"
            if not (copy.exists() and copy.samefile(report.recording)):
                shutil.copyfile(report.recording, copy)
            report = replace(report, recording=copy.resolve())
        write_whole(folder / RESULT, take_json(report))
        write_whole(folder / MESSAGE, take_markdown(report))
        write_whole(folder / PAGE, take_page(report, folder))
    except OSError as error:
        raise unwritable(folder, error, "make room there") from error
    return report
