"""The report as a table and one verdict line, as the terminal shows it and report.txt keeps it."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rehearse.core import notices
from rehearse.core.unspoken import counted, kind_name
from rehearse.language.durations import clock, difference
from rehearse.output.exports.wording import WORDS
from rehearse.timing.report.build import section_name
from rehearse.timing.report.wording import advice_lines, proposal_line, verdict_line

if TYPE_CHECKING:
    from rehearse.output.exports import Rehearsal
    from rehearse.timing.report.build import Report

WIDTH = 100
"""Columns of report.txt, and the most that a terminal is used for."""

_BESIDE = 3
"""Columns that rich puts beside each cell: a space on either side and one between cells."""


def export(rehearsal: Rehearsal) -> str:
    """Write a rehearsal's report."""
    return report_text(rehearsal.report)


def report_text(report: Report, width: int = WIDTH) -> str:
    """Write the report for people, no wider than `width` columns; it ends with a line end."""
    from rich.box import SIMPLE_HEAD
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table

    words = WORDS[report.script.language]
    width = min(width, WIDTH)
    title = report.script.title or words["untitled"]
    head, *rows, foot = section_rows(report)
    for row, section in zip(rows, report.sections, strict=True):
        row[0] = "  " * max(0, section.level - 1) + row[0]
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_footer=True)
    columns = list(zip(head, foot, *rows, strict=True))
    figures = sum(max(map(cell_len, column)) + _BESIDE for column in columns[1:])
    for place, column in enumerate(columns):
        # Only the first column gives way when the terminal is narrow.
        table.add_column(
            column[0],
            column[1],
            justify="right" if place else "left",
            no_wrap=True,
            overflow="ellipsis",
            max_width=None if place else max(8, width - figures - _BESIDE),
        )
    for row in rows:
        table.add_row(*row)
    out = StringIO()
    console = Console(
        file=out, width=width, color_system=None, force_terminal=False, markup=False, emoji=False
    )
    console.print(title, highlight=False)
    console.print(table, highlight=False)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    lines += _notes(report, words)
    return "\n".join([*lines, *conclusion(report), ""])


def section_rows(report: Report) -> list[list[str]]:
    """List the cells of the section table: its head, a row a section, the sum; what was not measured has no column."""
    words, totals = WORDS[report.script.language], report.totals
    rows = [
        [words[key] for key in ("section", "units", "planned", "actual", "share", "start")],
        *(
            [
                section_name(section, report.script.language),
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


def conclusion(report: Report) -> list[str]:
    """How long the speech takes, in one line; with a target also whether that fits, and what to do if not."""
    language = report.script.language
    length = [_length(report)]
    if report.proposal:
        length.append(proposal_line(report.proposal, language))
    if report.verdict is None:
        return length
    return [
        *length,
        *advice_lines(report.verdict, language),
        verdict_line(report.verdict, language),
    ]


def _length(report: Report) -> str:
    words, totals = WORDS[report.script.language], report.totals
    if totals.actual_ms is None:
        between = (
            words["range"].format(low=clock(totals.range_ms[0]), high=clock(totals.range_ms[1]))
            if totals.range_ms
            else ""
        )
        return words["verdict_planned"].format(
            planned=clock(totals.planned_ms) + between, units=totals.units, pace=report.pace
        )
    return words["verdict_actual"].format(
        actual=clock(totals.actual_ms),
        planned=clock(totals.planned_ms),
        difference=difference(totals.actual_ms, totals.planned_ms),
        units=totals.units,
        per_minute=round(totals.units * 60_000 / max(totals.actual_ms, 1)),
    )


def _notes(report: Report, words: dict[str, str]) -> list[str]:
    """List what is not spoken, what the author should know, and who speaks."""
    lines = []
    if found := counted(report.unspoken):
        items = [
            words["unspoken_item"].format(what=kind_name(what, report.script.language), number=number)
            for what, number in found.items()
        ]
        lines.append(words["unspoken"].format(list=words["between_items"].join(items)))
    lines += notices.lines(report.notices, report.script.language)
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
