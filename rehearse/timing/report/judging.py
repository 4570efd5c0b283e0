"""Adds to a Report whether the speech fits its target, and what to do where it does not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.timing.planning.pace import range_of
from rehearse.timing.report.build import section_name
from rehearse.timing.report.verdict import Advice, Part, advise, check_sum, judge_length, must_start_by

if TYPE_CHECKING:
    from rehearse.core import Plan, Step
    from rehearse.language.durations import Target
    from rehearse.timing.planning.cutting import CutPlan
    from rehearse.timing.planning.pace import Pace
    from rehearse.timing.report.build import Report

_SECOND_MS = 1000


def with_verdict(
    report: Report, spoken: Report, target: Target, grace_ms: int | None = None, cut: CutPlan | None = None
) -> Report:
    """Add the verdict, the advice and the back-timing; a cut plan is advice, too.

    `spoken` is the speech as the person says it, and it alone is judged: a track can be pressed into any slot.
    """
    found = judge_length(spoken.totals.length_ms, target, grace_ms)
    advice = [
        *advise(report_parts(spoken), found, report.script.language),
        *([_cut(cut, target)] if cut else []),
        *check_sum(target, [section.target_ms for section in report.sections]),
    ]
    starts = must_start_by([section.length_ms for section in spoken.sections], target.high_ms)
    return replace(
        report,
        totals=replace(report.totals, target_ms=target.high_ms),
        sections=tuple(
            replace(section, must_start_by_ms=start)
            for section, start in zip(report.sections, starts, strict=True)
        ),
        verdict=replace(found, advice=tuple(advice)),
    )


def _cut(cut: CutPlan, target: Target) -> Advice:
    over_ms = _SECOND_MS * (round(cut.total_ms / _SECOND_MS) - round(target.high_ms / _SECOND_MS))
    values = {"labels": cut.drop, "total_ms": cut.total_ms, "over_ms": max(_SECOND_MS, over_ms)}
    return Advice("drop" if cut.feasible else "drop all", values)


def with_planned(report: Report, spoken: Report) -> Report:
    """Put what the person takes in place of what a track was planned to take, so that every verb says the same."""
    return replace(
        report,
        pace=spoken.pace,
        totals=replace(report.totals, planned_ms=spoken.totals.planned_ms, range_ms=spoken.totals.range_ms),
        sections=tuple(
            replace(section, planned_ms=own.planned_ms, range_ms=own.range_ms)
            for section, own in zip(report.sections, spoken.sections, strict=True)
        ),
    )


def with_ranges(report: Report, plan: Plan, pace: Pace) -> Report:
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


def report_parts(report: Report) -> list[Part]:
    """List the sections as verdicts and comparisons take them."""
    fixed = _fixed(report)
    return [
        Part(
            name=section_name(section, report.script.language),
            units=section.units,
            ms=section.length_ms,
            fixed_ms=fixed[section.index],
            target_ms=section.target_ms,
        )
        for section in report.sections
    ]


def expected_ms(report: Report) -> list[int]:
    """List how long the speaker is expected to take for each section: what the verdict rests on, else what is planned.

    The back-timing counts these from the target's end, so they are what lies between two latest starts.
    """
    verdict = report.verdict
    if verdict is None:
        return [section.planned_ms for section in report.sections]
    starts = [section.must_start_by_ms or 0 for section in report.sections]
    return [after - start for start, after in pairwise([*starts, verdict.high_ms])]


def reached_ms(report: Report, section: int, at_ms: int) -> int:
    """When the speaker comes to a place of the track, in a section counted from 0; without a target, as the track does.

    A track may be pressed into its slot: what is read from paper goes by the pace that is judged.
    """
    if report.verdict is None:
        return at_ms
    expected, own = expected_ms(report), report.sections[section]
    share = (at_ms - own.start_ms) / max(own.length_ms, 1)
    return sum(expected[:section]) + round(share * expected[section])


def a_minute(report: Report) -> int:
    """Characters or words a minute, pauses included; marked ones and applause come on top, as in a pace."""
    free_ms = report.totals.length_ms - _fixed(report).total()
    return round(60_000 * report.totals.units / max(free_ms, 1))


def _fixed(report: Report) -> Counter[int]:
    """Sum up, by section, what does not depend on who speaks: the author's own pauses, and cues."""
    fixed: Counter[int] = Counter()
    for cue in report.cues:
        if cue.kind == "cue" or cue.why == "mark":
            fixed[cue.section] += cue.end_ms - cue.start_ms
    return fixed
