"""What a drill is made from, and what all drills share: whole sentences as they are heard, and turns to speak."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from rehearse.core import Cue, Pause, Speak, Turn
from rehearse.core.errors import RehearseError
from rehearse.timing.timeline import placed

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from rehearse.core import Clip, Language, Step, Timeline

DrillStep: TypeAlias = "tuple[Step, Clip | None]"
"""A step of a drill, which lasts as long as it is planned, and its clip; a Turn's is put in later."""

USUAL, LEARNER = 1.2, 2.0
"""My turn, times what was heard: for a speaker of the language, and for a learner."""
LEAST_MS, EXTRA_MS = 2000, 500
"""The shortest turn in which a sentence is repeated, and the time to take a breath first."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What the user chose."""

    factor: float | None = None
    """My turn, times what was heard; None for what is usual in the drill."""
    role: str = ""
    """The speaker whose lines are mine."""
    answer: bool = False
    """Whether my lines are spoken after my turn."""
    hard: frozenset[int] = frozenset()
    """Indices of the script's sentences that are to be heard again and again."""
    block_ms: int = 15_000
    """How long a block to interpret is at least."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A speech to practise."""

    timeline: Timeline
    """Of the chosen sections, without what happens in the hall."""
    choices: Choices = Choices()
    numbers: tuple[str, ...] = ()
    """The number of each section of the script, as lists show it."""
    at_speed: Mapping[float, tuple[Clip, ...]] = field(default_factory=dict)
    """Speed -> the clips of the timeline's Speak steps at it, as far as they were made."""
    calls: Mapping[str, Clip] = field(default_factory=dict)
    """What is called as a turn begins -> its clip; under "" the bell alone."""

    @property
    def language(self) -> Language:
        """The script's."""
        return self.timeline.plan.script.language

    def repeating_ms(self, heard_ms: int) -> int:
        """How long a turn is in which is repeated what was heard."""
        return max(LEAST_MS, self.times(USUAL, heard_ms) + EXTRA_MS)

    def times(self, usual: float, heard_ms: int) -> int:
        """Multiply by the user's factor, or by the one that is usual."""
        return round((self.choices.factor or usual) * heard_ms)


@dataclass(frozen=True, slots=True)
class HeardSentence:
    """A sentence as it is heard: its breaths and the pauses between them."""

    steps: tuple[DrillStep, ...]

    @property
    def breaths(self) -> tuple[Speak, ...]:
        """Its steps that are spoken."""
        return tuple(step for step, _ in self.steps if isinstance(step, Speak))

    @property
    def section(self) -> int:
        """Index of its section."""
        return self.steps[0][0].section

    @property
    def number(self) -> int:
        """Its index in the script's sentences."""
        return self.breaths[0].breath.sentence

    @property
    def speaker(self) -> str:
        """Who says it."""
        return self.breaths[0].breath.speaker

    @property
    def ms(self) -> int:
        """How long it is heard."""
        return sum(step.planned_ms for step, _ in self.steps)


def chosen_sections(timeline: Timeline, sections: Collection[int]) -> Timeline:
    """Keep these sections, and drop what happens in the hall; every step is planned as long as it was heard.

    Raise RehearseError where nothing is said in them.
    """
    kept = [
        (
            replace(cue.step, planned_ms=cue.clip.duration_ms if cue.clip else cue.end_ms - cue.start_ms),
            cue.clip,
        )
        for cue in timeline.cues
        if cue.step.section in sections and not isinstance(cue.step, Cue)
    ]
    if not any(isinstance(step, Speak) for step, _ in kept):
        raise RehearseError("nothing is said in the sections that were chosen", "choose others")
    return laid(timeline, kept, 1)


def laid(timeline: Timeline, heard: Iterable[DrillStep], grid_ms: int) -> Timeline:
    """Make a timeline of a drill's steps, for the same script."""
    steps = [(step, clip) for step, clip in heard if step.planned_ms > 0]
    plan = replace(timeline.plan, steps=tuple(step for step, _ in steps))
    return placed(
        plan, ((step, step.planned_ms, clip) for step, clip in steps), grid_ms, measured=timeline.measured
    )


def heard_sentences(timeline: Timeline) -> Iterator[HeardSentence | Pause]:
    """Give the whole sentences, and the pauses between them, in order."""
    said: list[DrillStep] = []
    waiting: list[Pause] = []
    for cue in timeline.cues:
        if isinstance(cue.step, Pause):
            waiting.append(cue.step)
        elif isinstance(cue.step, Speak):
            if said and not _same(said[0][0], cue.step):
                yield HeardSentence(tuple(said))
                yield from waiting
                said, waiting = [], []
            if said:
                said += [(pause, None) for pause in waiting]
            else:
                yield from waiting
            waiting = []
            said.append((cue.step, cue.clip))
    if said:
        yield HeardSentence(tuple(said))
    yield from waiting


def _same(first: Step, step: Speak) -> bool:
    """True where a breath goes on with the sentence that another began."""
    assert isinstance(first, Speak)
    return (first.section, first.breath.sentence) == (step.section, step.breath.sentence)


def turn(said: Iterable[HeardSentence], ms: int) -> DrillStep:
    """Give the listener so long to say these."""
    each = list(said)
    breaths = tuple(step.breath for sentence in each for step in sentence.breaths)
    return Turn(each[0].section, ms, breaths), None


def repeated(lesson: Lesson, sentence: HeardSentence) -> Iterator[DrillStep]:
    """Let a sentence be heard, and then repeated."""
    yield from sentence.steps
    yield turn([sentence], lesson.repeating_ms(sentence.ms))


def is_authors(pause: Pause) -> bool:
    """True where the author wrote it."""
    return pause.mark is not None
