"""A pacer, to be heard in one ear: silence as long as the speech, each section's turn and the time left are called.

The times are those of meetings and contests: cards at five minutes, two, and stop; a light half a minute before.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from rehearse.core import Speak, Turn

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from rehearse.core import Breath, Language, Timed, Timeline
    from rehearse.timing.practice.lesson import DrillStep, Lesson

LEFT: Mapping[Language, Mapping[int, str]] = {
    "zh": {300: "还剩五分钟", 120: "还剩两分钟", 60: "还剩一分钟", 30: "", 0: "时间到"},
    "en": {300: "Five minutes left", 120: "Two minutes left", 60: "One minute left", 30: "", 0: "Time is up"},
}
"""Seconds left -> what is called; empty for a bell alone."""
_SECTION: Mapping[Language, tuple[str, str]] = {
    "zh": ("第{}部分", "第{}部分之{}"),
    "en": ("Part {}", "Part {}, {}"),
}
_SOONEST_MS = 30_000
"""Before this nobody wants to hear how much time is left."""


def calls(lesson: Lesson) -> tuple[str, ...]:
    """List what is called, in order."""
    return tuple(call for call in [*(call for _, call in _events(lesson)), LEFT[lesson.language][0]] if call)


def drill(lesson: Lesson) -> Iterator[DrillStep]:
    """Yield the drill; a call that comes while another is heard waits for its end."""
    events, end_ms = _events(lesson), lesson.timeline.duration_ms
    now_ms, said = 0, _breaths(lesson.timeline.cues)[:1]
    for (_, call), following_ms in zip(events, [*(at for at, _ in events[1:]), end_ms], strict=True):
        clip = lesson.calls.get(call)
        until_ms = min(end_ms, max(following_ms, now_ms + (clip.duration_ms if clip else 0)))
        here = _heard_within(lesson.timeline, now_ms, until_ms)
        said = _breaths(here) or said[-1:]  # in a pause, what was begun last
        yield Turn(here[0].step.section, until_ms - now_ms, said, call), None
        now_ms = until_ms
    over = LEFT[lesson.language][0]
    if clip := lesson.calls.get(over):
        yield Turn(lesson.timeline.cues[-1].step.section, clip.duration_ms, (), over), None


def _events(lesson: Lesson) -> list[tuple[int, str]]:
    """Give the moments when something is called, in order, and what; empty for a bell alone."""
    end_ms = lesson.timeline.duration_ms
    begins: dict[int, int] = {}
    for cue in lesson.timeline.cues:
        begins.setdefault(cue.step.section, cue.start_ms)
    several = len(begins) > 1
    events = [(at, _section_call(lesson, section) if several else "") for section, at in begins.items()]
    left = ((end_ms - 1000 * left, call) for left, call in LEFT[lesson.language].items() if left)
    return sorted([*events, *(one for one in left if one[0] > _SOONEST_MS)])


def _section_call(lesson: Lesson, section: int) -> str:
    """Say which section begins; nothing where it is the opening."""
    top, _, inner = lesson.numbers[section].partition(".")
    whole, part = _SECTION[lesson.language]
    return "" if top == "0" else part.format(top, inner) if inner else whole.format(top)


def _heard_within(timeline: Timeline, start_ms: int, end_ms: int) -> list[Timed]:
    """List what goes on between two moments, at least the step at the first of them."""
    cues = timeline.cues
    first = bisect_right(cues, start_ms, key=lambda cue: cue.start_ms) - 1
    last = bisect_left(cues, end_ms, key=lambda cue: cue.start_ms)
    return list(cues[first : max(last, first + 1)])


def _breaths(cues: Iterable[Timed]) -> tuple[Breath, ...]:
    return tuple(cue.step.breath for cue in cues if isinstance(cue.step, Speak))
