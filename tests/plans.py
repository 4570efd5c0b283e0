"""Plans made up for tests: sentences of a given length, pauses by kind, marks and cues."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from rehearse.core import Annotation, Breath, Clip, Cue, Mark, Pause, Plan, Script, Section, Speak
from rehearse.timing.planning.pauses import PAUSES_MS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core import Step

CHARACTER_MS = 200


def planned(*sections: str, optional: Sequence[tuple[int, int]] = ()) -> Plan:
    """Plan sections written in shorthand, one word a step.

    A number is a sentence of so many characters, each 200 ms; `mark:3000` and `cue:8000` are the author's; anything
    else is a kind of pause. `optional` names sentences from and to, both included, from 0.
    """
    steps: list[Step] = []
    spans: list[tuple[int, int]] = []
    position = 0
    for index, section in enumerate(sections):
        for word in section.split():
            kind, _, ms = word.partition(":")
            if kind.isdecimal():
                span = (position, position + int(kind))
                position = span[1]
                spans.append(span)
                breath = Breath("字" * int(kind), range(*span), "字" * int(kind), "字" * int(kind), "zh")
                steps.append(Speak(index, breath, CHARACTER_MS * int(kind)))
            elif ms:
                mark = Mark(
                    "cue" if kind == "cue" else "pause", word, int(ms), (position, position + len(word))
                )
                position += len(word)
                if kind == "cue":
                    steps.append(Cue(index, mark.ms, mark))
                else:
                    steps.append(Pause(index, mark.ms, "mark", mark))
            else:
                steps.append(Pause(index, PAUSES_MS[kind], kind))
    notes = [(spans[first][0], spans[last][1]) for first, last in optional]
    return Plan(
        Script(
            "",
            "zh",
            tuple(Section(f"第{index}部分", 1, "body", ()) for index in range(len(sections))),
            "a.txt",
            "",
            annotations=tuple(
                Annotation("optional", "字" * (end - start), (start, end)) for start, end in notes
            ),
        ),
        tuple(steps),
        "",
    )


def total(plan: Plan) -> int:
    """Add up what a plan takes."""
    return sum(step.planned_ms for step in plan.steps)


def at_rate(plan: Plan, rate: int) -> Plan:
    """Say a plan so many percent faster; pauses and cues stay."""
    steps = (
        replace(step, planned_ms=max(1, round(step.planned_ms * 100 / (100 + rate))))
        if isinstance(step, Speak)
        else step
        for step in plan.steps
    )
    return replace(plan, steps=tuple(steps))


def by_section(plan: Plan) -> list[int]:
    """Add up what each section of a plan takes."""
    return [
        sum(step.planned_ms for step in plan.steps if step.section == index)
        for index in range(len(plan.script.sections))
    ]


def clips(lengths: Sequence[int]) -> list[Clip]:
    """Make clips of these lengths."""
    return [Clip("", 0, ms) for ms in lengths]


_BETWEEN = st.sampled_from(["sentence"] * 4 + ["paragraph", "comma", "mark:3000", "cue:8000"])
_SECTION = st.lists(
    st.tuples(st.integers(1, 60).map(str), _BETWEEN).map(" ".join), min_size=1, max_size=12
).map(lambda words: " ".join([*words, "5 section"]))
PLANS = st.lists(_SECTION, min_size=1, max_size=5).map(lambda sections: planned(*sections))
