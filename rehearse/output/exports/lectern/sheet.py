"""The data for the typesetter's template, block by block."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from rehearse.core import Breath, Cue, Pause, Speak
from rehearse.language.durations import clock, signed
from rehearse.output.exports.lectern.styled_runs import attach_mark, styled_runs
from rehearse.output.exports.lectern.words import WORDS
from rehearse.output.exports.text.one_line import bare, spaced
from rehearse.output.exports.text.wrapping import beginning, width
from rehearse.timing.report.build import KIND_NAMES
from rehearse.timing.report.judging import reached_ms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Timed
    from rehearse.output.exports import Rehearsal
    from rehearse.timing.report.build import SectionTimes

USUAL_PT = 20
"""The size of the type."""

MOST = 10 * 42
"""What a block holds at the most at that size, in half-width characters: ten lines, so that it fits on a page."""

_PHRASE = re.compile(r"[/／|｜]{1,3}")
"""Strokes by which a writer parts phrases: printed as they were written."""

_FIRST = {"zh": 24, "en": 32}
"""How much of the next page is shown at the foot, in half-width characters."""


@dataclass(slots=True)
class _Block:
    """What stays together on a page: a sentence, as long as it is not too long for that."""

    kind: str
    """The role of its sentences, or "cue"."""
    start_ms: int
    opens: bool = True
    """Whether a paragraph begins here."""
    goes_on: bool = False
    """Whether it continues the sentence of the block before."""
    runs: list[dict[str, Any]] = field(default_factory=list)
    said: list[Breath] = field(default_factory=list)
    speaker: str = ""
    margin: list[tuple[str, str]] = field(default_factory=list)
    level: int = 0


def most_at(size_pt: int) -> int:
    """What a block holds at most at a size: larger type leaves fewer characters on a line, and fewer lines."""
    return MOST * USUAL_PT**2 // max(size_pt, USUAL_PT) ** 2


def sheet(rehearsal: Rehearsal, size_pt: int = USUAL_PT) -> dict[str, Any]:
    """Everything that is printed, in order."""
    script = rehearsal.timeline.plan.script
    words, most = WORDS[script.language], most_at(size_pt)
    verdict = rehearsal.report.verdict
    return {
        "language": script.language,
        "title": _title(rehearsal),
        "length": words["length"].format(
            length=clock(verdict.total_ms if verdict else rehearsal.timeline.duration_ms)
        ),
        "words": words,
        "note": words["by note"].format(target=clock(verdict.high_ms)) if verdict else "",
        "blocks": [_plain(block, rehearsal, most) for block in _Sheet(rehearsal, most).blocks()],
    }


def _title(rehearsal: Rehearsal) -> list[str]:
    """Return the title in the lines that its author broke it into; none where it is spoken, for it is in the text."""
    script = rehearsal.timeline.plan.script
    titles = [one for one in script.paragraphs if one.role == "title"]
    if any(one.sentences for one in titles):
        return []
    lines = [" ".join(one.text.split()) for one in titles]
    title = " ".join(script.title.split())
    return lines if "".join(lines).replace(" ", "") == title.replace(" ", "") else [title] if title else []


class _Sheet:
    """Makes the blocks in one walk over the timeline."""

    def __init__(self, rehearsal: Rehearsal, most: int) -> None:
        self._rehearsal = rehearsal
        self._most = most
        self._script = rehearsal.timeline.plan.script
        self._words = WORDS[self._script.language]
        self._made: list[_Block] = []
        self._sentence = -1
        self._section = -1
        self._paragraph_ended = True
        self._speaker = ""
        found = rehearsal.findings if rehearsal.paper.notes else ()
        self._findings = sorted(
            ((span, finding) for finding in found for span in finding.spans),
            key=lambda item: item[0],
        )

    def blocks(self) -> list[_Block]:
        """Make all blocks."""
        for cue in self._rehearsal.timeline.cues:
            if isinstance(cue.step, Speak):
                self._say(cue, cue.step.breath)
            else:
                self._stop(cue, cue.step)
        return self._made

    def _say(self, cue: Timed, said: Breath) -> None:
        new_section = cue.step.section != self._section
        if said.sentence != self._sentence:
            self._begin(cue, said.role, opens=self._paragraph_ended or new_section)
            self._open_block(said, cue.step.section if new_section else -1)
        elif self._size(self._made[-1]) + width(said.text, said.language) > self._most:
            self._begin(cue, said.role, opens=False, goes_on=True)
        block = self._made[-1]
        if block.said and spaced(block.said[-1].text, said.text):
            block.runs.append({"text": " ", "pieces": [[" ", False]]})
        block.runs += styled_runs(said, self._script.annotated(said), self._script.language)
        block.said.append(said)
        for span, finding in self._findings:
            start, end = said.within(span)
            block.margin += [("code", finding.code)] if start < end else []
        self._section = cue.step.section
        self._paragraph_ended = said.ending == "paragraph"
        self._sentence = said.sentence

    def _begin(self, cue: Timed, kind: str, *, opens: bool = True, goes_on: bool = False) -> None:
        start_ms = reached_ms(self._rehearsal.report, cue.step.section, cue.start_ms)
        self._made.append(_Block(kind, start_ms, opens, goes_on))

    def _open_block(self, said: Breath, section: int) -> None:
        """Note what stands beside a block's beginning: who speaks, and when its section must begin."""
        block = self._made[-1]
        if said.speaker and said.speaker != self._speaker:
            block.speaker = said.speaker
        self._speaker = said.speaker
        if section >= 0:
            block.level = self._script.sections[section].level
            block.margin += self._clock(self._rehearsal.report.sections[section])

    def _clock(self, section: SectionTimes) -> Iterator[tuple[str, str]]:
        """Return when a section must begin at the latest or, without a target, when it is planned to."""
        by_ms = section.must_start_by_ms
        if by_ms is not None:
            yield "by", self._words["by"]
            yield "time", signed(by_ms)
        elif section.index > 1:
            yield "time", clock(section.start_ms)

    def _stop(self, cue: Timed, step: Pause | Cue) -> None:
        """Mark a pause or applause in the line; breaths by a stroke, half-way stops by two, others by their length."""
        length = self._words["seconds"].format(
            length=f"{(cue.end_ms - cue.start_ms) / 1000:.1f}".removesuffix(".0")
        )
        mark: dict[str, Any]
        if isinstance(step, Cue):
            mark = {"cue": f"{bare(step.mark.text)} {length}"}
        elif step.why == "mark" and step.mark and _PHRASE.fullmatch(step.mark.text):
            mark = {"stroke": len(step.mark.text)}
        elif step.why == "mark":
            mark = {"pause": length}
        elif step.why in ("comma", "breath", "clause"):
            mark = {"stroke": 2 if step.why == "clause" else 1}
        else:
            return
        if not self._made:
            self._begin(cue, "cue")
        attach_mark(self._made[-1].runs, mark)

    @staticmethod
    def _size(block: _Block) -> int:
        return sum(width(said.text, said.language) for said in block.said)


def _plain(block: _Block, rehearsal: Rehearsal, most: int) -> dict[str, Any]:
    """A block as the template takes it."""
    language = rehearsal.report.script.language
    text = " ".join("".join(run.get("text", "") for run in block.runs).split())
    return {
        "kind": block.kind,
        "level": block.level,
        "opens": block.opens,
        "goes_on": block.goes_on,
        "speaker": block.speaker,
        "language": block.said[0].language if block.said else language,
        "runs": block.runs,
        "margin": [{"kind": kind, "text": text} for kind, text in dict.fromkeys(block.margin)],
        "first": beginning(text or KIND_NAMES[language]["body"], _FIRST[language]),
        "start": clock(block.start_ms),
        "breakable": _Sheet._size(block) > most,
    }
