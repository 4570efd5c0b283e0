"""A take's report as Markdown, to keep and to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.output.exports.documents.markdown import escape, escape_inside
from rehearse.output.exports.takes.text import conclusion, day_rows, notes, section_rows, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.output.exports.takes.report import TakeReport


def take_markdown(report: TakeReport) -> str:
    """Write the report; it ends with a line end."""
    title = report.script.title or report.script.source
    blocks = [
        f"**{escape_inside(verdict(report))}**",
        escape(f"{title} · {report.recorded} · {report.recording.name}"),
        _table(section_rows(report)),
        "\n".join(f"- **{escape_inside(name)}** {escape_inside(text)}" for name, text in notes(report)),
        _table(day_rows(report)) if report.earlier else "",
        "\n".join(escape(line) for line in conclusion(report)),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _table(rows: Sequence[Sequence[str]]) -> str:
    head, *body = rows
    cells = [head, [":--", *("--:" for _ in head[1:])], *body]
    return "\n".join(f"| {' | '.join(escape_inside(cell) for cell in row)} |" for row in cells)
