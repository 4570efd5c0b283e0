"""Tests of the clean script: nothing but the marks is gone, and Word and Markdown show it as it was written."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rehearse.core import Breath
from rehearse.output.exports.documents import word
from rehearse.output.exports.documents.markdown import escape, export
from rehearse.output.exports.documents.paragraphs import paragraphs
from rehearse.script.reading import read_text, understand
from rehearse.script.reading.options import Options
from rehearse.script.reading.source import File
from tests.rehearsals import SPEECHES, rehearsal, solid
from tests.running import SEEDS

if TYPE_CHECKING:
    from rehearse.core import Script
    from rehearse.output.exports import Rehearsal

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = list(SPEECHES)
PLAIN = {
    "community-sports.txt": r"（掌声）|\[停顿2秒\]|（停顿）",
    "english-toast.txt": r"\[pause 2s\]|\(applause\)",
    "graduation-gb18030.txt": r"$.",
}
"""Seeds that are plain text -> what in them is no text."""


def visible(text: str) -> str:
    """Show Markdown as a browser would, without white space."""
    tokens = MarkdownIt().parse(text)
    return solid(
        "".join(child.content for token in tokens for child in token.children or () if child.content)
    )


def spoken(script: Script) -> list[str]:
    """List what is said, white space aside."""
    return [solid(breath.text) for breath in script.breaths]


def in_word(made: Rehearsal) -> list[str]:
    """List the paragraphs that another library finds in the Word file."""
    return [paragraph.text for paragraph in Document(BytesIO(word.export(made))).paragraphs]


@pytest.mark.parametrize("seed", PLAIN)
def test_the_text_is_the_source_without_its_marks(seed: str) -> None:
    """Take the marks out of a seed by hand, and what is left is the clean script, character by character."""
    data = (SEEDS / seed).read_bytes()
    source = data.decode("gb18030" if "gb18030" in seed else "utf-8")
    script = understand(File(seed, seed, data))
    left = solid(re.sub(PLAIN[seed], "", source))
    assert solid("".join(paragraph.text for paragraph in paragraphs(script))) == left


def test_a_paragraph_is_a_paragraph() -> None:
    """Each paragraph of the source is one, whatever lines its author broke it into; title and headings are known."""
    found = paragraphs(rehearsal("chinese").timeline.plan.script)
    kinds = "title byline salutation body heading body heading body body"
    assert [paragraph.role for paragraph in found] == kinds.split()
    seed = SEEDS / "english-toast.txt"
    texts = [
        paragraph.text for paragraph in paragraphs(understand(File(seed.name, seed.name, seed.read_bytes())))
    ]
    blocks = seed.read_text(encoding="utf-8").strip().split("\n\n")
    assert len(texts) == len(blocks)
    assert texts[1:3] == [" ".join(blocks[1].split()), " ".join(blocks[2].split())]


@pytest.mark.parametrize("name", NAMES)
def test_markdown_shows_the_text_and_nothing_else(name: str) -> None:
    """Rendered, it is the paragraphs' text: what looks like markup in the script is shown as it is."""
    made = rehearsal(name)
    text = "".join(paragraph.text for paragraph in paragraphs(made.timeline.plan.script))
    assert visible(export(made)) == solid(text)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "hard characters"])
def test_the_clean_script_says_the_same(name: str) -> None:
    """Read again, the same is spoken, under the same headings; no mark is left."""
    made = rehearsal(name)
    script = made.timeline.plan.script
    again = read_text(export(made), name="clean.md")
    assert "".join(spoken(again)) == "".join(spoken(script))
    headings = [section.heading.removesuffix("（3:00）") for section in script.sections]
    assert [section.heading for section in again.sections] == headings
    parts = [part for section in again.sections for part in section.parts]
    assert all(isinstance(part, Breath) for part in parts)


@given(st.text("#*_`<>[]()!&|~-+=.1a 好\\", min_size=1))
def test_escaping_shows_any_text_as_it_is(text: str) -> None:
    """Whatever stands in a paragraph, Markdown shows just that."""
    assert visible(escape(text)) == solid(text)


@pytest.mark.parametrize("name", NAMES)
def test_word_has_the_same_paragraphs(name: str) -> None:
    """Another library finds every paragraph, whole and in order, with a style that says what it is."""
    made = rehearsal(name)
    expected = paragraphs(made.timeline.plan.script)
    assert [solid(text) for text in in_word(made)] == [solid(paragraph.text) for paragraph in expected]
    document = Document(BytesIO(word.export(made)))
    for paragraph, kind in zip(document.paragraphs, (item.role for item in expected), strict=True):
        assert paragraph.style is not None
        assert str(paragraph.style.name).startswith(
            {"title": "Title", "byline": "Subtitle", "heading": "Heading", "salutation": "Body"}.get(
                kind, "Normal"
            )
        )


SIGNED = "动员讲话\n（2024年5月1日）\n\n同志们：\n今天开会，任务很重。谢谢大家！\n\n张三\n2024年5月2日\n"


@pytest.mark.parametrize("speak_title", [False, True])
def test_a_signature_stays_one(speak_title: bool) -> None:
    """In Word and in Markdown, whether the title is spoken or not: no byline becomes a part of the title."""
    made = rehearsal("", text=SIGNED, options=Options(speak_title=speak_title))
    script = made.timeline.plan.script
    docx = understand(File("clean.docx", "clean.docx", word.export(made)), Options(speak_title=speak_title))
    for again in (docx, read_text(export(made), name="clean.md", options=Options(speak_title=speak_title))):
        assert again.title == script.title == "动员讲话"
        assert "".join(spoken(again)) == "".join(spoken(script))


def test_a_title_keeps_its_lines() -> None:
    """Word breaks it where its author did, as official documents want it: at a word that ends a sense."""
    made = rehearsal("", text="在全区社区运动会暨\n全民读书季大会上的讲话\n\n同志们：\n今天我们开会。\n")
    assert in_word(made)[0] == "在全区社区运动会暨\n全民读书季大会上的讲话"


def style(made: Rehearsal, name: str) -> Any:
    """Find a style as it stands in the file."""
    with zipfile.ZipFile(BytesIO(word.export(made))) as package:
        root = ElementTree.fromstring(package.read("word/styles.xml"))
    return next(item for item in root.iter(f"{W}style") if item.get(f"{W}styleId") == name)


@pytest.mark.parametrize(
    ("name", "font", "half_points", "indent"),
    [
        ("Title", "方正小标宋简体", "44", "0"),
        ("Heading1", "黑体", "32", "200"),
        ("Normal", "仿宋", "32", "200"),
    ],
)
def test_a_chinese_document_wears_official_dress(name: str, font: str, half_points: str, indent: str) -> None:
    """Fonts for Chinese are named as such, no theme stands above them, and the first line is indented by characters."""
    found = style(rehearsal("chinese"), name)
    fonts = found.find(f"{W}rPr/{W}rFonts")
    assert fonts.get(f"{W}eastAsia") == font
    assert not [key for key in fonts.keys() if "Theme" in key]  # noqa: SIM118  # an element has no iterator of keys
    assert found.find(f"{W}rPr/{W}sz").get(f"{W}val") == half_points
    assert found.find(f"{W}pPr/{W}ind").get(f"{W}firstLineChars") == indent
    assert found.find(f"{W}rPr/{W}lang").get(f"{W}eastAsia") == "zh-CN"


def test_a_full_stop_behind_a_mark_stays() -> None:
    """What stands alone between marks is text, if it is a mark of punctuation."""
    found = paragraphs(read_text("大家好（掌声）。[1s]我们开会[1s]。\n再见。\n"))
    assert [paragraph.text for paragraph in found] == ["大家好。我们开会。", "再见。"]
