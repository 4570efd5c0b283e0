"""What is to happen, and when: the plan and the timeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from rehearse.core.script import Breath, Mark, Script
    from rehearse.core.sound import Clip


@dataclass(frozen=True, slots=True)
class Speak:
    """A step of the plan: say this breath."""

    section: int
    """Index of its section in the script."""
    breath: Breath
    planned_ms: int


@dataclass(frozen=True, slots=True)
class Pause:
    """A step of the plan: say nothing."""

    section: int
    planned_ms: int
    why: str
    """A key of `planning.pauses.PAUSES_MS`, or "mark" for the author's own."""
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A step of the plan: wait while something happens in the hall."""

    section: int
    planned_ms: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class Turn:
    """A step of a practice track: the listener speaks; a bell, or a call, is heard as it begins."""

    section: int
    planned_ms: int
    breaths: tuple[Breath, ...]
    """What there is to say; empty where the call alone is heard, as when time is over."""
    call: str = ""
    """What is said as it begins, such as the time left; empty for the bell alone."""


Step: TypeAlias = Speak | Pause | Cue | Turn


class InBoth(NamedTuple):
    """The same in both languages: a report may be told in another than the script's."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to happen, in order: flat, because everything later is one walk over it."""

    script: Script
    steps: tuple[Step, ...]
    pace: str | InBoth
    """What the estimates assume, in words."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A step and when it happens."""

    step: Step
    start_ms: int
    end_ms: int
    clip: Clip | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """When everything happens: without clips the estimate, with them the measurement."""

    plan: Plan
    cues: tuple[Timed, ...]
    duration_ms: int
    measured: bool
