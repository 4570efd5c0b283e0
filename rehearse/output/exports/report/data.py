"""The report as JSON, format 1, for programs."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from rehearse.core.notices import worded
from rehearse.timing.report.occasions import occasion_lines
from rehearse.timing.report.verdict import first_advice
from rehearse.timing.report.wording import advice_lines, in_language, proposal_line, track_line, verdict_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.output.exports import Rehearsal
    from rehearse.timing.report.build import Report


def export(rehearsal: Rehearsal) -> Iterator[str]:
    """Write a rehearsal's report."""
    return report_json(rehearsal.report)


def report_json(report: Report) -> Iterator[str]:
    """Write the report as JSON, readable as it is, piece by piece; it ends with a line end."""
    # asdict would make a dictionary of every cue before the first is written
    notices = [{"line": one.line, "text": worded(one, report.script.language)} for one in report.notices]
    row = _row(report) | {
        "pace": in_language(report.pace, report.script.language),
        "verdict": _verdict(report),
        "proposal": _proposal(report),
        "notices": notices,
    }
    del row["told_in"]
    yield from json.JSONEncoder(ensure_ascii=False, indent=1, default=_row).iterencode(row)
    yield "\n"


def _verdict(report: Report) -> dict[str, Any] | None:
    found, language = report.verdict, report.script.language
    if found is None:
        return None
    figures = ("kind", "by_ms", "grace_ms", "low_ms", "high_ms", "total_ms", "reserve_ms", "occasion")
    words = {
        "text": verdict_line(found, language),
        "track": track_line(report),
        "occasion_text": occasion_lines(report),
        "first": advice_lines(found, language, first_advice(found)),
        "advice": advice_lines(found, language),
    }
    return {name: getattr(found, name) for name in figures} | words


def _proposal(report: Report) -> dict[str, Any] | None:
    found = report.proposal
    return None if found is None else _row(found) | {"text": proposal_line(found, report.script.language)}


def _row(part: Any) -> dict[str, Any]:
    return {field.name: getattr(part, field.name) for field in fields(part)}
