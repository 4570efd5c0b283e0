"""Tests of how a script's numbers, polyphones and names are read: right, or said to be unsure."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rehearse.app.request import Request
from rehearse.app.verbs import make
from rehearse.language.numbers.read_out import read_out
from rehearse.language.pinyin.polyphones import traps
from rehearse.language.pinyin.syllables import syllables, written
from rehearse.language.pinyin.transcribe import transcribe
from rehearse.language.text.breaths import words
from rehearse.script.checking import check
from rehearse.script.readings.collect import readings_of
from rehearse.script.readings.numbers import numbers
from rehearse.voices.cache import key_of
from rehearse.voices.voicing import utterances
from tests import examples
from tests.casefiles import FOLDER
from tests.checked import examined

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.core import Language, Reading

SEEDS = Path(__file__).parents[1] / "seeds"
NUMBERS = ("number", "date", "percent", "abbreviation")


class Answer(NamedTuple):
    """How a phrase of the list came out."""

    phrase: str
    said: str
    right: bool
    sure: bool


@cache
def _answers(kind: str) -> tuple[Answer, ...]:
    lines = (FOLDER / "readings.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    ask = _number if kind == "number" else _pinyin
    return tuple(ask(phrase, wanted.split("|")) for asked, phrase, wanted in rows if asked == kind)


def _number(phrase: str, wanted: list[str]) -> Answer:
    said = read_out(phrase, "zh")
    sure = all(found.sure for found in _readings(phrase) if found.kind in NUMBERS)
    return Answer(phrase, said, said in wanted, sure)


def _readings(text: str) -> list[Reading]:
    figures = numbers(text, read_out(text, "zh"), "zh")
    return [reading for reading, _ in readings_of(text, "zh", figures)]


def _pinyin(phrase: str, wanted: list[str]) -> Answer:
    start, end = phrase.index("{"), phrase.index("}") - 1
    text = phrase.replace("{", "").replace("}", "")
    sounds = transcribe(text, words(text))[start:end]
    said = " ".join(sound.pinyin for sound in sounds)
    right = syllables(said) in [syllables(reading) for reading in wanted]
    return Answer(phrase, said, right, all(sound.sure for sound in sounds))


@pytest.mark.parametrize(("kind", "least"), [("number", 160), ("polyphone", 300), ("name", 100)])
def test_readings_are_right_or_said_to_be_unsure(kind: str, least: int) -> None:
    """Of 600 phrases, 97 in 100 at least; and no more than one in ten is unsure, or that would be no feat."""
    answers = _answers(kind)
    assert len(answers) >= least
    wrong = [answer for answer in answers if not answer.right and answer.sure]
    assert len(wrong) <= 0.03 * len(answers), wrong
    assert sum(not answer.sure for answer in answers) <= 0.1 * len(answers)


def _asked(row: str) -> tuple[str, list[str], list[set[str]], bool]:
    """Read a row of polyphones.txt: the phrase, how what it asks is read, what would be right, if sure."""
    phrase, wanted = row.split("\t")
    marked = phrase.replace("}", "")
    places = [at - before for before, at in enumerate(at for at, char in enumerate(marked) if char == "{")]
    text = marked.replace("{", "")
    sounds = transcribe(text, words(text))
    ways = [way.split() for way in wanted.split("|")]
    right = [{way[min(turn, len(way) - 1)] for way in ways} for turn in range(len(places))]
    return phrase, [sounds[at].pinyin for at in places], right, all(sounds[at].sure for at in places)


def test_polyphones_are_read_as_speakers_do() -> None:
    """Of a thousand phrases 99 in 100 are right, none is wrong and sure, one in twenty at most is unsure."""
    rows = [
        line
        for line in (FOLDER / "polyphones.txt").read_text(encoding="utf-8").splitlines()
        if line[0] != "#"
    ]
    answers = [_asked(row) for row in rows]
    wrong = [
        (phrase, said, sure)
        for phrase, said, right, sure in answers
        if not all(one in ways for one, ways in zip(said, right, strict=True))
    ]
    assert len(wrong) <= 0.01 * len(answers), wrong
    assert not [one for one in wrong if one[2]]
    assert sum(not sure for *_, sure in answers) <= 0.05 * len(answers)


def test_no_number_is_wrong_and_sure() -> None:
    """A number or a date that is told as sure is read just so."""
    assert [answer for answer in _answers("number") if not answer.right and answer.sure] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2019年5月1日，提升3.5%，12个县用5G和GDP。",
            "2019年5月1日 date 二零一九年五月一日; 3.5% percent 百分之三点五; 12个 number 十二个; "
            "5G abbreviation 五G; GDP abbreviation G D P",
        ),
        ("仇和同志去了亳州。", "仇和 surname qiú hé; 亳州 place bó zhōu"),
        ("玩儿得好，砥砺奋进。", "玩儿 erhua wánr; 得好 polyphone de hǎo; 砥砺 rare dǐ lì"),
        ("我们用Python和ChatGPT。", "Python latin Python; ChatGPT latin ChatGPT"),
        ("XX区和某次会议，没有什么。", ""),
        ("At 10:30, growth of 3%.", "10:30 number ten thirty; 3% percent three percent"),
    ],
)
def test_each_kind_is_told(text: str, expected: str) -> None:
    """The words, what they are, and how they are said; a placeholder is none of these."""
    shown = "; ".join(f"{one.text} {one.kind} {one.said}" for one in examined(text).read.readings)
    assert shown == expected


@pytest.mark.parametrize("text", ["2-4", "5/1", "1/2", "共408", "1:1", "代码12345", "10/50/20", "13140A06"])
def test_a_number_that_can_be_read_in_two_ways_is_not_sure(text: str) -> None:
    """A score or a range, a fraction or a date, a room or a quantity."""
    assert not all(one.sure for one in _readings(f"请看{text}，好。"))


def test_words_that_are_read_in_two_ways_are_told_with_their_neighbours() -> None:
    """长 alone is read in two ways here; with one more word each has its own reading."""
    found = examined("他得去开会。\n\n我们得去开会。\n\n这里的路很长，孩子长高了。").read.readings
    assert len({(one.text, one.said) for one in found}) == len({one.text for one in found})


def test_every_reading_stands_where_it_says() -> None:
    """Its span has its words, past marks and markup."""
    script = examined(
        "# 讲话\n\n同志们：\n\n我们**重**新出发，[停顿]向重庆的2019年学习。\n\n任晓东先生来了。\n", "a.md"
    )
    found = script.read.readings
    assert [one.text for one in found] == ["重新", "重庆", "2019年", "任晓东"]
    for one in found:
        assert script.text[slice(*one.span)].replace("*", "") == one.text


def test_what_the_author_gives_is_sure() -> None:
    """In the text, or in the front matter's lexicon: told as given, and no rule asks again."""
    script = examined("下面请(仇建设)[chóu jiàn shè]主任发言。")
    (given,) = [one for one in script.read.readings if one.kind == "surname"]
    assert (given.said, given.sure, given.source) == ("chóu jiàn shè", True, "text")
    assert check(script, ["R"]) == ()


def test_all_that_the_author_gives_is_told() -> None:
    """Also where nobody would read it otherwise; the text wins over the lexicon."""
    script = examined(
        "---\nlexicon: {你好: ní hǎo, 大家: dà jia, API: 接口}\n---\n(你好)[nǐ hao]大家，API。", "a.md"
    )
    told = [(one.text, one.said, one.pinyin, one.kind, one.source) for one in script.read.readings]
    assert told == [
        ("你好", "nǐ hao", ("nǐ", "hao"), "given", "text"),
        ("大家", "dà jia", ("dà", "jia"), "given", "lexicon"),
        ("API", "接口", (), "abbreviation", "lexicon"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("同志们去银行还钱。", "4 yín háng; 6 huán qián"),
        ("XX 区的(仇和)[qiú hé]同志在银行。", "4 qiú hé; 9 yín háng"),
        ("API和银行有3.5%。", "3 yín háng"),
        ("公园里玩儿。", "3 wán r"),
    ],
)
def test_an_utterance_knows_how_its_characters_are_read(text: str, expected: str) -> None:
    """By their places in the text that is sent; an engine that does not ask gets none, and has the same clips."""
    checked = examined(f"---\nlexicon: {{API: 接口}}\n---\n{text}", "a.md")
    plain, told = (
        next(utterances(replace(checked.plan, script=script), {"": "x"}, 0))
        for script in (checked.script, checked.read)
    )
    assert plain.readings == ()
    assert replace(told, readings=()) == plain
    assert "; ".join(f"{one.span[0]} {' '.join(one.pinyin)}" for one in told.readings) == expected
    assert key_of("a", "1", plain) != key_of("a", "1", told)


@pytest.mark.slow
def test_each_sentence_is_read_once_in_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the check, the page, the estimates and the voice together: its readings, and its figures in words."""
    spelled: Counter[str] = Counter()
    found: Counter[str] = Counter()

    def spell(text: str, language: Language, unchanged: Callable[..., str] = read_out) -> str:
        spelled[text] += 1
        return unchanged(text, language)

    def find(text: str, *rest: Any) -> Any:
        found[text] += 1
        return readings_of(text, *rest)

    for module in list(sys.modules.values()):
        if getattr(module, "read_out", None) is read_out:
            monkeypatch.setattr(module, "read_out", spell)
    monkeypatch.setattr("rehearse.script.readings.collect.readings_of", find)
    script = make(Request(SEEDS / "mixed-talk.md", tmp_path, engine="espeak")).script
    assert set(spelled.values()) == set(found.values()) == {1}
    assert spelled.total() == len(script.breaths)
    assert sum(map(len, found)) >= sum(len(sentence.text) for sentence in script.sentences)


def test_traditional_text_is_read_as_well() -> None:
    """長 and 還 are the polyphones that 长 and 还 are."""
    found = examined("我們的市長還要還錢，會議在重慶召開。").read.readings
    assert {one.text: one.said for one in found} == {
        "市長": "shì zhǎng",
        "還錢": "huán qián",
        "重慶": "chóng qìng",
    }


def test_the_tables_are_sound() -> None:
    """Every reading of the table of traps is pinyin."""
    for char, trap in traps().items():
        for reading in (trap.usual, *(case.reading for case in trap.cases)):
            found = syllables(reading)
            assert found is not None, (char, reading)
            assert written(found[0]) == reading


@given(st.text(st.sampled_from("我们得去银行还钱2019年3.5%—:/A5Gx儿重长为，。 \n仇书记亳州"), max_size=60))
@settings(max_examples=examples(60), deadline=None)
def test_any_text_has_readings_that_do_not_overlap(text: str) -> None:
    """In order, inside the text, none of them empty."""
    end = 0
    for one in _readings(text):
        assert end <= one.span[0] < one.span[1] <= len(text)
        assert one.said.strip()
        end = one.span[1]


@pytest.mark.slow
def test_time_loads_no_dictionary() -> None:
    """What only estimates has no need of pinyin."""
    code = (
        "import sys; from rehearse.script.reading import read_text; read_text('我们得去银行还钱。');"
        "from rehearse.language.pinyin import entries;"
        "sys.exit(entries._rows.cache_info().currsize > 0 or 'jieba' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
