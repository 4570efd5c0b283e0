"""Writes a recording's result: the sound, the report, the exports, the manifest."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import isfinite
from typing import TYPE_CHECKING

from rehearse.core import Chapter, Speak, Tags
from rehearse.core.errors import ExportSkipped
from rehearse.output import publishing, stitching
from rehearse.output.exports import EXPORTS, chosen_exports, render_export
from rehearse.output.file_names import section_files
from rehearse.output.manifest import Manifest
from rehearse.output.own_folder import seen_from
from rehearse.output.version import Version
from rehearse.timing.report.build import KIND_NAMES, EngineInfo, LoudnessInfo, build_report

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rehearse.core import Timeline
    from rehearse.output.exports import Rehearsal
    from rehearse.output.recording import Recording
    from rehearse.timing.report.build import Report
    from rehearse.voices.engines import Engine
    from rehearse.voices.progress import Progress


def report_of(spoken: Recording, engine: Engine) -> Report:
    """The report of a recording, with the voices and the loudness."""
    task, gains = spoken.task, spoken.task.gains
    own = tuple((speaker, name) for speaker, name in task.voices.items() if speaker)
    lufs = gains.lufs()
    return build_report(
        spoken.timeline,
        EngineInfo(engine.name, engine.version, task.voices[""], task.rate, own),
        section_files(task.plan.script, task.format),
        LoudnessInfo(
            round(lufs, 2) if isfinite(lufs) else None,
            round(gains.peak_dbtp(), 2),
            gains.target_lufs,
            tuple(sorted(gains.chosen().items())),
        ),
    )


def write_sound(spoken: Recording, report: Report, work: Path, progress: Progress) -> tuple[str, ...]:
    """Write the track and the sections into `work`; return the files' names, the track's first."""
    progress.write(sum(cue.clip is not None for cue in spoken.timeline.cues))
    tags = _tags(spoken.timeline, report, spoken.task.voices[""])
    return stitching.write_track(spoken.timeline, spoken.units, work, tags, progress.advance)


def write_exports(
    rehearsal: Rehearsal, names: Sequence[str], sound: tuple[str, ...]
) -> tuple[Report, tuple[str, ...]]:
    """Write the exports that were asked for beside the sound; return the report with all files, and these."""
    report, written = rehearsal.report, sound
    # The report is written last, because it lists the others.
    for name in sorted(chosen_exports(names), key="json".__eq__):
        file = EXPORTS[name].file
        report = replace(report, files=(*written, file))
        try:
            publishing.write_file(
                rehearsal.folder / file, render_export(name, replace(rehearsal, report=report))
            )
        except ExportSkipped as error:
            rehearsal.say(f"note: {file} is left out: {error}")
        else:
            written = (*written, file)
    return report, written


def manifest_of(
    spoken: Recording, report: Report, files: tuple[str, ...], work: Path, script: Path | str
) -> Manifest:
    """The manifest of this run, whose files are in `work`, the track first."""
    task = spoken.task
    return Manifest(
        files,
        voice=task.voices[""],
        rate=task.rate,
        target_lufs=task.gains.target_lufs,
        gains=task.gains.chosen(),
        version=Version.of(spoken.timeline, report),
        places=spoken.units.places(spoken.timeline, work / files[0]),
        script=seen_from(task.folder, script),
    )


def _tags(timeline: Timeline, report: Report, voice: str) -> list[Tags]:
    """The tags of the track, with a chapter for each section, then those of each section's file."""
    script = timeline.plan.script
    kinds = KIND_NAMES[script.language]
    title = script.title or report.script.source
    titles = [section.heading or kinds[section.kind] for section in report.sections]
    said: list[list[str]] = [[] for _ in titles]
    for step in timeline.plan.steps:
        if isinstance(step, Speak):
            said[step.section].append(step.breath.text)
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
            whole, title=name, album=title, number=(place, len(titles)), lyrics="\n".join(lines), chapters=()
        )
        for place, (name, lines) in enumerate(zip(titles, said, strict=True), start=1)
    ]
    return [whole, *parts]
