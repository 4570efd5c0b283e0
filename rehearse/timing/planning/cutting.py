"""Which of the passages that the author marked optional to leave out, so that the speech meets its target.

The rule: as little time as possible is cut, to the second; of equal cuts the one with the fewest passages; then the one
that keeps the earliest passage, then the next, and so on.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count, product
from string import ascii_uppercase
from typing import TYPE_CHECKING

from rehearse.core import Pause, Speak
from rehearse.language.effort import effort
from rehearse.language.numbers.read_out import read_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core import Annotation, Plan, Step

_TENTH_MS = 100
"""Savings are compared in tenths of a second, rounded down: finer than any estimate, and few enough to try them all."""


@dataclass(frozen=True, slots=True)
class OptionalPassage:
    """An optional passage and what leaving it out saves."""

    label: str
    """A, B, C … in the order of the speech, or as the author named it."""
    saves_ms: int
    """Its sentences and the pauses that go with them: of those before and behind it, the longer stays."""


@dataclass(frozen=True, slots=True)
class CutPlan:
    """What to leave out of a speech that is too long."""

    drop: tuple[str, ...]
    """Labels, in order; all there are when even that is not enough."""
    total_ms: int
    """The most that the rest takes."""
    feasible: bool


def plan_cuts(plan: Plan, limit_ms: int) -> CutPlan | None:
    """Choose what to leave out so that a plan takes at most `limit_ms`; None where nothing must or can be left out."""
    total = sum(step.planned_ms for step in plan.steps)
    optional = optional_passages(plan) if total > limit_ms else ()
    if not optional:
        return None
    drop = [
        optional[place] for place in _choose([passage.saves_ms for passage in optional], total - limit_ms)
    ]
    total -= sum(passage.saves_ms for passage in drop)
    return CutPlan(tuple(passage.label for passage in drop), total, total <= limit_ms)


def optional_passages(plan: Plan) -> tuple[OptionalPassage, ...]:
    """List the optional passages of a speech, in its order."""
    notes = sorted(
        (note for note in plan.script.annotations if note.kind == "optional"), key=lambda note: note.span
    )
    return tuple(
        OptionalPassage(label, _saves_ms(plan.steps, note))
        for label, note in zip(passage_labels(notes), notes, strict=True)
    )


def passage_labels(optional: Sequence[Annotation]) -> tuple[str, ...]:
    """Name optional passages A to Z, then AA, AB …; a name that the author gave, and gave once only, is kept."""
    given = [note.value.strip() for note in optional]
    letters = ("".join(name) for size in count(1) for name in product(ascii_uppercase, repeat=size))
    free = (name for name in letters if name not in given)
    return tuple(name if name and given.count(name) == 1 else next(free) for name in given)


def _choose(saves_ms: Sequence[int], excess_ms: int) -> tuple[int, ...]:
    """Choose by the rule above: the places of the passages to leave out, all of them when less is not enough."""
    excess = -(-excess_ms // _TENTH_MS)
    best: dict[int, tuple[int, ...]] = {0: ()}
    """Tenths saved -> the fewest, latest passages that save them; nothing is added to what is enough."""

    def latest_few(drop: tuple[int, ...]) -> tuple[int, list[int]]:
        return len(drop), [-place for place in drop]

    for place, ms in enumerate(saves_ms):
        for saved, drop in list(best.items()):
            if saved < excess and ms >= _TENTH_MS:
                more, longer = saved + ms // _TENTH_MS, (*drop, place)
                best[more] = min(best.get(more, longer), longer, key=latest_few)
    enough = [(saved, drop) for saved, drop in best.items() if saved >= excess]
    if not enough:
        return tuple(range(len(saves_ms)))
    return min(enough, key=lambda one: ((one[0] - excess) // 10, latest_few(one[1])))[1]


def _saves_ms(steps: Sequence[Step], note: Annotation) -> int:
    """Return what leaving out a passage saves; of a sentence that is only partly inside, that part."""
    shares = {place: ms for place, step in enumerate(steps) if (ms := _inside_ms(step, note))}
    whole = [place for place, ms in shares.items() if ms == steps[place].planned_ms]
    if not whole:
        return sum(shares.values())
    first, last = whole[0], whole[-1]
    between = sum(_pause_ms(steps, place) for place in range(first, last))
    return sum(shares.values()) + between + min(_pause_ms(steps, first - 1), _pause_ms(steps, last + 1))


def _pause_ms(steps: Sequence[Step], place: int) -> int:
    """Return how long a step is if it is a planned pause; 0 for all else, and beyond the speech's ends."""
    step = steps[place] if 0 <= place < len(steps) else None
    return step.planned_ms if isinstance(step, Pause) and step.mark is None else 0


def _inside_ms(step: Step, note: Annotation) -> int:
    """Return how much of a step is in a passage; of a sentence, what it takes to say the part that is in it."""
    said = step.breath if isinstance(step, Speak) else None
    what = said or getattr(step, "mark", None)
    start, end = (max(what.span[0], note.span[0]), min(what.span[1], note.span[1])) if what else (0, 0)
    if start >= end:
        return 0
    if said is None or (start, end) == said.span:
        return step.planned_ms
    inside = note.text[start - note.span[0] : end - note.span[0]]
    part, whole = (
        effort(read_out(text, said.language), said.language).syllables for text in (inside, said.text)
    )
    return min(step.planned_ms, round(step.planned_ms * part / max(whole, 0.01)))
