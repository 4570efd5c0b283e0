"""Whether a speech fits its slot, and what to do about it: a Report, judged."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.timing.planning.pace import range_of
from rehearse.timing.report import verdict as judge
from rehearse.timing.report.build import KIND_NAMES, VerdictInfo
from rehearse.timing.report.shares import check_sum
from rehearse.timing.report.verdict import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core import Plan, Step
    from rehearse.language.durations import Target
    from rehearse.timing.planning.pace import Pace
    from rehearse.timing.report.build import Report


def judged(report: Report, target: Target, grace_ms: int | None = None, hints: Sequence[str] = ()) -> Report:
    """Add the verdict, the advice and the back-timing; `hints` are more lines of advice, such as a cut plan."""
    language = report.script.language
    total = report.totals.planned_ms if report.totals.actual_ms is None else report.totals.actual_ms
    found = judge.verdict(total, target, grace_ms=grace_ms)
    advice = judge.advice(parts(report), found, language)
    lines = judge.advise(advice, language) if advice else []
    own = [section.target_ms for section in report.sections]
    wrong = check_sum(target, own, language) if any(item is not None for item in own) else None
    starts = judge.must_start_by(
        [section.end_ms - section.start_ms for section in report.sections], target.high_ms
    )
    return replace(
        report,
        totals=replace(report.totals, target_ms=target.high_ms),
        sections=tuple(
            replace(section, must_start_by_ms=start)
            for section, start in zip(report.sections, starts, strict=True)
        ),
        verdict=VerdictInfo(
            kind=found.kind,
            by_ms=found.by_ms,
            grace_ms=found.grace_ms,
            low_ms=target.low_ms,
            high_ms=target.high_ms,
            text=judge.say(found, language),
            advice=(*lines, *hints, *([wrong] if wrong else ())),
        ),
    )


def ranged(report: Report, plan: Plan, pace: Pace) -> Report:
    """Add within which range an estimate ends, of the whole and of each section."""
    inside: list[list[Step]] = [[] for _ in report.sections]
    for step in plan.steps:
        inside[step.section].append(step)
    return replace(
        report,
        totals=replace(report.totals, range_ms=range_of(plan.steps, pace)),
        sections=tuple(
            replace(section, range_ms=range_of(steps, pace))
            for section, steps in zip(report.sections, inside, strict=True)
        ),
    )


def parts(report: Report) -> list[Part]:
    """Give the sections as verdicts and comparisons take them."""
    fixed = _fixed(report)
    return [
        Part(
            name=section.heading or KIND_NAMES[report.script.language][section.kind],
            units=section.units,
            ms=section.end_ms - section.start_ms,
            fixed_ms=fixed[section.index],
            target_ms=section.target_ms,
        )
        for section in report.sections
    ]


def _fixed(report: Report) -> Counter[int]:
    """Sum up, by section, what does not depend on who speaks: the author's own pauses, and cues."""
    fixed: Counter[int] = Counter()
    for cue in report.cues:
        if cue.kind == "cue" or cue.why == "mark":
            fixed[cue.section] += cue.end_ms - cue.start_ms
    return fixed
