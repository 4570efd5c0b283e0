"""The page's data: the times of each step of the timeline; the text stands in the page's HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rehearse.core import Cue, Speak
from rehearse.output.exports.pictures.svg import scale_ms
from rehearse.output.exports.timed.words_heard import heard
from rehearse.output.section_names import section_numbers, short_names
from rehearse.output.version import sentence_key
from rehearse.timing.report.build import section_name
from rehearse.timing.report.judging import a_minute, expected_ms
from rehearse.timing.report.verdict import usual_grace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rehearse.core import Timed
    from rehearse.output.exports import Rehearsal

SPEECH, PAUSE, CUE = 0, 1, 2
"""What a step is, in the page's data."""


def page_data(rehearsal: Rehearsal, said: Mapping[str, str]) -> dict[str, Any]:
    """The page's data, to be written as JSON; times are milliseconds from the track's start."""
    report, timeline = rehearsal.report, rehearsal.timeline
    verdict, script = report.verdict, timeline.plan.script
    numbers = section_numbers(script.sections)
    shorts = short_names(script.sections, script.language)
    planned = expected_ms(report)
    return {
        "language": report.script.language,
        "id": report.script.sha256[:16],
        "title": report.script.title,
        "source": report.script.source,
        "duration": timeline.duration_ms,
        "whole": scale_ms(report),
        "expected": sum(planned),
        "target": [verdict.low_ms, verdict.high_ms] if verdict else None,
        "pace": a_minute(report),
        "grace": verdict.grace_ms if verdict else usual_grace(timeline.duration_ms),
        "sections": [
            {
                "name": section_name(section, report.script.language),
                "short": shorts[section.index - 1],
                "number": numbers[section.index - 1],
                "target": section.target_ms,
                "start": section.start_ms,
                "end": section.end_ms,
                "planned": ms,
            }
            for section, ms in zip(report.sections, planned, strict=True)
        ],
        "steps": [_step(cue) for cue in timeline.cues],
        "words": {str(index): found for index, cue in enumerate(timeline.cues) if (found := word_times(cue))},
        "say": dict(said),
    }


def _step(cue: Timed) -> list[int | str]:
    step = [_kind(cue), cue.start_ms, cue.end_ms - cue.start_ms, cue.step.section]
    if isinstance(cue.step, Speak):
        return [*step, cue.step.breath.sentence, sentence_key(cue.step.breath.text)]
    return [*step]


def _kind(cue: Timed) -> int:
    if isinstance(cue.step, Speak):
        return SPEECH
    return CUE if isinstance(cue.step, Cue) else PAUSE


def word_times(cue: Timed) -> list[list[int]]:
    """List where in its sentence each word stands and when it begins: [offset, length, ms from the sentence's start].

    What is said otherwise than it is written, such as a number, is one word. Offsets count UTF-16 units, as scripts do.
    """
    if not isinstance(cue.step, Speak):
        return []
    text = cue.step.breath.text
    return [
        [_units(text[: word.start]), _units(text[word.start : word.end]), word.start_ms - cue.start_ms]
        for word in heard(text, cue)
    ]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
