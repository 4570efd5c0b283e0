"""The report as the verdict, the first things to do, and a table, as the terminal shows it and report.txt keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rehearse.core import notices
from rehearse.core.unspoken import counted, kind_name
from rehearse.language.durations import clock, difference
from rehearse.output.exports.report.columns import folded, table
from rehearse.output.exports.wording import WORDS
from rehearse.output.section_names import short_names
from rehearse.timing.report.build import section_name
from rehearse.timing.report.judging import a_minute
from rehearse.timing.report.occasions import occasion_lines
from rehearse.timing.report.verdict import first_advice
from rehearse.timing.report.wording import advice_lines, in_language, proposal_line, track_line, verdict_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rehearse.output.exports import Rehearsal
    from rehearse.timing.report.build import Report

WIDTH = 80
"""Columns of report.txt, and of what is printed where the width is not known."""

MOST = 100
"""The most that a terminal is used for."""


def export(rehearsal: Rehearsal) -> str:
    """Write a rehearsal's report."""
    return report_text(rehearsal.report)


def report_text(report: Report, width: int = WIDTH, *, cut: bool = False, cuts: bool = False) -> str:
    """Write the report for people, no wider than `width` columns; it ends with a line end.

    With `cut` headings are short, as on a terminal: without what all of them begin with, and cut where one is still too
    long; else they go on below. With `cuts` a second table says how much each section has to lose.
    """
    words = WORDS[report.language]
    width = min(width, MOST)
    blocks = [
        [report.script.title or words["untitled"], *verdict_lines(report)],
        table(_indented(section_rows(report), report, cut=cut), width, cut=cut),
        table(_indented(cut_rows(report), report, cut=cut), width, cut=cut) if cuts and _over(report) else [],
        [*conclusion(report), *_notes(report, words)],
    ]
    return "\n\n".join("\n".join(folded(block, width)) for block in blocks if block) + "\n"


def _indented(rows: list[list[str]], report: Report, *, cut: bool) -> list[list[str]]:
    """Set sections in by their level; the first row is the head, the last the sum."""
    head, *inside, foot = rows
    names = short_names(report.sections, report.language) if cut else [row[0] for row in inside]
    named = zip(report.sections, names, inside, strict=True)
    return [
        head,
        *(["  " * max(0, section.level - 1) + name, *row[1:]] for section, name, row in named),
        foot,
    ]


def section_rows(report: Report) -> list[list[str]]:
    """List the cells of the section table: its head, a row a section, the sum; what was not measured has no column."""
    words, totals = WORDS[report.language], report.totals
    rows = [
        _heads(report, "section", "units", "planned", "actual", "share", "start"),
        *(
            [
                section_name(section, report.language),
                str(section.units),
                clock(section.planned_ms),
                clock(section.actual_ms or 0),
                f"{100 * section.length_ms / max(totals.length_ms, 1):.0f}%",
                clock(section.start_ms),
            ]
            for section in report.sections
        ),
        [words["total"], str(totals.units), clock(totals.planned_ms), clock(totals.length_ms), "100%", ""],
    ]
    return rows if totals.actual_ms is not None else [row[:3] + row[4:] for row in rows]


def _heads(report: Report, *keys: str) -> list[str]:
    words, unit = WORDS[report.language], report.unit
    return [words[key].format(unit=unit, Unit=unit.capitalize()) for key in keys]


def cut_rows(report: Report) -> list[list[str]]:
    """List the cells of the table of cuts: how much each section has beyond its share of the target."""
    words, over = WORDS[report.language], _over(report)
    rows = [_heads(report, "section", "units", "planned", "over", "cut")]
    for section in report.sections:
        mine = over.get(section.index)
        rows.append(
            [
                section_name(section, report.language),
                str(section.units),
                clock(section.planned_ms),
                difference(mine["over_ms"], 0) if mine else "",
                str(mine["units"]) if mine else "",
            ]
        )
    by = difference(sum(mine["over_ms"] for mine in over.values()), 0)
    units = sum(mine["units"] for mine in over.values())
    return [
        *rows,
        [words["total"], str(report.totals.units), clock(report.totals.planned_ms), by, str(units)],
    ]


def _over(report: Report) -> dict[int, Mapping[str, Any]]:
    """The figures of each section that takes more than its share, by its index."""
    advice = report.verdict.advice if report.verdict else ()
    return {one.values["index"]: one.values for one in advice if one.key == "section"}


def verdict_lines(report: Report) -> list[str]:
    """Whether the speech fits its target, the first things to do if not, and the track; empty without a target."""
    found, language = report.verdict, report.language
    if found is None:
        return []
    advice = advice_lines(found, language, first_advice(found), report.unit)
    track = track_line(report)
    return [verdict_line(found, language), *occasion_lines(report), *advice, *([track] if track else [])]


def conclusion(report: Report) -> list[str]:
    """How long the speech takes, and at which pace; of a track, how long that is and how fast."""
    words, totals = WORDS[report.language], report.totals
    between = (
        words["range"].format(low=clock(totals.range_ms[0]), high=clock(totals.range_ms[1]))
        if totals.range_ms
        else ""
    )
    lines = [
        words["length_planned"].format(
            planned=clock(totals.planned_ms) + between,
            units=totals.units,
            unit=report.unit,
            pace=in_language(report.pace, report.language),
        )
    ]
    if totals.actual_ms is not None:
        lines.append(
            words["length_track"].format(
                actual=clock(totals.actual_ms), per_minute=a_minute(report), unit=report.unit
            )
        )
    if report.proposal:
        lines.append(proposal_line(report.proposal, report.language, report.unit))
    return lines


def _notes(report: Report, words: dict[str, str]) -> list[str]:
    """List what is not spoken, what the author should know, and who speaks."""
    lines = []
    if found := counted(report.unspoken):
        items = [
            words["unspoken_item"].format(what=kind_name(what, report.language), number=number)
            for what, number in found.items()
        ]
        lines.append(words["unspoken"].format(list=words["between_items"].join(items)))
    lines += notices.lines(report.notices, report.language)
    if report.engine:
        engine = report.engine
        lines.append(
            words["engine"].format(
                name=engine.name,
                version=engine.version,
                voice=words["between_items"].join([engine.voice, *map(" ".join, engine.speakers)]),
                rate=engine.rate,
            )
        )
    return lines
