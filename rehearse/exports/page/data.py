"""The page's data: times only, by step of the timeline; what is read stands in the page's text."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

from rehearse.exports.moments import heard
from rehearse.exports.pictures import scale_ms
from rehearse.model import Cue, Speak
from rehearse.planning.verdict import usual_grace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rehearse.exports import Rehearsal
    from rehearse.model import SectionKind, Timed

SPEECH, PAUSE, CUE = 0, 1, 2
"""What a step is, in the page's data."""

_SAID = {"Sc", "Sm", "So"}
"""Unicode's categories of signs that are read out: currency, mathematics, degrees."""


def of(rehearsal: Rehearsal, said: Mapping[str, str], kinds: Mapping[SectionKind, str]) -> dict[str, Any]:
    """Give the page's data, to be written as JSON; times are milliseconds from the track's start."""
    report, timeline = rehearsal.report, rehearsal.timeline
    verdict = report.verdict
    return {
        "language": report.script.language,
        "id": report.script.sha256[:16],
        "title": report.script.title,
        "duration": timeline.duration_ms,
        "whole": scale_ms(report),
        # Without a target, the speech as planned is what a speaker is held against.
        "target": [verdict.low_ms, verdict.high_ms] if verdict else [timeline.duration_ms] * 2,
        "grace": verdict.grace_ms if verdict else usual_grace(timeline.duration_ms),
        "sections": [
            {
                "name": section.heading or kinds[section.kind],
                "start": section.start_ms,
                "end": section.end_ms,
                "planned": section.planned_ms,
            }
            for section in report.sections
        ],
        "steps": [
            [_kind(cue), cue.start_ms, cue.end_ms - cue.start_ms, cue.step.section] for cue in timeline.cues
        ],
        "words": {str(index): words for index, cue in enumerate(timeline.cues) if (words := _words(cue))},
        "say": dict(said),
    }


def _kind(cue: Timed) -> int:
    if isinstance(cue.step, Speak):
        return SPEECH
    return CUE if isinstance(cue.step, Cue) else PAUSE


def _words(cue: Timed) -> list[list[int]]:
    """List where in its sentence each word stands and when it begins: [offset, length, ms from the sentence's start].

    What is said otherwise than it is written, such as a number, is one word, from the end of the one before. Offsets
    count UTF-16 units, as scripts do.
    """
    if not isinstance(cue.step, Speak) or cue.clip is None:
        return []
    text = cue.step.sentence.text
    known = heard(text, cue)
    if not known:
        return []
    found: list[list[int]] = []
    position, ms = 0, cue.start_ms
    for word in (*known, None):
        gap = _said(text, position, word.start if word else len(text))
        if gap is not None:
            found.append([_units(text[: gap[0]]), _units(text[slice(*gap)]), ms - cue.start_ms])
        if word is not None:
            said = text[word.start : word.end]
            found.append([_units(text[: word.start]), _units(said), word.start_ms - cue.start_ms])
            position, ms = word.end, word.end_ms
    return found


def _said(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Leave out marks and spaces at both ends; None where nothing that is said is left. The sign of 80% is said."""
    said = [
        at
        for at in range(start, end)
        if text[at].isalnum() or unicodedata.category(text[at]) in _SAID or text[at] in "%％‰"
    ]
    return (said[0], said[-1] + 1) if any(text[at].isalnum() for at in said) else None


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
