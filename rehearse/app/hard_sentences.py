"""Which sentences of a script are hard: marked so, found by the check, stumbled over in a take, or named by lines."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from rehearse.core.errors import RehearseError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rehearse.app.project import Project
    from rehearse.core import Script, Span

_HARD_TO_SAY = ("B", "R", "E102")
"""Rules about breath, readings, and letters: what makes a speaker stumble."""
_LINES = re.compile(r"\s*(\d{1,7})\s*(?:[-–~]\s*(\d{1,7})\s*)?")


_STUMBLED = frozenset({"left out", "first part", "last part", "other words", "restart", "again"})
"""What a take says of a sentence that its speaker has not got by heart."""


def hard_sentences(project: Project, said: str) -> frozenset[int]:
    """List the indices of the script's sentences that are hard.

    `said` is "marks", "check", "take" for the last one that was compared, or lines as in 3,7-9.
    """
    script = project.script
    if said == "marks":
        return _within(script, (note.span for note in script.annotations if note.kind == "strong"))
    if said == "check":
        from rehearse.app.checks import check_project

        found = check_project(project, select=_HARD_TO_SAY).findings
        return _within(script, (span for finding in found for span in finding.spans))
    if said == "take":
        return _in_last_take(project)
    lines = set(_lines(said))
    return frozenset(
        number
        for number, sentence in enumerate(script.sentences)
        if not lines.isdisjoint(_lines_of(script, sentence.span))
    )


def _in_last_take(project: Project) -> frozenset[int]:
    """List the sentences that the last take left out, cut short, said in other words, or began anew."""
    from rehearse.app.reference import RESULT, takes_folder

    takes = []
    for path in takes_folder(project).glob(f"*/{RESULT}"):
        with suppress(OSError, ValueError, LookupError, TypeError):
            row = json.loads(path.read_text("utf-8"))
            sentences = row["sentences"]
            states = [(sentence["text"], sentence["state"]) for sentence in sentences]
            heard = [one for one in row["heard"] if one["sentence"] is not None]
            states += [(sentences[one["sentence"]]["text"], one["state"]) for one in heard]
            takes.append(
                (str(row["recorded"]), frozenset(text for text, state in states if state in _STUMBLED))
            )
    if not takes:
        raise RehearseError(
            "no take of this script was compared yet", "compare one: rehearse compare TAKE SCRIPT"
        )
    _, stumbled = max(takes, key=lambda take: take[0])
    return frozenset(
        number for number, sentence in enumerate(project.script.sentences) if sentence.text in stumbled
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
                f"--hard is {said[:40]!r}", "write marks, check, take, or lines of the script: 3,7-9"
            )
        first, last = int(found[1]), int(found[2] or found[1])
        yield from range(first, min(last, first + 100_000) + 1)
