"""Many scripts in one table: how long each takes, by how much it misses its target, and where its result is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.durations import clock, difference
from rehearse.output.exports.report.columns import folded, table
from rehearse.timing.report.wording import SIGNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.timing.report.build import Report


def batch_table(rows: Sequence[tuple[str, Report | None, str]], width: int) -> str:
    """Write a line a script, from its name, its report (None where it failed) and its folder; then the sum.

    Folders stand below it: names may be long, and figures stay whole.
    """
    done = [report for _, report, _ in rows if report]
    total = sum(report.totals.planned_ms for report in done)
    track = sum(report.totals.actual_ms or 0 for report in done)
    lines = table(
        [
            ["script", "you", "track", ""],
            *(_row(name, report) for name, report, _ in rows),
            [f"{len(done)} of {len(rows)} made", clock(total), clock(track), ""],
        ],
        width,
    )
    return (
        "\n".join(
            [*lines, "", *folded((f"{name}: {folder}" for name, report, folder in rows if report), width)]
        )
        + "\n"
    )


def _row(name: str, report: Report | None) -> list[str]:
    if report is None:
        return [name, "failed", "see above", ""]
    found = report.verdict
    said = f"{SIGNS[found.kind]} {difference(found.by_ms, 0)[1:]}" if found else ""
    return [name, clock(report.totals.planned_ms), clock(report.totals.actual_ms or 0), said]
