"""What is not spoken: each kind of line beside ordinary lines that look like it; and nothing is left out in silence."""

from __future__ import annotations

import pytest

from rehearse.core.unspoken import SPEAK
from rehearse.language.text.chars import has_han
from rehearse.script.checking import Examined, check
from rehearse.script.reading import read_text
from rehearse.timing.planning import plan
from tests.casefiles import cases

TITLE = {"zh": "在小区春季集会上的讲话", "en": "A Garden for All"}
SPEECH = {
    "zh": (
        "各位邻居：\n\n今天我想和大家说说小区的菜园。\n\n去年春天，我们一起翻了六块地。\n\n{middle}\n\n"
        "夏天雨水多，番茄长得很好。\n\n秋天我们办了一次小小的集市。\n\n明年我们想再开两块地。\n\n谢谢大家！\n\n{below}"
    ),
    "en": (
        "Dear neighbours,\n\nToday I want to tell you about our garden.\n\nLast spring we dug six beds.\n\n{middle}\n\n"
        "In summer it rained a lot.\n\nIn autumn we held a small market.\n\nNext year we want two.\n\nThank you!\n\n"
        "{below}"
    ),
}


def placed(line: str, place: str) -> str:
    """A speech with a line in its middle, below it, above it, or below its title."""
    language = "zh" if has_han(line) or not any(map(str.isalpha, line)) else "en"
    speech = SPEECH[language].format(
        middle=line if place == "middle" else "", below=line if place == "below" else ""
    )
    above = {"below the title": f"{TITLE[language]}\n\n{line}\n\n", "first": f"{line}\n\n"}
    return above.get(place, "") + speech


def taken_for(line: str, text: str) -> str:
    """What a line was taken for; spoken if all of it is."""
    script = read_text(text)
    if "".join(filter(str.isalnum, line)) in "".join(
        filter(str.isalnum, "".join(one.text for one in script.breaths))
    ):
        return "spoken"
    return next(one.what for one in script.unspoken if one.text in line)


@pytest.mark.parametrize(("text", "expected"), cases("unspoken"))
def test_lines_that_nobody_says_and_lines_that_look_like_them(text: str, expected: str) -> None:
    """The first line says where in a speech the others stand; below each other, what they are taken for."""
    place, *lines = text.splitlines()
    found = [(line, taken_for(line, placed(line, place))) for line in lines]
    assert found == list(zip(lines, expected.splitlines(), strict=True))


@pytest.mark.parametrize(("text", "expected"), cases("unspoken"))
def test_no_sentence_is_left_out_on_a_guess_in_silence(text: str, expected: str) -> None:
    """Each whole sentence that is taken for something else has its warning; the line that it names has it spoken."""
    place, *lines = text.splitlines()
    for line, kind in zip(lines, expected.splitlines(), strict=True):
        if kind == "spoken" or line[-1] not in "。！？":
            continue
        written = placed(line, place)
        script = read_text(written)
        found = check(Examined(script, written, plan(script)), select=["S111"])
        assert [written[slice(*span)] for one in found for span in one.spans] == [line]
        assert taken_for(line, written.replace(line, f"{SPEAK}\n\n{line}")) == "spoken"


def test_one_finding_a_kind_with_all_its_places() -> None:
    """Two leads are one warning; a page number and a date are none."""
    text = "".join(
        [
            "小区春季集会\n\n（2024年5月1日）\n\n各位邻居：\n\n今天说菜园，地是大家一起翻的，种子也是大家一起买的，",
            "水是从河里挑的。\n\n菜园一角，去年夏天。新华社记者 李明 摄\n\n番茄长得很好，豆角也不错。\n\n- 3 -\n\n",
            "菜园的门，冬天。新华社记者 李明 摄\n\n谢谢大家！\n",
        ]
    )
    script = read_text(text)
    found = check(Examined(script, text, plan(script)), select=["S111"])
    assert [len(one.spans) for one in found] == [2]


def test_a_guess_says_what_it_silences_and_why() -> None:
    """One list, in order: a run of one kind with nothing spoken between; what the format or an author marks is none."""
    text = "# 菜园\n\n来源：新华网\n\n各位邻居：\n\n今天说菜园。（注：慢）\n\n谢谢大家！\n\n"
    text += "附录：账目\n\n种子八十元。\n"
    script = read_text(text, name="a.md")
    assert [(guess.what, guess.text) for guess in script.guesses] == [
        ("source", "来源：新华网"),
        ("appendix", "附录：账目 种子八十元。"),
    ]
    assert [text[slice(*guess.span)] for guess in script.guesses] == [
        "来源：新华网",
        "附录：账目\n\n种子八十元。",
    ]


def test_names_that_only_their_place_makes_such_are_told() -> None:
    """Three lines of names below a title may be people who are greeted: a warning. A name with a date is none."""
    names = "The Lighthouse Club\nTom Green, of the Old Town\nFriends of the Library\n"
    for below, told in ((names, [names.strip()]), ("Ann Lee, Minister of Ports\n12 May 2019\n", [])):
        text = f"Harbour Day\n\n{below}\nGood morning. We have built this harbour for forty years.\n"
        script = read_text(text)
        found = check(Examined(script, text, plan(script)), select=["S111"])
        assert [text[start:end] for one in found for start, end in one.spans] == told


FORMULA = r"$B = k^2 \cdot a$"


@pytest.mark.parametrize(
    ("above", "told"), [("我们规定灯的亮度", [FORMULA]), ("灯的亮度，看这一页。", []), ("# 亮度", [])]
)
def test_a_formula_that_a_sentence_runs_into_is_told(above: str, told: list[str]) -> None:
    """On a line of its own, below a sentence that has not ended; below one that has, or a heading, it is only shown."""
    text = f"# 灯\n\n各位邻居好。\n\n{above}\n\n{FORMULA}\n\n谢谢大家！\n"
    script = read_text(text, name="a.md")
    found = check(Examined(script, text, plan(script)), select=["S111"])
    assert [text[slice(*span)] for one in found for span in one.spans] == told
