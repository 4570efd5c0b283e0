"""Which of the passages that the author marked optional to drop, so that the speech fits its slot.

The rule: as little time as possible is cut, to the second (what is shown, and finer than any estimate is sure of); of
equal cuts the one with the fewest passages; then the one that keeps the earliest label, then the next, and so on.
Exact, by the sums that are reachable at all, kept as the bits of one integer.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rehearse.core import Pause, Speak
from rehearse.language.durations import clock
from rehearse.language.effort import effort

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from rehearse.core import Annotation, Language, Plan, Span, Step

_SECOND_MS = 1000


@dataclass(frozen=True, slots=True)
class Passage:
    """An optional passage and what dropping it alone saves."""

    label: str
    """A, B, C … in the order of the speech, or as the author named it."""
    text: str
    saves_ms: int
    """Its sentences and the pauses that go with them: of those before and behind it, the longer stays."""


@dataclass(frozen=True, slots=True)
class CutPlan:
    """What to drop, and how long the rest takes."""

    drop: tuple[str, ...]
    """Labels, in order; empty when the speech fits as it is. All there are when even that is not enough."""
    total_ms: int
    feasible: bool
    limit_ms: int


@dataclass(frozen=True, slots=True)
class _Held:
    """A step that is no pause of ours, and the pause between it and the next."""

    step: Step
    taken: dict[str, int]
    """Label -> the milliseconds of the step that go with a passage."""
    gap_ms: int

    def left_ms(self, gone: Collection[str]) -> int:
        """Say what stays of the step; 0 when it goes as a whole."""
        return self.step.planned_ms - sum(ms for label, ms in self.taken.items() if label in gone)


def labels(optional: Sequence[Annotation]) -> tuple[str, ...]:
    """Name optional passages A to Z, then AA, AB …; a name that the author gave, and gave once only, is kept."""
    given = [note.value.strip() for note in optional]
    free = (name for number in range(10**6) if (name := _letters(number)) not in given)
    return tuple(name if name and given.count(name) == 1 else next(free) for name in given)


def passages(plan: Plan) -> tuple[Passage, ...]:
    """List the optional passages of a speech, in its order."""
    held, found = _held(plan), _labelled(plan)
    texts = [note.text for _, note in found]
    names = [label for label, _ in found]
    runs = _runs(held, names)
    return tuple(Passage(name, text, run[0]) for name, text, run in zip(names, texts, runs, strict=True))


def cut(plan: Plan, limit_ms: int) -> CutPlan:
    """Choose what to drop so that the plan takes no longer than `limit_ms`, as little as can be."""
    held = _held(plan)
    names = [label for label, _ in _labelled(plan)]
    whole = sum(step.planned_ms for step in plan.steps)
    excess = whole - limit_ms
    if excess <= 0:
        return CutPlan((), whole, True, limit_ms)
    everything = _saved(held, set(names))
    if everything < excess:
        return CutPlan(tuple(names), whole - everything, False, limit_ms)
    drop = tuple(names[place] for place in _choose(_runs(held, names), excess))
    return CutPlan(drop, whole - _saved(held, set(drop)), True, limit_ms)


def without(plan: Plan, drop: Collection[str]) -> Plan:
    """Take optional passages, by label, out of a plan; of the pauses before and behind each the longer stays."""
    gone = set(drop)
    steps: list[Step] = []
    between: list[Pause] = []
    dropped = False
    for step, taken in zip(plan.steps, _taken(plan), strict=True):
        if isinstance(step, Pause) and step.mark is None:
            between.append(step)
            continue
        left = step.planned_ms - sum(ms for label, ms in taken.items() if label in gone)
        if left <= 0 < step.planned_ms:
            dropped = True
            continue
        if steps and between:
            longest = max(between, key=lambda pause: pause.planned_ms)
            if not dropped or _gap(steps[-1], step, longest.planned_ms):
                steps.append(replace(longest, section=steps[-1].section))
        between, dropped = [], False
        steps.append(replace(step, planned_ms=left))
    if plan.steps and steps and plan.steps[-1] in between:
        steps.append(plan.steps[-1])  # a plan ends in no pause; but where one does, it stays
    return replace(plan, steps=tuple(steps))


def say(found: CutPlan, language: Language) -> str:
    """Write a cut plan in one line.

    >>> say(CutPlan(("B", "D"), 878_000, True, 900_000), "en"), say(CutPlan(("B", "D"), 878_000, True, 900_000), "zh")
    ('drop B and D: 14:38', '删去 B、D：14:38')
    """
    words = WORDS[language]
    if not found.drop:
        return words["as it is" if found.feasible else "nothing optional"]
    form = "drop" if found.feasible else "not enough"
    last = words["and"].join(found.drop[-2:])
    over = round(found.total_ms / _SECOND_MS) - round(found.limit_ms / _SECOND_MS)
    return words[form].format(
        labels=words["comma"].join([*found.drop[:-2], last]),
        total=clock(found.total_ms),
        over=clock(_SECOND_MS * max(1, over)),
    )


WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "drop": "删去 {labels}：{total}",
        "not enough": "可删的 {labels} 全部删去也要 {total}，仍超出 {over}",
        "as it is": "无需删减",
        "nothing optional": "没有标为可删的段落",
        "comma": "、",
        "and": "、",
    },
    "en": {
        "drop": "drop {labels}: {total}",
        "not enough": "even without {labels} it takes {total}, {over} too long",
        "as it is": "nothing to drop",
        "nothing optional": "no passage is marked optional",
        "comma": ", ",
        "and": " and ",
    },
}
"""Language -> key -> text."""


def _letters(number: int) -> str:
    """Count in letters.

    >>> [_letters(number) for number in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    before, letter = divmod(number, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + letter)


def _labelled(plan: Plan) -> list[tuple[str, Annotation]]:
    notes = sorted(
        (note for note in plan.script.annotations if note.kind == "optional"), key=lambda note: note.span
    )
    return list(zip(labels(notes), notes, strict=True))


def _taken(plan: Plan) -> list[dict[str, int]]:
    """Say of each step how much of it goes with which passage: label -> milliseconds."""
    notes = _labelled(plan)
    starts = [note.span[0] for _, note in notes]
    found: list[dict[str, int]] = []
    for step in plan.steps:
        taken: dict[str, int] = {}
        span = _span(step)
        place = max(0, bisect_right(starts, span[0]) - 1)
        while place < len(notes) and starts[place] < span[1]:
            label, note = notes[place]
            ms = _inside(step, span, note)
            if ms := min(ms, step.planned_ms - sum(taken.values())):
                taken[label] = ms
            place += 1
        found.append(taken)
    return found


def _span(step: Step) -> Span:
    if isinstance(step, Speak):
        return step.sentence.span
    return step.mark.span if step.mark else (0, 0)


def _inside(step: Step, span: Span, note: Annotation) -> int:
    """Say how much of a step is in a passage: all, or of a sentence the part that it takes to say what is in it."""
    start, end = max(span[0], note.span[0]), min(span[1], note.span[1])
    if start >= end:
        return 0
    if (start, end) == span or not isinstance(step, Speak):
        return step.planned_ms
    sentence = step.sentence
    part = effort(note.text[start - note.span[0] : end - note.span[0]], sentence.language).syllables
    whole = effort(sentence.text, sentence.language).syllables
    return min(step.planned_ms, round(step.planned_ms * part / max(whole, 0.01)))


def _held(plan: Plan) -> list[_Held]:
    held: list[_Held] = []
    for step, taken in zip(plan.steps, _taken(plan), strict=True):
        if not isinstance(step, Pause) or step.mark:
            held.append(_Held(step, taken, 0))
        elif held:
            held[-1] = replace(held[-1], gap_ms=held[-1].gap_ms + step.planned_ms)
    return held


def _gap(before: Step, after: Step, longest_ms: int) -> int:
    """Say how long the pause is where something between two steps was dropped; as the rules of pauses have it."""
    if isinstance(before, Pause) or isinstance(after, Pause):
        return 0
    spoken = isinstance(before, Speak) and isinstance(after, Speak)
    return longest_ms if spoken or before.section != after.section else 0


def _saved(held: Sequence[_Held], gone: Collection[str]) -> int:
    """Say how much shorter the steps are without some passages; what is behind the last step does not count."""
    before = sum(item.step.planned_ms + item.gap_ms for item in held) - (held[-1].gap_ms if held else 0)
    after, gaps = 0, [0]
    last: Step | None = None
    for item in held:
        left = item.left_ms(gone)
        if left > 0 or not item.step.planned_ms:
            if last:
                after += _gap(last, item.step, max(gaps)) if len(gaps) > 1 else gaps[0]
            after += left
            last, gaps = item.step, [item.gap_ms]
        else:
            gaps.append(item.gap_ms)
    return before - after


def _runs(held: Sequence[_Held], names: Sequence[str]) -> list[list[int]]:
    """Say for each passage what dropping it, it and its next neighbour, and so on saves, in ms.

    Neighbours are those with nothing but a pause between. Dropping both may save more than each by itself, as of
    three pauses one stays; so what is dropped is looked at run by run.
    """
    places: dict[str, list[int]] = {name: [] for name in names}
    for place, item in enumerate(held):
        for label in item.taken:
            places[label].append(place)
    runs: list[list[int]] = []
    for first in range(len(names)):
        run: list[int] = []
        gone: set[str] = set()
        for label in names[first:]:
            if gone and not _neighbours(held, places, names[first + len(run) - 1], label):
                break
            gone.add(label)
            run.append(_saved_by(held, places, gone))
        runs.append(run)
    return runs


def _neighbours(held: Sequence[_Held], places: Mapping[str, Sequence[int]], one: str, other: str) -> bool:
    """Tell whether nothing would be left between two passages."""
    if not places[one] or not places[other]:
        return False
    between = held[places[one][-1] : places[other][0] + 1]
    return all(item.left_ms((one, other)) <= 0 for item in between)


def _saved_by(held: Sequence[_Held], places: Mapping[str, Sequence[int]], gone: Collection[str]) -> int:
    """Say what dropping neighbours saves; nothing but they and what is just beside them has to be looked at."""
    found = [place for label in gone for place in places[label]]
    return _saved(held[max(0, min(found) - 1) : max(found) + 2], gone) if found else 0


def _choose(runs: Sequence[Sequence[int]], excess: int) -> list[int]:
    """Choose which passages to drop, by place, so that at least `excess` ms go; there must be a way.

    A set of sums is an integer: bit s is set where the sum s can be reached.
    """
    count = len(runs)
    reachable = [1] * (count + 2)
    for place in reversed(range(count)):
        reachable[place] = reachable[place + 1]
        for length, saves in enumerate(runs[place], start=1):
            reachable[place] |= reachable[_next(runs, place, length)] << saves
    enough = reachable[0] >> excess
    over = (enough & -enough).bit_length() - 1
    start = excess + over // _SECOND_MS * _SECOND_MS
    goal = ((1 << _SECOND_MS) - 1) << start
    # By how many are dropped: layer n holds, for each place, the sums that n passages from there on can save.
    looked_at = (1 << (start + _SECOND_MS)) - 1
    layers = [[1] * (count + 2)]
    while not layers[-1][0] & goal:
        number = len(layers)
        layer = [0] * (count + 2)
        layers.append(layer)
        for place in reversed(range(count)):
            layer[place] = layer[place + 1]
            for length, saves in enumerate(runs[place][:number], start=1):
                sums = layers[number - length][_next(runs, place, length)] << saves
                layer[place] |= sums & looked_at
    return _keeping_the_earliest(runs, layers, goal)


def _next(runs: Sequence[Sequence[int]], place: int, length: int) -> int:
    """Say where to go on behind a run; a neighbour behind it is kept, or the run would be longer."""
    return place + length + (length < len(runs[place]))


def _keeping_the_earliest(
    runs: Sequence[Sequence[int]], layers: Sequence[Sequence[int]], goal: int
) -> list[int]:
    """Find the choice whose sum is in `goal` and that keeps the first passage if it can, then the next, and so on."""
    drop: list[int] = []
    place, number = 0, len(layers) - 1
    while number:
        if layers[number][place + 1] & goal:
            place += 1
            continue
        for length, saves in enumerate(runs[place][:number], start=1):
            if layers[number - length][_next(runs, place, length)] & (goal >> saves):
                drop += range(place, place + length)
                place, number, goal = _next(runs, place, length), number - length, goal >> saves
                break
    return drop
