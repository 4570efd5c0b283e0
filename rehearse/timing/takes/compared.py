"""What is compared of a take and its plan: sections, sentences, pauses and the pace, as planned and as said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

PauseKind: TypeAlias = Literal["long", "short", "none"]


@dataclass(frozen=True, slots=True)
class PlannedSection:
    """What is planned for a section."""

    name: str
    ms: int
    range_ms: tuple[int, int] | None
    units: int
    """Characters or words."""


@dataclass(frozen=True, slots=True)
class PlannedSentence:
    """What is planned for a sentence."""

    text: str
    line: int
    """Where it stands in the script, from 1."""
    section: int
    """Index of its section."""
    ms: int
    units: int
    pause_ms: int | None
    """Behind it; None where it is not for the speaker alone to make, as with applause."""
    ending: str
    """What stands behind it; "paragraph" behind the last of one."""


@dataclass(frozen=True, slots=True)
class TakeSection:
    """A section as it was said."""

    name: str
    ms: int
    """From its first sentence to the next section's; 0 where it was left out."""
    planned: PlannedSection
    units: int
    """Of it, said."""
    off_script_ms: int
    """Of sound that the script does not have."""

    @property
    def a_minute(self) -> float:
        """Characters or words a minute, pauses included, what is off script left out."""
        return 60_000 * self.units / max(1, self.ms - self.off_script_ms)

    @property
    def faster(self) -> float | None:
        """How much faster than planned, as a share; None where too little was said to tell."""
        if not self.planned.ms or self.units * 4 < self.planned.units:
            return None
        return self.a_minute / (60_000 * self.planned.units / self.planned.ms) - 1


@dataclass(frozen=True, slots=True)
class TakePause:
    """A pause that is not as planned."""

    kind: PauseKind
    after: int
    """The sentence before it."""
    start_ms: int
    ms: int
    planned_ms: int


@dataclass(frozen=True, slots=True)
class TakePace:
    """A sentence that is faster or slower than the speaker's own pace."""

    sentence: int
    start_ms: int
    faster: float
    """As a share; negative for slower."""
