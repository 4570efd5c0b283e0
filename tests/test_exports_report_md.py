"""Tests of the report for a message: the verdict, what to mend, the table, whatever the headings hold."""

from __future__ import annotations

from itertools import pairwise

import pytest
from markdown_it import MarkdownIt

from rehearse.language.durations import clock
from rehearse.output.exports.report.markdown import export
from rehearse.timing.report.build import KIND_NAMES
from rehearse.timing.report.wording import verdict_line
from tests.rehearsals import LONG, SPEECHES, rehearsal

NAMES = list(SPEECHES)


def blocks(text: str) -> list[str]:
    """Show the text of each paragraph, list item and table cell, as a browser would."""
    return [
        "".join(child.content for child in token.children or ())
        for token in MarkdownIt().enable("table").parse(text)
        if token.type == "inline"
    ]


def fixes(text: str) -> list[str]:
    """List what is to be mended first."""
    tokens = MarkdownIt().enable("table").parse(text)
    start = next((at for at, token in enumerate(tokens) if token.type == "ordered_list_open"), len(tokens))
    end = next((at for at, token in enumerate(tokens) if token.type == "ordered_list_close"), start)
    return [
        "".join(child.content for child in token.children or ())
        for token in tokens[start:end]
        if token.children
    ]


def cells(text: str) -> list[list[str]]:
    """List the table's rows."""
    rows: list[list[str]] = []
    tokens = MarkdownIt().enable("table").parse(text)
    for before, token in pairwise(tokens):
        if before.type == "tr_open":
            rows.append([])
        if token.type == "inline" and before.type in ("th_open", "td_open"):
            rows[-1].append("".join(child.content for child in token.children or ()))
    return rows


@pytest.mark.parametrize("target", ["", "1m", "30m"])
@pytest.mark.parametrize("name", NAMES)
def test_the_table_has_a_row_a_section(name: str, target: str) -> None:
    """Headings stand in it as they are written, pipes and angle brackets included; the sums are in the last row."""
    made = rehearsal(name, target=target)
    rows = cells(export(made))
    assert len({len(row) for row in rows}) == 1
    names = KIND_NAMES[made.report.script.language]
    headings = [" ".join(section.heading.split()) or names[section.kind] for section in made.report.sections]
    assert [row[0] for row in rows[1:-1]] == headings
    assert [row[1] for row in rows[1:]] == [
        *(str(section.units) for section in made.report.sections),
        str(made.report.totals.units),
    ]
    assert rows[-1][3] == clock(made.timeline.duration_ms)


@pytest.mark.parametrize("target", ["30s", "30m"])
def test_the_verdict_comes_first(target: str) -> None:
    """Before anything else, in bold, as the terminal says it."""
    made = rehearsal("chinese", target=target)
    assert made.report.verdict is not None
    assert blocks(export(made))[0] == verdict_line(made.report.verdict, "zh")
    assert export(made).startswith("**")


def test_without_a_target_the_total_comes_first() -> None:
    """And its range, where it is an estimate; nothing is said of a latest start."""
    made = rehearsal("chinese", voiced=False)
    low, high = made.report.totals.range_ms or (0, 0)
    assert blocks(export(made))[0].startswith(
        f"预计用时 {clock(made.timeline.duration_ms)}（{clock(low)}–{clock(high)}）"
    )
    assert "最迟" not in export(made)


def test_three_things_to_mend() -> None:
    """The longest sentence by its line, the section furthest over, and what is not filled in."""
    first, second, third = fixes(export(rehearsal("chinese", target="30s")))
    assert first.startswith("最长的句子在第 8 行")
    assert "“2023年，我们读了" in first
    assert second.startswith("最超时的部分：一、把XX区的书读好")
    assert third == "待填 1 处：第 7 行 XX"


def test_a_sentence_in_many_breaths_is_one() -> None:
    """The longest sentence is counted to its end mark, not to the next breath."""
    made = rehearsal("long sentence")
    assert f"{sum(char.isalnum() for char in LONG)} 字" in fixes(export(made))[0]


def test_fewer_things_where_there_are_fewer() -> None:
    """A short speech without blanks has nothing to mend, and says nothing about it."""
    text = export(rehearsal("one section"))
    assert fixes(text) == []
    assert "先改" not in text


def test_a_section_over_its_own_target_is_named() -> None:
    """Also where the whole has no target."""
    text = "一、头\n" + "我们修路。" * 40 + "\n二、尾（0:10）\n" + "我们修灯。" * 20 + "\n"
    assert any(fix.startswith("最超时的部分：二、尾") for fix in fixes(export(rehearsal("", text=text))))


def test_it_speaks_the_script_s_language() -> None:
    """English for an English speech."""
    text = export(rehearsal("english", target="10s"))
    assert "Mend these first:" in text
    assert not any("\u4e00" <= char <= "\u9fff" for char in text)
