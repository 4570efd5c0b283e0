"""What a take says beside its plan: the time of each section, what was left out or put in, pauses, and the pace."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Literal, TypeAlias

from rehearse.timing.takes.compared import TakePace, TakePause, TakeSection
from rehearse.timing.takes.pieces import SURE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rehearse.timing.takes.compared import PauseKind, PlannedSection, PlannedSentence
    from rehearse.timing.takes.take import Heard, Take

SHORT_MS = 1200
"""A shorter sound beside the script may be a filler or a cough; a longer one was put in."""

_FEW = 5
"""How many of a kind of pause, and of fast and slow sentences, are told."""

_LONG_MS = 1500
"""A pause is long that is twice what was planned, and by so much longer."""

_MISSING_MS = 120
"""A shorter pause is none."""

_EXPECTED_MS = 350
"""Where less was planned nobody misses the pause."""

_SHORT_PAUSE = 3
"""A pause is short that is so many times shorter than planned, where a second or more was."""

_LEAST_SENTENCE_MS = 3000
"""The pace of a shorter sentence is not worth a line."""

_LEAST_PACE_MS = 1500
"""The pace of a shorter one says nothing."""

_PACE_OFF = 0.12
"""How far a sentence's pace must be from the speaker's own to be told."""

Sureness: TypeAlias = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True)
class AgainstPlan:
    """A take beside its plan."""

    take: Take
    sentences: tuple[PlannedSentence, ...]
    sections: tuple[TakeSection, ...]
    ms: int
    """From the first sound to the last."""
    planned_ms: int
    range_ms: tuple[int, int] | None
    pauses: tuple[TakePause, ...]
    faster: Mapping[int, float]
    """Sentence that was clearly said -> how much faster than the speaker's own pace, as a share."""
    paces: tuple[TakePace, ...]
    """The fastest first, then the slowest."""
    order: tuple[int, ...]
    """The sections in the order in which they were said."""

    def heard(self, *states: str) -> list[Heard]:
        """What was heard of these kinds, in order."""
        return [one for one in self.take.heard if one.state in states]

    @property
    def put_in(self) -> list[Heard]:
        """What is none of the script's and is long enough to be speech."""
        return [one for one in self.heard("other") if one.length_ms >= SHORT_MS]

    @property
    def short_sounds(self) -> list[Heard]:
        """What is none of the script's and is short."""
        return [one for one in self.heard("other") if one.length_ms < SHORT_MS]

    @property
    def doubtful(self) -> list[Heard]:
        """What may be a sentence, or is a half of one, or has other words."""
        return self.heard("unsure", "first part", "last part", "other words")

    @property
    def covered(self) -> float:
        """The share of the script's characters or words that was said."""
        return sum(section.units for section in self.sections) / max(
            1, sum(section.planned.units for section in self.sections)
        )

    @property
    def reordered(self) -> bool:
        """True where sections were said in another order than the script's."""
        return list(self.order) != sorted(self.order)

    @property
    def sure(self) -> Sureness:
        """How sure it is: by the share of sentences of which it is clear whether they were said."""
        clear = sum(one.state in ("said", "out of order") for one in self.take.said.values())
        share = (clear + len(self.take.left_out)) / max(1, len(self.sentences))
        return "high" if share > 0.9 else "medium" if share > 0.75 else "low"


def against_plan(
    take: Take,
    sentences: Sequence[PlannedSentence],
    sections: Sequence[PlannedSection],
    planned_ms: int,
    range_ms: tuple[int, int] | None,
) -> AgainstPlan:
    """Put a take beside its plan."""
    first, last = take.heard[0].start_ms, take.heard[-1].end_ms
    stretches = list(_stretches(take, sentences))
    said = take.said
    found = tuple(
        TakeSection(
            section.name,
            sum(end - start for index, start, end in stretches if index == number),
            section,
            sum(sentences[at].units for at in said if sentences[at].section == number),
            _off_script(take, [(start, end) for index, start, end in stretches if index == number]),
        )
        for number, section in enumerate(sections)
    )
    order: list[int] = []
    for index, start, end in stretches:
        if index not in order and 2 * (end - start) >= found[index].ms:
            order.append(index)
    faster = _faster(take, sentences)
    return AgainstPlan(
        take,
        tuple(sentences),
        found,
        last - first,
        planned_ms,
        range_ms,
        tuple(_pauses(take, sentences)),
        faster,
        tuple(_striking(take, sentences, faster)),
        tuple(order),
    )


def _stretches(take: Take, sentences: Sequence[PlannedSentence]) -> Iterator[tuple[int, int, int]]:
    """Part the take into stretches of one section each: its index, start and end; they cover it without a gap.

    What is none of the script's belongs to the section before it.
    """
    begins: list[tuple[int, int]] = []
    for one in take.heard:
        if one.sentence is not None and one.state != "other words":
            section = sentences[one.sentence].section
            if not begins or begins[-1][0] != section:
                begins.append((section, one.start_ms))
    ends = [start for _, start in begins[1:]] + [take.heard[-1].end_ms]
    for (section, start), end in zip(begins, ends, strict=True):
        yield section, start, end


def _off_script(take: Take, stretches: Sequence[tuple[int, int]]) -> int:
    """What of these stretches is sound that the script does not have at that place."""
    extra = [one for one in take.heard if not one.spoken]
    return sum(one.length_ms for one in extra if any(start <= one.start_ms < end for start, end in stretches))


def _pauses(take: Take, sentences: Sequence[PlannedSentence]) -> Iterator[TakePause]:
    """List the pauses that are much longer or shorter than planned, the most striking of each kind."""
    found: dict[PauseKind, list[TakePause]] = {"long": [], "short": [], "none": []}
    for before, after in neighbours(take):
        assert before.sentence is not None
        planned = sentences[before.sentence].pause_ms
        if planned is None:
            continue
        ms = max(0, after.start_ms - before.end_ms)
        kind: PauseKind | None = None
        if ms >= 2 * planned and ms >= planned + _LONG_MS:
            kind = "long"
        elif ms < _MISSING_MS and planned >= _EXPECTED_MS:
            kind = "none"
        elif planned >= 1000 and ms * _SHORT_PAUSE < planned:
            kind = "short"
        if kind:
            found[kind].append(TakePause(kind, before.sentence, before.end_ms, ms, planned))
    for pauses in found.values():
        striking = sorted(pauses, key=lambda one: -abs(one.ms - one.planned_ms))[:_FEW]
        yield from sorted(striking, key=lambda one: one.start_ms)


def neighbours(take: Take) -> Iterator[tuple[Heard, Heard]]:
    """Sentences that follow each other in the script and in the take, with nothing between them."""
    for before, after in pairwise(take.heard):
        whole = before.state in ("said", "last part") and after.state in ("said", "first part")
        if whole and before.sentence is not None and after.sentence == before.sentence + 1:
            yield before, after


def _faster(take: Take, sentences: Sequence[PlannedSentence]) -> dict[int, float]:
    """How much faster than the speaker's own pace each sentence is that was clearly said, as a share."""
    speeds = {
        one.sentence: sentences[one.sentence].ms / max(1, one.length_ms)
        for one in take.heard
        if one.sentence is not None
        and one.state == "said"
        and (one.trust or 0) >= SURE
        and sentences[one.sentence].ms >= _LEAST_PACE_MS
    }
    own = median(speeds.values()) if speeds else 1.0
    return {number: speed / own - 1 for number, speed in speeds.items()}


def _striking(
    take: Take, sentences: Sequence[PlannedSentence], faster: Mapping[int, float]
) -> Iterator[TakePace]:
    """List the fastest and the slowest of the sentences that are long enough to tell."""
    paces = sorted(
        (
            TakePace(number, take.said[number].start_ms, share)
            for number, share in faster.items()
            if sentences[number].ms >= _LEAST_SENTENCE_MS
        ),
        key=lambda one: -one.faster,
    )
    if len(paces) >= 2 * _FEW:
        yield from [one for one in paces[:3] if one.faster >= _PACE_OFF]
        yield from [one for one in paces[:-4:-1] if one.faster <= -_PACE_OFF]
