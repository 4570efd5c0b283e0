"""The kept dictionary is what its sources say, and loads none of them."""

from __future__ import annotations

import pytest

from rehearse.language.pinyin.dictionary import is_word, look_up
from rehearse.language.pinyin.entries import DICTIONARY
from rehearse.language.pinyin.homophones import HOMOPHONES


def test_the_files_are_what_the_libraries_give() -> None:
    """`make dictionary` would change nothing; of the dictionary, one row in forty is made again."""
    build_dictionary = pytest.importorskip("tests.build_dictionary")
    kept = DICTIONARY.read_text(encoding="utf-8").splitlines()[::40]
    assert list(build_dictionary.rows({row[0] for row in kept})) == kept
    assert HOMOPHONES.read_text(encoding="utf-8") == build_dictionary.homophones()


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("重庆", [("chong", 2, True), ("qing", 4, True)]),
        ("地方", [("di", 4, True), ("fang", 1, True)]),  # the neutral tone of one source contradicts nothing
        ("上调", [("shang", 4, True), ("tiao", 2, False)]),  # the sources contradict each other
    ],
)
def test_a_word_is_looked_up(word: str, said: list[tuple[str, int, bool]]) -> None:
    """Its syllables, each with whether both sources agree."""
    assert is_word(word)
    assert [(*read.syllable, read.sure) for read in look_up(word) or ()] == said


def test_what_is_no_word_has_no_entry() -> None:
    """A chance pair, a single character, and nothing at all."""
    assert [look_up(text) for text in ("庆重", "重", "")] == [None, None, None]
