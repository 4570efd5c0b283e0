"""How long to pause and why: an ordered list of rules, and their defaults in one place.

To add a rule: write a function from two neighbouring places to a `Planned` pause or None, and put it into RULES
where it should win over those behind it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.core import Mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.core import Breath, Script, Section

PAUSES_MS = {
    "breath": 250,
    "comma": 300,
    "clause": 450,
    "sentence": 650,
    "paragraph": 1000,
    "salutation": 1000,
    "title": 1500,
    "heading": 1000,
    "section": 1500,
}
"""The pause behind each kind of ending, in milliseconds.

"comma" and "sentence" are what neural Mandarin newsreader voices do by themselves: medians of 260–360 ms at a comma
and 510–725 ms at a full stop, by voice, over 5,431 sentence ends timed from the sound. A semicolon lies between the
two. The rest follow from them: a paragraph is half as long again as a sentence, a new section twice as long and more,
so that the hall hears the structure; a breath without a comma is as short as one can be taken.
"""


@dataclass(frozen=True, slots=True)
class PlacedPart:
    """A part of the script and where it is."""

    index: int
    """Of its section."""
    section: Section
    part: Breath | Mark


def placed_parts(script: Script) -> list[PlacedPart]:
    """List a script's parts in order, each with its section."""
    return [
        PlacedPart(index, section, part)
        for index, section in enumerate(script.sections)
        for part in section.parts
    ]


@dataclass(frozen=True, slots=True)
class Planned:
    """A pause that a rule decided on; 0 ms where there is to be none."""

    ms: int
    why: str


def _mark(before: PlacedPart, after: PlacedPart) -> Planned | None:
    """Where the author wrote a pause, or when to go on, it decides alone."""
    return Planned(0, "mark") if {"pause", "pin"} & {_kind(before), _kind(after)} else None


def _section(before: PlacedPart, after: PlacedPart) -> Planned | None:
    return _default("section") if before.index != after.index else None


def _cue(before: PlacedPart, after: PlacedPart) -> Planned | None:
    """Applause begins at once, and the speaker goes on as it ends."""
    return Planned(0, "cue") if "cue" in (_kind(before), _kind(after)) else None


def _after(role: str) -> Callable[[PlacedPart, PlacedPart], Planned | None]:
    """Make the rule for the pause where a role ends: a title, a heading, a salutation."""
    return lambda before, after: _default(role) if _role(before) == role != _role(after) else None


def _ending(before: PlacedPart, _after: PlacedPart) -> Planned | None:
    return None if isinstance(before.part, Mark) else _default(before.part.ending)


RULES: tuple[Callable[[PlacedPart, PlacedPart], Planned | None], ...] = (
    _mark,
    _section,
    _cue,
    _after("title"),
    _after("heading"),
    _after("salutation"),
    _ending,
)
"""The first that answers decides."""


def pause_after(before: PlacedPart, after: PlacedPart) -> Planned | None:
    """Decide on the pause between two neighbouring parts; None if there is to be none."""
    for rule in RULES:
        if found := rule(before, after):
            return found if found.ms else None
    return None


def _default(why: str) -> Planned:
    return Planned(PAUSES_MS[why], why)


def _kind(place: PlacedPart) -> str:
    return place.part.kind if isinstance(place.part, Mark) else ""


def _role(place: PlacedPart) -> str:
    return "" if isinstance(place.part, Mark) else place.part.role
