"""The report as JSON, format 1: the single truth, for programs."""

from __future__ import annotations

import json
from dataclasses import asdict
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rehearse.exports import Rehearsal
    from rehearse.report import Report


def export(rehearsal: Rehearsal) -> str:
    """Write a rehearsal's report."""
    return to_json(rehearsal.report)


def to_json(report: Report) -> str:
    """Write the report as JSON, readable as it is; it ends with a line end."""
    out = StringIO()  # json.dumps would gather a list of all its pieces first
    json.dump(asdict(report), out, ensure_ascii=False, indent=1)
    out.write("\n")
    return out.getvalue()
