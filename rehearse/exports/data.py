"""The report as JSON, format 1: the single truth, for programs."""

from __future__ import annotations

import json
from dataclasses import fields
from io import StringIO
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from rehearse.exports import Rehearsal
    from rehearse.report import Report


def export(rehearsal: Rehearsal) -> str:
    """Write a rehearsal's report."""
    return to_json(rehearsal.report)


def to_json(report: Report) -> str:
    """Write the report as JSON, readable as it is; it ends with a line end."""
    # json.dumps would gather a list of all its pieces first, asdict a dictionary of all cues.
    out = StringIO()
    json.dump(report, out, ensure_ascii=False, indent=1, default=_row)
    out.write("\n")
    return out.getvalue()


def _row(part: Any) -> dict[str, Any]:
    return {field.name: getattr(part, field.name) for field in fields(part)}
