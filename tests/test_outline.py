"""The outline that people read: what every line was taken for, so that a wrong guess is seen in a second."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len

from rehearse.output.exports.outline.tree import outline_text
from rehearse.script.reading import read, read_text
from rehearse.timing.planning import plan
from rehearse.timing.planning.pace import person_pace
from rehearse.timing.report.build import build_report
from rehearse.timing.timeline import lay_out
from tests.documents import p, raw_docx
from tests.running import SEEDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.running import Outcome

    Run = Callable[..., Outcome]

CHINESE = """在社区大会上的讲话
（2024年5月1日）

同志们：
今天我们集会。（掌声）

一、办好事情
XX区要把每一件事情办好，XX镇也要办好。[停顿2]

要做到：一要想得到。二要做得到。三要看得到。（注：这里看一眼稿子）

（一）先办小事
小事不小，要天天办。

二、再办大事
大事不急，要慢慢办。

谢谢大家！
"""

SEEN = """\
 1  标题        在社区大会上的讲话
 2  署名        （2024年5月1日）
 4  称呼        同志们：
 5  开场        今天我们集会。
 5  现场          （掌声） 6 s
 7  小标题      一、办好事情
 8  停顿          [停顿2] 2 s
 8  待填          XX ×2
10  段内要点      一要想得到。
10  段内要点      二要做得到。
10  段内要点      三要看得到。
10  不读：备注    （注：这里看一眼稿子）
12  小标题        （一）先办小事
15  小标题      二、再办大事
18  结尾        谢谢大家！

小标题 3 个，要点 3 个，不读出的内容 5 处。
第 8 行：[停顿2] 没有单位，按秒计
"""


def test_the_tree_of_a_chinese_speech() -> None:
    """Line, what it is, and its words, headings and points indented; then the counts, then what is notable."""
    assert outline_text(read_text(CHINESE)) == SEEN


def test_the_tree_of_an_english_speech() -> None:
    """An English script is told of in English; what is not spoken has the range of its lines, and why."""
    text = "# A Toast\n\n<!-- stand\nup -->\n\nDear friends,\n\nWe walked slowly.\n\n## The road\n\nIt was long.\n"
    assert outline_text(read_text(text, name="a.md")).splitlines() == [
        "  1  title                A Toast",
        "3–4  not spoken: comment  <!-- stand up -->",
        "  6  salutation           Dear friends,",
        "  8  opening              We walked slowly.",
        " 10  heading              The road",
        "",
        "Headings: 1; points: 0; not spoken: 2.",
    ]


@pytest.mark.parametrize("width", [40, 60, 200])
@pytest.mark.parametrize("name", ["community-sports.txt", "mixed-talk.md", "english-toast.txt"])
def test_no_line_is_wider_than_the_terminal(name: str, width: int) -> None:
    """Full-width characters count twice; where words are cut, it shows."""
    rows = outline_text(read(SEEDS / name), width).split("\n\n")[0].splitlines()
    assert max(map(cell_len, rows)) <= width
    assert (width == 40) == any(row.endswith("…") and cell_len(row) > 30 for row in rows) or width == 60


def test_outline_on_the_command_line(rehearse_: Run, script: Path) -> None:
    """`outline` prints the tree, with --json the same as data; options change what is seen; nothing else is said."""
    tree, data = rehearse_("outline", script), rehearse_("outline", script, "--json")
    assert (tree.code, tree.err, data.err) == (0, "", "")
    shown = [line.split()[2] for line in tree.out.splitlines() if re.match(r" *\d+  小标题", line)]
    assert shown == [heading["text"] for heading in json.loads(data.out)["headings"]]
    assert len(shown) == 2
    without = json.loads(rehearse_("outline", script, "--json", "--headings", "none").out)
    assert without["headings"] == []


def test_another_title(rehearse_: Run, script: Path) -> None:
    """A title that is given is shown instead of the script's own."""
    assert rehearse_("time", script, "--title", "别的题目").out.splitlines()[0] == "别的题目"
    tree = rehearse_("outline", script, "--title", "别的题目").out.splitlines()
    assert [line.split() for line in tree[:2]] == [["标题", "别的题目"], ["1", "标题", "在读书会上的讲话"]]
    spoken = rehearse_("outline", script, "--speak-title").out.splitlines()
    assert spoken[0].split() == ["1", "标题", "在读书会上的讲话"]
    assert "标题" not in spoken[1]


def test_a_header_is_shown_by_its_own_words(tmp_path: Path) -> None:
    """What Word keeps apart from the text stands on its last line, and is not shown as what else stands there."""
    (tmp_path / "a.docx").write_bytes(
        raw_docx(p("同志们：") + p("今天我们集会。") + p("上一篇：开会"), header=p("机密★启封前"))
    )
    shown = outline_text(read(tmp_path / "a.docx")).splitlines()
    assert [line.split()[1:] for line in shown if "不读：" in line] == [
        ["不读：网站文字", "上一篇：开会"],
        ["不读：页眉", "机密★启封前"],
    ]


def test_points_have_their_times() -> None:
    """In the report, each point stands in its section and starts with the sentence that it is in."""
    script = read_text(CHINESE)
    report = build_report(lay_out(plan(script, person_pace(script))))
    section = next(section for section in report.sections if section.heading == "一、办好事情")
    assert [(point.kind, point.level, point.text) for point in section.points] == [
        ("inline", 2, "一要想得到。"),
        ("inline", 2, "二要做得到。"),
        ("inline", 2, "三要看得到。"),
    ]
    starts = {cue.text.removeprefix("要做到："): cue.start_ms for cue in report.cues}
    assert [point.start_ms for point in section.points] == [starts[point.text] for point in section.points]
    assert sum(len(section.points) for section in report.sections) == len(script.points)


def test_a_sign_opens_a_point_where_something_is_said_behind_it() -> None:
    """Not whose words stand above, nor a drawn line or one that dashes also close, nor two who share a sentence.

    Two lines in a row behind dashes are a list.
    """
    said = "灯在人在。\n——守塔人老周\n我们要守好灯：\n——守住灯，船才敢回来。\n今年有两个办法。\n——早点灯\n——勤擦镜\n"
    script = read_text(f"{said}我们一起守，守到天亮，守到船来。\n——————\n甲、乙两家都来了。\n——剧终——\n")
    assert [point.text for point in script.points] == ["——守住灯，船才敢回来。", "——早点灯", "——勤擦镜"]
