"""How a plan is to be spoken: what `record` is asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from rehearse.core import Plan, Speak
    from rehearse.output.gains import Gains
    from rehearse.output.manifest import Manifest


@dataclass(frozen=True, slots=True)
class RecordingTask:
    """A plan, the voices, and what holds for their sound."""

    plan: Plan
    wanted_ms: int | None
    """How long it is to be; None to leave the pauses as planned."""
    voices: Mapping[str, str]
    """Speaker -> voice; everyone else's under ""."""
    rate: int
    format: str
    gains: Gains
    folder: Path
    """Where the result goes."""
    before: Manifest
    """Of the run before, there."""
    early: bool = True
    """Whether parts are put there before the whole is spoken, the first time."""

    def voice_of(self, step: Speak) -> str:
        """The voice that says a step."""
        return self.voices.get(step.breath.speaker, self.voices[""])
