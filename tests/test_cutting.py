"""Tests of the cut plan: the best choice of all, what a passage saves, labels."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core import Annotation, Pause, Plan, Speak
from rehearse.script.reading import read_text
from rehearse.timing.planning import plan
from rehearse.timing.planning.cutting import optional_passages, passage_labels, plan_cuts
from rehearse.timing.planning.pace import voice_pace
from rehearse.timing.planning.pauses import PAUSES_MS
from rehearse.voices.known import known_voice
from tests.measuring import cpu_below
from tests.plans import planned, total

if TYPE_CHECKING:
    from collections.abc import Collection


@st.composite
def with_options(draw: st.DrawFn) -> Plan:
    """Plan a speech with up to twelve optional passages of a few sentences each; some follow each other closely."""
    words: list[str] = []
    optional: list[tuple[int, int]] = []
    sentences = 0
    for _ in range(draw(st.integers(1, 12))):
        for kind in draw(st.sampled_from(["", "k", "k", "o", "o", "oo"])):
            count = draw(st.integers(1, 3))
            for _ in range(count):
                words += [
                    str(draw(st.integers(1, 40))),
                    draw(st.sampled_from(["sentence", "paragraph", "comma"])),
                ]
            if kind == "o" and len(optional) < 12:
                optional.append((sentences, sentences + count - 1))
            sentences += count
        if draw(st.booleans()) and words:
            words[-1] = draw(st.sampled_from(["cue:8000", "mark:3000", "sentence"]))
    return planned(" ".join([*words, "10"]), optional=optional)


def best(speech: Plan, limit: int) -> tuple[str, ...] | None:
    """Try every choice, with savings in tenths of a second as the rule counts them."""
    optional = optional_passages(speech)
    excess = -((limit - total(speech)) // 100)
    found = []
    for flags in product([False, True], repeat=len(optional)):
        drop = [passage for passage, gone in zip(optional, flags, strict=True) if gone]
        left = sum(passage.saves_ms // 100 for passage in drop) - excess
        if left >= 0:
            found.append((left // 10, len(drop), flags, tuple(passage.label for passage in drop)))
    return min(found)[3] if found else None


@given(with_options(), st.floats(0.3, 1.1))
def test_the_best_choice_of_all(speech: Plan, share: float) -> None:
    """No choice cuts less to the second, or as little with fewer passages, or keeps an earlier one instead."""
    limit = round(total(speech) * share)
    found = plan_cuts(speech, limit)
    optional = optional_passages(speech)
    assert (found is not None) == (total(speech) > limit and optional != ())
    if found is None:
        return
    saves = {passage.label: passage.saves_ms for passage in optional}
    assert found.total_ms == total(speech) - sum(saves[label] for label in found.drop)
    assert found.feasible == (found.total_ms <= limit)
    assert found.drop == (best(speech, limit) or tuple(saves))


@given(with_options())
def test_without_a_passage_no_more_is_left_than_told(speech: Plan) -> None:
    """Cut out of the script, passages save at least what they are said to, in whichever company."""
    optional = optional_passages(speech)
    for gone in (*[{passage.label} for passage in optional], {passage.label for passage in optional}):
        told = sum(passage.saves_ms for passage in optional if passage.label in gone)
        assert told <= total(speech) - total(without(speech, gone))


def without(speech: Plan, gone: Collection[str]) -> Plan:
    """Take passages out of a plan, one after the other; of the pauses before and behind each the longer stays."""
    notes = sorted(speech.script.annotations, key=lambda note: note.span)
    steps = list(speech.steps)
    for label, note in zip(passage_labels(notes), notes, strict=True):
        if label not in gone:
            continue
        start, end = note.span
        inside = [
            place
            for place, step in enumerate(steps)
            if isinstance(step, Speak) and start <= step.breath.span[0] < end
        ]
        first, last = inside[0], inside[-1] + 1
        beside = [*steps[max(0, first - 1) : first], *steps[last : last + 1]]
        pauses = [step for step in beside if isinstance(step, Pause) and not step.mark]
        if len(pauses) == 2 and pauses[0].planned_ms < pauses[1].planned_ms:
            first -= 1
        elif len(pauses) == 2:
            last += 1
        del steps[first:last]
    return replace(speech, steps=tuple(steps))


def test_sixty_passages() -> None:
    """Sixty passages of a long speech are decided at once."""
    words, optional = [], []
    for place in range(60):
        words += [
            str(30 + 7 * place % 50),
            "sentence",
            str(40 + 11 * place % 37),
            "paragraph",
            "90",
            "paragraph",
        ]
        optional.append((3 * place, 3 * place + 1))
    speech = planned(" ".join([*words, "10"]), optional=optional)
    with cpu_below(20):  # about 0.03 s, and trying every choice would take for ever
        found = plan_cuts(speech, total(speech) - 240_500)
    assert found
    assert found.feasible
    assert 0 <= total(speech) - 240_500 - found.total_ms < 1000


PAUSES = {
    "in a paragraph": ("10 sentence 10 sentence 10", (1, 1), 2000 + 650),
    "at a paragraph's end": ("10 sentence 10 paragraph 10", (1, 1), 2000 + 650),
    "a section's end": ("10 sentence 10 section 10", (1, 1), 2000 + 650),
    "at the end": ("10 paragraph 10 sentence 10", (2, 2), 2000),
    "several": ("10 comma 10 paragraph 10 sentence 10", (1, 2), 4000 + 1000 + 300),
    "behind the author's pause": ("10 mark:3000 10 sentence 10", (1, 1), 2000),
    "before a cue": ("10 sentence 10 cue:8000 10", (1, 1), 2000),
    "with a cue": ("10 sentence 10 cue:8000 10 sentence 10", (1, 2), 4000 + 8000 + 650),
}
"""Where the passage stands -> the speech, its sentences, what it saves."""


@pytest.mark.parametrize(("speech", "optional", "saves"), PAUSES.values(), ids=PAUSES.keys())
def test_pauses_go_with_a_passage(speech: str, optional: tuple[int, int], saves: int) -> None:
    """The pauses inside go, and of those before and behind the longer stays."""
    assert [passage.saves_ms for passage in optional_passages(planned(speech, optional=[optional]))] == [
        saves
    ]


def test_passages_of_a_script() -> None:
    """Passages are found where the author wrote them: whole sentences, and a part of one, which saves its part."""
    script = read_text(
        "同志们：\n大家好。{可删 这是第一段。可以删掉。}我们继续讲。\n"
        "{可删 第二段比较长。\n还有一段话。}\n好，{可删 也就是说，}走。\n"
    )
    speech = plan(script, voice_pace(known_voice("cmn", "zh"), 0))
    first, second, third = optional_passages(speech)
    assert (first.label, second.label, third.label) == ("A", "B", "C")
    said = {step.breath.text: step.planned_ms for step in speech.steps if isinstance(step, Speak)}
    assert first.saves_ms == said["这是第一段。"] + said["可以删掉。"] + 2 * PAUSES_MS["sentence"]
    last = speech.steps[-1].planned_ms
    assert 0.4 * last < third.saves_ms < 0.8 * last


def test_labels() -> None:
    """Passages are named in order; a name that the author gave is kept, unless he gave it twice."""

    def named(*values: str) -> tuple[str, ...]:
        return passage_labels([Annotation("optional", "", (0, 0), value) for value in values])

    assert named(*[""] * 28)[24:] == ("Y", "Z", "AA", "AB")
    assert named("", "A", "甲", "甲", "") == ("B", "A", "C", "D", "E")
