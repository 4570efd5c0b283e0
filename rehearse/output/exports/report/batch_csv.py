"""Many scripts as a table for a spreadsheet: a row a script, lengths in seconds."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from rehearse.output.exports.text.cells import plain_cell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rehearse.core import Language
    from rehearse.timing.report.build import Report

_HEAD: dict[Language, tuple[str, ...]] = {
    "zh": ("稿件", "预计（秒）", "录音（秒）", "目标（秒）", "超出（秒）", "文件夹", "错误"),
    "en": ("Script", "You (s)", "Track (s)", "Target (s)", "Over (s)", "Folder", "Error"),
}


def batch_csv(rows: Iterable[tuple[str, Report | None, str, str]], language: Language) -> str:
    """Write a row a script, from its name, its report (None where it failed), its folder and its error.

    What is over the target is the person's time, less than 0 where there is some left. With the mark by which
    spreadsheets know UTF-8.
    """
    held = io.StringIO()
    table = csv.writer(held)
    table.writerow(_HEAD[language])
    for name, report, folder, error in rows:
        table.writerow([plain_cell(name), *_figures(report), plain_cell(folder), plain_cell(error)])
    return "\ufeff" + held.getvalue()


def _figures(report: Report | None) -> tuple[str, str, str, str]:
    if report is None:
        return "", "", "", ""
    total, verdict = report.totals, report.verdict
    return (
        _seconds(total.planned_ms),
        _seconds(total.actual_ms),
        _seconds(total.target_ms),
        _seconds(verdict.by_ms if verdict else None),
    )


def _seconds(ms: int | None) -> str:
    return "" if ms is None else f"{ms / 1000:.3f}"
