"""Tests of tables in Word: which column is what the host or a voice says, and what the author hears of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rehearse.core.errors import ScriptError
from rehearse.core.notices import lines
from rehearse.script.reading import manuscript_of
from rehearse.script.reading.options import Options
from rehearse.script.reading.source import File
from tests.documents import p, raw_docx, table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.running import Outcome

HELLO, THANKS = "各位邻居，大家晚上好。", "谢谢大家来看这棵老槐树。"


def read(
    *rows: tuple[str, ...], column: str | None = None, before: str = ""
) -> tuple[list[str], list[str], list[str]]:
    """Read a table; give what is said, what is listed, and the notices."""
    data = raw_docx(p(before) + table(*rows) + p())
    found = manuscript_of(File("a.docx", "a.docx", data), Options(column=column))
    hidden = [found.source.text[slice(*item.span)] for item in found.hidden if item.what == "table"]
    return [one.text for one in found.paragraphs], hidden, lines(found.notices, "en")


def running_order(head: str) -> tuple[tuple[str, ...], ...]:
    """A running order with what is said in its last column."""
    return ("时间", "环节", head), ("19:00", "开场", HELLO), ("19:30", "结束", THANKS)


@pytest.mark.parametrize(
    "head",
    [
        "解说词",
        "台词",
        "主持词",
        "主持人串词",
        "旁白",
        "解说",
        "画外音",
        "口播稿",
        "朗诵词",
        "演讲稿",
        "讲稿",
        "主播口播",
        "司仪词",
        "话术",
        "Script",
        "Host script",
        "Speaker's notes",
        "Voice-over",
        "VO",
        "Narration",
    ],
)
def test_the_column_headed_as_what_is_said_is_read(head: str) -> None:
    """Row by row; the others are listed, and nobody has to be asked."""
    said, listed, notices = read(*running_order(head))
    assert said == [HELLO, THANKS]
    assert listed == ["时间", "环节", head, "19:00", "开场", "19:30", "结束"]
    assert notices == []


@pytest.mark.parametrize(
    "heads", [("VIDEO", "AUDIO"), ("Picture", "Sound"), ("画面", "声音"), ("镜头内容", "文案")]
)
def test_beside_pictures_what_is_heard_is_said(heads: tuple[str, str]) -> None:
    """A film's script in two columns; a cell in which nothing is said has only a word for that."""
    rows = ("灯塔", HELLO), ("夜里的海", "（无解说）"), ("黑屏", "同上字幕"), ("门", THANKS)
    said, listed, notices = read(heads, *rows)
    assert said == [HELLO, THANKS]
    assert listed == [*heads, "灯塔", "夜里的海", "（无解说）", "黑屏", "同上字幕", "门"]
    assert notices == []


@pytest.mark.parametrize(("heads", "sound"), [(("画面", "声音"), "海浪"), (("环节", "声音"), HELLO)])
def test_a_list_of_sounds_and_sounds_beside_no_pictures_are_no_speech_alone(
    heads: tuple[str, str], sound: str
) -> None:
    """All is read as before: nothing says which column the speech is."""
    said, _, _ = read(heads, ("灯塔", sound), ("门", sound))
    assert said == [*heads, "灯塔", sound, "门", sound]


def test_a_sentence_that_begins_like_an_empty_cell_is_said() -> None:
    """Only the whole cell says that it is empty."""
    said, _, _ = read(("画面", "旁白"), ("灯塔", "无人知道他的名字。"), ("门", "无"))
    assert said == ["无人知道他的名字。"]


@pytest.mark.parametrize("head", ["内容", "备注", "词汇", "主持人", "台词本页码", "Scripture", "Description"])
def test_another_column_is_asked_for(head: str) -> None:
    """Where the speech stands in the table all is read; the one line names the option that takes a column alone."""
    said, listed, notices = read(*running_order(head))
    assert said == ["时间", "环节", head, "19:00", "开场", HELLO, "19:30", "结束", THANKS]
    assert listed == []
    assert len(notices) == 1
    assert f"--column {head}, or its number" in notices[0]


def test_a_table_beside_the_speech_is_listed_and_its_column_asked_for() -> None:
    """As it may be what the host says; one of figures and names holds no sentences, and nobody is asked."""
    speech = HELLO * 20
    said, listed, notices = read(*running_order("内容"), before=speech)
    assert said == [speech]
    assert "".join(listed).replace("\t", "") == "".join(map("".join, running_order("内容")))
    assert "--column 内容" in notices[0]
    assert read(("姓名", "票数"), ("宋", "12"), ("林", "9"), before=speech)[2] == []


@pytest.mark.parametrize("column", ["内容", "3"])
def test_the_column_that_is_named_is_read(column: str) -> None:
    """By its head or its number, whatever it is headed, also where another is headed 台词; the notice is gone."""
    for rows in (running_order("内容"), (("时间", "台词", "内容"), *running_order("")[1:])):
        said, _, notices = read(*rows, column=column)
        assert (said, notices) == ([HELLO, THANKS], [])


def test_a_table_without_heads_is_read_from_its_first_row() -> None:
    """Where the column has a sentence in it already."""
    assert read(("19:00", HELLO), ("19:30", THANKS), column="2")[0] == [HELLO, THANKS]


def test_a_cell_over_two_columns_shifts_none() -> None:
    """It is a row's heading, and listed."""
    said, listed, _ = read(("时间", "环节", "主持词"), ("→第一部分", "间奏"), ("19:00", "开场", HELLO))
    assert said == ["间奏", HELLO]
    assert "第一部分" in listed
    said, listed, _ = read(("时间", "主持词", "环节"), ("→第一部分", "间奏"), ("19:00", HELLO, "开场"))
    assert said == [HELLO]
    assert {"第一部分", "间奏", "开场"} <= {*listed}


def test_a_cell_of_several_paragraphs_and_a_table_within() -> None:
    """All of the cell is said; a table in it is listed."""
    cell = p(HELLO) + table(("甲", "乙"), ("丙", "丁")) + p(THANKS)
    said, listed, _ = read(("时间", "主持词"), ("19:00", cell))
    assert said == [HELLO, THANKS]
    assert listed == ["时间", "主持词", "19:00", "甲\t乙", "丙\t丁"]


def test_a_column_that_is_not_there_is_one_line(rehearse_: Callable[..., Outcome], here: Path) -> None:
    """With those that are."""
    with pytest.raises(ScriptError, match="no table has a column 旁白; they are 时间, 环节, 主持词"):
        read(*running_order("主持词"), column="旁白")
    with pytest.raises(ScriptError, match="there is no table of several columns in it"):
        read(("一格",), column="旁白", before=HELLO)
    (here / "a.docx").write_bytes(raw_docx(table(*running_order("内容")) + p()))
    assert rehearse_("time", "a.docx", "--column", "9").code == 2
    assert HELLO in rehearse_("outline", "a.docx", "--column", "内容").out


MARKDOWN = """各位好。

| 时间 | 环节 | {head} |
|---|:--|---|
| 19:00 | 开场 | 各位邻居，**大家**晚<!-- 再慢 一点 -->上好。<br>请坐。 |
19:30 | 结束 | 谢谢。
| 20:00 | 散场 |
"""


@pytest.mark.parametrize(
    ("head", "column", "said"),
    [
        ("主持词", None, ["各位邻居，大家晚上好。", "请坐。", "谢谢。"]),
        ("内容", None, []),
        ("内容", "内容", ["各位邻居，大家晚上好。", "请坐。", "谢谢。"]),
        ("主持词", "2", ["开场", "结束", "散场"]),
    ],
)
def test_a_column_of_markdown_is_read(head: str, column: str | None, said: list[str]) -> None:
    """As in Word; all else of the table is listed."""
    text = MARKDOWN.format(head=head)
    found = manuscript_of(File("a.md", "a.md", text.encode()), Options(column=column))
    assert [one.text for one in found.paragraphs] == ["各位好。", *said]
    listed = "".join(text[slice(*item.span)] for item in found.hidden if item.what == "table")
    spoken = "".join(said)
    left = {
        word for word in ("时间", "环节", head, "19:00", "开场", "谢谢", "散场", "请坐") if word not in spoken
    }
    assert all(word in listed for word in left)
