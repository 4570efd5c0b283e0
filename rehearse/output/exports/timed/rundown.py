"""The rundown of a speech, a row a section: for Ontime, by the columns that its importer reads, and for people."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from rehearse.output.exports.text.cells import plain_cell
from rehearse.output.exports.text.one_line import one_line
from rehearse.output.exports.text.workbook import workbook
from rehearse.output.exports.timed.tables import time_cell
from rehearse.timing.report.build import section_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.output.exports import Rehearsal

COLUMNS = ("Cue", "Title", "Time Start", "Time End", "Duration", "Timer Type", "Notes")
"""As Ontime's importer looks for them; the case of letters does not matter to it."""

_SHEET = "event schedule"
"""The sheet that it looks for."""


def rundown_csv(rehearsal: Rehearsal) -> str:
    """Write the rundown as comma-separated values, with the mark by which spreadsheets know UTF-8."""
    out = StringIO()
    csv.writer(out).writerows([COLUMNS, *([plain_cell(cell) for cell in row] for row in rows(rehearsal))])
    return "\ufeff" + out.getvalue()


def rundown_xlsx(rehearsal: Rehearsal) -> bytes:
    """Write it as a workbook, the only kind of file that Ontime takes."""
    return workbook(_SHEET, [COLUMNS, *rows(rehearsal)])


def rows(rehearsal: Rehearsal) -> Iterator[tuple[str, ...]]:
    """Give a row for each section, in whole seconds, as such programs count: each begins as the one before it ends.

    The notes are what happens in the hall, with when it does.
    """
    report = rehearsal.report
    for section in report.sections:
        start, end = (round(ms / 1000) * 1000 for ms in (section.start_ms, section.end_ms))
        happens = (
            f"{time_cell(cue.start_ms)} {one_line(cue.text)}"
            for cue in report.cues
            if cue.kind == "cue" and cue.section == section.index
        )
        yield (
            str(section.index),
            one_line(section_name(section, report.script.language)),
            *(time_cell(ms) for ms in (start, end, end - start)),
            "count-down",
            "; ".join(happens),
        )
