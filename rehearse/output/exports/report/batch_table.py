"""Many scripts in one table: how long each takes, whether that fits, and where its result is."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

from rehearse.language.durations import clock
from rehearse.timing.report.wording import verdict_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.timing.report.build import Report


def batch_table(rows: Sequence[tuple[str, Report | None, str]], width: int) -> str:
    """Write a line a script, from its name, its report (None where it failed) and its folder; then the sum."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=SIMPLE_HEAD, show_footer=True)
    done = [report for _, report, _ in rows if report]
    total = sum(report.totals.actual_ms or 0 for report in done)
    table.add_column("script", f"{len(done)} of {len(rows)} made", overflow="fold", ratio=2)
    table.add_column("time", clock(total), justify="right", no_wrap=True)
    table.add_column("", "", overflow="fold", ratio=2)
    table.add_column("folder", "", overflow="fold", ratio=2)
    for name, report, folder in rows:
        if report is None:
            table.add_row(Text(name), "", "failed, see above", "")
            continue
        said = verdict_line(report.verdict, report.script.language) if report.verdict else ""
        table.add_row(Text(name), clock(report.totals.actual_ms or 0), Text(said), Text(folder))
    out = StringIO()
    Console(file=out, width=width, color_system=None, emoji=False).print(table)
    return out.getvalue()
