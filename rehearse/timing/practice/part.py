"""A part in a conversation: the lines of one speaker are left to the listener."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core import Pause
from rehearse.core.errors import RehearseError
from rehearse.timing.practice.lesson import heard_sentences, turn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.timing.practice.lesson import DrillStep, HeardSentence, Lesson

_ROOM, _EXTRA_MS = 1.1, 300
"""My turn, times the line, and the time to begin."""


def drill(lesson: Lesson) -> Iterator[DrillStep]:
    """Yield the drill; sentences of mine that follow each other are one turn."""
    role = _role(lesson)
    line: list[HeardSentence | Pause] = []
    for part in heard_sentences(lesson.timeline):
        mine = isinstance(part, Pause) or part.speaker == role
        if line and not (mine and _section(part) == _section(line[0])):
            yield from _line(lesson, line)
            line = []
        if mine and (line or not isinstance(part, Pause)):
            line.append(part)
        elif isinstance(part, Pause):
            yield part, None
        else:
            yield from part.steps
    if line:
        yield from _line(lesson, line)


def _line(lesson: Lesson, line: list[HeardSentence | Pause]) -> Iterator[DrillStep]:
    """Yield a line of mine, and the pauses behind it."""
    last = max(at for at, part in enumerate(line) if not isinstance(part, Pause))
    spoken, behind = line[: last + 1], line[last + 1 :]
    ms = sum(part.planned_ms if isinstance(part, Pause) else part.ms for part in spoken)
    said = [part for part in spoken if not isinstance(part, Pause)]
    yield turn(said, lesson.times(_ROOM, ms) + _EXTRA_MS)
    for part in [*(spoken if lesson.choices.answer else ()), *behind]:
        if isinstance(part, Pause):
            yield part, None
        else:
            yield from part.steps


def _section(part: HeardSentence | Pause) -> int:
    return part.section


def _role(lesson: Lesson) -> str:
    """The speaker whose lines are the listener's; raise RehearseError where that is nobody in the script."""
    there = list(dict.fromkeys(breath.speaker for breath in lesson.timeline.plan.script.breaths))
    named = [name for name in there if name]
    if not named:
        raise RehearseError(
            "this script names no speakers", "write who speaks before each line, such as A: …"
        )
    if not lesson.choices.role:
        raise RehearseError(
            "whose lines are yours is not said", f"write --role and one of {', '.join(named)}"
        )
    if lesson.choices.role not in named:
        raise RehearseError(
            f"nobody called {lesson.choices.role} speaks in this script", f"there is {', '.join(named)}"
        )
    return lesson.choices.role
