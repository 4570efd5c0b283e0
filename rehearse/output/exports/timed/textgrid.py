"""Praat's TextGrid: sections, sentences and words, each a tier without gaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core import Speak
from rehearse.output.exports.text.one_line import one_line
from rehearse.timing.report.build import section_name
from rehearse.timing.words_heard import heard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rehearse.core import Timeline
    from rehearse.output.exports import Rehearsal

    Interval = tuple[int, int, str]
    """Start and end in milliseconds, and what is heard."""


def export(rehearsal: Rehearsal) -> str:
    """Write the long text format, which Praat writes itself; times are in seconds."""
    report, timeline = rehearsal.report, rehearsal.timeline
    tiers: dict[str, Iterable[Interval]] = {
        "sections": [
            (section.start_ms, section.end_ms, section_name(section, report.script.language))
            for section in report.sections
        ],
        "sentences": [
            (cue.start_ms, cue.end_ms, one_line(cue.step.breath.text))
            for cue in timeline.cues
            if isinstance(cue.step, Speak)
        ],
        "words": _words(timeline),
    }
    end = timeline.duration_ms
    lines = [
        'File type = "ooTextFile"',
        'Object class = "TextGrid"',
        "",
        "xmin = 0",
        f"xmax = {end / 1000}",
        "tiers? <exists>",
        f"size = {len(tiers)}",
        "item []:",
    ]
    for number, (name, intervals) in enumerate(tiers.items(), start=1):
        filled = list(_filled(intervals, end))
        lines += [
            f"    item [{number}]:",
            '        class = "IntervalTier"',
            f'        name = "{name}"',
            "        xmin = 0",
            f"        xmax = {end / 1000}",
            f"        intervals: size = {len(filled)}",
        ]
        for place, (start_ms, end_ms, text) in enumerate(filled, start=1):
            lines += [
                f"        intervals [{place}]:",
                f"            xmin = {start_ms / 1000}",
                f"            xmax = {end_ms / 1000}",
                f'            text = "{_quoted(text)}"',
            ]
    return "\n".join([*lines, ""])


def _words(timeline: Timeline) -> Iterator[Interval]:
    for cue in timeline.cues:
        if isinstance(cue.step, Speak):
            text = one_line(cue.step.breath.text)
            for word in heard(text, cue):
                yield word.start_ms, word.end_ms, text[word.start : word.end]


def _filled(intervals: Iterable[Interval], end: int) -> Iterator[Interval]:
    """Put an empty interval into each gap; intervals come in order, without overlap."""
    now = 0
    for start_ms, end_ms, text in intervals:
        if start_ms > now:
            yield now, start_ms, ""
        yield start_ms, end_ms, text
        now = end_ms
    if now < end:
        yield now, end, ""


def _quoted(text: str) -> str:
    """Write a text on one line; a quote in it is written twice."""
    return " ".join(text.split()).replace('"', '""')
