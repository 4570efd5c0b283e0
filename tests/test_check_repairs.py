"""Tests of the check's repairs: what they change, what they leave alone, and how they are shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.core import Finding
from rehearse.script.checking import check
from rehearse.script.checking.fixing import diff, encoded, fixed
from tests.checked import examined

_UNTIDY = '今天,我们 说"好",到２０２５年;见 `好,的` 和 https://a.cn/b,c 。Java,Go 和 10:30、1,234。\u200b完'


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "big5"])
def test_a_repair_keeps_encoding_mark_and_line_ends(encoding: str, ends: str) -> None:
    """Only what is wrong changes; the bytes of everything else stay."""
    lines = ["各位好:", "", "今天,我們在這裡開會;明天繼續,大家都要來,不要遲到。", "謝謝!"]
    if encoding == "gb18030":
        lines = ["各位好:", "", "今天,我们在这里开会;明天继续,大家都要来,不要迟到。", "谢谢!"]
    text = ends.join(lines)
    data = text.encode(encoding)
    script = examined(data)
    new = encoded(fixed(script, check(script)), data, script.text)
    tidy = text.replace(",", "，").replace(";", "；").replace(":", "：").replace("!", "！")
    assert new == tidy.encode(encoding)


@pytest.mark.parametrize("suffix", ["txt", "md"])
def test_a_repair_leaves_code_links_times_and_english_alone(suffix: str) -> None:
    """What is not Chinese text is not touched."""
    script = examined(_UNTIDY, f"a.{suffix}")
    new = fixed(script, check(script))
    for kept in ("`好,的`", "https://a.cn/b,c", "Java,Go", "10:30", "1,234"):
        assert kept in new
    assert new.startswith("今天，我们")
    assert "“好”，到2025年；" in new
    assert "\u200b" not in new


def test_repairs_that_overlap_are_made_in_turns() -> None:
    """The first is made; the other is found again, or is not needed any more."""
    script = examined("今天,  我们。")
    one = Finding("T102", "warning", "", ((2, 4),), fixes=("，",))
    other = Finding("T105", "warning", "", ((3, 5),), fixes=("",))
    assert fixed(script, [other, one]) == "今天， 我们。"


def test_a_repair_leaves_markdown_as_it_is() -> None:
    """Tables, code blocks, front matter and links stay byte for byte."""
    kept = "---\ntitle: a,b\n---\n\n| 甲,乙 | 丙 |\n|---|---|\n| 一,二 | 三 |\n\n```\n好,的\n```\n"
    text = f"{kept}\n我们看[链接,一](http://a.b/c,d),然后**讨论,决定**。\n"
    script = examined(text, "a.md")
    new = fixed(script, check(script))
    assert new == f"{kept}\n我们看[链接，一](http://a.b/c,d)，然后**讨论，决定**。\n"


@given(st.text(st.sampled_from("我们在 工作,;:.!?\"'()，。“”10２Ａax*`#|\n\u200b-"), min_size=1, max_size=80))
def test_a_repair_is_done_once_and_loses_no_word(text: str) -> None:
    """Letters and digits stay what they are, and a few turns leave nothing to repair."""
    if not any(char.isalnum() for char in text):
        return
    script = examined(f"大家好。\n{text}")
    new = fixed(script, check(script))
    plain = str.maketrans("２Ａ", "2A")
    assert [c for c in new.translate(plain) if c.isalnum()] == [
        c for c in script.text.translate(plain) if c.isalnum()
    ]


def test_a_repair_is_shown_as_a_diff() -> None:
    """By characters: what goes and what comes, with a little of what stands around it."""
    script = examined("今天,好。\n明天好。\n")
    shown = diff(script.text, fixed(script, check(script)), "a.txt")
    assert shown == "a.txt:1: 今天[-,-]{+，+}好。\n"
    assert diff("一样", "一样", "a.txt") == ""
    assert diff("一\n二", "一\n\n二", "a.txt") == "a.txt:2: {+⏎+}\n"
    long = "字" * 400
    assert (
        diff(f"{long} 好{long}", f"{long}好{long}", "a.txt") == f"a.txt:1: …{'字' * 12}[-␣-]好{'字' * 11}…\n"
    )
    assert diff("好\u200b的", "好的", "a.txt") == "a.txt:1: 好[-<200B>-]的\n"
    assert diff("一\n二,\n三", "一\n二，\n三", "a.txt") == "a.txt:2: 二[-,-]{+，+}\n"


@given(st.text("我们，, 。\n\u200b", max_size=60), st.text("我们，, 。\n\u200b", max_size=60))
def test_a_diff_tells_every_change(before: str, after: str) -> None:
    """Where texts differ something is shown, in lines that each name the file and a line of it."""
    shown = diff(before, after, "a.txt")
    assert bool(shown) == (before.splitlines() != after.splitlines())
    assert all(line.startswith("a.txt:") for line in shown.splitlines())
