"""Tests of the page as a file: whole, safe, in the script's languages; and of the sound inside or beside it."""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rehearse.app.request import Request
from rehearse.app.verbs import outline
from rehearse.core import Breath, Clip, Finding, Plan, Script, Section, Speak, Timed, Word, Words
from rehearse.output.exports import Rehearsal, render_export
from rehearse.output.exports.page import data
from rehearse.output.exports.page.safe import as_json
from rehearse.output.exports.page.words import LABELS, SAID
from rehearse.output.version import Version
from rehearse.timing.planning import plan
from rehearse.timing.planning.pace import person_pace
from rehearse.timing.report.build import build_report
from rehearse.timing.timeline import lay_out
from tests.page_parts import rehearsal_of
from tests.running import SEEDS

if TYPE_CHECKING:
    from pathlib import Path


class _Page(HTMLParser):
    """Reads a page: each element's attributes, and the text in the ones that are asked for."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.sentences: list[str] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.append((tag, given))
        if tag not in ("meta", "link", "input", "br"):
            self._open.append("s" if given.get("class") == "s" else tag)
        if given.get("class") == "s":
            self.sentences.append("")

    def handle_endtag(self, tag: str) -> None:
        if self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if "s" in self._open and "rt" not in self._open:
            self.sentences[-1] += data


def planned(text: str, folder: Path, name: str = "a.md") -> Rehearsal:
    """Read and plan a script, without a voice."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    script = outline(Request(path))
    timeline = lay_out(plan(script, person_pace(script)))
    return Rehearsal(build_report(timeline), timeline, folder, "")


def html_of(rehearsal: Rehearsal) -> str:
    """Make its page."""
    return b"".join(render_export("page", rehearsal)).decode()


def unmarked(html: str) -> str:
    """Leave out what marks keywords, which may stand anywhere."""
    html = (
        re.sub(r'(class="(?:[^"]* )?)k(?: ([^"]*"))', r"\1\2", html)
        .replace(' k"', '"')
        .replace(' class="k"', "")
    )
    return re.sub(r"<span>(.*?)</span>", r"\1", html)


def data_of(html: str) -> Any:
    """Read the page's data."""
    found = re.search('<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


@pytest.mark.parametrize(
    "seed", ["community-sports.txt", "graduation-gb18030.txt", "mixed-talk.md", "english-toast.txt"]
)
def test_every_sentence_is_there(seed: str, tmp_path: Path) -> None:
    """Each sentence of a script is one element of the page, with its words as written, in order."""
    script = outline(Request(SEEDS / seed))
    timeline = lay_out(plan(script, person_pace(script)))
    html = html_of(Rehearsal(build_report(timeline), timeline, tmp_path, ""))
    wanted = [cue.step.breath.text for cue in timeline.cues if isinstance(cue.step, Speak)]
    found = _Page(html).sentences
    assert [text.replace("\u200b", "\n") for text in found] == wanted
    steps = data_of(html)["steps"]
    assert [(start, start + length) for _, start, length, *_ in steps] == [
        (cue.start_ms, cue.end_ms) for cue in timeline.cues
    ]
    lang = "en" if script.language == "en" else "zh-Hans"
    assert f'<html lang="{lang}">' in html


def test_the_policy_allows_its_own_script_and_style_alone(tmp_path: Path) -> None:
    """Script and style are allowed by the hash of what stands in the page, and nothing may be loaded."""
    html = html_of(rehearsal_of(tmp_path, "大家好"))
    policy = re.search('http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert policy
    for element in ("style", "script"):
        inside = re.search(f"<{element}>(.*?)</{element}>", html, re.DOTALL)
        assert inside
        digest = b64encode(sha256(inside[1].encode()).digest()).decode()
        assert f"{element}-src 'sha256-{digest}'" in policy[1]
    assert "default-src 'none'" in policy[1]
    assert "media-src 'none'" in policy[1]
    assert not re.search(r"(src|href)=.?(https?:)?//", html)
    assert " style=" not in html


@given(st.text())
def test_data_cannot_end_their_element(text: str) -> None:
    """Whatever the data hold, they hold no tag and no line of script, and read back they are the same."""
    written = as_json({"a": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == {"a": text}


def test_what_the_author_says_about_words(tmp_path: Path) -> None:
    """Readings are ruby, never brackets; stress, what may be left out, placeholders, other languages are marked."""
    html = unmarked(
        html_of(
            planned(
                "今天我们在(重庆)[chóng qìng]开会，++一定++要准时。{可删 这句可以不说。}"
                "请XX区的同志用 Python 写程序，好吗？\n",
                tmp_path,
            )
        )
    )
    for part in (
        "<ruby>重庆<rt>chóng qìng</rt></ruby>开会，",
        '<strong class="strong">一定</strong>要准时。',
        '<span class="optional">可以</span>',
        '<span class="blank" title="待填">XX</span>区',
        '用 <span lang="en">Python</span> 写程序',
    ):
        assert part in html
    assert "(重庆)" not in html


def test_a_finding_is_marked_where_it_is(tmp_path: Path) -> None:
    """A finding is underlined at its place in the text, its words a tip, and listed with its section and paragraph."""
    rehearsal = planned("同志们：\n我们在(重庆)[chóng qìng]要作出贡献。\n", tmp_path)
    at = len("同志们：\n我们在(重庆)[chóng qìng]要")
    finding = Finding("P101", "warning", "“作出”与“做出”混用", ((at, at + 2),), "统一")
    html = unmarked(html_of(replace(rehearsal, findings=(finding,))))
    assert '<span class="finding warning" data-f="f0">作出</span>贡献。' in html
    assert (
        '<li class="warning" id="f0"><b>注意</b> <a class="line" href="#p1" data-to="f0">正文第 2 段</a> '
        '“作出”与“做出”混用 <span class="do">统一</span>' in html
    )
    assert ' data-f="' not in html_of(rehearsal)


def test_a_tenth_of_the_text_is_underlined_at_most(tmp_path: Path) -> None:
    """Of a long place its beginning is underlined, the worst findings first, never more than a tenth of the text."""
    text = "我们要把每一件事情都做好，让大家都满意，也让后来的人都说好。"
    rehearsal = planned(text * 9 + "\n", tmp_path)
    places = [(len(text) * at, len(text) * (at + 1)) for at in range(9)]
    findings = tuple(Finding("S1", "hint", "长", (place,)) for place in places)
    html = html_of(replace(rehearsal, findings=findings))
    marked = re.findall(r'<span class="finding hint" data-f="f(\d)">(.*?)</span>', html)
    assert list(dict.fromkeys(number for number, _ in marked)) == list("012345")
    assert sum(len(words) for _, words in marked) <= len(text) * 9 / 10


def test_what_is_not_spoken_is_greyed_in_its_place(tmp_path: Path) -> None:
    """Lines with their reason above the next sentence; words inside a paragraph have it in their tip."""
    text = (
        "# 在集会上的讲话\n\n2024年5月1日\n\n各位邻居：\n\n今天说菜园。（注：看稿）地是大家翻的。（注：停一停）\n\n"
        "来源：新华网\n\n水是河里的。\n\n## 收成\n\n今年很好。谢谢大家！\n\n附录：账目\n\n种子花了八十元。\n"
    )
    html = html_of(planned(text, tmp_path))
    body = html[html.index('id="text"') :]
    shown = [
        '<p class="unsaid"><b>不读：署名</b> 2024年5月1日</p>',
        "各位邻居",
        "今天说菜园",
        '<span class="unsaid" title="不读：备注">（注：看稿）',
        "地是大家",
        '<span class="unsaid" title="不读：备注">（注：停一停）</p>',
        '<p class="unsaid"><b>不读：来源</b> 来源：新华网</p>',
        "水是河里",
        "收成<",
        "今年很好",
        '<p class="unsaid"><b>不读：附录</b> 附录：账目<br>种子花了八十元。</p>',
    ]
    plain = re.sub(r'<span class="[sfk]"[^>]*>|</span>', "", body)
    places = [plain.find(part) for part in shown]
    assert -1 not in places
    assert places == sorted(places)


def test_what_is_not_spoken_inside_a_sentence(tmp_path: Path) -> None:
    """It stands between the words where its author put it, whatever else is marked there."""
    html = unmarked(
        html_of(planned("各位邻居：\n\n先看这里，【翻页】++再++（注：慢）看那里的菜园。\n", tmp_path))
    )
    body = re.sub(r'<span class="f">(.*?)</span>', r"\1", html[html.index('id="text"') :], count=9)
    chip = '<span class="unsaid chip-turn" title="不读：翻页提示">【翻页】</span>'
    note = '<span class="unsaid" title="不读：备注">（注：慢）</span>'
    assert f'{chip}<strong class="strong">再</strong>{note}看那里' in body


def test_a_paragraph_in_another_language_says_so(tmp_path: Path) -> None:
    """Its words are spaced and set as that language's; a paragraph of both languages is the script's own."""
    html = html_of(
        planned("各位邻居：\n\nThank you all for coming here today.\n\n大家好 and welcome.\n", tmp_path)
    )
    assert html.count('<p lang="en">') == 1
    assert re.search(r'<p lang="en"><span class="s" data-i="\d+" lang="en"><span class="f">Thank', html)


def test_a_turn_of_a_slide_is_a_chip(tmp_path: Path) -> None:
    """Where the next slide is called for a chip stands, on a line of its own and inside one; other notes are greyed."""
    text = (
        "各位邻居：\n\n今天说菜园。【翻页】菜园很大。\n\n下一页\n\n地是大家翻的。（注：看稿）\n\n谢谢大家！\n"
    )
    html = html_of(planned(text, tmp_path))
    assert '<span class="unsaid chip-turn" title="不读：翻页提示">【翻页】</span>' in html
    assert '<p class="unsaid chip-turn"><b>不读：翻页提示</b> 下一页</p>' in html
    assert '<span class="unsaid" title="不读：备注">（注：看稿）' in html


def test_a_line_broken_in_a_sentence(tmp_path: Path) -> None:
    """A line that breaks a Chinese sentence leaves no space; in English it is one; offsets of words stay."""
    html = unmarked(
        html_of(
            planned("同志们：\n\n大家好，我们要好好\n学习，天天向上，学习 good\nbooks 也好。\n", tmp_path)
        )
    )
    assert "好好\u200b学习" in html
    assert "good\nbooks" in html


def test_speakers_are_named_as_they_change(tmp_path: Path) -> None:
    """Where several speak, each paragraph says who; where one speaks, none does."""
    html = html_of(
        planned(
            "主持人甲：大家好！\n主持人乙：晚上好！我们开始。\n主持人甲：请听第一首歌。\n主持人乙：掌声有请！\n",
            tmp_path,
            "a.txt",
        )
    )
    assert re.findall('<span class="who">(.*?)</span>', html) == [
        "主持人甲",
        "主持人乙",
        "主持人甲",
        "主持人乙",
    ]
    assert 'class="who"' not in html_of(planned("大家好！\n", tmp_path))


def test_a_spoken_title_is_the_heading(tmp_path: Path) -> None:
    """A title that is spoken is the page's heading, as a sentence, and is not written twice."""
    path = tmp_path / "a.md"
    path.write_text("# 在会上的讲话\n\n大家好！\n", encoding="utf-8")
    script = outline(Request(path, speak_title=True))
    timeline = lay_out(plan(script, person_pace(script)))
    html = html_of(Rehearsal(build_report(timeline), timeline, tmp_path, ""))
    assert '<h1><span class="s" data-i="0">' in html
    assert html.count('data-i="0"') == 1


@pytest.mark.parametrize(
    ("embed", "size", "inside"),
    [("auto", 1000, True), ("auto", 5_000_000, False), ("always", 5_000_000, True), ("never", 1000, False)],
)
def test_sound_inside_or_beside(tmp_path: Path, embed: Any, size: int, inside: bool) -> None:
    """A small track is embedded, a large one stays beside the page by its relative path, unless the user says so."""
    name = "讲话 1#.mp3"
    (tmp_path / name).write_bytes(bytes(range(250)) * (size // 250))
    html = html_of(replace(rehearsal_of(tmp_path, "大家好"), track=name, embed=embed))
    source = re.search('<audio[^>]* src="([^"]*)"', html)
    assert source
    if inside:
        assert b64decode(source[1].removeprefix("data:audio/mpeg;base64,")) == (tmp_path / name).read_bytes()
        assert "media-src data:;" in html
    else:
        assert source[1] == "%E8%AE%B2%E8%AF%9D%201%23.mp3"
        assert "data:audio" not in html


def test_words_have_their_places() -> None:
    """Words stand where they are written, in UTF-16 units; what is read otherwise than written is one word."""
    said = [("我们", 0), ("三", 300), ("十", 400), ("八", 500), ("本", 700), ("𠮷", 800), ("API", 900)]
    words = Words.of(Word(text, start, start + 90) for text, start in said)
    sentence = Breath("我们38本𠮷，API。", range(11), "", "", "zh")
    timed = Timed(Speak(0, sentence, 1000), 5000, 6000, Clip("", 0, 1000, words))
    assert data.word_times(timed) == [[0, 2, 0], [2, 2, 300], [4, 1, 700], [5, 2, 800], [8, 3, 900]]


def test_a_voice_without_marks_has_no_words() -> None:
    """Where the engine gives no marks there are none."""
    sentence = Breath("我们38本", range(5), "", "", "zh")
    assert data.word_times(Timed(Speak(0, sentence, 1000), 0, 1000, Clip("", 0, 1000))) == []


def test_both_languages_have_all_words() -> None:
    """What is said in one language is said in the other, with the same figures in it."""
    for words in (LABELS, SAID):
        assert set(words["zh"]) == set(words["en"])
        for key, text in words["zh"].items():
            assert set(re.findall(r"{\w+", text)) == set(re.findall(r"{\w+", words["en"][key]))


def test_pages_are_the_same_each_time(tmp_path: Path) -> None:
    """The same rehearsal gives the same page, to the byte."""
    rehearsal = rehearsal_of(tmp_path, "大家好")
    assert list(render_export("page", rehearsal)) == list(render_export("page", rehearsal))


def test_an_empty_section_list_is_no_trouble(tmp_path: Path) -> None:
    """One section with one sentence is a page."""
    sentence = Breath("你好", range(2), "你好", "你好", "zh")
    script = Script("", "zh", (Section("", 0, "body", (sentence,)),), "a.txt", "")
    timeline = lay_out(Plan(script, (Speak(0, sentence, 500),), ""))
    html = html_of(Rehearsal(build_report(timeline), timeline, tmp_path, ""))
    assert "<title>（无标题）</title>" in html


def test_what_changed_is_marked(tmp_path: Path) -> None:
    """New and changed sentences are marked, and what they cost is told; marks of punctuation are no change."""
    old = planned(
        "同志们：\n\n## 一、读书\n\n我们要读书。大家都来读。\n\n## 二、用书\n\n我们要用书。\n", tmp_path
    )
    new = planned(
        "同志们：\n\n## 一、读书\n\n我们要读书！大家都来读一本自己喜欢的好书。\n\n## 二、用书\n\n我们要用书。\n",
        tmp_path,
    )
    before = Version.of(old.timeline, old.report)
    html = unmarked(html_of(replace(new, before=before)))
    assert re.findall(r'<ins class="s changed" data-i="\d+"><span class="f">(.*?)</span>', html) == ["大家"]
    assert "新写或改动 1 句，删去 1 句" in html
    assert re.search(r"<ul><li>一、读书：\+0:0\d（\S+）</li></ul></div>", html)
    assert '<div class="changes">' not in html_of(replace(old, before=before))
    assert '<div class="changes">' not in html_of(new)
