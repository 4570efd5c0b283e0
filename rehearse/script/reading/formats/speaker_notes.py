"""What in a slide's notes is not what is said: the slide's own lines, pasted, and what the speaker is told."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rehearse.language.text.ends import ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.prose import is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOLD = (
    r"(?i:(?:key|main|core) (?:message|point|takeaway)s?|takeaways?|timing|sources?|talking points?|"
    r"(?:资料)?来源|出处)\s*[:：].*"
)
"""A line that says by its first word that the speaker is told something."""
_LABEL = r"\s*(?:【\s*(?:过渡[语句]?|说明)\s*】|(?:过渡[语句]?|说明)\s*[:：]|(?i:transition)\s*:)\s*"
"""What says of the words behind it what they are for."""
_PASTED = 2
"""Lines of the slide in a row; one alone may be what the speaker says as well."""


def not_said(notes: Sequence[str], slide: Sequence[str]) -> dict[int, str]:
    """Tell which lines of a slide's notes are not said, and why; where no other line has a sentence, all are."""
    lines = [" ".join(note.split()) for note in notes]
    told = {at for at, line in enumerate(lines) if compiled(_TOLD).fullmatch(line)}
    own = {_bare(text) for text in slide}
    pasted: set[int] = set()
    for is_own, group in groupby(
        (at for at, line in enumerate(lines) if line),
        key=lambda at: _bare(lines[at]) in own and not ends_sentence(lines[at]),
    ):
        if is_own and len(places := [*group]) >= _PASTED:
            pasted |= {*places}
    left = (line for at, line in enumerate(lines) if at not in told | pasted)
    if not any(is_prose(line) or ends_sentence(line) for line in left):
        return {}
    return dict.fromkeys(told, "note") | dict.fromkeys(pasted, "slide")


def label_length(note: str) -> int:
    """How long the label is that a note begins with; 0 where there is none."""
    match = compiled(_LABEL).match(note)
    return match.end() if match else 0


def _bare(line: str) -> str:
    """A line without its bullet."""
    return " ".join(line.split()).lstrip("•·-–*▪ ")
