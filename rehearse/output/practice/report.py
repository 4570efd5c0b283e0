"""The report of a practice track, as text and as JSON: how long the listener speaks and listens, and no verdict."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rehearse.core import Speak, Turn
from rehearse.language.durations import clock
from rehearse.output.exports.report.columns import folded, table
from rehearse.output.practice import WORDS
from rehearse.timing.practice.report import is_mine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core import Timed
    from rehearse.output.practice import PracticeTrack
    from rehearse.timing.practice.report import Shares

FORMAT = 1


def practice_text(track: PracticeTrack, width: int) -> str:
    """Write the report for people."""
    words = WORDS[track.language]
    head = [words[name] for name in ("section", "mine", "listening", "pauses", "whole")]
    rows = [
        head,
        *(_row(name, shares) for name, shares in track.sections),
        _row(words["total"], track.totals),
    ]
    lines = folded([track.title, track.drill.hint(track.language), summary(track)], width)
    voice = words["voice"].format(**asdict(track.engine))
    return "\n".join([*lines, "", *table(rows, width), "", *folded([voice], width), ""])


def summary(track: PracticeTrack) -> str:
    """Tell in a line how it is divided."""
    totals = track.totals
    return WORDS[track.language]["summary"].format(
        turn=clock(totals.turn_ms),
        listening=clock(totals.listening_ms),
        pause=clock(totals.pause_ms),
        whole=clock(totals.length_ms),
    )


def practice_json(track: PracticeTrack, files: Sequence[str]) -> str:
    """Write the report for programs."""
    script = track.timeline.plan.script
    row = {
        "format": FORMAT,
        "drill": track.name,
        "script": {
            "title": script.title,
            "language": script.language,
            "sha256": script.sha256,
            "source": script.source,
        },
        "engine": asdict(track.engine),
        "totals": {"actual_ms": track.timeline.duration_ms, **asdict(track.totals)},
        "sections": [{"name": name, **asdict(shares)} for name, shares in track.sections],
        "files": list(files),
        "cues": [_cue(cue) for cue in track.timeline.cues],
    }
    return json.dumps(row, ensure_ascii=False) + "\n"  # in one line: a tenth of the time


def _row(name: str, shares: Shares) -> list[str]:
    each = (shares.turn_ms, shares.listening_ms, shares.pause_ms, shares.length_ms)
    return [name, *map(clock, each)]


def _cue(cue: Timed) -> dict[str, Any]:
    step = cue.step
    row: dict[str, Any] = {
        "section": step.section + 1,
        "kind": "pause",
        "text": "",
        "start_ms": cue.start_ms,
        "end_ms": cue.end_ms,
    }
    if isinstance(step, Speak):
        row |= {"kind": "speech", "text": step.breath.text}
    elif isinstance(step, Turn):
        said = "".join(breath.text for breath in step.breaths)
        row |= {"kind": "turn" if is_mine(cue) else "call", "text": said, "call": step.call}
    return row
