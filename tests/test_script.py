"""What reading knows is told by the script alone: no two places count, cut or place it in two ways."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from rehearse.core.unspoken import KINDS, counted
from rehearse.output.exports.documents.paragraphs import paragraphs
from rehearse.output.exports.outline.tree import outline_text as tree
from rehearse.output.exports.report.markdown import export as message
from rehearse.output.exports.report.text import report_text as table
from rehearse.script.checking import check
from rehearse.script.checking.fixing import fixed
from rehearse.script.reading import read_text
from rehearse.script.reading.formats import markdown
from rehearse.script.reading.formats.word import document
from rehearse.script.reading.inline import RULES
from rehearse.script.reading.structure.known_lines.table import LINES
from tests.checked import examined
from tests.rehearsals import rehearsal
from tests.running import SEEDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.running import Outcome

    Run = Callable[..., Outcome]

HALF = "我们要把街道两边的每一盏路灯都修好也要把楼下的每一件器材都换成新的"
WHO = "领导 来宾 老师 同学 家长 校友 代表 委员 评委 嘉宾 朋友 同志 教授"
LONG = {
    "semicolons": f"{HALF}；{HALF}；{HALF}。",
    "a mark inside": f"{HALF}，[1s]{HALF}。",
    "a note inside": f"{HALF}，（注：慢）{HALF}。",
    "in a long paragraph": f"好。{HALF}，{HALF}，{HALF}。再见。",
    "Latin words": f"我们用 {'、'.join(['Python'] * 20)} 和 OCaml 写了一年的代码，又写完了三年的说明。",
    "a salutation": "同志们：\n尊敬的" + "、".join(f"各位{who}" for who in WHO.split()) + "：\n好。",
    "none": "好，大家好。今天不长。",
}
"""Speeches, with a sentence that may be too long to follow."""


@pytest.mark.parametrize("name", list(LONG))
def test_the_longest_sentence_is_the_same_everywhere(name: str) -> None:
    """The check and the message name the same length, and either both say that it is too long or neither."""
    found = [one.message for one in check(examined(LONG[name]), ["B102"])]
    written = re.findall(
        r"最长的句子在第 \d+ 行：(\d+) 字", message(rehearsal("", text=LONG[name], voiced=False))
    )
    checked = re.findall(r"最长的 (\d+) 字、约 \d+ 秒", "".join(found))
    assert written == checked
    assert bool(checked) == (name not in ("a salutation", "none", "Latin words"))


def test_a_pause_that_the_author_wrote_is_a_place_to_breathe() -> None:
    """A sentence goes on behind a mark, and yet nobody is told to breathe where one does already."""
    text = f"{HALF}{HALF}。"
    assert [one.code for one in check(examined(text), ["B101"])] == ["B101"]
    assert check(examined(text.replace("也要", "[1s]也要")), ["B101"]) == ()


@pytest.mark.parametrize("name", ["community-sports.txt", "mixed-talk.md", "english-toast.txt"])
def test_what_is_not_spoken_is_counted_once(rehearse_: Run, name: str) -> None:
    """`time` and `outline` tell of as many places, and so does the script."""
    shown = rehearse_("time", SEEDS / name).out
    kinds = re.findall(
        r"(\d+) 处|×(\d+)", next(line for line in shown.splitlines() if re.match("不读出|Not spoken", line))
    )
    (total,) = re.findall(r"(?:不读出的内容|not spoken:) (\d+)", rehearse_("outline", SEEDS / name).out)
    assert sum(int(number) for pair in kinds for number in pair if number) == int(total) > 0


def test_kinds_are_named_in_the_scripts_language() -> None:
    """No kind of what is not spoken is told of in English where the script is Chinese."""
    data = "WEBVTT\n\nSTYLE\n::cue {}\n\n00:01.000 --> 00:02.000\n大家好。\n"
    script = read_text(data, name="a.vtt")
    assert "不读：字幕样式" in tree(script)
    assert counted(script.unspoken) == {"header": 1, "style": 2}


def test_every_kind_that_reading_gives_is_in_the_table() -> None:
    """Whatever is not spoken has a name, and a place where it is shown."""
    given = {what for what, *_ in (*RULES, *LINES)}
    given |= {*document._ASIDES.values(), *document._HIDDEN.values(), *markdown._BLOCKS.values()}
    assert given <= set(KINDS)


def test_the_front_is_kept() -> None:
    """Title, subtitle, byline, date and salutations, each as written, and none of a later greeting."""
    script = read_text(
        "在大会上的讲话\n——写给街坊\n（2024年5月1日）\n\n同志们：\n今天开会。\n\n朋友们：\n任务很重。谢谢大家！\n"
    )
    front = script.front
    assert (front.title, front.subtitle, front.date) == (
        ("在大会上的讲话",),
        ("——写给街坊",),
        "（2024年5月1日）",
    )
    assert (front.byline, front.salutations) == ((), ("同志们：",))


def test_a_sentence_holds_its_breaths() -> None:
    """Over a mark and over a semicolon; the paragraph's text has neither mark nor note in it."""
    script = read_text("今天（掌声）我们[1s]开会；明天休息（注：慢）。后天再来[2s]。\n")
    assert [one.text for one in script.paragraphs] == ["今天我们开会；明天休息。后天再来。"]
    assert [one.text for one in script.sentences] == ["今天我们开会；明天休息。", "后天再来。"]
    assert [[breath.text for breath in one.breaths] for one in script.sentences] == [
        ["今天", "我们", "开会；", "明天休息。"],
        ["后天再来"],
    ]


def test_links_and_speakers_stand_where_they_stood() -> None:
    """In the copy that is handed out, inside the sentence that they are in; no voice says them."""
    text = "甲：你好，见https://example.org/a?b=c，好。\n\n乙：好的，再见。\n\n甲：再见！\n"
    script = read_text(text)
    assert [one.text for one in paragraphs(script)] == text.strip().split("\n\n")
    assert [one.text for one in script.paragraphs] == ["你好，见，好。", "好的，再见。", "再见！"]


def test_an_entity_is_never_cut_by_a_repair() -> None:
    """A quote that Markdown writes as &quot; is seen as one, and left alone."""
    script = examined("我们说&quot;好&quot;，今天, 好。\n", "a.md")
    assert script.paragraphs[0].text == '我们说"好"，今天, 好。'
    assert fixed(script, check(script, ["T1"])) == "我们说&quot;好&quot;，今天，好。\n"


def test_reports_of_one_run_agree(rehearse_: Run, script: Path) -> None:
    """The report's data has as many places that are not spoken as its table counts."""
    report = json.loads(rehearse_("time", script, "--json").out)
    unspoken = read_text(script.read_text(encoding="utf-8")).unspoken
    assert [item["what"] for item in report["unspoken"]] == [item.what for item in unspoken]
    made = rehearsal("", text=script.read_text(encoding="utf-8"))
    assert all(f"{number} 处" in table(made.report) for number in counted(unspoken).values())
