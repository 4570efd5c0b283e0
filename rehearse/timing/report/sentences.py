"""Whole sentences as they are said, and which are too long: one measure for the check, the report and the page."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from rehearse.core import Speak
from rehearse.language.effort import count
from rehearse.language.text.breaths import BREATH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Language, Sentence, Timeline

MOST: dict[Language, int] = {"zh": BREATH, "en": 35}
"""Language -> characters, or words, of a sentence that ears can still follow."""


@dataclass(frozen=True, slots=True)
class Said:
    """A whole sentence and when it is said."""

    sentence: Sentence
    start_ms: int
    end_ms: int
    speech_ms: int
    """The pauses inside left out."""

    @property
    def units(self) -> int:
        """Its characters, or words."""
        return count(self.sentence.text, self.sentence.language)


def timed_sentences(timeline: Timeline) -> Iterator[Said]:
    """List the sentences of the speech's text with their times; headings and salutations are left out."""
    whole = timeline.plan.script.sentences
    spoken = [(cue.step.breath, cue) for cue in timeline.cues if isinstance(cue.step, Speak)]
    for _, group in groupby(spoken, lambda item: item[0].sentence):
        breaths = list(group)
        if breaths[0][0].role == "body":
            cues = [cue for _, cue in breaths]
            speech = sum(cue.end_ms - cue.start_ms for cue in cues)
            yield Said(whole[breaths[0][0].sentence], cues[0].start_ms, cues[-1].end_ms, speech)


def too_long(timeline: Timeline) -> list[Said]:
    """List the sentences that are longer than ears can follow, the longest first."""
    found = [(one.units / MOST[one.sentence.language], one) for one in timed_sentences(timeline)]
    return [one for over, one in sorted(found, key=lambda item: -item[0]) if over > 1]
