"""A take's report as JSON, format 1, for programs and for the takes to come."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rehearse.output.exports.takes.report import EarlierTake
from rehearse.output.exports.takes.text import verdict

if TYPE_CHECKING:
    from rehearse.output.exports.takes.report import TakeReport

FORMAT = 1


def take_json(report: TakeReport) -> str:
    """Write the report, readable as it is; it ends with a line end."""
    found = report.against
    row = {
        "format": FORMAT,
        "script": asdict(report.script),
        "recording": str(report.recording),
        "recorded": report.recorded,
        "model": {"track": str(report.model.track), "voice": report.model.voice, "own": report.model.own},
        "verdict": verdict(report),
        "sure": found.sure,
        "totals": {"ms": found.ms, "planned_ms": found.planned_ms, "range_ms": found.range_ms},
        "sections": [
            {
                "name": section.name,
                "ms": section.ms,
                "planned_ms": section.planned.ms,
                "range_ms": section.planned.range_ms,
                "units": section.units,
                "a_minute": round(section.a_minute, 1),
                "faster": None if section.faster is None else round(section.faster, 3),
            }
            for section in found.sections
        ],
        "order": found.order,
        "sentences": [_sentence(report, number) for number in range(len(found.sentences))],
        "heard": [asdict(one) for one in found.take.heard],
        "pauses": [asdict(one) for one in found.pauses],
        "paces": [asdict(one) for one in found.paces],
    }
    return json.dumps(row, ensure_ascii=False, indent=1) + "\n"


def _sentence(report: TakeReport, number: int) -> dict[str, Any]:
    found = report.against
    one = found.take.said.get(number)
    state = one.state if one else "left out" if number in found.take.left_out else "unknown"
    return {
        "text": found.sentences[number].text,
        "line": found.sentences[number].line,
        "section": found.sentences[number].section,
        "state": state,
        "start_ms": one.start_ms if one else None,
        "end_ms": one.end_ms if one else None,
        "trust": None if one is None or one.trust is None else round(one.trust, 3),
        "planned_ms": found.sentences[number].ms,
        "model_ms": report.model.sentences[number],
    }


def earlier_take(text: str, source: str) -> EarlierTake | None:
    """Read what a take of the same script left; None where it is of another."""
    row = json.loads(text)
    if row["format"] != FORMAT or row["script"]["source"] != source:
        return None
    return EarlierTake(
        str(row["recorded"]),
        int(row["totals"]["ms"]),
        tuple((str(section["name"]), int(section["ms"])) for section in row["sections"]),
        sum(one["state"] == "left out" for one in row["sentences"]),
    )
