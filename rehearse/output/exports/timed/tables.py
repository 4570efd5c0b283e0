"""Everything that happens, a line each: labels for Audacity, and a table for spreadsheets."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from rehearse.core import Cue, Pause, Speak
from rehearse.language.effort import count
from rehearse.output.exports.text.cells import plain_cell
from rehearse.output.exports.text.one_line import one_line
from rehearse.timing.report.build import section_name

if TYPE_CHECKING:
    from rehearse.core import Language, Step
    from rehearse.output.exports import Rehearsal

_HEAD: dict[Language, tuple[str, ...]] = {
    "zh": tuple(
        "序号,部分序号,部分,类型,讲话人,文字,开始,开始（秒）,结束（秒）,时长（秒）,计划（秒）,字数".split(",")
    ),
    "en": tuple(
        "No.,Section no.,Section,Kind,Speaker,Text,Start,Start (s),End (s),Length (s),Planned (s),Words".split(
            ","
        )
    ),
}
_KINDS: dict[Language, dict[str, str]] = {
    "zh": {"speech": "讲话", "pause": "停顿", "cue": "现场"},
    "en": {"speech": "speech", "pause": "pause", "cue": "cue"},
}


def audacity_labels(rehearsal: Rehearsal) -> str:
    """Write labels as Audacity imports them: start, end, text; sentences, the author's pauses, and the hall."""
    rows = []
    for cue in rehearsal.timeline.cues:
        text = _text(cue.step)
        if text:
            rows.append(f"{cue.start_ms / 1000:.6f}\t{cue.end_ms / 1000:.6f}\t{text}\n")
    return "".join(rows)


def timing_csv(rehearsal: Rehearsal) -> str:
    """Write all steps as comma-separated values, with the mark by which spreadsheets know UTF-8."""
    language = rehearsal.report.script.language
    sections = rehearsal.report.sections
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(_HEAD[language])
    for number, cue in enumerate(rehearsal.timeline.cues, start=1):
        step = cue.step
        section = sections[step.section]
        kind = "speech" if isinstance(step, Speak) else "cue" if isinstance(step, Cue) else "pause"
        text = _text(step)
        writer.writerow(
            [
                number,
                section.index,
                plain_cell(one_line(section_name(section, language))),
                _KINDS[language][kind],
                plain_cell(step.breath.speaker if isinstance(step, Speak) else ""),
                plain_cell(text),
                time_cell(cue.start_ms),
                *(
                    f"{ms / 1000:.3f}"
                    for ms in (cue.start_ms, cue.end_ms, cue.end_ms - cue.start_ms, step.planned_ms)
                ),
                count(step.breath.text, language) if isinstance(step, Speak) else 0,
            ]
        )
    return "\ufeff" + out.getvalue()


def _text(step: Step) -> str:
    """Write what is said or done, on one line; empty for a pause that is nobody's."""
    if isinstance(step, Speak):
        return one_line(step.breath.text)
    mark = step.mark if isinstance(step, (Pause, Cue)) else None
    return one_line(mark.text) if mark else ""


def time_cell(ms: int) -> str:
    """Write a time so that spreadsheets take it for one.

    >>> time_cell(65_848)
    '0:01:05'
    """
    return f"{ms // 3_600_000}:{ms // 60_000 % 60:02d}:{ms // 1000 % 60:02d}"
