"""Practice tracks as timelines: what each drill lets be heard, what it leaves to the listener, and for how long."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core import Breath, Clip, Cue, Mark, Pause, Plan, Script, Section, Speak, Turn, Word, Words
from rehearse.core.errors import RehearseError
from rehearse.timing.planning.pauses import PAUSES_MS
from rehearse.timing.practice import BELL, DRILLS, calls_of, practice_timeline
from rehearse.timing.practice.hard import INTERVALS_MS
from rehearse.timing.practice.lesson import LEARNER, Choices, Lesson, chosen_sections
from rehearse.timing.practice.report import by_section, shares
from rehearse.timing.timeline import lay_out

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core import Step, Timed, Timeline

BELL_CLIP = Clip("bell", 0, 300)
SAYS = "今天我们请来了几位老朋友一起说说读书的事情"


def speech(*sections: str, speakers: str = "") -> Timeline:
    """Say sections in shorthand: a number is a sentence of so many ms, with + a breath more of it.

    `mark:3000` and `cue:8000` are the author's; anything else is a kind of pause. Speakers say a sentence each in turn.
    """
    steps: list[Step] = []
    clips: list[Clip] = []
    breaths: list[Breath] = []
    sentence = at = -1
    for index, section in enumerate(sections):
        for word in section.split():
            kind, _, ms = word.partition(":")
            at += 1
            if kind.lstrip("+").isdecimal():
                sentence += not kind.startswith("+")
                who = speakers[sentence % len(speakers)] if speakers else ""
                span = range(100 * at, 100 * at + len(SAYS))
                breath = Breath(SAYS, span, SAYS, SAYS, "zh", speaker=who, sentence=sentence)
                breaths.append(breath)
                steps.append(Speak(index, breath, 1))
                clips.append(_clip(f"clip{at}", int(kind.lstrip("+"))))
            elif ms:
                mark = Mark("cue" if kind == "cue" else "pause", word, int(ms), (100 * at, 100 * at + 1))
                steps.append(
                    Cue(index, mark.ms, mark) if kind == "cue" else Pause(index, mark.ms, "mark", mark)
                )
            else:
                steps.append(Pause(index, PAUSES_MS[kind], kind))
    parts: list[list[Breath | Mark]] = [[] for _ in sections]
    for step in steps:
        if isinstance(step, Speak):
            parts[step.section].append(step.breath)
    made = tuple(Section(f"第{place}部分", 1, "body", tuple(inside)) for place, inside in enumerate(parts))
    return lay_out(Plan(Script("", "zh", made, "a.txt", ""), tuple(steps), ""), clips)


def _clip(key: str, ms: int) -> Clip:
    """Say SAYS, each character as long as the others."""
    times = [round(at * ms / len(SAYS)) for at in range(len(SAYS) + 1)]
    return Clip(key, 0, ms, Words.of(map(Word, SAYS, times, times[1:])))


def lesson(timeline: Timeline, **choices: Any) -> Lesson:
    """Practise all of it; every call takes a second, and other speeds take what they should."""
    whole = chosen_sections(timeline, range(len(timeline.plan.script.sections)))
    numbers = tuple(str(number) for number in range(1, 1 + len(timeline.plan.script.sections)))
    made = Lesson(whole, replace(Choices(), **choices), numbers)
    calls = {text: Clip(text, 0, 1000) for text in calls_of("pacer", made)}
    speeds = {
        speed: tuple(
            Clip(f"{clip.key}@{speed}", 0, round(clip.duration_ms / speed))
            for cue in whole.cues
            if (clip := cue.clip)
        )
        for speed in DRILLS["ladder"].speeds
    }
    return replace(made, calls={BELL: BELL_CLIP, **calls}, at_speed=speeds)


def shorthand(timeline: Timeline) -> str:
    """Write what goes on: a clip's length, =length for a turn, -length for a pause."""
    return " ".join(
        f"{'=' if isinstance(cue.step, Turn) else '' if isinstance(cue.step, Speak) else '-'}"
        f"{cue.end_ms - cue.start_ms}"
        for cue in timeline.cues
    )


EXAMPLES: dict[str, tuple[str, dict[str, Any], list[str], str]] = {
    "shadow: a gap of 1.2 and half a second, two at least; only the author's pauses stay": (
        "shadow",
        {},
        ["1000 sentence 4000 mark:3000 5000 paragraph"],
        "1000 =2000 4000 =5300 -3000 5000 =6500",
    ),
    "shadow: breaths of a sentence stay together, with the pause between them": (
        "shadow",
        {},
        ["3000 comma +2000 sentence 1000"],
        "3000 -300 2000 =6860 1000 =2000",
    ),
    "shadow: a learner has twice the time": (
        "shadow",
        {"factor": LEARNER},
        ["4000 sentence 1000"],
        "4000 =8500 1000 =2500",
    ),
    "applause is dropped": ("shadow", {}, ["4000 cue:8000 4000"], "4000 =5300 4000 =5300"),
    "respond: every second sentence is mine, pauses stay": (
        "respond",
        {},
        ["1000 sentence 4000 paragraph 5000 mark:2000 3000"],
        "1000 -650 =4400 -1000 5000 -2000 =3300",
    ),
    "backchain: the last sentence of a paragraph, the last two, three at most": (
        "backchain",
        {},
        ["1000 sentence 2000 sentence 3000 sentence 4000 paragraph 5000"],
        "4000 =5300 3000 -650 4000 =9680 2000 -650 3000 -650 4000 =12860 1000 -650 2000 -650 3000 =9260 "
        "5000 =6500",
    ),
    "interpret: blocks of 15 to 20 s, to a sentence's end": (
        "interpret",
        {},
        ["9000 sentence 8000 sentence 12000 sentence 9000 section", "3000"],
        "9000 -650 8000 =17650 12000 =12000 9000 =9000 3000 =3000",
    ),
    "interpret: from a minute on, less time": (
        "interpret",
        {"block_ms": 60_000},
        ["50000 sentence 20000 sentence 10000"],
        "50000 -650 20000 =56520 10000 =10000",
    ),
    "ladder: slow, as it is, fast, each to be repeated": (
        "ladder",
        {},
        ["4000 sentence"],
        "5000 =6500 4000 =5300 3478 =4674",
    ),
    "cue: the first words, silence for the rest of 1.15 and 0.8 s, then the whole": (
        "cue",
        {},
        ["10500 comma +2000 sentence"],
        "3000 =12070 10500 -300 2000 -650",
    ),
}
"""Claim -> drill, choices, speech, what goes on."""


@pytest.mark.parametrize("claim", EXAMPLES)
def test_example(claim: str) -> None:
    """What the claim says."""
    name, choices, sections, expected = EXAMPLES[claim]
    assert shorthand(practice_timeline(name, lesson(speech(*sections), **choices), 1)) == expected


def test_part() -> None:
    """The lines of my role are silent for 1.1 of their length and 0.3 s, one turn for each line; the rest is heard."""
    timeline = speech("2000 sentence 3000 sentence 4000 sentence +1000", speakers="甲乙")
    assert (
        shorthand(practice_timeline("part", lesson(timeline, role="乙"), 1))
        == "2000 -650 =3600 -650 4000 -650 1000"
    )
    answered = practice_timeline("part", lesson(timeline, role="乙", answer=True), 1)
    assert shorthand(answered) == "2000 -650 =3600 3000 -650 4000 -650 1000"
    two = speech("2000 sentence 3000 sentence 4000", speakers="甲乙乙")
    assert shorthand(practice_timeline("part", lesson(two, role="乙"), 1)) == "2000 -650 =8715"


@pytest.mark.parametrize(
    ("name", "speakers", "role", "says"),
    [
        ("part", "", "甲", "names no speakers"),
        ("part", "甲乙", "", "--role and one of 甲, 乙"),
        ("part", "甲乙", "丙", "nobody called 丙"),
        ("hard", "", "", "no sentence is chosen"),
    ],
)
def test_what_is_missing_is_said(name: str, speakers: str, role: str, says: str) -> None:
    """A drill that the script or the choices are not fit for says in a line what to do."""
    with pytest.raises(RehearseError, match=says):
        practice_timeline(name, lesson(speech("2000 sentence 3000", speakers=speakers), role=role), 1)


def test_pacer() -> None:
    """As long as the speech, silent but for calls: sections, five, two, one minute, a bell at 30 s, and the end."""
    timeline = speech("200000 section", "150000 section", "20000")
    made = practice_timeline("pacer", lesson(timeline), 1)
    called = [(cue.start_ms, cue.step.call) for cue in made.cues if isinstance(cue.step, Turn)]
    assert called == [
        (0, "第1部分"),
        (373_000 - 300_000, "还剩五分钟"),
        (201_500, "第2部分"),
        (373_000 - 120_000, "还剩两分钟"),
        (373_000 - 60_000, "还剩一分钟"),
        (373_000 - 30_000, ""),
        (353_000, "第3部分"),
        (373_000, "时间到"),
    ]
    assert timeline.duration_ms == 373_000
    assert shares(made.cues).turn_ms == timeline.duration_ms
    assert made.duration_ms == timeline.duration_ms + 1000


def test_pacer_calls_one_after_the_other() -> None:
    """Where a section begins just as a minute is left, both are called; the silence is as long all the same."""
    timeline = speech("198500 section", "60000")
    made = practice_timeline("pacer", lesson(timeline), 1)
    called = [(cue.start_ms, cue.step.call) for cue in made.cues if isinstance(cue.step, Turn)]
    assert called[2:4] == [(200_000, "第2部分"), (201_000, "还剩一分钟")]
    assert shares(made.cues).turn_ms == timeline.duration_ms == 260_000


def test_applause_alone_is_nothing_to_practise() -> None:
    """A section in which nobody speaks is told."""
    with pytest.raises(RehearseError, match="nothing is said"):
        chosen_sections(speech("1000 section", "cue:8000"), {1})


def test_hard_sentences_come_again() -> None:
    """Never before 5 s, 25 s, 2 and 10 minutes since the turn before, and one other sentence later at most."""
    timeline = speech(" ".join(["4000 sentence"] * 12))
    made = practice_timeline("hard", lesson(timeline, hard=frozenset({1, 4})), 1)
    for number in (1, 4):
        begins = [
            cue for cue in made.cues if isinstance(cue.step, Speak) and cue.step.breath.sentence == number
        ]
        turns = [
            cue for cue in made.cues if isinstance(cue.step, Turn) and cue.step.breaths[0].sentence == number
        ]
        assert len(begins) == len(turns) == 1 + len(INTERVALS_MS)
        for before, after, ms in zip(turns, begins[1:], INTERVALS_MS, strict=False):
            assert 0 <= after.start_ms - before.end_ms - ms <= 4650 + 4000 + 5300


def test_without_a_rest_silence_fills() -> None:
    """Where all sentences are hard there is nothing to fill the time with."""
    made = practice_timeline("hard", lesson(speech("4000"), hard=frozenset({0})), 1)
    assert (
        shorthand(made)
        == "4000 =5300 -5000 4000 =5300 -25000 4000 =5300 -120000 4000 =5300 -600000 4000 =5300"
    )


def test_a_turn_too_short_for_the_bell_has_none() -> None:
    """Every other turn begins with it; nobody's time is taken for it."""
    made = practice_timeline("respond", lesson(speech("1000 sentence 200 sentence 1000 sentence 900")), 1)
    assert [cue.clip for cue in made.cues if isinstance(cue.step, Turn)] == [None, BELL_CLIP]


_WORD = st.one_of(
    st.integers(50, 20_000).map(str),
    st.integers(50, 20_000).map("{} comma +1234".format),
    st.sampled_from(["mark:3000", "cue:8000"]),
)
_SECTION = st.lists(st.tuples(_WORD, st.sampled_from(["sentence", "paragraph"])), min_size=1, max_size=8).map(
    lambda words: " ".join(["700", *(part for word in words for part in word), "500 section"])
)
SPEECHES = st.lists(_SECTION, min_size=1, max_size=4).map(lambda sections: speech(*sections, speakers="甲乙"))
NAMES = st.sampled_from(sorted(DRILLS))


def _ideal(cue: Timed) -> int:
    return cue.step.planned_ms


@given(NAMES, SPEECHES, st.sampled_from([1, 20, 24, 32]), st.data())
def test_every_drill_is_exact(name: str, timeline: Timeline, grid_ms: int, data: st.DataObject) -> None:
    """Steps follow each other without gap; on a grid of a millisecond each lasts as it should, to the millisecond.

    No clip sounds into the next one, the hall is silent, the author's pauses are all there, and a sum is a sum.
    """
    sentences = sorted({step.breath.sentence for step in timeline.plan.steps if isinstance(step, Speak)})
    hard = frozenset(data.draw(st.sets(st.sampled_from(sentences), min_size=1)))
    practised = lesson(timeline, role="乙", hard=hard)
    made = practice_timeline(name, practised, grid_ms)
    assert made.cues[0].start_ms == 0
    assert made.cues[-1].end_ms == made.duration_ms
    for before, after in zip(made.cues, made.cues[1:], strict=False):
        assert before.end_ms == after.start_ms
        assert not before.clip or before.start_ms + before.clip.duration_ms <= after.start_ms
    if grid_ms == 1:
        assert [cue.end_ms - cue.start_ms for cue in made.cues] == [_ideal(cue) for cue in made.cues]
    assert all(cue.start_ms % grid_ms == 0 for cue in made.cues if cue.clip)
    assert not any(isinstance(cue.step, Cue) for cue in made.cues)
    if name not in ("pacer", "hard"):
        assert _marks(made.cues) == _marks(timeline.cues)
    totals = shares(made.cues)
    assert totals.length_ms == made.duration_ms
    divided = by_section(made).values()
    assert sum(one.turn_ms for one in divided) == totals.turn_ms
    assert totals.turns
    if name == "pacer" and grid_ms == 1:
        assert totals.turn_ms == practised.timeline.duration_ms


@given(NAMES, SPEECHES)
def test_nothing_is_said_that_the_table_does_not_need(name: str, timeline: Timeline) -> None:
    """What is heard are the clips of the speech, or their beginnings; other speeds and calls only where it says so."""
    own = {cue.clip.key for cue in timeline.cues if cue.clip} | {BELL_CLIP.key}
    made = practice_timeline(name, lesson(timeline, role="甲", hard=frozenset({0, 2})), 1)
    foreign = {cue.clip.key for cue in made.cues if cue.clip} - own
    assert bool(foreign) == (name in ("ladder", "pacer"))
    cut = [cue.clip for cue in made.cues if cue.clip and cue.clip.whole_ms]
    assert bool(cut) == (name == "cue")
    assert all(0 < clip.duration_ms < clip.whole_ms for clip in cut)


@given(NAMES, SPEECHES)
def test_every_sentence_is_heard_or_ones_own(name: str, timeline: Timeline) -> None:
    """No drill loses a sentence: each is heard, or there is a turn to say it, or both."""
    made = practice_timeline(name, lesson(timeline, role="甲", hard=frozenset({1})), 1)
    there = {step.breath.sentence for step in made.plan.steps if isinstance(step, Speak)}
    there |= {one.sentence for step in made.plan.steps if isinstance(step, Turn) for one in step.breaths}
    assert there == {step.breath.sentence for step in timeline.plan.steps if isinstance(step, Speak)}


def _marks(cues: Sequence[Timed]) -> list[str]:
    return [cue.step.mark.text for cue in cues if isinstance(cue.step, Pause) and cue.step.mark]
