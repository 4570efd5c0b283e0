"""Tests of the cut plan: the best choice of all, pauses that go with what is dropped, labels, words."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.model import Annotation, Plan
from rehearse.planning import plan
from rehearse.planning.cutting import CutPlan, cut, labels, passages, say, without
from rehearse.planning.pace import voice_pace
from rehearse.reading import read_text
from tests.measuring import cpu_below
from tests.plans import planned, total


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
    """Try every choice."""
    names = [passage.label for passage in passages(speech)]
    found = []
    for flags in product([False, True], repeat=len(names)):
        drop = tuple(name for name, gone in zip(names, flags, strict=True) if gone)
        left = limit - total(without(speech, drop))
        if left >= 0:
            found.append((left // 1000, len(drop), flags, drop))
    return min(found)[3] if found else None


@given(with_options(), st.floats(0.3, 1.1))
def test_the_best_choice_of_all(speech: Plan, share: float) -> None:
    """No choice cuts less to the second, or as little with fewer passages, or keeps an earlier one instead."""
    limit = round(total(speech) * share)
    found = cut(speech, limit)
    assert found.total_ms == total(without(speech, found.drop))
    expected = best(speech, limit) if total(speech) > limit else ()
    assert found.feasible == (expected is not None)
    if expected is None:
        assert found.drop == tuple(passage.label for passage in passages(speech))
    else:
        assert found.drop == expected


@given(with_options())
def test_what_a_passage_saves(speech: Plan) -> None:
    """What a passage is said to save is what dropping it alone saves."""
    for passage in passages(speech):
        assert passage.saves_ms == total(speech) - total(without(speech, [passage.label])) > 0
    assert without(speech, []) == speech


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
        found = cut(speech, total(speech) - 240_500)
    assert found.feasible
    assert 0 <= total(speech) - 240_500 - found.total_ms < 1000


PAUSES = {
    "in a paragraph": ("10 sentence 10 sentence 10", (1, 1), ["sentence"]),
    "at a paragraph's end": ("10 sentence 10 paragraph 10", (1, 1), ["paragraph"]),
    "a section's end": ("10 sentence 10 section 10", (1, 1), ["section"]),
    "at the end": ("10 paragraph 10 sentence 10", (2, 2), ["paragraph"]),
    "at the beginning": ("10 paragraph 10 sentence 10", (0, 0), ["sentence"]),
    "several": ("10 comma 10 paragraph 10 sentence 10", (1, 2), ["paragraph"]),
    "behind the author's pause": ("10 mark:3000 10 sentence 10", (1, 1), ["mark"]),
    "before a cue": ("10 sentence 10 cue:8000 10", (1, 1), []),
}
"""Where the passage stands -> the speech, its sentences, the pauses left."""


@pytest.mark.parametrize(("speech", "optional", "left"), PAUSES.values(), ids=PAUSES.keys())
def test_pauses_go_with_a_passage(speech: str, optional: tuple[int, int], left: list[str]) -> None:
    """Of the pauses before and behind a passage the longer stays; beside a mark there is none."""
    steps = without(planned(speech, optional=[optional]), ["A"]).steps
    assert [getattr(step, "why", None) for step in steps if hasattr(step, "why")] == left


def test_passages_of_a_script() -> None:
    """Passages are found where the author wrote them: whole sentences, and a part of one, which saves its part."""
    script = read_text(
        "同志们：\n大家好。{可删 这是第一段。可以删掉。}我们继续讲。\n"
        "{可删 第二段比较长。\n还有一段话。}\n好，{可删 也就是说，}走。\n"
    )
    speech = plan(script, voice_pace("cmn", 0, "zh"))
    first, second, third = passages(speech)
    assert (first.label, second.label, third.label) == ("A", "B", "C")
    assert (first.text, third.text) == ("这是第一段。可以删掉。", "也就是说，")
    spoken = [step.sentence.text for step in without(speech, "AB").steps if hasattr(step, "sentence")]
    assert spoken == ["同志们：", "大家好。", "我们继续讲。", "好，也就是说，走。"]
    last = speech.steps[-1].planned_ms
    assert 0.4 * last < third.saves_ms < 0.8 * last
    assert len(without(speech, "C").steps) == len(speech.steps)


def test_labels() -> None:
    """Passages are named in order; a name that the author gave is kept, unless he gave it twice."""

    def named(*values: str) -> tuple[str, ...]:
        return labels([Annotation("optional", "", (0, 0), value) for value in values])

    assert named(*[""] * 28)[24:] == ("Y", "Z", "AA", "AB")
    assert named("", "A", "甲", "甲", "") == ("B", "A", "C", "D", "E")


SAID = {
    "one": (CutPlan(("B",), 878_000, True, 900_000), "drop B: 14:38", "删去 B：14:38"),
    "three": (
        CutPlan(("A", "B", "D"), 878_000, True, 900_000),
        "drop A, B and D: 14:38",
        "删去 A、B、D：14:38",
    ),
    "not enough": (
        CutPlan(("A", "B"), 940_000, False, 900_000),
        "even without A and B it takes 15:40, 0:40 too long",
        "可删的 A、B 全部删去也要 15:40，仍超出 0:40",
    ),
    "fits": (CutPlan((), 878_000, True, 900_000), "nothing to drop", "无需删减"),
    "none": (CutPlan((), 978_000, False, 900_000), "no passage is marked optional", "没有标为可删的段落"),
}


@pytest.mark.parametrize(("found", "english", "chinese"), SAID.values(), ids=SAID.keys())
def test_words(found: CutPlan, english: str, chinese: str) -> None:
    """A cut plan is one line, in the script's language."""
    assert (say(found, "en"), say(found, "zh")) == (english, chinese)
