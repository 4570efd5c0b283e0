"""From a drill's timeline to its folder: the track, the report, subtitles and the page to practise with."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from rehearse.output.exports.page.safe import asset

if TYPE_CHECKING:
    from rehearse.core import Language, Timeline
    from rehearse.timing.practice import Drill
    from rehearse.timing.practice.report import Shares
    from rehearse.timing.report.build import EngineInfo

_TABLES: Any = tomllib.loads(asset("words.toml", __package__))
WORDS: dict[Language, dict[str, str]] = _TABLES
"""Language -> key -> text, of the report and the page; what is in braces is filled in."""


@dataclass(frozen=True, slots=True)
class PracticeTrack:
    """A drill, laid out."""

    name: str
    """A key of DRILLS."""
    drill: Drill
    timeline: Timeline
    engine: EngineInfo
    totals: Shares
    sections: tuple[tuple[str, Shares], ...]
    """Name and shares of each section of which anything is heard."""

    @property
    def language(self) -> Language:
        """The script's."""
        return self.timeline.plan.script.language

    @property
    def title(self) -> str:
        """The drill's name, and the speech's."""
        script = self.timeline.plan.script
        return WORDS[self.language]["title"].format(
            drill=self.drill.title(self.language), title=script.title or script.source
        )
