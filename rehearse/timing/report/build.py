"""From a Timeline to a Report, which every table, page and file is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from rehearse.core import Cue, Notice, Pause, Speak
from rehearse.language.durations import clock
from rehearse.language.effort import UNITS, count
from rehearse.timing.planning.pins import late_pins

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.core import InBoth, Language, Script, Section, SectionKind, Span, Timed, Timeline, Unspoken
    from rehearse.timing.planning.genres import Proposal
    from rehearse.timing.report.verdict import Verdict

FORMAT = 1

KIND_NAMES: dict[Language, dict[SectionKind, str]] = {
    "zh": {"opening": "开场", "body": "正文", "closing": "结尾"},
    "en": {"opening": "Opening", "body": "Text", "closing": "Closing"},
}
"""What a section without a heading is called."""


def section_name(section: Section | SectionTimes, language: Language) -> str:
    """A section's heading, or what it is called without one."""
    return section.heading or KIND_NAMES[language][section.kind]


@dataclass(frozen=True, slots=True)
class ScriptInfo:
    """Which script was read."""

    title: str
    language: Language
    sha256: str
    source: str
    """The file's name only."""


@dataclass(frozen=True, slots=True)
class EngineInfo:
    """Which voice spoke."""

    name: str
    version: str
    voice: str
    """Of everyone who has none of their own."""
    rate: int
    """Percent faster than the voice's own speed."""
    speakers: tuple[tuple[str, str], ...] = ()
    """(speaker, voice) of those who have their own."""


@dataclass(frozen=True, slots=True)
class LoudnessInfo:
    """How loud the track is."""

    lufs: float | None
    """Integrated loudness by ITU-R BS.1770, over the speech; None where it is too little to measure."""
    true_peak_dbtp: float
    target_lufs: float | None
    """None where the voices were left as they are."""
    gains: tuple[tuple[str, int], ...]
    """(voice, steps of 1.505 dB) by which each was made louder; the next run keeps to it."""


@dataclass(frozen=True, slots=True)
class Totals:
    """The whole speech."""

    planned_ms: int
    actual_ms: int | None
    """None where nothing was spoken."""
    target_ms: int | None
    """The most that it may take; None where the author gives no target."""
    speech_ms: int
    pause_ms: int
    """Pauses and cues."""
    units: int
    """Characters spoken in Chinese, words in English."""
    range_ms: tuple[int, int] | None = None
    """Within which an estimate ends four times out of five; None for what was measured."""

    @property
    def length_ms(self) -> int:
        """How long it takes: measured where it was spoken, planned where not."""
        return self.planned_ms if self.actual_ms is None else self.actual_ms


@dataclass(frozen=True, slots=True)
class PointTimes:
    """A numbered point that is no heading, and when the sentence begins that it stands in."""

    kind: Literal["run-in", "inline"]
    level: int
    text: str
    start_ms: int


@dataclass(frozen=True, slots=True)
class SectionTimes:
    """One section; sections cover the track without gap or overlap."""

    index: int
    """From 1."""
    heading: str
    level: int
    kind: SectionKind
    start_ms: int
    end_ms: int
    planned_ms: int
    actual_ms: int | None
    target_ms: int | None
    speech_ms: int
    pause_ms: int
    units: int
    file: str | None
    """Relative to the report."""
    points: tuple[PointTimes, ...] = ()
    range_ms: tuple[int, int] | None = None
    """As in the totals."""
    must_start_by_ms: int | None = None
    """When it must begin at the latest for the whole to end in time; negative when it is too late from the start."""

    @property
    def length_ms(self) -> int:
        """How long it takes: measured where it was spoken, planned where not."""
        return self.end_ms - self.start_ms


@dataclass(frozen=True, slots=True)
class CueTimes:
    """One thing that happens."""

    section: int
    """Its section's index, from 1."""
    kind: str
    """"speech", "pause" or "cue"."""
    text: str
    start_ms: int
    end_ms: int
    planned_ms: int
    why: str | None
    """Of a pause."""
    span: Span | None
    """Character offsets in the source; None for a planned pause."""


@dataclass(frozen=True, slots=True)
class Report:
    """What is known of a speech's times, whole milliseconds throughout."""

    format: int
    script: ScriptInfo
    engine: EngineInfo | None
    pace: str | InBoth
    """What the planned times assume, and how sure they are."""
    totals: Totals
    sections: tuple[SectionTimes, ...]
    unspoken: tuple[Unspoken, ...]
    notices: tuple[Notice, ...]
    verdict: Verdict | None = None
    """None where there is no target."""
    proposal: Proposal | None = None
    """A usual pace that the kind of the speech speaks for, where the user chose none."""
    loudness: LoudnessInfo | None = None
    """None where nothing was spoken."""
    files: tuple[str, ...] = ()
    """What was made, relative to the report."""
    cues: tuple[CueTimes, ...] = ()
    """Last in the file, because they are most of it: the next run reads what comes before them."""
    told_in: Language | None = None
    """The language that the user asked to be told in, if any."""

    @property
    def language(self) -> Language:
        """The language that it is told in: the script's, unless the user asked for another."""
        return self.told_in or self.script.language

    @property
    def unit(self) -> str:
        """What is counted, characters or words, in that language."""
        return UNITS[self.language][self.script.language]


def build_report(
    timeline: Timeline,
    engine: EngineInfo | None = None,
    files: Sequence[str | None] = (),
    loudness: LoudnessInfo | None = None,
) -> Report:
    """Build the report; `files` name the sections' audio files, in order."""
    script = timeline.plan.script
    sections = tuple(_sections(timeline, files))
    return Report(
        format=FORMAT,
        script=ScriptInfo(script.title, script.language, script.sha256, script.source),
        engine=engine,
        pace=timeline.plan.pace,
        totals=Totals(
            planned_ms=sum(section.planned_ms for section in sections),
            actual_ms=timeline.duration_ms if timeline.measured else None,
            target_ms=script.target_ms,
            speech_ms=sum(section.speech_ms for section in sections),
            pause_ms=sum(section.pause_ms for section in sections),
            units=sum(section.units for section in sections),
        ),
        sections=sections,
        cues=tuple(_cue(cue) for cue in timeline.cues),
        unspoken=script.unspoken,
        notices=(*script.notices, *_late(timeline)),
        loudness=loudness,
    )


def _late(timeline: Timeline) -> Iterator[Notice]:
    """Say which pins are not kept, by how much, and what to cut."""
    script = timeline.plan.script
    for late in late_pins(timeline):
        first, last = (script.line_of(offset) for offset in (late.span[0], late.span[1] - 1))
        values = {
            "mark": late.mark.text or clock(late.mark.ms),
            "by": f"{max(0.1, late.by_ms / 1000):.1f}",
            "units": str(late.units),
            "lines": str(first) if first == last else f"{first}–{last}",
        }
        yield Notice(script.line_of(late.mark.span[0]), "late", values)


def _sections(timeline: Timeline, files: Sequence[str | None]) -> list[SectionTimes]:
    script = timeline.plan.script
    inside: list[list[Timed]] = [[] for _ in script.sections]
    for cue in timeline.cues:
        inside[cue.step.section].append(cue)
    return [
        _section(script, index, cues, timeline.measured, files[index] if index < len(files) else None)
        for index, cues in enumerate(inside)
    ]


def _section(script: Script, index: int, cues: list[Timed], measured: bool, file: str | None) -> SectionTimes:
    section = script.sections[index]
    start, end = cues[0].start_ms, cues[-1].end_ms
    speech = sum(cue.end_ms - cue.start_ms for cue in cues if isinstance(cue.step, Speak))
    return SectionTimes(
        index=index + 1,
        heading=section.heading,
        level=section.level,
        kind=section.kind,
        start_ms=start,
        end_ms=end,
        planned_ms=sum(cue.step.planned_ms for cue in cues),
        actual_ms=end - start if measured else None,
        target_ms=section.target_ms,
        speech_ms=speech,
        pause_ms=end - start - speech,
        units=sum(
            count(cue.step.breath.text, script.language) for cue in cues if isinstance(cue.step, Speak)
        ),
        file=file,
        points=tuple(_points(script, cues)),
    )


def _points(script: Script, cues: list[Timed]) -> Iterator[PointTimes]:
    """List the points in a section; a section's sentences stand in the order of the source."""
    said = [(cue.step.breath.span, cue.start_ms) for cue in cues if isinstance(cue.step, Speak)]
    for point in script.points:
        for (start, end), start_ms in said:
            if start <= point.span[0] < end:
                yield PointTimes(point.kind, point.level, point.text, start_ms)
                break


def _cue(cue: Timed) -> CueTimes:
    step = cue.step
    kind, text, why, span = "speech", "", None, None
    if isinstance(step, Speak):
        text, span = step.breath.text, step.breath.span
    elif isinstance(step, Cue):
        kind, text, span = "cue", step.mark.text, step.mark.span
    elif isinstance(step, Pause):
        kind, why = "pause", step.why
        text, span = (step.mark.text, step.mark.span) if step.mark else ("", None)
    return CueTimes(step.section + 1, kind, text, cue.start_ms, cue.end_ms, step.planned_ms, why, span)
