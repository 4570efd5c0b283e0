"""Many scripts in one table that grows: how long each takes, how far off its target; the sum, and what failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.durations import clock, difference
from rehearse.output.exports.report.columns import Columns, folded
from rehearse.timing.report.wording import SIGNS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rehearse.core import Language
    from rehearse.timing.report.build import Report


_WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "script": "稿件",
        "you": "预计",
        "track": "录音",
        "made": "共 {all} 份，生成 {done} 份",
        "failed": "失败",
        "errors": "失败 {count} 份：",
    },
    "en": {
        "script": "script",
        "you": "you",
        "track": "track",
        "made": "{done} of {all} made",
        "failed": "failed",
        "errors": "{count} failed:",
    },
}
"""Language -> key -> text."""

_WIDEST = ["", "0:00:00", "0:00:00", "+ 0:00:00"]
"""Figures that every row has room for: how wide they will be is not known when the first row is written."""


class BatchTable:
    """Gives the lines of the table as the scripts are made."""

    def __init__(self, names: Sequence[str], width: int, language: Language = "en") -> None:
        self._words = words = _WORDS[language]
        self._width = width
        self._head = [words["script"], words["you"], words["track"], ""]
        self._count = len(names)
        sum_ = words["made"].format(done=self._count, all=self._count)
        self._columns = Columns.of(
            [self._head, _WIDEST, [sum_, "", "", ""], *([name, "", "", ""] for name in names)], width
        )
        self._made: list[tuple[str, Report, str]] = []

    def head(self) -> list[str]:
        """The lines before the first row."""
        return [*self._columns.row(self._head), self._columns.rule]

    def add(self, name: str, report: Report | None, folder: str) -> list[str]:
        """The row of a script, from its report, None where it failed, and its folder."""
        if report is None:
            return self._columns.row([name, self._words["failed"], "", ""])
        self._made.append((name, report, folder))
        found = report.verdict
        said = f"{SIGNS[found.kind]} {difference(found.by_ms, 0)[1:]}" if found else ""
        times = (clock(report.totals.planned_ms), clock(report.totals.actual_ms or 0))
        return self._columns.row([name, *times, said])

    def end(self, errors: Sequence[str]) -> list[str]:
        """The sum, where the results are, and the errors once more, which may have scrolled away.

        Folders stand below the table: names may be long, and figures stay whole.
        """
        reports = [report for _, report, _ in self._made]
        total = clock(sum(report.totals.planned_ms for report in reports))
        track = clock(sum(report.totals.actual_ms or 0 for report in reports))
        made = self._words["made"].format(done=len(reports), all=self._count)
        lines = [self._columns.rule, *self._columns.row([made, total, track, ""])]
        lines += self._below(f"{name}: {folder}" for name, _, folder in self._made)
        if errors:
            lines += self._below([self._words["errors"].format(count=len(errors)), *errors])
        return lines

    def _below(self, lines: Iterable[str]) -> list[str]:
        return ["", *folded(lines, self._width)]
