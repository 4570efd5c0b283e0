"""Tests of what depends on the language: runs, numbers, sentences, breaths, units, placeholders."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.language.effort import count, effort
from rehearse.language.numbers.en import FIGURE_RULES, WORD_RULES
from rehearse.language.numbers.numerals import in_han, value_of
from rehearse.language.numbers.read_out import read_out
from rehearse.language.numbers.zh import CHINESE_RULES, WHOLE_RULES
from rehearse.language.text.breaths import BREATH, _plain_jieba, _segmenter, weigh
from rehearse.language.text.chars import detect
from rehearse.language.text.ends import ends_inside, ends_line, ends_sentence
from rehearse.language.text.patterns import compiled
from rehearse.language.text.placeholders import say_placeholders
from rehearse.language.text.runs import runs
from rehearse.language.text.sentences import breath_pieces
from rehearse.language.text.spoken import as_spoken
from tests import heavy
from tests.casefiles import cases

TEXT = st.text(
    st.sampled_from("我们在工作学习，、。；！？“”《》（）…—·abcXYZ .,;!?'\"()2019%:年个\n\u200b"),
    max_size=200,
)


@pytest.mark.parametrize(("text", "expected"), cases("numbers_zh"))
def test_numbers_in_chinese_are_read_as_people_read_them(text: str, expected: str) -> None:
    """Years digit by digit, quantities as quantities, and the rest by its own custom."""
    assert read_out(text, "zh") == expected


@pytest.mark.parametrize(("text", "expected"), cases("numbers_en"))
def test_numbers_in_english_are_read_as_people_read_them(text: str, expected: str) -> None:
    """The same for English."""
    assert read_out(text, "en") == expected


PIECES = (
    "May |Jan. |Chapter IV| p.m.| km|kg|HKD|St. |Henry VIII| a | USD|80s|12|比分|号|公元前|增加到|B2B|II期|电话|年|月"
).split("|")
WRITTEN = st.lists(
    st.sampled_from([*"0123456789第级届后次点台-—～~/+×x.,:% °$w（）个人班=^@⁶½#", *PIECES]),
    min_size=1,
    max_size=12,
).map("".join)


@given(WRITTEN)
def test_a_rule_never_misses_a_text_for_what_it_says_it_needs(text: str) -> None:
    """Where a rule's pattern matches, the text has one of the characters without which the rule is not tried."""
    for title, needed, pattern, _ in (*WHOLE_RULES, *CHINESE_RULES, *WORD_RULES, *FIGURE_RULES):
        if compiled(pattern).search(text):
            assert not needed or any(char in text for char in needed), title


@pytest.mark.parametrize(("text", "expected"), cases("sentences"))
def test_sentences_end_where_a_reader_ends_them(text: str, expected: str) -> None:
    """Each piece and what ends it."""
    assert [f"{text[p.start : p.end]} [{p.ending}]" for p in breath_pieces(text)] == expected.splitlines()


@pytest.mark.parametrize(("lines", "expected"), cases("ends"))
def test_a_line_ends_a_sentence_or_does_not(lines: str, expected: str) -> None:
    """Of each line: whether it ends a sentence, is complete all the same, or goes on; and whether one ends inside."""
    told = [
        ("sentence" if ends_sentence(line) else "line" if ends_line(line) else "open")
        + (", ended inside " if ends_inside(line) else " ")
        + line
        for line in lines.splitlines()
    ]
    assert told == expected.splitlines()


@given(st.integers(0, 9999))
def test_a_numeral_is_read_as_it_was_written(value: int) -> None:
    """In Chinese, in full-width digits and in plain ones."""
    wide = str(value).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
    assert value_of(in_han(value)) == value_of(wide) == value_of(str(value)) == value


@given(TEXT)
def test_sentences_lose_nothing(text: str) -> None:
    """The pieces cover every character but white space, in order, without overlap."""
    found = breath_pieces(text)
    assert "".join("".join(text[p.start : p.end] for p in found).split()) == "".join(text.split())
    assert all(before.end <= after.start for before, after in pairwise(found))


@given(st.text(st.sampled_from("我们在工作学习和的，、"), min_size=100, max_size=600))
def test_every_breath_is_short_enough(text: str) -> None:
    """However long the sentence, no stretch is longer than a breath, unless one word is."""
    assert all(weigh(text[p.start : p.end]) <= BREATH for p in breath_pieces(text))


def test_a_breath_never_ends_inside_a_word() -> None:
    """A long run without a comma is cut only where jieba sees a word's end."""
    import jieba

    text = "我们要认真贯彻落实上级关于进一步加强新时代群众体育工作的部署要求" * 4
    ends = {0}
    for word in jieba.Tokenizer().cut(text):
        ends.add(max(ends) + len(word))
    assert {piece.end for piece in breath_pieces(text)} <= ends
    assert len(breath_pieces(text)) > 1


@heavy
def test_both_jiebas_see_the_same_words() -> None:
    """The compiled one stands in for the other, so they must agree."""
    text = "我们要认真贯彻落实上级关于进一步加强新时代群众体育工作的部署要求，推动公共服务体系建设。"
    assert _plain_jieba()(text) == _segmenter()(text)


@given(TEXT, st.sampled_from(["zh", "en"]))
def test_runs_joined_are_the_text(text: str, base: str) -> None:
    """Splitting by language loses nothing and changes nothing."""
    found = runs(text, "zh" if base == "zh" else "en")
    assert "".join(run for _, run in found) == text
    assert all(one[0] != other[0] for one, other in pairwise(found))


@given(TEXT | WRITTEN, st.sampled_from(["zh", "en"]))
def test_reading_out_leaves_no_digit(text: str, language: Literal["zh", "en"]) -> None:
    """Whatever the text, every number is in words afterwards."""
    assert not any(char.isdigit() and char.isascii() for char in read_out(text, language))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("XX区", "某某区"),
        ("区委XX届X次全会", "区委某某届某次全会"),
        ("“X个定位”", "“某个定位”"),
        ("“X问X做起”", "“某问某做起”"),
        ("建设“美丽XX”", "建设“美丽某某”"),
        ("××县", "某某县"),
        ("ＸＸ区", "某某区"),
        ("X光和XML", "X光和XML"),
        ("×10倍", "×10倍"),
        ("3×4", "3×4"),
        ("iPhone X", "iPhone X"),
    ],
)
def test_placeholders_are_said(text: str, expected: str) -> None:
    """An X that stands for something is 某; one that is itself stays."""
    assert say_placeholders(text) == expected


def test_the_spoken_text_has_no_invisible_characters_and_no_stray_spaces() -> None:
    """What a voice gets is one clean line."""
    assert as_spoken("\u200b在 XX区\u00ad\n工作 3 天", "zh") == "在某某区工作 3 天"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2019年，我们在XX区。", "zh", 11),
        ("——“”……", "zh", 0),
        ("It's 3.5% in the U.S. — yes", "en", 6),
        ("", "en", 0),
    ],
)
def test_units_are_what_people_count(text: str, language: str, expected: int) -> None:
    """Spoken characters in Chinese, words in English; marks and spaces are neither."""
    assert count(text, "zh" if language == "zh" else "en") == expected


@given(TEXT, st.sampled_from(["我", "工作", "word "]))
def test_more_text_is_never_less_effort(text: str, more: str) -> None:
    """Adding words in front never makes a text shorter to say, by more than a clause's rounding."""
    assert effort(more + "，" + text, "zh").syllables >= effort(text, "zh").syllables


@pytest.mark.parametrize(
    ("text", "language"),
    [("我们用 Python 写代码", "zh"), ("Hello world", "en"), ("", "en"), ("123", "en"), ("你好 hello", "zh")],
)
def test_the_language_is_told_by_its_words(text: str, language: str) -> None:
    """A few Han characters among English words make no Chinese text, and the other way round."""
    assert detect(text) == language
