"""What every form of a take's report is made from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.core import Language
    from rehearse.timing.report.build import ScriptInfo
    from rehearse.timing.takes.against_plan import AgainstPlan


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """What the take was aligned with."""

    track: Path
    voice: str
    own: bool
    """True for the track that the user has made; False for one that espeak said for this."""
    sentences: tuple[tuple[int, int], ...]
    """When each begins and ends in it."""


@dataclass(frozen=True, slots=True)
class EarlierTake:
    """A take that was compared before."""

    recorded: str
    """As in the report."""
    ms: int
    sections: tuple[tuple[str, int], ...]
    """(name, how long it took), in order."""
    left_out: int


@dataclass(frozen=True, slots=True)
class TakeReport:
    """A take beside its plan, with where it comes from."""

    script: ScriptInfo
    recording: Path
    """Where the sound lies."""
    recorded: str
    """When the file was last changed: YYYY-MM-DD HH:MM."""
    model: ModelInfo
    against: AgainstPlan
    earlier: tuple[EarlierTake, ...] = ()
    """The oldest first."""

    @property
    def language(self) -> Language:
        """Of the script."""
        return self.script.language
