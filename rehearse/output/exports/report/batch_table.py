"""Many scripts in one table: how long each takes, by how much it misses its target, and where its result is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.durations import clock, difference
from rehearse.output.exports.report.columns import folded, table
from rehearse.timing.report.wording import SIGNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core import Language
    from rehearse.timing.report.build import Report


_WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "script": "稿件",
        "you": "预计",
        "track": "录音",
        "made": "共 {all} 份，生成 {done} 份",
        "failed": "失败",
        "see": "见上",
    },
    "en": {
        "script": "script",
        "you": "you",
        "track": "track",
        "made": "{done} of {all} made",
        "failed": "failed",
        "see": "see above",
    },
}
"""Language -> key -> text."""


def batch_table(rows: Sequence[tuple[str, Report | None, str]], width: int, language: Language = "en") -> str:
    """Write a line a script, from its name, its report (None where it failed) and its folder; then the sum.

    Folders stand below it: names may be long, and figures stay whole.
    """
    words = _WORDS[language]
    done = [report for _, report, _ in rows if report]
    total = sum(report.totals.planned_ms for report in done)
    track = sum(report.totals.actual_ms or 0 for report in done)
    lines = table(
        [
            [words["script"], words["you"], words["track"], ""],
            *(_row(name, report, words) for name, report, _ in rows),
            [words["made"].format(done=len(done), all=len(rows)), clock(total), clock(track), ""],
        ],
        width,
    )
    folders = (f"{name}: {folder}" for name, report, folder in rows if report)
    return "\n".join([*lines, "", *folded(folders, width)]) + "\n"


def _row(name: str, report: Report | None, words: dict[str, str]) -> list[str]:
    if report is None:
        return [name, words["failed"], words["see"], ""]
    found = report.verdict
    said = f"{SIGNS[found.kind]} {difference(found.by_ms, 0)[1:]}" if found else ""
    return [name, clock(report.totals.planned_ms), clock(report.totals.actual_ms or 0), said]
