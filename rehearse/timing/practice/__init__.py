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
    from rehearse.timing.practice.lesson import DrillStep, Lesson


@dataclass(frozen=True, slots=True)
class Drill:
    """A row of DRILLS."""

    titles: tuple[str, str]
    """What it is called, in Chinese and in English."""
    hints: tuple[str, str]
    """What the listener does in it, in Chinese and in English."""
    speeds: tuple[float, ...] = ()
    """Times the track's, at which each sentence is to be spoken besides."""
    calls: str = ""
    """The function that says what is to be called, in its module; none in most."""
    long: bool = False
    """Whether it takes many times as long as the speech, so that a section or two are enough."""

    def title(self, language: Language) -> str:
        """What it is called in a language."""
        return self.titles[language != "zh"]

    def hint(self, language: Language) -> str:
        """What the listener does in it, in a language."""
        return self.hints[language != "zh"]


DRILLS: dict[str, Drill] = {
    "shadow": Drill(
        ("跟读", "Shadowing"),
        ("每句之后留出空当，请跟着说一遍。", "After each sentence there is a gap: repeat it."),
    ),
    "respond": Drill(
        ("接句", "Every second sentence"),
        ("一句由您听，一句由您说。", "One sentence is heard, the next one is yours."),
    ),
    "part": Drill(
        ("对词", "Your part"),
        ("您的台词处留空，由您来说。", "The lines of one speaker are yours: say them."),
    ),
    "backchain": Drill(
        ("倒推", "Backward build-up"),
        (
            "从段末一句开始，逐次往前加句，每次最多三句。",
            "A paragraph from its last sentence backwards, up to three in one go.",
        ),
        long=True,
    ),
    "hard": Drill(
        ("难句", "Hard sentences"),
        (
            "难句隔 5 秒、25 秒、2 分钟、10 分钟再来。",
            "Hard sentences come again after 5 s, 25 s, 2 and 10 minutes.",
        ),
    ),
    "cue": Drill(
        ("提示背诵", "Cue and recall"),
        (
            "听到开头几个字，请说出整句，再听原句核对。",
            "Hear the first words, say the sentence, then hear it whole.",
        ),
    ),
    "ladder": Drill(
        ("阶梯语速", "Speed ladder"),
        (
            "每句依次放慢、原速、加快，各说一遍。",
            "Each sentence slow, at its own speed, and fast: repeat each.",
        ),
        speeds=(0.8, 1.15),
        long=True,
    ),
    "pacer": Drill(
        ("限时提醒", "Pacer"),
        (
            "戴一只耳机讲：到各部分和快结束时提醒。",
            "In one ear while you speak: each section's turn, and the time left.",
        ),
        calls="calls",
    ),
    "interpret": Drill(
        ("交替传译", "Interpreting"),
        ("听完一段，请译出这一段。", "Hear a block of some sentences, then interpret it."),
    ),
}
"""What `rehearse practice` takes -> the drill; its function is `drill` in the module of its name."""

BELL = ""
"""What is called where only a bell is heard."""


def practice_timeline(name: str, lesson: Lesson, grid_ms: int) -> Timeline:
    """Make a drill's timeline; raise RehearseError where the script, or what was chosen, is not fit for it."""
    steps = resolve_name(f"{__name__}.{name}:drill")(lesson)
    return laid(lesson.timeline, _with_calls(steps, lesson), grid_ms)


def calls_of(name: str, lesson: Lesson) -> tuple[str, ...]:
    """List what a drill is going to call, besides the bell."""
    function = DRILLS[name].calls
    found: tuple[str, ...] = resolve_name(f"{__name__}.{name}:{function}")(lesson) if function else ()
    return found


def _with_calls(steps: Iterable[DrillStep], lesson: Lesson) -> Iterator[DrillStep]:
    """Give each turn its call, or its bell where it is long enough for it."""
    for step, clip in steps:
        if isinstance(step, Turn):
            call = lesson.calls.get(step.call)
            fits = call and call.duration_ms <= step.planned_ms
            yield step, call if fits else None
        else:
            yield step, clip
