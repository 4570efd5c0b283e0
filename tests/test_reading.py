"""Tests of reading: encodings, formats, marks, structure; and that no word is lost on the way."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from rehearse.core import Breath, Mark, Notice
from rehearse.core.errors import ScriptError
from rehearse.core.notices import worded
from rehearse.script.reading import read, read_text
from rehearse.script.reading.assemble import assemble
from rehearse.script.reading.formats import markdown, plain
from rehearse.script.reading.marks import find_marks
from rehearse.script.reading.options import Options
from rehearse.script.reading.source import File, decode_text, open_file
from rehearse.script.reading.structure.greetings.salutations import is_salutation, leading_salutation
from tests import examples, heavy
from tests.casefiles import cases
from tests.measuring import cpu_below
from tests.rehearsals import solid

if TYPE_CHECKING:
    from rehearse.core import Script
    from rehearse.script.reading.manuscript import Manuscript

SEEDS = Path(__file__).parent.parent / "seeds"
REAL = [path for path in sorted(SEEDS.iterdir()) if path.name != "README.md"]


def outline(script: Script) -> str:
    """Write a script's structure as the cases do."""
    lines = [f"title {item.text}" for item in script.unspoken if item.what == "title"]
    for section in script.sections:
        lines.append(f"{section.kind} {section.level or ''} {section.heading}".rstrip())
        for part in section.parts:
            name = part.kind if isinstance(part, Mark) else part.role
            lines.append(f"  {name} {part.text}".replace("\n", "↵"))
    return "\n".join(lines)


@pytest.mark.parametrize(("text", "expected"), cases("structure"))
def test_structure_is_what_a_reader_sees(text: str, expected: str) -> None:
    """Title, salutations, sections and their levels, closing, sentences and marks."""
    assert outline(read_text(text)) == expected


@pytest.mark.parametrize(("text", "expected"), cases("salutations"))
def test_salutations_and_lines_that_look_like_them(text: str, expected: str) -> None:
    """A line that only calls the hall; below each other, whether it does."""
    lines = text.splitlines()
    found = [(line, "salutation" if is_salutation(line) else "said") for line in lines]
    assert found == list(zip(lines, expected.splitlines(), strict=True))


@pytest.mark.parametrize(("text", "expected"), cases("markdown"))
def test_markdown_is_read_without_its_markup(text: str, expected: str) -> None:
    """Headings by their #, emphasis and links without their marks, code and comments not at all."""
    assert outline(read_text(text, name="talk.md")) == expected


@pytest.mark.parametrize(("text", "expected"), cases("marks"))
def test_marks_are_found_and_measured(text: str, expected: str) -> None:
    """Each mark with its kind and length; what only looks like one is left alone."""
    found = [f"{text[m.start : m.end]} {m.kind} {m.ms} {m.assumed}".rstrip() for m in find_marks(text)]
    assert "\n".join(found) == expected


@pytest.mark.parametrize(("lines", "expected"), cases("directions"))
def test_acts_are_told_from_brackets_that_are_speech(lines: str, expected: str) -> None:
    """An act of the speaker, the host or the writer is a mark, with its time; what only looks like one is said."""
    found = [
        "; ".join(f"{line[m.start : m.end]} {m.kind} {m.ms or ''}".rstrip() for m in find_marks(line)) or "-"
        for line in lines.splitlines()
    ]
    assert found == expected.splitlines()


@pytest.mark.parametrize(("text", "expected"), cases("spoken"))
def test_what_is_said_is_what_the_author_means(text: str, expected: str) -> None:
    """Readings, stress, optional passages, footnote marks, links and speakers: the text as shown, and as spoken."""
    said = read_text(text).breaths
    lines = [" | ".join(filter(None, (part.text, part.spoken, part.speaker))) for part in said]
    assert "\n".join(lines) == expected


def test_what_the_author_says_about_words_is_kept() -> None:
    """For the page and the cut plan: readings, stress and optional passages, each with its place."""
    text = "去(重庆)[chóng qìng]，++快++。{可删 这句。}好。"
    found = [
        (item.kind, item.text, item.value, text[slice(*item.span)]) for item in read_text(text).annotations
    ]
    assert found == [
        ("reading", "重庆", "chóng qìng", "重庆"),
        ("strong", "快", "", "快"),
        ("optional", "这句。", "", "这句。"),
    ]


def options_of(text: str, options: Options) -> Script:
    """Read plain text with options."""
    return assemble(plain.manuscript(File("a.txt", "a.txt", text.encode())), options)


def test_slashes_are_pauses_only_where_the_user_says_so() -> None:
    """Else they are text, as in and/or and 1/2."""
    text = "我们/今天//走///吧，and/or 1/2。"
    assert not [part for part in options_of(text, Options()).sections[0].parts if isinstance(part, Mark)]
    marks = [
        part
        for part in options_of(text, Options(slash_pauses=True)).sections[0].parts
        if isinstance(part, Mark)
    ]
    assert [mark.ms for mark in marks] == [300, 600, 1000]


def test_the_title_is_spoken_where_the_user_says_so() -> None:
    """The title with a role of its own, and the byline as text."""
    text = "工作报告\n（2020年1月1日）\n\n各位代表：\n现在开始。\n"
    parts = options_of(text, Options(speak_title=True)).sections[0].parts
    assert [(part.text, part.role) for part in parts if isinstance(part, Breath)][:2] == [
        ("工作报告", "title"),
        ("（2020年1月1日）", "body"),
    ]


def test_headings_can_be_overridden() -> None:
    """None at all, or only those with a number."""
    text = "开始吧。\n一、抓学习要抓到位\n学习很好。\n抓工作要抓到位\n工作很好。\n三、抓落实要抓到位\n好。\n"
    kinds = {
        name: len(options_of(text, Options(headings=name)).sections) for name in ("auto", "numbered", "none")
    }
    assert kinds == {"auto": 4, "numbered": 3, "none": 1}


def test_the_lexicon_and_the_placeholder_are_heard_not_seen() -> None:
    """What is spoken changes; what is shown does not."""
    options = Options(lexicon=(("亳州", "bó zhōu"), ("GDP", "国内生产总值")), placeholder="我们")
    (sentence,) = options_of("XX区和亳州的GDP都好。", options).sections[0].parts
    assert isinstance(sentence, Breath)
    assert (sentence.text, sentence.spoken) == ("XX区和亳州的GDP都好。", "我们区和博州的国内生产总值都好。")


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_front_matter_is_not_spoken_and_a_speech_between_rules_is(name: str) -> None:
    """What stands between --- is front matter only where it says name: value."""
    parts = read_text("---\ntitle: 你好\n---\n大家好。\n", name=name).sections[0].parts
    assert [part.text for part in parts] == ["大家好。"]
    parts = read_text("---\n同志们：\n大家好。\n---\n", name=name).sections[0].parts
    assert [part.text for part in parts] == ["同志们：", "大家好。"]


def test_a_sections_target_is_read_not_spoken() -> None:
    """The heading is shown as it is written; its time is the section's target."""
    section = read_text("开场白很短，大家好。\n一、把场地用起来（3分钟）\n场地是基础，要用起来。\n").sections[
        1
    ]
    assert (section.heading, section.target_ms) == ("一、把场地用起来（3分钟）", 180_000)
    assert section.parts[0].text == "一、把场地用起来"


def test_an_unknown_mark_is_spoken_and_reported() -> None:
    """Nothing in brackets is dropped in silence."""
    script = options_of("好。\n你[某事]好。", Options())
    assert script.notices == (Notice(2, "no mark", {"mark": "[某事]"}),)
    assert [part.text for part in script.sections[0].parts] == ["好。", "你[某事]好。"]


def coverage(script: Script, text: str) -> None:
    """Prove that every character is in exactly one sentence or in the list of what is not spoken, in order."""
    owner = [""] * len(text)
    for item in script.unspoken:
        assert text[slice(*item.span)] == item.text
        for offset in range(*item.span):
            assert not owner[offset], f"{offset} is listed twice: {owner[offset]} and {item.what}"
            owner[offset] = item.what
    position = 0
    for breath in script.breaths:
        start, end = breath.span
        assert start >= position, "out of order"
        inside = "".join(text[offset] for offset in range(start, end) if not owner[offset])
        assert "".join(inside.split()) == "".join(breath.text.split())
        for offset in range(start, end):
            owner[offset] = owner[offset] or "spoken"
        position = end
    assert all(owner[offset] or text[offset].isspace() for offset in range(len(text)))


def kept(script: Script, text: str) -> None:
    """Prove that paragraphs hold the source's own characters, in order, and that their sentences hold all breaths."""
    position = -1
    for paragraph in script.paragraphs:
        assert paragraph.at[0] > position, "out of order"
        for passage in (paragraph, *paragraph.sentences):
            assert len(passage.text) == len(passage.at)
            for char, offset in zip(passage.text, passage.at, strict=True):
                # an entity is one character, and white space may be written as a space
                assert text[offset] in (char, "&") or (char + text[offset]).isspace()
        for one, after in pairwise(paragraph.sentences):
            assert one.span[1] <= after.span[0]
        assert solid("".join(one.text for one in paragraph.sentences)) in solid(paragraph.text)
        position = paragraph.at[-1]
    breaths = [breath for sentence in script.sentences for breath in sentence.breaths]
    assert breaths == list(script.breaths)
    for index, sentence in enumerate(script.sentences):
        assert all(breath.sentence == index for breath in sentence.breaths)
        assert {breath.role for breath in sentence.breaths} == {sentence.role}
        assert words("".join(breath.text for breath in sentence.breaths)) == words(sentence.text)


def words(text: str) -> str:
    """Leave letters and digits."""
    return "".join(filter(str.isalnum, text))


def manuscript_of(file: File) -> Manuscript:
    """Read text or Markdown."""
    return markdown.manuscript(file) if file.suffix == ".md" else plain.manuscript(file)


LINES = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "",
                "同志们：",
                "一、加强学习",
                "（一）提高认识",
                "第一，要学习。再学习。",
                "# 标题",
                "## 第二节",
                "- 要点一",
                "> 备注",
                "**重点**是[链接](http://example.org)和`代码`",
                "（掌声）",
                "好[2s]的",
                "<!-- 不读 -->",
                "| a | b |\n|---|---|\n| 1 | 2 |",
                "```\ncode\n```",
                "---",
                "最后，谢谢大家！",
                "Thank you *all*, e.g. Dr. Lin.",
                "a\\*b &amp; c <b>d</b> ![图](x.png) e",
                "(重庆)[chóng qìng]和（仇）【求】，(行)[háng]",
                "{可删 这一句。}",
                "{可删",
                "那一段}完",
                "++要点++很重要⑴[2]",
                '停<break time="1s"/>一下',
                "见https://example.org/a?b=c，好",
                "甲：你好。",
                "乙：再见。",
                "我们/今天//走[未知]",
                "建议用时：40秒",
                "翻页",
            ]
        ),
        st.text(
            st.sampled_from("我们工作。，！？；：“”（）[]【】*_#`<>&-1一二 \t\u200b停顿2秒s.abc!"),
            max_size=60,
        ),
    ),
    max_size=25,
)


@settings(max_examples=examples(500))
@given(
    LINES,
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["a.txt", "a.md"]),
    st.sampled_from([Options(), Options(slash_pauses=True, speak_title=True), Options(headings="none")]),
)
@example(["1. 1"], "\n", "a.md", Options())
@example(["[1.", "【这一句。<（掌声）1]"], "\n", "a.md", Options())
def test_no_word_is_lost(lines: list[str], newline: str, name: str, options: Options) -> None:
    """Every character of any script is in exactly one sentence, in order, or listed as not spoken."""
    text = newline.join(lines)
    try:
        script = assemble(manuscript_of(File(name, name, text.encode())), options)
    except ScriptError:
        return
    coverage(script, text)
    kept(script, text)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.name)
def test_no_word_of_a_real_script_is_lost(path: Path) -> None:
    """The same for the sample speeches."""
    script, text = read(path), decode_text(open_file(path)).text
    coverage(script, text)
    kept(script, text)


SPEECH = "同志们：\n今天我们在这里集会，讲三点意见，这是工作的要求。\n"


@pytest.mark.parametrize(
    "data",
    [
        SPEECH.encode(),
        b"\xef\xbb\xbf" + SPEECH.encode(),
        SPEECH.encode("gb18030"),
        SPEECH.encode("utf-16"),
        SPEECH.encode("utf-16-le"),
        SPEECH.encode("utf-16-be"),
        SPEECH.replace("\n", "\r\n").encode(),
        SPEECH.replace("\n", "\r").encode("gb18030"),
    ],
    ids=["utf-8", "utf-8 with a mark", "gb18030", "utf-16", "utf-16-le bare", "utf-16-be bare", "crlf", "cr"],
)
def test_encodings_and_line_ends_make_no_difference(data: bytes) -> None:
    """The same speech is read from all of them."""
    from rehearse.script.reading import understand

    script = understand(File("a.txt", "a.txt", data))
    assert outline(script) == outline(read_text(SPEECH))


def test_a_few_words_in_gb18030_are_read() -> None:
    """Even where there is little to tell the encoding by."""
    assert decode_text(File("a.txt", "a.txt", "谢谢！".encode("gb18030"))).text == "谢谢！"


def test_traditional_chinese_in_big5_is_read() -> None:
    """A file that is not UTF-8 is read as whichever encoding makes it Chinese."""
    text = "各位同學：\n今天我們在這裡上課，這是一個新的開始，大家要用功。\n"
    assert decode_text(File("a.txt", "a.txt", text.encode("big5"))).text == text


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        ("。。。——！".encode(), "nothing to say"),
        ("[2s]（掌声）".encode(), "nothing to say"),
        (b"\x7fELF\x00\x01\x02\x00\x00\x01", "binary"),
        (b"\xff\xfa\xc3\x28\xa0\xa1\xff\xff", "encoding"),
        (("我们工作。" * 9).encode()[:-1], "a.txt:1: damaged UTF-8"),
        ("好\n啊\x07吧".encode(), "a.txt:2: control character U+0007"),
        ("好\n啊[61s]".encode(), "a.txt:2: [61s] is longer than 60 s"),
        ("好\n（默哀15分钟）".encode(), "a.txt:2: （默哀15分钟） is longer than 600 s"),
        (("好" * 300_000).encode(), "a.txt:1: a line of 300,000 characters"),
        ("好".encode("utf-16") + b"\x00", "UTF-16"),
    ],
)
def test_bad_input_is_one_clear_line(data: bytes, words: str) -> None:
    """What, where, and what to do, without a line break."""
    from rehearse.script.reading import understand

    with pytest.raises(ScriptError) as caught:
        understand(File("a.txt", "a.txt", data))
    assert words in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_mark_without_a_unit_is_a_warning_that_says_the_unit() -> None:
    """And the line it is on."""
    (chinese,) = read_text("好。\n啊[停顿3]吧。").notices
    (english,) = read_text("Well.\nAnd so[pause 500]it is.").notices
    assert (chinese.line, worded(chinese, "zh")) == (2, "[停顿3] 没有单位，按秒计")
    assert (english.line, worded(english, "en")) == (2, "[pause 500] has no unit; taken as milliseconds")


@heavy
def test_long_lists_and_many_lines_are_read_at_once() -> None:
    """A salutation of many groups, and a file of empty lines, take no time: nothing is tried in all ways."""
    groups = "股东 专家 学者 院士 劳模 同行 客户 兄弟 姐妹 领导 来宾 老师 同学 家长 校友 代表 委员".split()
    with cpu_below(20):
        read_text(
            "标题\n\n" + "、".join(f"各位{group}" for group in groups) + "，感谢大家。\n\n好的，谢谢。\n"
        )
        read_text("尊敬的" + "、".join(f"各位{group}" for group in groups) + "\n\n好的，谢谢。\n")
        read_text("# 题目\n" + "\n" * 20_000 + "好的，谢谢。\n", name="a.md")
        read_text("一、" * 20_000 + "好的。")
        read_text("好的。" + "<!--" * 20_000)


def test_work_grows_with_the_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the lines are twice the searches for a greeting, however short the lines are."""
    translation = sys.modules["rehearse.script.reading.structure.after.translation"]
    search, asked = leading_salutation, [0]

    def counted(text: str) -> int:
        asked[0] += 1
        return search(text)

    monkeypatch.setattr(translation, "leading_salutation", counted)
    counts = []
    for lines in (100, 200):
        asked[0] = 0
        read_text("\n".join(f"the lamp was dark in year {number}" for number in range(lines)))
        counts.append(asked[0])
    assert counts[1] <= 2 * counts[0] + 10
