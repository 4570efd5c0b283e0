"""Tests of what Han characters sound like, against the readings that a dictionary gives."""

from __future__ import annotations

from rehearse.language.pinyin.characters import is_everyday, readings_of_character
from rehearse.language.pinyin.sounds import COMMON, ends_in_ng, is_voiceless

EVERYDAY = [chr(code) for code in range(0x4E00, 0xA000) if is_everyday(chr(code))]


def test_everyday_characters_sound_as_the_dictionary_says() -> None:
    """By the usual reading, but for ten of several readings; every one by one of its readings."""
    unusual = []
    for char in EVERYDAY:
        told = is_voiceless(char), ends_in_ng(char)
        readings = [
            (said[0] in "ptkfhcsxzqj", said.endswith("ng")) for said, _ in readings_of_character(char)
        ]
        assert told in readings, char
        if told != readings[0]:
            unusual.append(char)
    assert len(EVERYDAY) == 3755
    assert len(unusual) <= 10


def test_the_common_are_a_thousand() -> None:
    """Everyday ones; 的 and 我 are among them, 篙 and 囍 are not."""
    assert len(COMMON) == 1000
    assert set(EVERYDAY) >= COMMON
    assert set("的我") <= COMMON
    assert not set("篙囍") & COMMON
