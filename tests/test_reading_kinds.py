"""Tests of the kinds of things that scripts have which no grammar foresees, a file of cases a kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches, Pt

from rehearse.core import Breath
from rehearse.script.reading import read_text, understand
from rehearse.script.reading.source import File
from tests.casefiles import FOLDER, cases
from tests.documents import packed

if TYPE_CHECKING:
    from rehearse.core import Script

KINDS = sorted(path.stem for path in (FOLDER / "kinds").glob("*.txt"))
CASES = [case for kind in KINDS for case in cases(f"kinds/{kind}", prefix=kind)]


def understood(script: Script) -> str:
    """Write how a script is understood: title, sections, who says what, and what is not said."""
    lines = [f"title {line}" for line in (*script.front.title, *script.front.subtitle)]
    for section in script.sections:
        target = f" [{section.target_ms // 1000} s]" if section.target_ms else ""
        lines += [f"{'#' * section.level} {section.heading}{target}"] if section.heading else []
        for part in section.parts:
            said = f"{part.speaker}：{part.text}" if isinstance(part, Breath) and part.speaker else part.text
            role = (
                "" if not isinstance(part, Breath) else {"heading": "#", "salutation": "*"}.get(part.role, "")
            )
            length = "" if isinstance(part, Breath) else f" {part.ms} ms"
            lines.append(f"  {role}{said}{length}".replace("\n", "↵"))
    silent = [
        one for one in script.unspoken if one.what not in ("markup", "title", "speaker", "pause", "cue")
    ]
    return "\n".join([*lines, *(f"- {one.what}: {one.text}".replace("\n", "↵") for one in silent)])


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_each_kind_is_read_as_a_careful_reader_does(
    text: str, expected: str, request: pytest.FixtureRequest
) -> None:
    """Sections, voices, and what nobody says; and beside each kind the ordinary line that looks like it."""
    suffix = "md" if " md: " in request.node.callspec.id else "txt"
    assert understood(read_text(text, name=f"talk.{suffix}")) == expected


def slides(*written: tuple[str, str, str | None]) -> str:
    """Write how a deck without title placeholders is understood: large text, small text and notes of each."""
    made = Presentation()
    for large, small, notes in written:
        slide = made.slides.add_slide(made.slide_layouts[6])
        for text, size in ((small, 14), (large, 32)):
            if text:
                box = slide.shapes.add_textbox(Inches(1), Inches(1 + size / 10), Inches(6), Inches(1))
                box.text_frame.text = text
                box.text_frame.paragraphs[0].runs[0].font.size = Pt(size)
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    return understood(understand(File("talk.pptx", "talk.pptx", packed(made))))


def test_a_slide_without_a_title_is_named_by_its_largest_text() -> None:
    """And one without large text by its number; none of these is said."""
    read = slides(("候鸟从哪里来", "北方", "大家好，我讲候鸟。"), ("", "", "它们一年飞两次。"))
    assert [line for line in read.splitlines() if line[0] in "# "] == [
        "# 候鸟从哪里来",
        "  大家好，我讲候鸟。",
        "# 第 2 页",
        "  它们一年飞两次。",
    ]


def test_a_cover_without_notes_gives_the_title() -> None:
    """A first slide with notes is a section like the others."""
    cover = slides(("候鸟的一年", "三班 林涛", None), ("起飞", "", "大家好。"), ("降落", "", "谢谢。"))
    assert cover.splitlines()[0] == "title 候鸟的一年"
    section = slides(("候鸟的一年", "", "大家好。"), ("降落", "", "谢谢。"))
    assert section.splitlines()[:2] == ["# 候鸟的一年", "  大家好。"]


def test_a_first_slide_with_a_subtitle_is_the_cover_whatever_its_notes() -> None:
    """Its title is the speech's, though its placeholder is an ordinary slide's."""
    made = Presentation()
    cover = made.slides.add_slide(made.slide_layouts[0])
    cover.shapes.title.text, cover.placeholders[1].text = "候鸟的一年", "三班 林涛"
    cover.shapes.title.element.nvSpPr.nvPr.find(qn("p:ph")).set("type", "title")
    cover.notes_slide.notes_text_frame.text = "大家好。"
    read = understood(understand(File("talk.pptx", "talk.pptx", packed(made))))
    assert read.splitlines()[:2] == ["title 候鸟的一年", "  大家好。"]


def test_a_cover_drawn_with_three_large_lines_has_them_as_its_title() -> None:
    """They are longer than a title in one line may be; the names below are smaller."""
    made = Presentation()
    cover = made.slides.add_slide(made.slide_layouts[6])
    for size, text in (
        (28, "Counting what the river brings\nwith one camera and an old laptop\nat the bridge of Altmoor"),
        (20, "Ida Boll\nMaster’s thesis\nAltmoor School"),
    ):
        box = cover.shapes.add_textbox(Inches(1), Inches(size / 10), Inches(8), Inches(1))
        box.text_frame.text = text
        for paragraph in box.text_frame.paragraphs:
            paragraph.runs[0].font.size = Pt(size)
    cover.notes_slide.notes_text_frame.text = "Good evening, my name is Ida Boll."
    read = understood(understand(File("talk.pptx", "talk.pptx", packed(made))))
    assert read.splitlines()[:2] == [
        "title Counting what the river brings with one camera and an old laptop at the bridge of Altmoor",
        "  Good evening, my name is Ida Boll.",
    ]


def test_titles_that_stand_on_several_slides_are_no_page_around_the_speech() -> None:
    """All notes are said, above a title that comes again as well as below."""
    read = slides(
        ("候鸟的一年 三班 林涛", "", ""),
        ("起飞", "", "它们在九月起飞，一天飞三百里"),
        ("它们每年飞的路线", "", "先沿着海岸往南"),
        ("它们每年飞的路线", "", "再越过最高的那座山，山上一年到头都有雪，它们在那里过夜。"),
        ("降落", "", "降落以后它们先睡一天，然后才吃东西。"),
    )
    assert [line.strip() for line in read.splitlines() if line.startswith("  ")] == [
        "它们在九月起飞，一天飞三百里",
        "先沿着海岸往南",
        "再越过最高的那座山，山上一年到头都有雪，它们在那里过夜。",
        "降落以后它们先睡一天，然后才吃东西。",
    ]


def said(read: str) -> list[str]:
    """What is said of slides, in order."""
    return [line.strip() for line in read.splitlines() if line.startswith("  ")]


def test_lines_of_the_slide_that_stand_in_its_notes_are_not_said_beside_sentences() -> None:
    """Where notes are nothing else, or only one line is the same, they are what is said."""
    bullets = "来了 73 只\n走了 11 只"
    beside = slides(("候鸟", "北方", "大家好。"), ("今年", bullets, f"{bullets}\n今年来的比走的多。"))
    assert said(beside) == ["大家好。", "今年来的比走的多。"]
    alone = slides(("候鸟", "北方", "大家好。"), ("今年", bullets, bullets))
    assert said(alone) == ["大家好。", "来了 73 只", "走了 11 只"]
    once = slides(("候鸟", "北方", "大家好。"), ("最后", "谢谢各位", "今年来的比走的多。\n谢谢各位"))
    assert said(once) == ["大家好。", "今年来的比走的多。", "谢谢各位"]


def test_what_slide_notes_tell_the_speaker_is_not_said() -> None:
    """By the label that a line begins with, or because it says that nothing is said; of a lead only the label."""
    notes = (
        "Key message: they come back.\nThey leave in autumn. *click* They come back in spring.\n"
        "Timing: 4:00\n---\nTransition: So where do they sleep?",
        "DO NOT READ - backup only",
        "Skip this slide",
        "The key message is that they come back. Do not read this as a promise.",
    )
    read = slides(("Birds", "", "Hello, everybody."), *(("More", "north", note) for note in notes))
    assert said(read) == [
        "Hello, everybody.",
        "They leave in autumn.",
        "They come back in spring.",
        "So where do they sleep?",
        "The key message is that they come back.",
        "Do not read this as a promise.",
    ]
    chinese = ("【过渡】下面说说水。", "【过渡页，不讲】", "此页略过", "这一页我们略过，先看下一个。")
    read = slides(("候鸟", "", "大家好。"), *(("更多", "北方", note) for note in chinese))
    assert said(read) == ["大家好。", "下面说说水。", "这一页我们略过，先看下一个。"]


def test_a_label_alone_in_slide_notes_is_said() -> None:
    """Notes that hold nothing else would say nothing."""
    assert said(slides(("Birds", "", "Hello, all."), ("More", "", "Key message: they come back."))) == [
        "Hello, all.",
        "Key message: they come back.",
    ]
