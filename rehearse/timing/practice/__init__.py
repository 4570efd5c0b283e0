"""Practice tracks: from a speech as it is heard, a Timeline, to a Timeline with turns for the listener.

To add a drill: (1) write a module with a function `drill` from a `Lesson` to the steps; (2) here, add a row to DRILLS.
"""

from __future__ import annotations

from dataclasses import dataclass
from pkgutil import resolve_name
from typing import TYPE_CHECKING

from rehearse.core import Turn
from rehearse.timing.practice.lesson import laid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rehearse.core import Language, Timeline
    from rehearse.timing.practice.lesson import Heard, Lesson


@dataclass(frozen=True, slots=True)
class Drill:
    """A row of DRILLS."""

    titles: tuple[str, str]
    """What it is called, in Chinese and in English."""
    help: str
    """What it is, for `--help`."""
    speeds: tuple[float, ...] = ()
    """Times the track's, at which each sentence is to be spoken besides."""
    calls: str = ""
    """The function that says what is to be called, in its module; none in most."""
    long: bool = False
    """Whether it takes many times as long as the speech, so that a section or two are enough."""

    def title(self, language: Language) -> str:
        """What it is called in a language."""
        return self.titles[language != "zh"]


DRILLS: dict[str, Drill] = {
    "shadow": Drill(("跟读", "Shadowing"), "each sentence, then a gap to repeat it"),
    "respond": Drill(("接句", "Every second sentence"), "every second sentence is yours"),
    "part": Drill(("对词", "Your part"), "one speaker's lines are yours (--role)"),
    "backchain": Drill(
        ("倒推", "Backward build-up"), "a paragraph's last sentence, its last two, up to three", long=True
    ),
    "hard": Drill(
        ("难句", "Hard sentences"), "hard sentences again after 5 s, 25 s, 2 and 10 minutes (--hard)"
    ),
    "cue": Drill(("提示背诵", "Cue and recall"), "first words, silence for the rest, then the sentence"),
    "ladder": Drill(
        ("阶梯语速", "Speed ladder"), "each sentence at 0.8, 1 and 1.15 of the speed", (0.8, 1.15), long=True
    ),
    "pacer": Drill(("限时提醒", "Pacer"), "silence that tells the time left, for one ear", calls="calls"),
    "interpret": Drill(("交替传译", "Interpreting"), "blocks of 15-20 s, then time to interpret them"),
}
"""What `rehearse practice` takes -> the drill; its function is `drill` in the module of its name."""

BELL = ""
"""What is called where only a bell is heard."""


def practised(name: str, lesson: Lesson, grid_ms: int) -> Timeline:
    """Make a drill's timeline; raise RehearseError where the script, or what was chosen, is not fit for it."""
    steps = resolve_name(f"{__name__}.{name}:drill")(lesson)
    return laid(lesson.timeline, _with_calls(steps, lesson), grid_ms)


def calls_of(name: str, lesson: Lesson) -> tuple[str, ...]:
    """List what a drill is going to call, besides the bell."""
    function = DRILLS[name].calls
    found: tuple[str, ...] = resolve_name(f"{__name__}.{name}:{function}")(lesson) if function else ()
    return found


def _with_calls(steps: Iterable[Heard], lesson: Lesson) -> Iterator[Heard]:
    """Give each turn its call, or its bell where it is long enough for it."""
    for step, clip in steps:
        if isinstance(step, Turn):
            call = lesson.calls.get(step.call)
            fits = call and call.duration_ms <= step.planned_ms
            yield step, call if fits else None
        else:
            yield step, clip
