"""Kokoro's letters: what is said, character by character, and nothing left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core import Reading, Utterance
from rehearse.core.errors import EngineError
from rehearse.language.numbers.read_out import read_out
from rehearse.language.pinyin.syllables import syllables
from rehearse.voices.engines.kokoro.letters.alphabet import NUMBERS, Letters, numbered
from rehearse.voices.engines.kokoro.letters.ipa import Pronunciation
from rehearse.voices.engines.kokoro.letters.spelling import spell
from rehearse.voices.engines.kokoro.letters.syllables import letters_of
from tests.casefiles import cases
from tests.listening import corrections, mixed_units

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Language


@pytest.fixture(scope="module")
def pronunciation() -> Iterator[Pronunciation]:
    """Start espeak once for all tests."""
    one = Pronunciation()
    yield one
    one.close()


def _spell(text: str, language: Language, speaks: str, pronunciation: Pronunciation) -> Letters:
    """Write a text without readings of its own."""
    return spell(Utterance(text, read_out(text, language), language, ""), speaks, pronunciation)


@pytest.mark.parametrize(("text", "letters"), cases("kokoro_zh"))
def test_mandarin(pronunciation: Pronunciation, text: str, letters: str) -> None:
    """Readings are ours, 一 and 不 as they are said, numbers in words, Latin words in English sounds."""
    assert _spell(text, "zh", "zh-CN", pronunciation).text == letters


@pytest.mark.parametrize(("text", "letters"), cases("kokoro_en"))
def test_english(pronunciation: Pronunciation, text: str, letters: str) -> None:
    """Diphthongs are one letter, words stand apart, and a point inside a word ends nothing."""
    assert _spell(text, "en", "en-US", pronunciation).text == letters


def test_british(pronunciation: Pronunciation) -> None:
    """A British voice has letters of its own."""
    assert _spell("Go near the road.", "en", "en-GB", pronunciation).text == "ɡˌQ nˌiə ðə ɹˈQd."


@pytest.mark.parametrize(
    ("text", "character"),
    [("他叫Пётр。", "П"), ("这是ひらがな", "ひ"), ("一个㐂字", "㐂"), ("一个\U00032000字", ""), ("ก", "ก")],
    ids=["Cyrillic", "kana", "no reading", "too young", "Thai"],
)
def test_cannot_say(pronunciation: Pronunciation, text: str, character: str) -> None:
    """What has no letters is named, never left out."""
    with pytest.raises(EngineError, match=f"cannot say '{character}"):
        _spell(text, "zh", "zh-CN", pronunciation)


def test_nothing_to_say(pronunciation: Pronunciation) -> None:
    """Marks alone are an error, as with every engine."""
    with pytest.raises(EngineError, match="nothing to say"):
        _spell("——！", "zh", "zh-CN", pronunciation)


def test_every_syllable_has_letters() -> None:
    """Every reading that a dictionary gives any character, interjections as well."""
    from pypinyin.pinyin_dict import pinyin_dict

    readings = {reading for named in pinyin_dict.values() for reading in named.split(",")}
    found = [syllable for reading in readings for syllable in syllables(reading) or ()]
    lacking = [
        syllable for syllable in found if (letters := letters_of(syllable)) is None or not numbered(letters)
    ]
    assert len(found) > 1_400
    assert lacking == []


def test_readings_decide(pronunciation: Pronunciation) -> None:
    """What readings the utterance carries is what is said, character by character, also behind a number."""
    text = "3家银行"
    reading = Reading((2, 4), "银行", "yín xíng", ("yín", "xíng"), "given", True, "text")
    utterance = Utterance(text, read_out(text, "zh"), "zh", "zf_xiaoxiao", readings=(reading,))
    assert _spell(text, "zh", "zh-CN", pronunciation).text.endswith("i↗nxa↗ŋ,")
    assert spell(utterance, "zh-CN", pronunciation).text.endswith("i↗nɕi↗ŋ,")


def test_measure_of_mixed_sentences() -> None:
    """Letters by their names are what sounds like them; any other Latin word is itself."""
    assert mixed_units("对 GDP 的贡献") == mixed_units("对记第劈的贡献")
    assert mixed_units("一个 Model。") == ["yi", "ge", "model"]
    assert mixed_units("一个骂的") != mixed_units("一个 model")


def test_corrected_readings_change_the_letters(pronunciation: Pronunciation) -> None:
    """Of forty characters and twenty words with two readings, each has other letters when the other one is given."""
    found = list(corrections("zf_xiaoxiao"))
    assert len(found) == 60
    for case in found:
        own = _spell(case.asked.text, "zh", "zh-CN", pronunciation)
        assert case.plain != case.wanted
        assert own.text != spell(case.asked, "zh-CN", pronunciation).text, case.word


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("增长3.5%的GDP，“好”。", "zh", "增长3的GDP好"),
        ("第2019号", "zh", "第2号"),
        ("他們說話", "zh", "他們說話"),
        ("In 2019, well-known Dr. Lin", "en", "I2wDL"),
    ],
)
def test_letters_know_their_characters(
    pronunciation: Pronunciation, text: str, language: Language, said: str
) -> None:
    """A number read out stands at its first digit; an English word at its first letter."""
    letters = _spell(text, language, "zh-CN" if language == "zh" else "en-US", pronunciation)
    places = dict.fromkeys(
        place for letter, place in zip(letters.text, letters.places, strict=True) if letter not in " ,."
    )
    assert "".join(text[place] for place in places) == said


@given(st.lists(st.sampled_from("a b, c. ˈ"), min_size=1, max_size=60), st.integers(2, 20))
def test_parts(letters: list[str], most: int) -> None:
    """What is too long is said in parts, in the order of the text, with nothing lost but spaces at the cuts."""
    whole = Letters.of((letter, place) for place, letter in enumerate(letters))
    parts = list(whole.parts(most))
    assert "".join(part.text for part in parts).replace(" ", "") == whole.text.replace(" ", "")
    assert all(len(part.text) <= most for part in parts)
    assert [place for part in parts for place in part.places] == sorted(
        place for part in parts for place in part.places
    )


def test_alphabet() -> None:
    """Every letter has a number of its own, below the model's 178."""
    assert len(set(NUMBERS.values())) == len(NUMBERS)
    assert max(NUMBERS.values()) < 178
