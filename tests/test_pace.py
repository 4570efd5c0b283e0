"""Tests of estimates: of a voice and how it is learnt, of a person, and of how sure both are."""

from __future__ import annotations

import json
import random
import socket
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.audio.trim import AFTER_MS, BEFORE_MS
from rehearse.core import Breath, Speak
from rehearse.core.errors import RehearseError
from rehearse.core.folders import data_dir
from rehearse.language.effort import Effort, effort, tally
from rehearse.script.reading import read_text
from rehearse.timing.planning import plan
from rehearse.timing.planning.genres import GENRES, propose
from rehearse.timing.planning.pace import KEPT_MS, likely_range, person_pace, range_of, voice_pace
from rehearse.timing.planning.person import ALIASES, PRESETS, VOICE, SpeakingRate, parse_pace
from rehearse.timing.planning.records import (
    SENTENCE_MS,
    UNKNOWN,
    Record,
    load_records,
    refine,
    save_record,
)
from rehearse.timing.report.build import build_report
from rehearse.timing.timeline import lay_out
from rehearse.voices.engines.edge import records as edge_records
from rehearse.voices.engines.espeak import records as espeak_records
from rehearse.voices.known import estimate, known_voice

if TYPE_CHECKING:
    from rehearse.core import Language

YUNXI = "zh-CN-YunxiNeural"
MEASURED = edge_records.RECORDS | espeak_records.RECORDS
SENTENCES = st.sampled_from(
    [
        "今天很好。",
        "我们2019年工作，学习；生活。",
        "用Python写AI程序、做研究。",
        "Hello world, again.",
        "的了吗。",
        "·",
    ]
)


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REHEARSE_DATA_DIR", str(tmp_path / "data"))


def test_a_clip_keeps_what_the_estimate_says() -> None:
    """The silence around a clip is the one that cutting leaves; planning cannot import sound to ask."""
    assert KEPT_MS == BEFORE_MS + AFTER_MS


@pytest.mark.parametrize(
    ("shorter", "longer"),
    [
        ("我们的工作", "我们的重要工作"),
        ("的", "好"),
        ("我是", "红花"),
        ("甲乙丙丁", "甲乙，丙丁"),
        ("甲乙，丙丁", "甲乙、丙丁"),
        ("甲乙，丙丁", "甲乙。丙丁"),
        ("甲乙丙丁", "甲乙 丙丁"),
        ("19年", "2019年"),
        ("AI", "WWW"),
        ("word", "wonderful"),
        ("大小", "发小"),
        ("人民", "人名"),
        ("高", "篙"),
        ("看看", "看开"),
        ("玩儿", "玩而"),
        ("好啦", "好拉"),
    ],
)
def test_what_takes_longer(shorter: str, longer: str) -> None:
    """Light, weak, rare and repeated characters, their sound, stops, numbers as read, letters by their names."""
    assert estimate(shorter, voice=YUNXI).ms < estimate(longer, voice=YUNXI).ms


def test_a_texts_own_end_takes_nothing() -> None:
    """The pause behind a text is the plan's, whatever mark stands there."""
    assert {estimate(f"“大家好{mark}”", voice=YUNXI).ms for mark in ("", "。", "……", "？！", "；")} == {
        estimate("大家好", voice=YUNXI).ms
    }


@given(
    st.lists(SENTENCES, min_size=1, max_size=12), SENTENCES, st.sampled_from([*MEASURED, "zh-CN-NoneNeural"])
)
def test_longer_text_never_takes_less(sentences: list[str], more: str, voice: str) -> None:
    """For every voice, with marks or without, in two languages."""
    text = "".join(sentences)
    known = known_voice(voice, "zh").record
    short, long = (effort(said, "zh") for said in (text, text + more))
    assert known.kappa * (long.syllables - short.syllables) + known.minor * (long.stops - short.stops) >= 0


def test_every_character_takes_its_time() -> None:
    """However light, weak, common and said before."""
    everyday = "".join(
        bytes((row, cell)).decode("gb2312", "ignore")
        for row in range(0xB0, 0xD8)
        for cell in range(0xA1, 0xFF)
    )
    alone = {char: effort(char, "zh").syllables for char in everyday}
    assert min(alone.values()) > 0.3
    assert (
        min(effort(char * 3, "zh").syllables - effort(char * 2, "zh").syllables for char in everyday) > 0.05
    )


@given(st.lists(SENTENCES, min_size=1, max_size=30))
def test_a_whole_is_the_sum_of_its_sentences(sentences: list[str]) -> None:
    """The plan's speech is what the same function says of each sentence."""
    text = "各位同学：\n" + "\n".join(sentences)
    steps = plan(read_text(text), pace := voice_pace(known_voice(YUNXI, "zh"), 0)).steps
    for step in steps:
        if isinstance(step, Speak):
            said = pace.sound_ms(step.breath.said, step.breath.language)
            assert step.planned_ms == max(1, round(said + KEPT_MS))


@pytest.mark.parametrize(("figures", "words"), [("2019年", "二零一九年"), ("增长3.5%", "增长百分之三点五")])
def test_figures_count_as_they_are_read(figures: str, words: str) -> None:
    """A year takes as long as its five syllables."""
    assert estimate(figures, voice=YUNXI) == estimate(words, voice=YUNXI)


def test_the_library_asks_what_the_plan_asks() -> None:
    """`estimate` gives the sound of the plan's clip, without the silence kept around it."""
    text = "我们今天在这里认真学习，努力工作。"
    sentence = Breath(text, range(len(text)), text, text, "zh")
    planned = voice_pace(known_voice(YUNXI, "zh"), 10).estimate(sentence)
    assert estimate(text, voice=YUNXI, rate="+10%").ms == planned - KEPT_MS


def test_no_network_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Estimates open no connection."""

    def refuse(*_: object) -> None:
        raise AssertionError("a socket was made")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert estimate("2019年，我们在这里。", voice="zh-CN-NobodyKnowsNeural", rate=-5).ms > 0


@pytest.mark.parametrize("rate", ["fast", "+10 per cent", "-100%", "", "1e3", "+99999%"])
def test_a_rate_that_is_none(rate: str) -> None:
    """One line says how to write it."""
    with pytest.raises(RehearseError, match=r"\+10%"):
        estimate("好", voice=YUNXI, rate=rate)


@pytest.mark.parametrize("voice", [*MEASURED, "cmn+f3", "zh-CN-NobodyKnowsNeural"])
def test_faster_never_takes_longer(voice: str) -> None:
    """At every whole percent that engines take."""
    known = known_voice(voice, "zh")
    times = [known.stretch(rate) for rate in range(-60, 120)]
    assert times == sorted(times, reverse=True)
    assert known.stretch(0) == 1


@pytest.mark.parametrize(
    ("voice", "rate", "share"),
    [(YUNXI, 25, 0.8), ("cmn", 25, 0.764), ("cmn+f3", 30, 0.735), ("cmn", 200, 0.3), ("en-us", -60, 1.485)],
)
def test_a_rate_takes_what_was_measured(voice: str, rate: int, share: float) -> None:
    """By a table for espeak's voices and their variants, in proportion for others and beyond the table."""
    assert known_voice(voice, "zh").stretch(rate) == pytest.approx(share, abs=0.001)


def test_a_voice_speaks_the_language_that_its_engine_says() -> None:
    """A name that no engine knows, the script's language."""
    languages = {"zh-CN-YunxiNeural": "zh", "en-us": "en", "cmn+f3": "zh", "gmw/en-US": "en", "Anna": "zh"}
    assert {voice: known_voice(voice, "zh").language for voice in languages} == languages


@pytest.mark.parametrize("voice", [*MEASURED, "zh-CN-NobodyKnowsNeural", "en-GB-NobodyKnowsNeural"])
def test_the_range_holds_the_estimate(voice: str) -> None:
    """Low is below, high above; an unknown voice's range is the widest."""
    text = "One more sentence, please." if voice.startswith("en") else "我们再说一句，好吗。"
    found = estimate(text, voice=voice)
    assert 0 < found.low_ms < found.ms < found.high_ms
    if "Nobody" in voice:
        known = estimate(text, voice="en-US-JennyNeural" if voice.startswith("en") else YUNXI)
        assert (found.high_ms - found.low_ms) / found.ms > (known.high_ms - known.low_ms) / known.ms


def test_a_long_text_is_surer_than_a_short_one() -> None:
    """What each sentence has for itself fades; what all share stays."""
    pace = voice_pace(known_voice(YUNXI, "zh"), 0)
    widths = [(high - low) / ms for ms in (2_000, 20_000, 200_000) for low, high in [likely_range(ms, pace)]]
    assert widths == sorted(widths, reverse=True)
    assert widths[-1] > 2 * 1.28 * pace.shared
    assert likely_range(0, pace, 500) == (500, 500)


def test_pauses_are_sure_of_a_track_and_unsure_of_a_person() -> None:
    """Marks and cues are sure of both."""
    script = read_text("好，我们开始。[10s]（掌声）\n" + "我们今天工作学习。" * 30)
    voice, person = voice_pace(known_voice(YUNXI, "zh"), 0), person_pace(script)
    steps = plan(script, voice).steps
    speech = sum(step.planned_ms for step in steps if isinstance(step, Speak))
    whole = sum(step.planned_ms for step in steps)
    assert range_of(steps, voice) == likely_range(speech, voice, whole - speech)
    fixed = 10_000 + 6_000
    steps = plan(script, person).steps
    assert range_of(steps, person) == likely_range(
        sum(step.planned_ms for step in steps) - fixed, person, fixed
    )


def spoken_by(kappa: float, minor: float, many: int, seed: int) -> list[tuple[Effort, float]]:
    """Make what a voice might take, with 5 % of noise and one sentence in ten that went wrong."""
    noise = random.Random(seed)
    rows = []
    for place in range(many):
        takes = Effort(noise.uniform(6, 45), noise.randint(0, 4))
        ms = (kappa * takes.syllables + minor * takes.stops) * noise.gauss(1, 0.05)
        rows.append((takes, ms * 2 if place % 10 == 9 else ms))
    return rows


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize(("kappa", "minor"), [(160, 150), (230, 400)])
def test_twenty_sentences_tell_a_voice(kappa: float, minor: float, seed: int) -> None:
    """A voice far from all others is known within 4 %, its range is narrower, though two sentences went wrong."""
    found = refine(UNKNOWN["zh"], spoken_by(kappa, minor, 20, seed))
    assert found.kappa * 20 + found.minor * 2 == pytest.approx(kappa * 20 + minor * 2, rel=0.04)
    assert found.shared < UNKNOWN["zh"].shared / 2
    assert found.n == 20


def test_a_range_is_as_wide_as_four_texts_in_five_need() -> None:
    """Errors of 7 % at four seconds are told from those of 3 %, though one text in ten went wrong altogether."""
    found = []
    for sure in (0.03, 0.07):
        noise = random.Random(1)
        rows = []
        for place in range(200):
            takes = Effort(noise.uniform(6, 45), noise.randint(0, 4))
            ms = 180 * takes.syllables + 250 * takes.stops
            ms *= noise.gauss(1, sure * (SENTENCE_MS / ms) ** 0.5)
            rows.append((takes, ms * 2 if place % 10 == 9 else ms))
        found.append(refine(UNKNOWN["zh"], rows).each)
    assert found == pytest.approx([0.03, 0.07], rel=0.5)
    assert found[1] > 1.5 * found[0]


def test_nothing_heard_changes_nothing() -> None:
    """No sentences, or sentences without anything to say or without sound."""
    record = MEASURED[YUNXI]
    assert refine(record, []) == record
    assert refine(record, [(Effort(0, 0), 500), (Effort(5, 0), 0)]) == record


def test_what_was_learnt_is_kept(tmp_path: Path) -> None:
    """And it is what is then asked."""
    learnt = Record(150, 100, 500, n=12)
    save_record("Someone", learnt)
    assert load_records() == {"Someone": learnt}
    assert known_voice("Someone", "zh").record == learnt
    assert estimate("大家好", voice="Someone").ms == round(150 * effort("大家好", "zh").syllables)
    assert [path.name for path in data_dir().iterdir()] == ["voices.json"]


GOOD = {"kappa": 150, "minor": 1, "final": 1, "head": 1, "tail": 1, "each": 0.1, "shared": 0.1, "n": 1}


@pytest.mark.parametrize(
    "content",
    [
        b"", b"{", b"[]", b"\xff\xfe", b"null", b'{"a": 1}', b'{"a": {}}',
        json.dumps({"a": {**GOOD, "kappa": -1}}).encode(),
        json.dumps({"a": {**GOOD, "kappa": float("nan")}}).encode(),
        json.dumps({"a": {**GOOD, "kappa": "150"}}).encode(),
        json.dumps({"a": {**GOOD, "more": 1}}).encode(),
    ],
)  # fmt: skip
def test_a_damaged_file_is_ignored(content: bytes) -> None:
    """And the next thing learnt mends it."""
    data_dir().mkdir(parents=True)
    (data_dir() / "voices.json").write_bytes(content)
    assert load_records() == {}
    save_record("b", Record(150, 100, 500))
    assert list(load_records()) == ["b"]


def test_one_damaged_voice_leaves_the_others() -> None:
    """What can be read is read."""
    data_dir().mkdir(parents=True)
    (data_dir() / "voices.json").write_text(json.dumps({"a": GOOD, "b": {}}))
    assert list(load_records()) == ["a"]


PROFILES = {"小明": SpeakingRate(213, 0.06, "小明")}


@pytest.mark.parametrize(
    ("pace", "language", "a_minute"),
    [
        (None, "zh", 200), (None, "en", 150), (213.5, "zh", 213.5), ("160", "zh", 160), ("Lecture", "zh", 260),
        ("正式", "zh", 190), ("新闻", "zh", 285), ("朗诵", "zh", 150), ("讲课", "zh", 260), ("讲话", "zh", 200),
        ("slow", "en", 130), ("brisk", "en", 160), ("小明", "zh", 213),
        ("报告", "zh", 130), ("report", "zh", 130), ("formal", "en", 108), ("talk", "en", 158),
    ],
)  # fmt: skip
def test_a_pace_has_many_names(pace: float | str | None, language: Language, a_minute: float) -> None:
    """A number, a usual pace in two languages, a profile, or nothing."""
    person = parse_pace(pace, language, PROFILES)
    assert isinstance(person, SpeakingRate)
    assert person.a_minute == a_minute


def test_the_voice_may_be_left_alone() -> None:
    """The one name that is no pace."""
    assert parse_pace("voice", "zh") == parse_pace("Voice", "en") == VOICE


@pytest.mark.parametrize(
    ("pace", "language", "near"),
    [
        ("lectur", "zh", "lecture"), ("小名", "zh", "小明"), ("xyz", "en", "formal, slow, speech, talk, brisk, voice"),
        ("0", "zh", "usual is 200"), ("5000", "en", "usual is 150"), ("-3", "zh", "20 to 1000"),
        ("nan", "zh", "no pace"), ("inf", "zh", "no pace"), ("news", "en", "no pace"),
    ],
)  # fmt: skip
def test_an_unknown_pace_is_told(pace: str, language: Language, near: str) -> None:
    """One line, with the names that are near."""
    with pytest.raises(RehearseError, match=near) as caught:
        parse_pace(pace, language, PROFILES)
    assert "\n" not in str(caught.value)


def test_presets_lie_in_their_ranges() -> None:
    """And every alias means one."""
    for table in PRESETS.values():
        assert all(preset.least <= preset.a_minute <= preset.most for preset in table.values())
    assert set(ALIASES.values()) <= PRESETS["zh"].keys()


def test_every_preset_is_told_with_its_width_and_source() -> None:
    """docs/pace.md has a row for each: its pace, its range, how sure it is, and whether applause is in it."""
    page = (Path(__file__).parents[1] / "docs" / "pace.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.count("|") == 7]
    for table in PRESETS.values():
        for name, preset in table.items():
            figures = (
                f"| {preset.a_minute:g} | {preset.least:g}–{preset.most:g} | {100 * preset.sure:.0f} % |"
            )
            (row,) = [row for row in rows if figures in row and name in row.split("|")[1]]
            assert ("applause" in row) == preset.applause


@pytest.mark.parametrize("a_minute", [120, 160, 200, 240, 285])
@pytest.mark.parametrize(
    "line",
    ["我们今天在这里认真学习，努力工作，好好生活。", "2019年我们用Python、AI和大数据做了很多事！", "好。"],
)
def test_a_pace_is_met_exactly(a_minute: float, line: str) -> None:
    """Units of the report by the planned time give the pace within half a percent."""
    script = read_text("\n".join([line * 4] * 12))
    pace = person_pace(script, SpeakingRate(a_minute, 0.1, ""))
    totals = build_report(lay_out(plan(script, pace))).totals
    slowest = 60_000 * totals.units / totals.planned_ms
    assert slowest == pytest.approx(a_minute, rel=0.005) or pace.syllable_ms == 110


def test_applause_is_in_the_pace_of_a_report() -> None:
    """Marks of applause do not come on top there, and do everywhere else; the report says what is in its pace."""
    plain, marked = ("我们今天在这里认真学习，努力工作。" * 40 + mark for mark in ("", "（掌声）"))

    def length(text: str, pace: str) -> int:
        script, person = read_text(text), parse_pace(pace, "zh")
        assert isinstance(person, SpeakingRate)
        return build_report(lay_out(plan(script, person_pace(script, person)))).totals.planned_ms

    assert length(marked, "report") == pytest.approx(length(plain, "report"), abs=50)
    assert length(marked, "speech") > length(plain, "speech") + 1000
    assert "含停顿和掌声" in str(
        person_pace(read_text(plain), SpeakingRate(130, 0.15, "", applause=True)).words
    )
    assert "不含掌声" in str(person_pace(read_text(plain)).words)


@pytest.mark.parametrize(
    ("text", "preset"),
    [
        ("在第九次代表大会上的报告\n\n各位代表：\n今天我向大会作报告。", "report"),
        ("在第九次代表大会上的报告\n\n今天我向大家说说报告。", None),
        ("在新员工见面会上的讲话\n\n同志们：\n今天我们见面。", None),
        ("在校庆晚会上的致辞\n\n各位来宾：\n今天我们见面。", None),
        ("河流与城市公开课\n\n同学们：\n今天我们讲河流。", "lecture"),
        (
            "Annual Address\n\nMr. Speaker, Members of the Council,\n\nWe meet today, and we know why.",
            "formal",
        ),
        ("Address Book Basics\n\nHello everyone,\n\nWe meet today, and we know why.", None),
    ],
)
def test_a_genre_is_proposed_and_never_chosen(text: str, preset: str | None) -> None:
    """Title and salutation together tell it; the pace stays the usual one."""
    script = read_text(text)
    found = propose(script, 260)
    assert (found.preset if found else None) == preset
    assert person_pace(script).words == person_pace(script, None).words
    if found:
        assert found.preset in PRESETS[script.language]
        assert found.ms == round(60_000 * 260 / found.a_minute)


def test_every_genre_has_a_preset() -> None:
    """So that what is proposed can be chosen."""
    for language, genres in GENRES.items():
        assert {genre.preset for genre in genres} <= PRESETS[language].keys()


def test_english_is_counted_in_words() -> None:
    """140 words a minute."""
    script = read_text("We meet here today, and we all know why; let us begin.\n" * 20)
    totals = build_report(lay_out(plan(script, person_pace(script, SpeakingRate(140, 0.1, ""))))).totals
    assert 60_000 * totals.units / totals.planned_ms == pytest.approx(140, rel=0.005)


def test_a_tally_counts_what_is_there() -> None:
    """A letter by its name, marks by kind, the last one not."""
    found = tally("二零一九年，我们的AI、GDP和Python都好。你好！")
    assert (found.han, found.light, found.weak) == (13, 2, 5)
    assert (found.clauses, found.stops, found.lists, found.ends) == (4, 1, 1, 1)
