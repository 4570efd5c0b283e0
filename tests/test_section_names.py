"""Tests of how sections are numbered and named in lists and files: as the script itself has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rehearse.core import Section
from rehearse.output.section_names import section_numbers, short_names

if TYPE_CHECKING:
    from rehearse.core import Language


def sections(*headings: str) -> list[Section]:
    """Make sections of headings: "" for an opening or closing, a leading "-" for a second-level heading."""
    return [
        Section(
            text.lstrip("-"),
            (2 if text.startswith("-") else 1) if text else 0,
            "body" if text else "opening",
            (),
        )
        for text in headings
    ]


@pytest.mark.parametrize(
    ("headings", "numbers"),
    [
        (("", "一、甲", "二、乙", "三、丙", ""), "0 1 2 3 4"),
        (("一、甲", "二、乙"), "1 2"),
        (("", "第一部分 甲", "乙的事", "第三部分 丙"), "0 1 2 3"),  # a number that was forgotten
        (("", "一、甲", "-（一）子", "-（二）丑", "二、乙", "-（一）寅"), "0 1 1.1 1.2 2 2.1"),
        (("", "1. One", "2. Two"), "0 1 2"),
        (("甲", "乙", "丙"), "1 2 3"),
        (("", "2024年", "2025年"), "1 2 3"),  # years do not count sections
        (("", "一、甲", "三、丙"), "1 2 3"),  # nor do numbers with a gap
        (("甲", "乙", "一、丙", "二、丁"), "1 2 3 4"),
    ],
)
def test_numbers(headings: tuple[str, ...], numbers: str) -> None:
    """Sections have the script's own numbers where it counts them in a row, else their place."""
    assert " ".join(section_numbers(sections(*headings))) == numbers


@pytest.mark.parametrize(
    ("headings", "shown"),
    [
        (("一、要在学习上下工夫", "二、要在学习后用起来"), ("一、…上下工夫", "二、…后用起来")),
        (("一、我们的学习", "二、我们的工作"), ("一、我们的学习", "二、我们的工作")),
        (("1. How we learn to read", "2. How we learn"), ("1. …learn to read", "2. …learn")),
        (("1. How we learn reading", "2. How we learn writing"), ("1. …reading", "2. …writing")),
        (("只有一个小标题",), ("只有一个小标题",)),
    ],
)
def test_shared_beginnings_are_left_out(headings: tuple[str, ...], shown: tuple[str, ...]) -> None:
    """What all headings of a level begin with is left out, never a short word, never the whole of one."""
    language: Language = "en" if headings[0].startswith("1.") else "zh"
    assert short_names(sections(*headings), language) == shown
