"""Whole sentences: a sentence too long for one breath is several in the plan, and one on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core import Speak
from rehearse.language.text.ends import ends_sentence
from rehearse.output.exports.text.one_line import WIDE, one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Sentence, Timed, Timeline


def ends(said: Sentence) -> bool:
    """Tell whether a whole sentence ends with this part; the author's mark may stand inside one."""
    return said.ending in ("sentence", "paragraph") or (said.ending == "mark" and ends_sentence(said.text))


def wholes(timeline: Timeline) -> Iterator[tuple[Timed, ...]]:
    """List the whole sentences, each as what is spoken of it; all of one section, one role and one speaker."""
    group: list[Timed] = []
    for cue in timeline.cues:
        if not isinstance(cue.step, Speak):
            continue
        if group and (_what(group[-1]) != _what(cue) or ends(_said(group[-1]))):
            yield tuple(group)
            group = []
        group.append(cue)
    if group:
        yield tuple(group)


def text_of(group: tuple[Timed, ...]) -> str:
    """Join the parts of a whole sentence as they are written, on one line."""
    text = ""
    for cue in group:
        part = one_line(_said(cue).text)
        text += " " + part if text and spaced(text, part) else part
    return text


def spaced(before: str, after: str) -> bool:
    """Tell whether a space stands between two parts of a sentence: not beside Chinese."""
    return before[-1] < WIDE and after[0] < WIDE


def _said(cue: Timed) -> Sentence:
    assert isinstance(cue.step, Speak)
    return cue.step.sentence


def _what(cue: Timed) -> tuple[int, str, str]:
    said = _said(cue)
    return cue.step.section, said.role, said.speaker
