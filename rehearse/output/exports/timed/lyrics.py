"""Lyrics (.lrc): a line a sentence, for players that show the text along with the track."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.core import Speak
from rehearse.output.exports.text.one_line import one_line

if TYPE_CHECKING:
    from rehearse.output.exports import Rehearsal

SILENCE_MS = 3000
"""A pause or applause from this length on clears the line before it."""

_TAG = re.compile(r"\[(?=[^\[\]]*\])|<(?=\d+:\d)")
_LOOKALIKES = {"[": "［", "<": "＜"}


def export(rehearsal: Rehearsal) -> str:
    """Write the lyrics; times are to the hundredth of a second, cut off."""
    report, timeline = rehearsal.report, rehearsal.timeline
    head = {
        "ti": report.script.title,
        "ar": report.engine.voice if report.engine else "",
        "la": report.script.language,
        "length": f" {_clock(round(timeline.duration_ms, -3))[:-3]}",
    }
    lines = [f"[{tag}:{_plain(value)}]" for tag, value in head.items() if value.strip()]
    for cue in timeline.cues:
        if isinstance(cue.step, Speak):
            lines.append(f"[{_clock(cue.start_ms)}]{_plain(one_line(cue.step.breath.text))}")
        elif max(cue.step.planned_ms, cue.end_ms - cue.start_ms) >= SILENCE_MS:
            lines.append(f"[{_clock(cue.start_ms)}]")
    return "\n".join([*lines, ""])


def _plain(text: str) -> str:
    """Keep players from taking for a tag what is text; the format has no way to say so but a look-alike."""
    return _TAG.sub(lambda match: _LOOKALIKES[match[0]], " ".join(text.split()))


def _clock(ms: int) -> str:
    """Write minutes, seconds and hundredths; an hour has sixty minutes and goes on.

    >>> _clock(65_437), _clock(6_000_000)
    ('01:05.43', '100:00.00')
    """
    return f"{ms // 60_000:02d}:{ms // 1000 % 60:02d}.{ms % 1000 // 10:02d}"
