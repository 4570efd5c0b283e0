"""The speech as HTML: one element a sentence, with what its author says about the words; pauses and cues between."""

from __future__ import annotations

import sys
from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from rehearse.core import Cue, Pause, Speak
from rehearse.output.exports.page.sentence import Notes, breath_html
from rehearse.output.exports.page.unsaid import Unsaid
from rehearse.output.exports.page.words import LABELS, lang_attribute
from rehearse.output.exports.text.one_line import bare
from rehearse.timing.report.build import KIND_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Timed
    from rehearse.output.exports import Rehearsal

LONG_PAUSE_MS = 900
"""A pause from here on shows its length; shorter ones are a mark, with the length in its tip."""


def heading_html(rehearsal: Rehearsal, title: str) -> str:
    """Write the page's heading: the title, as sentences where it is spoken."""
    spoken = [item for item in _numbered(rehearsal) if _role(item[1]) == "title"]
    if not spoken:
        return escape(title)
    notes = Notes.of(rehearsal)
    return "<br>".join(breath_html(index, cue.step.breath, notes) for index, cue in spoken)  # type: ignore[union-attr]


def sections_html(rehearsal: Rehearsal) -> str:
    """Write all sections."""
    notes, unsaid = Notes.of(rehearsal), Unsaid.of(rehearsal.timeline.plan.script)
    sections = [
        _section(rehearsal, notes, unsaid, index, list(items))
        for index, items in groupby(_numbered(rehearsal), key=lambda item: item[1].step.section)
    ]
    return "".join([*sections, unsaid.lines_before(sys.maxsize)])


def _numbered(rehearsal: Rehearsal) -> list[tuple[int, Timed]]:
    return list(enumerate(rehearsal.timeline.cues))


def _section(
    rehearsal: Rehearsal, notes: Notes, unsaid: Unsaid, index: int, items: list[tuple[int, Timed]]
) -> str:
    section = rehearsal.timeline.plan.script.sections[index]
    language = rehearsal.report.script.language
    items = [item for item in items if _role(item[1]) != "title"]
    last = max((place for place, (_, cue) in enumerate(items) if _role(cue) == "heading"), default=-1)
    while -1 < last < len(items) - 1 and not isinstance(items[last + 1][1].step, Speak):
        last += 1  # what follows a heading stands on its line
    head, rest = items[: last + 1], items[last + 1 :]
    rank = max(2, min(section.level + 1, 4))
    named = f'aria-label="{escape(KIND_NAMES[language][section.kind])}"'
    title, above = "", ""
    if section.heading_span:
        above = unsaid.lines_before(section.heading_span[0])
    if head or section.heading:
        named = f'aria-labelledby="h{index + 1}"'
        inside = "".join(_items(head, notes, unsaid)) if head else escape(section.heading)
        title = f'<h{rank} id="h{index + 1}">{inside}</h{rank}>'
    return (
        f'{above}<section class="part" id="p{index + 1}" data-section="{index}" {named}>{title}'
        f"{''.join(_paragraphs(rest, notes, unsaid))}</section>\n"
    )


def _paragraphs(items: list[tuple[int, Timed]], notes: Notes, unsaid: Unsaid) -> Iterator[str]:
    """Write paragraphs: a sentence whose paragraph ends there takes the pauses and cues behind it along."""
    inside: list[tuple[int, Timed]] = []
    ended, speaker = False, ""
    for item in items:
        step = item[1].step
        if isinstance(step, Speak):
            if inside and (ended or step.breath.speaker != speaker):
                yield _paragraph(inside, notes, unsaid, speaker)
                inside = []
            ended, speaker = step.breath.ending == "paragraph", step.breath.speaker
        inside.append(item)
    if inside:
        yield _paragraph(inside, notes, unsaid, speaker)


def _paragraph(items: list[tuple[int, Timed]], notes: Notes, unsaid: Unsaid, speaker: str) -> str:
    said = [cue.step.breath for _, cue in items if isinstance(cue.step, Speak)]
    above = unsaid.lines_before(said[0].span[0]) if said else ""
    who = f'<span class="who">{escape(speaker)}</span> ' if speaker else ""
    greeting = " class=greeting" if any(_role(cue) == "salutation" for _, cue in items) else ""
    own = notes.script.language
    languages = {breath.language for breath in said}
    lang = lang_attribute(languages.pop(), own) if len(languages) == 1 else ""
    inside = "".join(_items(items, notes, unsaid))
    behind = "".join(unsaid.words_behind(said[-1].span[1] - 1)) if said else ""
    return f"{above}<p{greeting}{lang}>{who}{inside}{behind}</p>\n"


def _items(items: list[tuple[int, Timed]], notes: Notes, unsaid: Unsaid) -> Iterator[str]:
    before = ""
    for index, cue in items:
        step = cue.step
        if isinstance(step, Speak):
            yield from unsaid.words_before(step.breath.span[0])
            if before.isascii() and step.breath.text[:1].isascii():
                yield " " if before else ""
            before = step.breath.text[-1:]
            yield breath_html(index, step.breath, notes, unsaid.words_within(step.breath.span[1]))
        elif isinstance(step, Pause | Cue):
            yield _silence(index, cue, step, notes)


def _silence(index: int, cue: Timed, step: Pause | Cue, notes: Notes) -> str:
    """Write a pause or a cue: shown with its length, and never part of the text that is copied."""
    labels = LABELS[notes.script.language]
    ms = cue.end_ms - cue.start_ms
    length = labels["seconds"].format(length=f"{ms / 1000:.1f}".removesuffix(".0"))
    if isinstance(step, Cue):
        inside = f"{escape(bare(step.mark.text))} {length}"
        return f'<span class="cue" data-i="{index}">{inside}</span>'
    own = step.why == "mark"
    shown = own or ms >= LONG_PAUSE_MS
    name = f"{labels['pause']} {length}"
    kind = "pause own" if own else "pause"
    inside = f"<b>{length}</b>" if shown else ""
    return f'<span class="{kind}" data-i="{index}" data-s="{escape(length)}" title="{escape(name)}">{inside}</span>'


def _role(cue: Timed) -> str:
    return cue.step.breath.role if isinstance(cue.step, Speak) else ""
