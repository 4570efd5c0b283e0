"""What is left of a recording: the sound, the report, and the exports, in one folder."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING

from rehearse.core import Chapter, Speak, Tags
from rehearse.core.errors import ExportSkipped
from rehearse.output import publishing, stitching
from rehearse.output.exports import EXPORTS, Rehearsal, chosen, render
from rehearse.timing.report.build import KIND_NAMES, LoudnessInfo, build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from rehearse.app.session import Studio
    from rehearse.app.settings.table import Settings
    from rehearse.core import Finding, Timeline
    from rehearse.output.gains import Levels
    from rehearse.output.recording import Recording
    from rehearse.timing.report.build import EngineInfo, Report


@dataclass(frozen=True, slots=True)
class Result:
    """What was written."""

    report: Report
    files: tuple[str, ...]
    """Relative to the folder; the track's first, the report's last: with it, the result is whole."""


def names(settings: Settings) -> list[str]:
    """Name every file that a run may leave beside the sections', whatever exports were chosen."""
    return [f"{publishing.TRACK}.{settings.format}", *(export.file for export in EXPORTS.values())]


def write(
    spoken: Recording,
    work: Path,
    engine: EngineInfo,
    settings: Settings,
    judge: Callable[[Report], Report],
    findings: tuple[Finding, ...],
    studio: Studio,
) -> Result:
    """Write everything into `work`; `judge` adds the verdict to the report."""
    timeline = spoken.timeline
    sections = stitching.section_files(timeline.plan.script, settings.format)
    report = judge(build(timeline, engine, sections, _loudness(spoken.levels)))
    studio.progress.write(sum(cue.clip is not None for cue in timeline.cues))
    tags = _tags(timeline, report, engine.voice)
    sound = stitching.write(timeline, spoken.units.get, work, settings.format, tags, studio.progress.advance)
    beside: list[str] = []
    # The report is written last, because it lists the others.
    for name in sorted(chosen(settings.export), key="json".__eq__):
        file = EXPORTS[name].file
        report = replace(report, files=(*sound, *beside, file))
        rehearsal = Rehearsal(report, timeline, work, sound[0], findings, settings.embed, studio.say)
        try:
            publishing.write(work / file, render(name, rehearsal))
        except ExportSkipped as error:
            studio.say(f"note: {file} is left out: {error}")
        else:
            beside.append(file)
    return Result(report, (*sound, *beside))


def _loudness(levels: Levels) -> LoudnessInfo:
    lufs = levels.lufs()
    return LoudnessInfo(
        round(lufs, 2) if isfinite(lufs) else None,
        round(levels.peak_dbtp(), 2),
        levels.target_lufs,
        tuple(sorted(levels.known().items())),
    )


def _tags(timeline: Timeline, report: Report, voice: str) -> list[Tags]:
    """Say what the track is, with a chapter for each section; then what each section is."""
    script = timeline.plan.script
    kinds = KIND_NAMES[script.language]
    title = script.title or report.script.source
    titles = [section.heading or kinds[section.kind] for section in report.sections]
    said: list[list[str]] = [[] for _ in titles]
    for step in timeline.plan.steps:
        if isinstance(step, Speak):
            said[step.section].append(step.sentence.text)
    whole = Tags(
        title=title,
        artist=voice,
        language=script.language,
        date=date.today().isoformat(),
        lyrics="\n\n".join("\n".join(lines) for lines in said),
        chapters=tuple(
            Chapter(name, section.start_ms, section.end_ms)
            for name, section in zip(titles, report.sections, strict=True)
        ),
    )
    parts = [
        replace(
            whole,
            title=name,
            album=title,
            number=(place, len(titles)),
            lyrics="\n".join(lines),
            chapters=(),
        )
        for place, (name, lines) in enumerate(zip(titles, said, strict=True), start=1)
    ]
    return [whole, *parts]
