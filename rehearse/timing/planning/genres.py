"""Which usual pace a speech's title and salutation speak for: proposed to the user, never chosen for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.timing.planning.person import PRESETS

if TYPE_CHECKING:
    from rehearse.core import Language, Script


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of speech."""

    preset: str
    """The name of its usual pace."""
    title: str
    """A pattern that its title has."""
    hall: str = ""
    """A pattern that a salutation of it has."""


GENRES: dict[Language, tuple[Genre, ...]] = {
    "zh": (
        Genre(
            "report",
            "工作报告|(?:代表大会|全会|全委会|全体会议|党代会)上的?(?:报告|讲话)",
            "代表|委员|同志",
        ),
        Genre("recitation", "朗诵(?:稿|词)|诗朗诵|配乐诗"),
        Genre("news", "新闻播报|播音稿|新闻稿"),
        Genre("lecture", "讲座|公开课|党课|授课|讲义|第.{1,3}讲(?!话)", "同学|老师|学员|各位|同志"),
    ),
    "en": (
        Genre("talk", r"\bTED|\btalk\b"),
        Genre(
            "formal",
            "state of the (?:union|nation)|inaugural|address|remarks|statement|speech (?:by|of|to)|opening ceremony",
            r"mr\.? (?:speaker|president|chair)|madam|members of|excellenc|honou?rable|distinguished|"
            r"fellow (?:citizens|americans)|majest",
        ),
    ),
}
"""Language -> kinds of speech whose usual pace is another than the one that holds when nobody chooses."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A usual pace that may fit better than the one that was taken."""

    preset: str
    """Its name, for `--pace`."""
    label: str
    a_minute: float
    applause: bool
    ms: int
    """How long the speech would take at it, marks left out."""


_OPENING = 60
"""Characters of the first paragraphs in which the hall is addressed, where that has no line of its own."""


def propose(script: Script, units: int) -> Proposal | None:
    """Tell by title and salutation which usual pace may fit a speech of so many characters or words; None for most."""
    spoken = [paragraph.text for paragraph in script.paragraphs if paragraph.sentences]
    title, hall = script.title, " ".join(text[:_OPENING] for text in (*script.front.salutations, *spoken[:4]))
    for genre in GENRES[script.language]:
        if _has(genre.title, title) and (not genre.hall or _has(genre.hall, hall)):
            preset = PRESETS[script.language][genre.preset]
            ms = round(60_000 * units / preset.a_minute)
            return Proposal(genre.preset, preset.label, preset.a_minute, preset.applause, ms)
    return None


def _has(pattern: str, text: str) -> bool:
    return bool(re.search(pattern, text, re.IGNORECASE))
