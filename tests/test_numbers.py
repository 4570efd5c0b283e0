"""Tests of figures as they are read aloud: what holds for whole kinds of them. Single ones are in tests/cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rehearse import spoken
from rehearse.language.numbers.read_out import read_out
from rehearse.script.readings.alignment import said_for
from rehearse.script.readings.numbers import numbers
from tests.casefiles import lists

if TYPE_CHECKING:
    from rehearse.core import Language

DECIMALS = [f"{whole}.{part}" for whole in (10, 11, 12) for part in range(1, 32)]
BEHIND = "亩 倍 公顷 美元 英寸 级 成 折 ‰ 的 以上 左右 ms ， 。".split()
HAN = dict(zip("0123456789", "零一二三四五六七八九", strict=True))
WHOLES = {"10": "十", "11": "十一", "12": "十二"}
WIDE = {ord(char): ord(char) + 0xFEE0 for char in "0123456789.%+-:/"}

FIGURES = (
    "12.5亩 120亩 第110届 2024-09 -1/3 5又2分之1 1.2g 300w张 HKD13.5 015号 78年12月 3:2获胜 -5% 1,234人 8:05 110 "
    "1/5 +86 2.5k 10⁶件 1857—1858年 3.2-3.5 2000年 ￥500 5元/斤 21:30 90后"
).split()


def _heard(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


@pytest.mark.parametrize("behind", ["", *BEHIND])
def test_decimals_are_no_dates(behind: str) -> None:
    """10.1 to 12.31 are amounts before any unit, a mark or the end; a ‰ is said before its number."""
    for decimal in DECIMALS:
        whole, part = decimal.split(".")
        amount = f"{WHOLES[whole]}点{''.join(map(HAN.get, part))}"  # type: ignore[arg-type]
        said = read_out(f"约{decimal}{behind}", "zh")
        unit = {"‰": "", "ms": "毫秒"}.get(behind, behind)
        assert said == f"约{'千分之' * (behind == '‰')}{amount}{unit}"


@pytest.mark.parametrize("figure", FIGURES)
def test_the_width_of_figures_does_not_matter(figure: str) -> None:
    """Full-width digits and signs are read as narrow ones are."""
    assert _heard(spoken(figure.translate(WIDE), "zh")) == _heard(spoken(figure, "zh"))


@pytest.mark.parametrize("figure", FIGURES)
def test_what_is_far_away_does_not_matter(figure: str) -> None:
    """Ten characters before and behind decide, nothing beyond."""
    near = f"我们一起来看看今天的（{figure}）这就是我们今天要说的"
    far = f"上午9点，2019年的第3次会议由110人参加，{near}，拨打12345，比分3:2，共1,000元。"
    assert spoken(near, "zh") in spoken(far, "zh")


@pytest.mark.parametrize("pairs", lists("numbers_en_kinds"))
def test_english_numbers_of_each_kind_are_read_as_a_careful_reader_says_them(
    pairs: list[tuple[str, str]],
) -> None:
    """Each rule with the line that looks like it and is none, in sentences of every shape."""
    assert [spoken(text, "en") for text, _ in pairs] == [said for _, said in pairs]


@pytest.mark.parametrize("pairs", lists("numbers_zh_kinds"))
def test_chinese_numbers_of_each_kind_are_read_as_a_careful_reader_says_them(
    pairs: list[tuple[str, str]],
) -> None:
    """The same for Chinese."""
    assert [spoken(text, "zh") for text, _ in pairs] == [said for _, said in pairs]


@pytest.mark.parametrize("value", [10_000, 10_001, 23_865, 100_100, 1_000_001, 1_234_567, 123_000_789_012])
def test_commas_between_thousands_change_nothing(value: int) -> None:
    """Nor do spaces, where there are two."""
    said = spoken(f"We saw {value} trees.", "en")
    assert spoken(f"We saw {value:,} trees.", "en") == said
    if value >= 10**6:
        assert spoken(f"We saw {value:,} trees.".replace(",", " "), "en") == said


def test_a_whole_text_is_read_aloud() -> None:
    """Lines stay lines; figures are in words, 某 stands for X."""
    assert spoken("2019年，X市\n增长3.5%", "zh") == "二零一九年，某市\n增长百分之三点五"
    assert spoken("On July 4\nat 5pm", "en") == "On July fourth\nat five PM"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("It ran 3 mbps on 4 May.", "en", "3 mbps: three megabits per second; 4: the fourth of"),
        ("On 4 May, Dr. Li paid $5/hr.", "en", "4: the fourth of; $5/hr: five dollars per hour"),
        ("电话+86-21-5555 1234，共8人", "zh", "+86-21-5555 1234: 八六二一五五五五一二三四; 8人: 八人"),
        ("10⁶件，5元/斤", "zh", "10⁶件: 十的六次方件; 5元/: 五元每"),
    ],
)  # fmt: skip
def test_a_reading_has_all_that_is_said_otherwise(text: str, language: Language, expected: str) -> None:
    """The words that a figure shares its reading with belong to it."""
    found = numbers(text, read_out(text, language), language)
    assert "; ".join(f"{one.text}: {one.said}" for one in found) == expected


def test_where_nothing_changed_an_island_is_what_it_was() -> None:
    """Also without any figure in words."""
    assert said_for("a 5 b", "a 5 b", [(2, 3)]) == [((2, 3), "5")]
