"""What stands from a place in a script on: how much of it there is, and whether somebody speaks there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.language.text.patterns import compiled
from rehearse.script.reading.structure.lines.persons import SPOKEN
from rehearse.script.reading.structure.slides.beside import QUOTED

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph


def speaks_there(item: LabelledParagraph) -> bool:
    """True for a line that somebody speaks, and not for a note that quotes it."""
    return item.open and bool(compiled(f"{SPOKEN}|今天").search(compiled(QUOTED).sub("", item.text)))


def size(items: list[LabelledParagraph]) -> int:
    """How many characters stand there that are not aside."""
    return sum(len(item.text) for item in items if item.role != "aside")


def is_quiet(items: list[LabelledParagraph], at: int) -> bool:
    """True for a last part, smaller than half of what is above, in which nobody speaks to the hall."""
    return 2 * size(items[at:]) < size(items[:at]) and not any(map(speaks_there, items[at:]))
