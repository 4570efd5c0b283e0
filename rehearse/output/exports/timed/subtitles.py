"""Subtitles, SubRip and WebVTT: every breath as it is heard, in one or two lines that are read at a glance."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.audio.tags import timestamp
from rehearse.core import Speak, Turn
from rehearse.language.durations import clock
from rehearse.output.exports.text.one_line import one_line
from rehearse.output.exports.text.wrapping import wrap
from rehearse.output.exports.wording import WORDS
from rehearse.timing.words_heard import heard, times

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Language, Timed, Timeline
    from rehearse.output.exports import Rehearsal
    from rehearse.timing.words_heard import Heard

_TAG = re.compile(r"<(?=[/a-zA-Z])|\{(?=\\|[^{}\n]*\})")
_LOOKALIKES = {"<": "＜", "{": "｛"}


@dataclass(frozen=True, slots=True)
class Subtitle:
    """What is on the screen at one time."""

    start_ms: int
    end_ms: int
    text: str
    """The whole sentence, of which this is a part."""
    lines: tuple[tuple[int, int], ...]
    """Start and end in the text of each line."""
    words: tuple[Heard, ...]
    """Of the whole sentence."""
    speaker: str


def srt(rehearsal: Rehearsal) -> str:
    """Write SubRip."""
    return subrip(rehearsal.timeline)


def subrip(timeline: Timeline) -> str:
    """Write SubRip: numbered, times to the millisecond with a comma."""
    return "".join(
        f"{number}\n{timestamp(item.start_ms, ',')} --> {timestamp(item.end_ms, ',')}\n"
        + "\n".join(_plain(item.text[start:end]) for start, end in item.lines)
        + "\n\n"
        for number, item in enumerate(subtitles(timeline), start=1)
    )


def vtt(rehearsal: Rehearsal) -> str:
    """Write WebVTT: words have their own times where they are known, and speakers their names."""
    parts = ["WEBVTT\n\n"]
    for item in subtitles(rehearsal.timeline):
        lines = [_timed(item, start, end) for start, end in item.lines]
        if item.speaker:
            lines[0] = f"<v {html.escape(' '.join(item.speaker.split()), quote=False)}>{lines[0]}"
        parts.append(f"{timestamp(item.start_ms)} --> {timestamp(item.end_ms)}\n" + "\n".join(lines) + "\n\n")
    return "".join(parts)


def subtitles(timeline: Timeline) -> Iterator[Subtitle]:
    """List the subtitles: in order, without overlap, inside the track, each with something on it."""
    for cue in timeline.cues:
        if isinstance(cue.step, Turn):
            yield _turn(cue, cue.step, timeline.plan.script.language)
        if not isinstance(cue.step, Speak):
            continue
        breath = cue.step.breath
        text = one_line(breath.text)
        words = heard(text, cue)
        wrapped = wrap(text, breath.language)
        inner = [block.start for block in wrapped[1:]]
        edges = [cue.start_ms, *times(text, inner, cue, breath.language, words), cue.end_ms]
        for block, start_ms, end_ms in zip(wrapped, edges, edges[1:], strict=False):
            yield Subtitle(start_ms, end_ms, text, block.lines, words, breath.speaker)


def _turn(cue: Timed, step: Turn, language: Language) -> Subtitle:
    """Say what is called, else that it is the listener's turn; not what there is to say, which is to be known."""
    text = step.call or WORDS[language]["turn"].format(length=clock(cue.end_ms - cue.start_ms))
    return Subtitle(cue.start_ms, cue.end_ms, text, ((0, len(text)),), (), "")


def _timed(item: Subtitle, start: int, end: int) -> str:
    """Write a line of WebVTT; a time stands before a word, later than the subtitle's start and the time before."""
    parts: list[str] = []
    position = start
    for word in item.words:
        if start <= word.start < end and item.start_ms < word.start_ms < item.end_ms:
            parts += [
                html.escape(item.text[position : word.start], quote=False),
                f"<{timestamp(word.start_ms)}>",
            ]
            position = word.start
    return "".join([*parts, html.escape(item.text[position:end], quote=False)])


def _plain(line: str) -> str:
    """Keep players from taking for a tag what is text; SubRip has no way to say so but a look-alike."""
    return _TAG.sub(lambda match: _LOOKALIKES[match[0]], line)
