"""Which sentences of a script are hard to say: marked so by the author, found by the check, or named by their lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.core.errors import RehearseError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rehearse.app.project import Project
    from rehearse.core import Script, Span

_HARD_TO_SAY = ("B", "R", "E102")
"""Rules about breath, readings, and letters: what makes a speaker stumble."""
_LINES = re.compile(r"\s*(\d{1,7})\s*(?:[-–~]\s*(\d{1,7})\s*)?")


def hard_sentences(project: Project, said: str) -> frozenset[int]:
    """List the indices of the script's sentences that are hard: `said` is "marks", "check", or lines as in 3,7-9."""
    script = project.script
    if said == "marks":
        return _within(script, (note.span for note in script.annotations if note.kind == "strong"))
    if said == "check":
        from rehearse.app.checks import check_project

        found = check_project(project, select=_HARD_TO_SAY).findings
        return _within(script, (span for finding in found for span in finding.spans))
    lines = set(_lines(said))
    return frozenset(
        number
        for number, sentence in enumerate(script.sentences)
        if not lines.isdisjoint(_lines_of(script, sentence.span))
    )


def _within(script: Script, spans: Iterable[Span]) -> frozenset[int]:
    """List the sentences in which these begin."""
    places = [start for start, _ in spans]
    return frozenset(
        number
        for number, sentence in enumerate(script.sentences)
        if any(sentence.span[0] <= place < sentence.span[1] for place in places)
    )


def _lines_of(script: Script, span: Span) -> range:
    return range(script.line_of(span[0]), script.line_of(span[1] - 1) + 1)


def _lines(said: str) -> Iterator[int]:
    for part in re.split("[,，、]", said):
        found = _LINES.fullmatch(part)
        if not found:
            raise RehearseError(
                f"--hard is {said[:40]!r}", "write marks, check, or lines of the script: 3,7-9"
            )
        first, last = int(found[1]), int(found[2] or found[1])
        yield from range(first, min(last, first + 100_000) + 1)
