"""In which language the command line speaks, and that there is Chinese for everything that it says."""

from __future__ import annotations

import io
import re
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

import rehearse.app
from rehearse.app.language import VARIABLE, chinese, speak, spoken, take_lang
from rehearse.app.settings.table import ROWS
from rehearse.app.settings.written import Origin
from rehearse.cli.progress import progress
from rehearse.script.reading.formats.kinds import INSTEAD
from tests.messages import templates
from tests.running import finished, start

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Outcome

    Run = Callable[..., Outcome]

FIRST_BAR = """
import os, sys, time
from rehearse.cli import progress
sys.stderr.isatty = lambda: True
def begin(bar):
    heavy = {"numpy", "av", "miniaudio", "pypinyin", "rjieba", "typst", "soxr", "rehearse.script"} & set(sys.modules)
    print(min(time.process_time(), 9.0), "|", *sorted(heavy), flush=True)
    os._exit(0)
progress.Bar.begin = begin
"""
"""Python to run first: in place of the first bar it tells what it took to come there."""

TABLE, WORDS = (
    tomllib.loads(Path(rehearse.app.__file__).with_name(name).read_text("utf-8"))
    for name in ("chinese.toml", "chinese_words.toml")
)
HAN = re.compile("[\u4e00-\u9fff]")


def test_every_line_has_its_chinese() -> None:
    """Each error and note of the code has a row in the table, and what it holds is filled in."""
    told = {*templates(), *(text for row in INSTEAD.values() for text in row)}
    assert sorted(told - TABLE.keys()) == []
    for english, said in TABLE.items():
        slots = english.count("{}")
        values = [f"<{place}>" for place in range(slots)]
        assert all(value in said.format(*values) for value in values), english


SAID = {
    "a.txt: no such file; check the name and the folder": "a.txt: 没有这个文件；请检查文件名和文件夹",
    "the script is empty; write the speech into it first": "稿件是空的；请先写入讲稿",
    "clips: 3 synthesized, 0 from the cache": "语音片段：新合成 3，取自缓存 0",
    "note: nobody called 甲 speaks in this script; it names no speakers": (
        "提示：这份稿件里没有讲话人“甲”；稿件没有写讲话人"
    ),
    "edge could not say “我们”: the connection was refused; choose another": (
        "edge 读不出“我们”：连接被拒绝；请另选一种"
    ),
    "an engine of another package said this": "an engine of another package said this",
}


@pytest.mark.parametrize(("english", "said"), SAID.items())
def test_lines(english: str, said: str) -> None:
    """A line is said whole or by its parts; what has no Chinese stays as it is."""
    assert chinese(english) == said


def test_who_says_in_which_language(
    rehearse_: Run, script: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was told wins, then the script's language, then the locale's; help stays English."""
    (here / "english.txt").write_text("Good morning, dear friends. Thank you all.", encoding="utf-8")
    monkeypatch.delenv(VARIABLE)
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    make = ("-e", "espeak", "--export", "none", "-o", "out")
    for locale, lang, file, chinese_said in (
        ("en_US.UTF-8", None, script, True),
        ("zh_CN.UTF-8", None, "english.txt", False),
        ("zh_CN.UTF-8", "en", script, False),
        ("en_US.UTF-8", "zh", "english.txt", True),
    ):
        monkeypatch.setenv("LANG", locale)
        told = ("--lang", lang) if lang else ()
        said = rehearse_("make", file, *make, *told).err
        assert bool(re.search("录音：", said)) == chinese_said
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert "没有这个文件；请检查" in rehearse_("time", "gone.txt").err
    assert not HAN.search(rehearse_("make", "--help").out)
    monkeypatch.setenv("LANG", "C")
    assert not HAN.search(rehearse_("time", "gone.txt").err)
    assert spoken() == "en"


def test_the_report_is_told_in_the_language_that_was_asked_for(
    rehearse_: Run, script: Path, here: Path
) -> None:
    """Its words and what it counts, but not the script's own; report.txt stays in the script's language."""
    (here / "english.txt").write_text("Good morning, dear friends. Thank you all.", encoding="utf-8")
    said = rehearse_("time", "english.txt", "--target", "3m", "--lang", "zh").out
    assert not re.search("[a-z]{2}", said)
    assert re.search("词数.*共 7 词；按每分钟 150 词", said, re.DOTALL)
    other = rehearse_("time", script, "--target", "3m", "--lang", "en").out
    assert not HAN.search(re.sub("在读书会上的讲话|[一二]、.*", "", other))
    assert "Characters" in other
    made = rehearse_("make", script, "-e", "espeak", "--export", "none", "-o", "out", "--lang", "en")
    assert "The track takes" in made.out
    assert "录音时长" in (here / "out" / "report.txt").read_text(encoding="utf-8")


def test_lang_may_stand_anywhere() -> None:
    """Before the verb, behind it, with or without an equals sign; the last one wins."""
    assert take_lang(["a", "--lang=zh", "b", "--lang", "en"]) == (["a", "b"], "en")


def test_a_script_without_a_verb_is_offered_one(rehearse_: Run, script: Path) -> None:
    """Who writes only the script's name reads what to write."""
    outcome = rehearse_("speech.txt")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        "rehearse: speech.txt is a script, and what to do with it is missing; "
        "write rehearse make speech.txt, or rehearse time speech.txt to see how long it takes\n"
    )


@pytest.mark.parametrize("verb", ["make", "time", "check"])
def test_a_name_that_fell_apart_hints_at_quotes(rehearse_: Run, script: Path, verb: str) -> None:
    """A name with spaces without quotes is several arguments to the shell; a name that is merely wrong has no hint."""
    script.rename("我的 讲话 稿.txt")
    outcome = rehearse_(verb, "我的", "讲话", "稿.txt")
    assert outcome.code == 2
    assert "a name with spaces stands in quotes: '我的 讲话 稿.txt'" in outcome.err
    assert "quotes" not in rehearse_(verb, "你的.txt").err


def test_a_voice_of_another_engine_is_called_so(rehearse_: Run, script: Path) -> None:
    """An edge voice with espeak is an edge voice, and not something like one of espeak's."""
    outcome = rehearse_("make", script, "-e", "espeak", "-v", "zh-CN-YunxiNeural")
    assert outcome.code == 2
    assert outcome.err.startswith(
        "rehearse: zh-CN-YunxiNeural is a voice of engine edge, and engine espeak speaks; "
    )


def test_voices_of_ones_own_language_come_first(rehearse_: Run) -> None:
    """In a Chinese session Chinese ones, in an English one English ones."""
    for lang, begins in (("zh", ("zh", "cmn", "yue")), ("en", ("en",))):
        first = rehearse_("voices", "-e", "espeak", "--lang", lang).out.splitlines()[0]
        assert first.split()[1].startswith(begins)


def test_every_word_of_a_dry_run_has_its_chinese(rehearse_: Run, script: Path) -> None:
    """Origins, defaults and labels are Chinese for a Chinese script, and English where that is asked for."""
    cells = {*get_args(Origin), *(row.unset for row in ROWS.values())}
    words = {
        cell for cell in cells if " " in cell or cell.isalpha()
    }  # others are names, such as rehearse.toml
    assert sorted(words - WORDS.keys()) == []
    dry = ("make", script, "--dry-run", "-e", "espeak", "--lang")
    said = rehearse_(*dry, "zh").out
    assert {line.split()[-1] for line in said.splitlines() if line.startswith(tuple(ROWS))} == {
        "默认",
        "命令行",
    }
    assert re.search(r"^预计用时 +0:\d\d$", said, re.MULTILINE)
    without_title = rehearse_(*dry, "en").out.split("\n", 1)[1]
    assert not HAN.search(without_title)


def test_voices_are_told_in_chinese(rehearse_: Run) -> None:
    """Gender and kind, in columns; in an English session in English."""
    said = rehearse_("voices", "-e", "espeak", "-l", "zh", "--lang", "zh")
    assert said.out.splitlines()[0].split() == ["cmn", "cmn", "男", "普通话（字母按英文读）"]
    assert "在本机的单独进程里运行" in said.err
    assert "male" in rehearse_("voices", "-e", "espeak", "-l", "zh", "--lang", "en").out


def test_make_ends_with_the_page_and_the_paper(
    rehearse_: Run, script: Path, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are named where they were made, and --open opens them."""
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    made = rehearse_("make", script, "-e", "espeak", "--export", "page", "-o", "out", "--open")
    assert made.err.splitlines()[-1] == f"page: {Path('out') / 'rehearse.html'}"
    assert opened == [(here / "out" / "rehearse.html").as_uri()]
    bare = rehearse_("make", script, "-e", "espeak", "--export", "none", "-o", "bare")
    assert bare.err.splitlines()[-1].startswith("track: ")
    assert len(opened) == 1


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("lang", "said"), [("en", "reading the script"), ("zh", "正在读稿")])
def test_something_moves_at_once(monkeypatch: pytest.MonkeyPatch, lang: str, said: str) -> None:
    """On a terminal a bar is drawn, with words, before there is anything to count."""
    monkeypatch.setattr(sys, "stderr", terminal := _Terminal())
    speak(lang)
    with progress() as bar:
        assert said in terminal.getvalue()
        bar.speak(3, 0)
        assert {"zh": "合成语句", "en": "sentences"}[lang] in terminal.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("verb", ["make", "watch"])
def test_the_first_line_waits_for_nothing(verb: str, here: Path, script: Path) -> None:
    """The bar is drawn within half a second of processor time, before anything for sound or words is loaded."""
    process = start(verb, script, "-e", "espeak", folder=here, first=FIRST_BAR)
    seconds, loaded = finished(process).out.split("|")
    assert loaded.strip() == ""
    assert float(seconds) < 0.5
