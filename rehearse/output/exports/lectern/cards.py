"""Cue cards: a card a section with the first words of each paragraph, four to a sheet of paper."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from rehearse.core import Speak
from rehearse.core.errors import ExportSkipped
from rehearse.language.durations import clock, signed
from rehearse.output.exports.lectern.fonts import choose_fonts, font_names
from rehearse.output.exports.lectern.words import WORDS
from rehearse.output.exports.text.one_line import one_line
from rehearse.output.exports.text.wrapping import beginning
from rehearse.timing.report.build import section_name

if TYPE_CHECKING:
    from rehearse.output.exports import Rehearsal
    from rehearse.timing.report.build import SectionTimes

_MOST = 8
"""Lines on a card; a section with more paragraphs has several cards."""

_FEW = 3
"""From so many paragraphs on they give the lines of a card; below, sentences do."""

_ROOM = {"zh": 34, "en": 40}
"""How much of a paragraph is shown, in half-width characters."""


def export(rehearsal: Rehearsal) -> bytes:
    """Set the cards as a PDF; raise ExportSkipped where the machine has no font for them, or no typesetter."""
    try:
        import typst
    except ImportError:
        raise ExportSkipped("typst, which sets the paper, cannot be loaded on this machine") from None
    language = rehearsal.report.script.language
    data = json.dumps({"language": language, "cards": cards(rehearsal)}, ensure_ascii=False)
    fonts = choose_fonts(data, rehearsal.paper.font, rehearsal.say)
    inputs = {"cards": data, "fonts": font_names(fonts, language)}
    template = files(__package__).joinpath("cards.typ").read_bytes()
    return bytes(typst.compile(template, format="pdf", font_paths=fonts.loaded, sys_inputs=inputs))


def cards(rehearsal: Rehearsal) -> list[dict[str, Any]]:
    """List the cards: heading, times, and the first words of each paragraph."""
    report = rehearsal.report
    words = WORDS[report.script.language]
    found: list[dict[str, Any]] = [
        {
            "name": " ".join(section_name(section, report.script.language).split()),
            "goes_on": start > 0,
            "when": _when(section, words),
            "takes": words["takes"].format(length=clock(section.planned_ms)),
            "lines": lines[start : start + _MOST],
        }
        for section, lines in zip(report.sections, _first_words(rehearsal), strict=True)
        for start in range(0, max(1, len(lines)), _MOST)
    ]
    return [
        card | {"number": words["card"].format(number=number, count=len(found))}
        for number, card in enumerate(found, start=1)
    ]


def _when(section: SectionTimes, words: dict[str, str]) -> str:
    by_ms = section.must_start_by_ms
    if by_ms is None:
        return words["start"].format(time=clock(section.start_ms))
    return words["latest"].format(time=signed(by_ms))


def _first_words(rehearsal: Rehearsal) -> list[list[str]]:
    """For each section the first words of its paragraphs or, where these are few, of its sentences."""
    paragraphs: list[list[str]] = [[] for _ in rehearsal.report.sections]
    sentences: list[list[str]] = [[] for _ in rehearsal.report.sections]
    whole = rehearsal.timeline.plan.script.sentences
    last, opens = (-1, -1), True
    for cue in rehearsal.timeline.cues:
        if not isinstance(cue.step, Speak) or cue.step.breath.role != "body":
            continue
        breath, section = cue.step.breath, cue.step.section
        if (section, breath.sentence) != last:
            text = one_line(whole[breath.sentence].text)
            words = beginning(text, _ROOM[rehearsal.report.script.language])
            sentences[section].append(words)
            if opens or section != last[0]:
                paragraphs[section].append(words)
        last, opens = (section, breath.sentence), breath.ending == "paragraph"
    return [own if len(own) >= _FEW else each for own, each in zip(paragraphs, sentences, strict=True)]
