"""Tests of what people and programs read: the table, the verdict, the JSON."""

from __future__ import annotations

import json
import re

from rich.cells import cell_len

from rehearse.output.exports.report.columns import folded
from rehearse.output.exports.report.data import report_json
from rehearse.output.exports.report.text import report_text
from rehearse.script.reading import read_text
from rehearse.timing.planning import plan
from rehearse.timing.planning.pace import person_pace
from rehearse.timing.report.build import Report, build_report
from rehearse.timing.timeline import lay_out

CHINESE = """在社区大会上的讲话

同志们：
今天我们集会。（掌声）
一、把事情一件一件地办好，让每一户居民都看得见、摸得着、用得上
要好好做，要做三遍。[停顿2]
二、收尾
谢谢大家。
"""

ENGLISH = """A Toast

Dear friends,

We walked slowly. We arrived. Thank you.
"""


def report_of(text: str) -> Report:
    """Make the estimate's report of a speech."""
    script = read_text(text)
    return build_report(lay_out(plan(script, person_pace(script))))


def test_the_table_of_a_chinese_speech_is_chinese() -> None:
    """Title first, a row a section, how long it takes, what is not spoken."""
    lines = report_text(report_of(CHINESE)).splitlines()
    assert lines[0] == "在社区大会上的讲话"
    assert lines[2].split() == ["部分", "字数", "预计", "占比", "开始"]
    assert [line.split()[0][:2] for line in lines[4:8]] == ["开场", "一、", "用得", "二、"]
    assert "不读出的内容：标题 1 处、现场提示 1 处、停顿标记 1 处。" in lines
    assert "第 6 行：[停顿2] 没有单位，按秒计" in lines
    assert any(line.startswith("预计用时 0:") and "；按每分钟 200 字" in line for line in lines)


def test_the_table_of_an_english_speech_is_english() -> None:
    """The same in English, counted in words."""
    lines = report_text(report_of(ENGLISH)).splitlines()
    assert lines[2].split() == ["Section", "Words", "You", "Share", "Start"]
    said = next(line for line in lines if line.startswith("It will take 0:0"))
    assert ": 9 words; at 150 words a minute" in said


def test_a_narrow_terminal_shortens_headings_not_figures() -> None:
    """On 40 columns every row still ends with its start time, whole; in a file headings go on below instead."""
    rows = report_text(report_of(CHINESE), width=40, cut=True).splitlines()[4:7]
    assert all(cell_len(row) <= 40 and row.split()[-1].count(":") == 1 for row in rows)
    assert "…" in rows[1]
    assert "…" not in report_text(report_of(CHINESE), width=40)


LONG_HEADING = "一、把场地用起来，让居民在家门口就有地方锻炼，有地方下棋，有地方坐下来说一说心里话"


def test_a_report_fits_eighty_columns() -> None:
    """No line is wider, nothing is cut in a file, and no time is parted by the end of a line."""
    text = report_text(report_of(CHINESE.replace("一、", f"{LONG_HEADING}\n", 1)))
    assert all(cell_len(line) <= 80 for line in text.splitlines())
    assert "…" not in text
    assert not [line for line in text.splitlines() if re.search(r"\d:$|：$|（$", line)]


def test_headings_on_a_terminal_keep_what_tells_them_apart() -> None:
    """Where they are cut, what all begin with is left out first; in a file they are whole."""
    text = "".join(
        f"{number}、大力弘扬读书的精神，要把{what}\n大家都来做这件事。\n"
        for number, what in zip("一二三", ("书房修好", "借书证发好", "读书会办好"), strict=True)
    )
    report = report_of(text)
    assert [name in report_text(report, 40, cut=True) for name in ("一、…书房修好", "三、…读书会办好")] == [
        True,
        True,
    ]
    assert "…" not in report_text(report, 40)


def test_folding_keeps_words_and_times_whole() -> None:
    """Whatever the width, each piece of a line is in it once, and words, times and amounts stay whole."""
    line = "Not spoken: title ×1; − under by 1:34: 3:26, target 5:00–7:00（13:30 留出 1:30），共 2803 字，约±15%。"
    for width in range(20, 100):
        rows = list(folded([line], width))
        assert all(cell_len(row) <= width for row in rows)
        assert "".join("".join(rows).split()) == "".join(line.split())
        for whole in ("1:34:", "3:26,", "5:00–7:00", "2803", "±15%", "spoken:"):
            assert any(whole in row for row in rows)
        assert not [row for row in rows if row.strip()[0] in "，。）；："]


def test_the_json_is_format_1() -> None:
    """The keys that programs rely on are there, and stay."""
    data = json.loads("".join(report_json(report_of(CHINESE))))
    assert data["format"] == 1
    assert data["engine"] is None
    assert {"title", "language", "sha256", "source"} <= set(data["script"])
    assert {"planned_ms", "actual_ms", "target_ms", "speech_ms", "pause_ms", "units"} <= set(data["totals"])
    section = "index heading level kind start_ms end_ms planned_ms actual_ms target_ms speech_ms pause_ms units file"
    assert set(section.split()) <= set(data["sections"][0])
    assert set("section kind text start_ms end_ms planned_ms why span".split()) <= set(data["cues"][0])
    assert all(isinstance(cue["start_ms"], int) and isinstance(cue["end_ms"], int) for cue in data["cues"])
    spans = [cue["span"] for cue in data["cues"] if cue["kind"] != "pause"]
    assert all(CHINESE[start:end] for start, end in spans)
