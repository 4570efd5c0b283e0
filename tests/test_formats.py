"""Tests of the readers for Word, PowerPoint, subtitles and PDF, and of telling a file by what it is."""

from __future__ import annotations

import io
import os
import random
import struct
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from pptx.util import Pt

from rehearse.core import Breath, Script
from rehearse.core.errors import ScriptError
from rehearse.script.reading import manuscript_of, read, understand
from rehearse.script.reading.formats.kinds import kind_of
from rehearse.script.reading.formats.office import MAX_MEMBERS
from rehearse.script.reading.formats.pdf import document as pdf_format
from rehearse.script.reading.formats.word.numerals import write_number
from rehearse.script.reading.source import File
from tests import LOAD
from tests.documents import (
    TURNS,
    box,
    deck,
    full_word,
    item,
    lists,
    p,
    packed,
    pdf,
    r,
    raw_docx,
    repacked,
    saved,
    typeset,
    zipped,
)
from tests.measuring import cpu_below

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.script.reading.manuscript import Manuscript
    from tests.running import Outcome

SEEDS = Path(__file__).parent.parent / "seeds"


def reading(name: str, data: bytes) -> Manuscript:
    """Read a file that lies nowhere."""
    return manuscript_of(File(name, name, data))


def shown(read: Manuscript) -> list[str]:
    """Write a manuscript as the cases do: the paragraphs with line and level, then what is not spoken."""
    spoken = [
        f"{item.line} {'#' * item.level}{'*' * item.bold}{'~' * item.silent}{item.text}".replace("\n", "↵")
        for item in read.paragraphs
    ]
    return spoken + [f"{item.what}: {read.source.text[slice(*item.span)]}" for item in read.hidden]


# --- Word


def numbered(*levels: tuple[str, str], items: list[tuple[str, int]], extra: str = "") -> bytes:
    """Make a Word file with one list."""
    return raw_docx("".join(item(*row) for row in items), numbering=lists(*levels, extra=extra))


def field(code: str, result: str) -> str:
    """Write a field as Word's XML."""

    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return f"{char('begin')}<w:r><w:instrText>{code}</w:instrText></w:r>{char('separate')}{r(result)}{char('end')}"


HEADINGS = (
    '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="我的小节"/><w:basedOn w:val="1"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="继承"/><w:basedOn w:val="a"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="c"><w:name w:val="标题 3"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="toc"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="x"><w:name w:val="环"/><w:basedOn w:val="y"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="y"><w:name w:val="环"/><w:basedOn w:val="x"/></w:style>'
)


def styled(style: str, text: str = "文") -> str:
    """Write a paragraph of a style."""
    return p(text, f'<w:pStyle w:val="{style}"/>')


HAN_LIST = [("chineseCountingThousand", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")]

WORD: dict[str, tuple[bytes, list[str]]] = {
    "empty paragraphs count": (raw_docx(p("一段。") + p() + p("三段。")), ["1 一段。", "3 三段。"]),
    "styles, by name, by level, by what they are based on, in a circle": (
        raw_docx("".join(map(styled, "1abctx")) + styled("toc", "目录行"), styles=HEADINGS),
        ["1 #文", "2 ##文", "3 ##文", "4 ###文", "5 文", "6 文", "contents: 目录行"],
    ),
    "an outline level of the paragraph's own; 9 is none": (
        raw_docx(
            p("文", '<w:outlineLvl w:val="2"/>') + p("体", '<w:pStyle w:val="1"/><w:outlineLvl w:val="9"/>'),
            styles=HEADINGS,
        ),
        ["1 ###文", "2 体"],
    ),
    "bold throughout, and in part": (
        raw_docx(p(r("小", "<w:b/>") + r("节", "<w:b/>")) + p(r("一是", "<w:b/>") + r("抓落实，见成效。"))),
        ["1 *小节", "2 一是抓落实，见成效。"],
    ),
    "where all is bold nothing stands out": (
        raw_docx(p(r("小节", "<w:b/>")) + p(r("正文。", "<w:b/>"))),
        ["1 小节", "2 正文。"],
    ),
    "a heading font stands out": (
        raw_docx(p(r("小节", '<w:rFonts w:eastAsia="黑体"/>')) + p("正文正文。")),
        ["1 *小节", "2 正文正文。"],
    ),
    "numbers in Chinese, nested, begun again": (
        numbered(*HAN_LIST, items=[("甲", 0), ("乙", 1), ("丙", 1), ("丁", 2), ("戊", 0), ("己", 1)]),
        ["1 一、甲", "2 （一）乙", "3 （二）丙", "4 1. 丁", "5 二、戊", "6 （一）己"],
    ),
    "legal numbers of several levels": (
        numbered(("decimal", "第%1章"), ("decimal", "%1.%2"), items=[("甲", 0), ("乙", 1), ("丙", 1)]),
        ["1 第1章 甲", "2 1.1 乙", "3 1.2 丙"],
    ),
    "letters, Roman numbers, bullets": (
        numbered(
            ("upperLetter", "%1."),
            ("lowerRoman", "(%2)"),
            ("bullet", "●"),
            items=[("a", 0), ("b", 0), ("c", 1), ("d", 1), ("e", 2)],
        ),
        ["1 A. a", "2 B. b", "3 (i) c", "4 (ii) d", "5 e"],
    ),
    "a list that starts elsewhere": (
        numbered(
            ("decimal", "%1."),
            items=[("甲", 0), ("乙", 0)],
            extra='<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>',
        ),
        ["1 5. 甲", "2 6. 乙"],
    ),
    "two lists of one kind go on counting; an override starts again": (
        raw_docx(
            item("甲") + item("乙", number="2") + item("丙", number="3"),
            numbering=lists(
                ("decimal", "%1."),
                extra="",
            )
            + '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/>'
            '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
        ),
        ["1 1. 甲", "2 2. 乙", "3 1. 丙"],
    ),
    "a list that a style brings; 0 takes it away; no text, no number": (
        raw_docx(
            styled("n", "甲")
            + p("乙", '<w:pStyle w:val="n"/><w:numPr><w:numId w:val="0"/></w:numPr>')
            + styled("n", "")
            + styled("n", "丙"),
            styles='<w:style w:type="paragraph" w:styleId="n"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
            "</w:style>",
            numbering=lists(("ideographTraditional", "%1、")),
        ),
        ["1 甲、甲", "2 乙", "4 乙、丙"],
    ),
    "a deletion, an insertion, a move": (
        raw_docx(
            p(
                r("我们")
                + "<w:del><w:r><w:delText>不</w:delText></w:r></w:del>"
                + f"<w:ins>{r('要')}</w:ins>{r('去。')}"
            )
            + p(f"<w:moveFrom>{r('旧处。')}</w:moveFrom><w:del>{r('旧文。')}</w:del>")
            + p(f"<w:moveTo>{r('新处。')}</w:moveTo>")
        ),
        ["1 我们要去。", "3 新处。", "deleted: 不", "deleted: 旧处。", "deleted: 旧文。"],
    ),
    "a paragraph end that was deleted": (
        raw_docx(p("前半，", "<w:rPr><w:del/></w:rPr>") + p("后半。") + p("另一段。")),
        ["2 前半，后半。", "3 另一段。"],
    ),
    "footnotes, endnotes, comments, heads and feet": (
        raw_docx(
            p(r("正文") + "<w:r><w:footnoteReference w:id='1'/></w:r>" + r("。")),
            footnotes=f"<w:footnote w:id='0'>{p()}</w:footnote><w:footnote w:id='1'>{p('脚注')}</w:footnote>",
            endnotes=f"<w:endnote w:id='1'>{p('尾注')}</w:endnote>",
            comments=f"<w:comment w:id='1'>{p('批注')}</w:comment>",
            header=p("页眉"),
            footer=p(field("PAGE", "3")),
        ),
        ["1 正文。", "footnote: 脚注", "endnote: 尾注", "comment: 批注", "header: 页眉", "footer: 3"],
    ),
    "a table is listed in its place and shifts no number": (
        raw_docx(
            p("前。")
            + f"<w:tbl><w:tr><w:tc>{p('甲')}</w:tc><w:tc>{p('乙')}</w:tc></w:tr>"
            + f"<w:tr><w:tc>{p('丙')}</w:tc></w:tr></w:tbl>"
            + p("后。")
        ),
        ["1 前。", "2 后。", "table: 甲\t乙", "table: 丙"],
    ),
    "a text box is read once": (
        raw_docx(p(r("前。") + box("框里。")) + p("后。")),
        ["1 前。", "1 框里。", "2 后。"],
    ),
    "hidden text": (
        raw_docx(p(r("看") + r("不", "<w:vanish/>") + r("见。"))),
        ["1 看见。", "hidden text: 不"],
    ),
    "fields, their results only": (
        raw_docx(
            p(
                r("共")
                + field("NUMPAGES", "9")
                + r("页，")
                + f"<w:fldSimple w:instr='DATE'>{r('今天')}</w:fldSimple>"
            )
        ),
        ["1 共9页，今天"],
    ),
    "a field without an end swallows nothing": (
        raw_docx(p("<w:r><w:fldChar w:fldCharType='begin'/></w:r>" + r("甲。")) + p("乙。")),
        ["2 乙。", "field: 甲。"],
    ),
    "a table of contents": (
        raw_docx(
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
            f"<w:sdtContent>{p('目录')}</w:sdtContent></w:sdt>"
            + p(field("TOC \\o", "一、甲 1"))
            + p("正文。")
        ),
        ["2 正文。", "contents: 目录", "contents: 一、甲 1"],
    ),
    "links, controls, smart tags, ruby, symbols, hyphens, tabs": (
        raw_docx(
            p(
                f"<w:hyperlink>{r('链')}</w:hyperlink><w:sdt><w:sdtContent>{r('控')}</w:sdtContent></w:sdt>"
                f"<w:smartTag>{r('签')}</w:smartTag><w:r><w:ruby><w:rt>{r('chóng')}</w:rt>"
                f"<w:rubyBase>{r('重')}</w:rubyBase></w:ruby></w:r>"
                "<w:r><w:sym w:font='Symbol' w:char='00B1'/><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t>"
                "<w:softHyphen/><w:tab/><w:t>c</w:t><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>"
                "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
            )
        ),
        ["1 链控签重±a-b cx", "reading: chóng", "symbol: \uf0fc"],
    ),
    "line ends inside a paragraph": (
        raw_docx(
            p(
                "<w:r><w:t>各位：</w:t><w:br/><w:t>我们坚持，</w:t><w:br/><w:t>我们奋斗。</w:t><w:cr/><w:t>谢谢</w:t></w:r>"
            )
        ),
        ["1 各位：", "1 我们坚持，我们奋斗。", "1 谢谢"],
    ),
    "struck through": (
        raw_docx(
            p(
                "<w:r><w:t>我们</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>必须</w:t></w:r><w:r><w:t>努力。</w:t></w:r>"
            )
        ),
        ["1 我们努力。", "struck out: 必须"],
    ),
    "a control that nobody filled in": (
        raw_docx(
            p(
                "<w:r><w:t>我们</w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                "<w:r><w:t>单击此处输入文字。</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>努力。</w:t></w:r>"
            )
        ),
        ["1 我们努力。", "unfilled: 单击此处输入文字。"],
    ),
    "a line end inside a heading": (
        raw_docx(
            p("<w:r><w:t>在大会上的</w:t><w:br/><w:t>讲话</w:t></w:r>", '<w:pStyle w:val="1"/>'),
            styles=HEADINGS,
        ),
        ["1 #在大会上的讲话"],
    ),
}


@pytest.mark.parametrize(("data", "expected"), WORD.values(), ids=WORD)
def test_word_is_read_as_it_looks_on_paper(data: bytes, expected: list[str]) -> None:
    """Numbers, changes, notes and the rest; each once, none lost."""
    assert shown(reading("a.docx", data)) == expected


def test_a_title_style_is_a_title() -> None:
    """Title and subtitle are told from headings by their style."""
    (title,) = reading("a.docx", raw_docx(styled("t"), styles=HEADINGS)).paragraphs
    assert (title.title, title.level) == (True, 0)


def test_layout_tables_are_read() -> None:
    """Where the speech itself stands in a table, it is spoken, and the author is told."""
    table = f"<w:tbl><w:tr><w:tc>{p('第1页')}</w:tc><w:tc>{p('各位老师好。')}</w:tc></w:tr></w:tbl>"
    read = reading("a.docx", raw_docx(table + p("")))
    assert shown(read) == ["1 第1页", "1 各位老师好。"]
    assert read.notices[0].key == "tables"


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("chineseCounting", "一 十 十一 二十 一百零五"),
        ("ideographDigital", "一 一〇 一一 二〇 一〇五"),
        ("chineseLegalSimplified", "壹 壹拾 壹拾壹 贰拾 壹佰零伍"),
        ("ideographTraditional", "甲 癸 11 20 105"),
        ("ideographZodiac", "子 酉 戌 20 105"),
        ("decimalEnclosedCircle", "① ⑩ ⑪ ⑳ 105"),
        ("upperRoman", "I X XI XX CV"),
        ("lowerLetter", "a j k t aaaaa"),
        ("decimalZero", "01 10 11 20 105"),
        ("decimalFullWidth", "１ １０ １１ ２０ １０５"),
        ("ordinal", "1st 10th 11th 20th 105th"),
        ("unheard of", "1 10 11 20 105"),
    ],
)
def test_numbers_are_written_as_word_writes_them(form: str, expected: str) -> None:
    """Each form with small and large numbers; what a form cannot write is in digits."""
    assert " ".join(write_number(value, form) for value in (1, 10, 11, 20, 105)) == expected


def outline(script: Script) -> list[str]:
    """Write what is said under each heading."""
    return [
        f"{section.level}: " + " ".join(part.text for part in section.parts if isinstance(part, Breath))
        for section in script.sections
    ]


def test_a_whole_word_file_becomes_a_script() -> None:
    """Headings by style, automatic numbers, changes accepted; note and table listed, not spoken."""
    script = understand(File("a.docx", "a.docx", full_word()))
    assert script.title == "奋进新征程"
    assert outline(script) == [
        "0: 各位同事：",
        "1: 一、回顾 过去一年成绩显著。 1. 抓质量。 2. 抓效率。",
        "1: 二、展望 要新的一年更加努力。",
        "0: 谢谢大家！",
    ]
    listed = [(item.what, item.text) for item in script.unspoken if item.what != "title"]
    assert listed == [("table", "产值\t九千万"), ("deleted", "必须"), ("footnote", "据统计。")]


@pytest.mark.parametrize("name", ["community-sports.txt", "english-toast.txt"])
def test_paragraphs_are_counted_as_python_docx_does(name: str) -> None:
    """Line n is the n-th paragraph of the body, and its words are the same."""
    document = Document()
    for number, line in enumerate((SEEDS / name).read_text(encoding="utf-8").splitlines()):
        document.add_paragraph(line, style="Heading 1" if number % 5 == 2 else None)
    read = reading("a.docx", saved(document))
    words: dict[int, str] = {}
    for found in read.paragraphs:
        words[found.line] = words.get(found.line, "") + "".join(found.text.split())
    theirs = ["".join(found.text.split()) for found in document.paragraphs]
    assert len(read.source.starts) == len(theirs)
    assert [words.get(line, "") for line in range(1, len(theirs) + 1)] == theirs


# --- PowerPoint


def test_a_deck_is_a_section_a_slide() -> None:
    """Twelve slides: each title a silent heading, the notes spoken, the rest listed; "line" is the slide."""
    read = reading("a.pptx", packed(deck()))
    expected = [
        f"{n} {text}" for n in range(1, 13) for text in (f"#~标题{n}", f"这是第{n}页的讲稿。", "第二段。")
    ]
    assert shown(read) == [*expected, *(f"slide: 要点{n}" for n in range(1, 13))]
    assert read.notices == ()


def test_slides_without_notes_are_listed_and_noticed() -> None:
    """Their text is not spoken, and the author hears of it; a hidden slide is only listed."""
    made = deck(3, notes=lambda n: "讲稿。" if n != 2 else None)
    made.slides[2]._element.set("show", "0")
    read = reading("a.pptx", packed(made))
    assert shown(read) == [
        "1 #~标题1", "1 讲稿。", "slide: 要点1", "slide: 标题2", "slide: 要点2",
        "hidden slide: 标题3", "hidden slide: 要点3", "hidden slide: 讲稿。",
    ]  # fmt: skip
    assert [(item.line, item.key) for item in read.notices] == [(2, "no notes")]


def test_a_slide_without_a_title_has_its_number() -> None:
    """So that every section can be found."""
    made = deck(2)
    made.slides[1].shapes.title.text = ""
    assert "2 #~第 2 页" in shown(reading("a.pptx", packed(made)))


@pytest.mark.parametrize(
    ("beside", "titled"),
    [(["王小雨", "软件学院"], True), (["水从哪里来。"], False), ([*"水火土木金"], False)],
)
def test_a_first_slide_drawn_as_a_cover_has_the_title(beside: list[str], *, titled: bool) -> None:
    """With its largest text and a name or two on it; not with a sentence, nor with a list."""
    made = deck(2)
    slide = made.slides[0]
    for shape in list(slide.placeholders):
        shape._element.getparent().remove(shape._element)
    for size, text in ((40, "山区饮水工程"), *((18, line) for line in beside)):
        frame = slide.shapes.add_textbox(0, 0, Pt(400), Pt(60)).text_frame
        frame.text = text
        frame.paragraphs[0].runs[0].font.size = Pt(size)
    first = reading("a.pptx", packed(made)).paragraphs[0]
    assert (first.text, first.title, first.level) == ("山区饮水工程", titled, 0 if titled else 1)


def test_slides_come_in_the_order_of_the_show() -> None:
    """Not in the order of their parts' names."""
    made = deck(3)
    order = made.slides._sldIdLst
    order.append(order[0])
    assert [item.text for item in reading("a.pptx", packed(made)).paragraphs if item.level] == [
        "标题2",
        "标题3",
        "标题1",
    ]


def test_notes_of_a_slide_are_said_whatever_its_title() -> None:
    """An agenda, questions, and slides without a title are sections like others; only what nobody shows is left out."""
    titles = ["Welcome", "Agenda", "", "Q&A", "Thank you", "Appendix"]
    made = deck(len(titles), notes=lambda n: f"1. We say this of slide {n}.")
    for slide, title in zip(made.slides, titles, strict=True):
        slide.shapes.title.text = title
    script = understand(File("a.pptx", "a.pptx", packed(made)))
    said = [part.text for section in script.sections for part in section.parts]
    assert [text for text in said if "slide" in text] == [
        f"1. We say this of slide {n}." for n in range(1, 6)
    ]


def test_notes_have_numbers_and_line_ends() -> None:
    """Automatic numbers as they look, line ends as in Word."""
    made = deck(1, notes=lambda n: "甲：\v乙。\n丙。\n丁。")
    frame = made.slides[0].notes_slide.notes_text_frame
    for paragraph in frame.paragraphs[1:]:
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            properties.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}buAutoNum")
        )
        properties[0].set("type", "ea1ChsPeriod")
    read = reading("a.pptx", packed(made))
    assert [item.text for item in read.paragraphs[1:]] == ["甲：", "乙。", "一、丙。", "二、丁。"]


def test_line_ends_in_the_text_of_notes_part_paragraphs() -> None:
    """Programs that make decks write all notes of a slide so, and PowerPoint shows them."""
    made = deck(1, notes=lambda n: "一。")
    run = made.slides[0].notes_slide.notes_text_frame.paragraphs[0].runs[0]
    run._r.find("{http://schemas.openxmlformats.org/drawingml/2006/main}t").text = "甲。\r\n\r\n乙。\n丙。\n"
    assert [item.text for item in reading("a.pptx", packed(made)).paragraphs[1:]] == ["甲。", "乙。", "丙。"]


def test_notes_without_a_place_for_them_are_found() -> None:
    """Some programs write the notes into a shape that is no placeholder."""
    made = deck(1)
    shape = made.slides[0].notes_slide.notes_placeholder._element
    place = shape.nvSpPr.nvPr
    place.remove(place[0])
    assert [item.text for item in reading("a.pptx", packed(made)).paragraphs] == [
        "标题1",
        "这是第1页的讲稿。",
        "第二段。",
    ]


# --- On the command line


def test_every_format_is_read_by_the_verbs(rehearse_: Callable[..., Outcome], here: Path) -> None:
    """As it is by `read`: what looks for settings in a file is not led astray by a PDF's or a zip's first bytes."""
    (here / "a.pdf").write_bytes(
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + pdf([typeset("同志们：", "今天我们开会。")])[9:]
    )
    word = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(full_word())) as old, zipfile.ZipFile(word, "w") as new:
        for name in old.namelist():
            with new.open(name, "w", force_zip64=True) as file:
                file.write(old.read(name))
    (here / "a.docx").write_bytes(word.getvalue())
    for name in ("a.pdf", "a.docx"):
        assert rehearse_("time", name).code == 0, name


# --- Subtitles

SRT = """1
00:00:01,000 --> 00:00:03,000
<i>各位来宾，</i>

2
00:00:03,000 --> 00:00:05,500
{\\an8}大家上午
好！

3
00:00:08,000 --> 00:00:10,000
今天是2024年
"""

SUBTITLES: dict[str, tuple[str, bytes, list[str], int | None]] = {
    "SRT": (
        "a.srt",
        SRT.encode(),
        ["3 各位来宾，大家上午好！", "12 今天是2024年"],
        10_000,
    ),
    "SRT with CR and LF, a mark and another encoding": (
        "a.srt",
        SRT.replace("\n", "\r\n").encode("gb18030"),
        ["3 各位来宾，大家上午好！", "12 今天是2024年"],
        10_000,
    ),
    "UTF-16": ("a.srt", SRT.encode("utf-16"), ["3 各位来宾，大家上午好！", "12 今天是2024年"], 10_000),
    "SRT under the name of a text": (
        "a.txt",
        SRT.encode(),
        ["3 各位来宾，大家上午好！", "12 今天是2024年"],
        10_000,
    ),
    "WebVTT with its blocks, voices, entities": (
        "a.vtt",
        b"WEBVTT - talk\nKind: captions\n\nSTYLE\n::cue { }\n\nNOTE\nby hand\n\n"
        b"intro\n00:01.000 --> 00:02.000 align:start\n<v Ann>Hello R&amp;D,\n\n"
        b"00:02.000 --> 00:03.500\nand welcome.\n\n00:03.500 --> 00:04.000\n<v Bob>Thanks.\n",
        ["12 Hello R&D,↵and welcome.", "18 Thanks."],
        4_000,
    ),
    "Chinese without marks: a cue is a sentence": (
        "a.srt",
        "1\n0:0:1,0 --> 0:0:2,0\n大家好\n\n2\n0:0:2,0 --> 0:0:3,0\n欢迎来到这里\n".encode(),
        ["3 大家好", "7 欢迎来到这里"],
        3_000,
    ),
    "no blank lines, out of order, overlapping, no end": (
        "a.srt",
        "1\n00:00:05,000 --> 00:00:09,000\n甲。\n2\n00:00:01,000 --> 00:00:06,000\n乙。".encode(),
        ["3 甲。乙。"],
        9_000,
    ),
    "captions that roll up": (
        "a.vtt",
        b"WEBVTT\n\n00:01.000 --> 00:02.000\nwe<00:01.500><c> go</c>\n\n"
        b"00:02.000 --> 00:03.000\nwe go\nup<00:02.500><c> now.</c>\n",
        ["4 we go↵up now."],
        3_000,
    ),
    "captions that roll up, converted": (
        "a.srt",
        "\n\n".join(
            f"{n}\n00:00:0{n},000 --> 00:00:0{n + 1},000\n{lines}"
            for n, lines in enumerate(
                ("we go", "we go\nup now", "up now\nand on", "and on\nso it goes."), start=1
            )
        ).encode(),
        ["3 we go↵up now↵and on↵so it goes."],
        5_000,
    ),
    "plain text under the name of subtitles": (
        "a.srt",
        "大家好。\n再见。".encode(),
        ["1 大家好。", "2 再见。"],
        None,
    ),
}


@pytest.mark.parametrize(("name", "data", "expected", "target"), SUBTITLES.values(), ids=SUBTITLES)
def test_subtitles_are_joined_into_sentences(
    name: str, data: bytes, expected: list[str], target: int | None
) -> None:
    """Cues in order without markup; times, numbers and blocks listed; the last one's end is the target."""
    read = reading(name, data)
    assert shown(read)[: len(read.paragraphs)] == expected
    assert read.target_ms == target
    for found in read.paragraphs:
        assert "".join(read.source.text[at] for at in found.passage.at) == found.text


def test_entities_in_subtitles_are_characters() -> None:
    """They part words where they are spaces."""
    data = b"WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nthank&nbsp;you &#39;all&#39;\r\nand R&amp;D.\r\n"
    (found,) = reading("a.vtt", data).paragraphs
    assert found.text == "thank you 'all'\nand R&D."


def test_times_numbers_and_blocks_are_listed() -> None:
    """Nothing in the file is dropped without a word."""
    _, data, *_ = SUBTITLES["WebVTT with its blocks, voices, entities"]
    assert [item.what for item in reading("a.vtt", data).hidden] == [
        "header", "header", "style", "style", "note", "note", "time", "time", "speaker", "time", "time", "speaker",
    ]  # fmt: skip


# --- PDF

LONG = "过去的一年是极不平凡的一年，" * 6 + "成绩来之不易。"


def test_a_pdf_is_read_by_paragraphs() -> None:
    """Lines are joined, over pages too; heads and page numbers listed; "line" is the page."""
    edges = [[(200.0, 800.0, 9.0, "年会讲话"), (290.0, 40.0, 9.0, f"- {n} -")] for n in (1, 2)]
    lines = typeset("各位来宾：", LONG, "一、回顾", LONG)
    rest = [(90.0, 740.0, 12.0, lines[-1][3]), *typeset("谢谢！", top=720.8)]
    read = reading("a.pdf", pdf([[*edges[0], *lines[:-1]], [*edges[1], *rest]]))
    assert shown(read) == [
        "1 各位来宾：", f"1 {LONG}", "1 一、回顾", f"1 {LONG}", "2 谢谢！",
        "page head: 年会讲话", "page number: - 1 -", "page head: 年会讲话", "page number: - 2 -",
    ]  # fmt: skip


ENGLISH = (
    "We have come together today to cele-",
    "brate what all of us have achieved in this",
    "year.",
    "Thank you.",
)


@pytest.mark.parametrize("turned", TURNS)
def test_english_in_a_pdf_is_joined_with_spaces_and_without_hyphens(turned: int) -> None:
    """As it was before it was set; also from a page that is turned, where the text stands as it is shown."""
    # Not in Chinese: where the machine has no font for it, PDFium loses text that runs up or down the sheet.
    page = [(90.0, 700.0 - 18 * at, 12.0, line) for at, line in enumerate(ENGLISH)]
    assert shown(reading("a.pdf", pdf([page], turned=turned))) == [
        "1 We have come together today to celebrate what all of us have achieved in this year.",
        "1 Thank you.",
    ]


def test_a_larger_line_of_a_pdf_stands_out() -> None:
    """As a bold one does."""
    page = [(200.0, 740.0, 18.0, "年会讲话"), *typeset(LONG, top=700)]
    assert shown(reading("a.pdf", pdf([page])))[0] == "1 *年会讲话"


def test_a_pdf_of_too_many_pages_is_refused_unread() -> None:
    """A thousand pages at most; with one more not even the first is read, which here would take for ever."""
    with pytest.raises(ScriptError, match="more than 1,000 pages"):
        reading("a.pdf", form_bomb(pages=1001))


# --- What a file is


def ole2(stream: str) -> bytes:
    """Make the beginning of an old Office file."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + stream.encode("utf-16-le") + bytes(99)


def lying_zip() -> bytes:
    """Make a Word file whose main part says that it is small."""
    data = bytearray(repacked(raw_docx(""), {"word/document.xml": b" " * 3_000_000}))
    at = data.rindex(b"word/document.xml") - 46
    struct.pack_into("<I", data, at + 24, 1000)
    return bytes(data)


def form_bomb(pages: int = 1) -> bytes:
    """Make a PDF whose first page shows a form ten times, each of these the next ten times, thirty deep."""
    data = pdf([typeset("文。"), *[[]] * (pages - 1)]).partition(b"xref")[0]
    for number in range(100, 130):
        shows = "/F Do " * 10
        data += (
            f"{number} 0 obj\n<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {number + 1} 0 R>>>>"
            f"/Length {len(shows)}>>stream\n{shows}\nendstream\nendobj\n"
        ).encode()
    data = data.replace(b"/Resources<<", b"/Resources<</XObject<</F 100 0 R>>", 1)
    data = data.replace(b" Tj ET", b" Tj ET /F Do", 1).replace(b"/Length ", b"/Was ", 1)
    return data + b"trailer\n<</Root 1 0 R>>\n%%EOF\n"


ENTITIES = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document>&b;</w:document>'
REFUSED: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "old Word": ("a.doc", lambda: ole2("WordDocument"), "the old Word format; save it as .docx"),
    "old Word under a new name": ("a.docx", lambda: ole2("WordDocument"), "the old Word format"),
    "old PowerPoint": ("a.ppt", lambda: ole2("PowerPoint Document"), "the old PowerPoint format"),
    "locked Word": ("a.docx", lambda: ole2("EncryptedPackage"), "locked with a password"),
    "rich text": ("a.rtf", lambda: b"{\\rtf1 a}", "rich text"),
    "rich text named .doc": ("a.doc", lambda: b"{\\rtf1 a}", "rich text"),
    "OpenDocument": (
        "a.odt",
        lambda: zipped({"mimetype": "application/vnd.oasis.opendocument.text"}),
        "OpenDocument",
    ),
    "Pages": ("a.pages", lambda: zipped({"Index/Document.iwa": b"x"}), "a Pages file"),
    "Excel": ("a.xlsx", lambda: zipped({"xl/workbook.xml": b"x"}), "an Excel workbook"),
    "some zip file": ("a.docx", lambda: zipped({"a.txt": "文。"}), "a zip file"),
    "a web page": ("a.txt", lambda: b"<!DOCTYPE html><html>", "a web page"),
    "XML": ("a.txt", lambda: b"<?xml version='1.0'?><a/>", "an XML file"),
    "something else named .docx": ("a.docx", lambda: b"\x7fELF\0\0\0", "no .docx file, or a damaged one"),
    "the beginning of a zip file": ("a.docx", lambda: b"PK\3\4", "damaged"),
    "half a Word file": ("a.docx", lambda: full_word()[:9000], "damaged"),
    "XML that is none": ("a.docx", lambda: repacked(raw_docx(""), {"word/document.xml": b"<w:d"}), "damaged"),
    "entities": ("a.docx", lambda: repacked(raw_docx(""), {"word/document.xml": ENTITIES}), "DOCTYPE"),
    "entities in UTF-16": (
        "a.docx",
        lambda: repacked(raw_docx(""), {"word/document.xml": ENTITIES.encode("utf-16")}),
        "DOCTYPE",
    ),
    "entities in the styles": (
        "a.docx",
        lambda: repacked(raw_docx(""), {"word/styles.xml": ENTITIES}),
        "DOCTYPE",
    ),
    "a bomb": (
        "a.docx",
        lambda: repacked(raw_docx(""), {"word/document.xml": b" " * 30_000_000}),
        "250 to 1",
    ),
    "a bomb that lies": ("a.docx", lying_zip, "damaged"),
    "many members": (
        "a.docx",
        lambda: zipped({f"word/{n}": b"" for n in range(MAX_MEMBERS + 1)}),
        "more than 5,000 files",
    ),
    "deep elements": ("a.docx", lambda: raw_docx("<w:sdt>" * 200 + "</w:sdt>" * 200), "150 levels deep"),
    "much text": (
        "a.docx",
        lambda: raw_docx(p(os.urandom(400_000).hex() * 2)),
        "more than 1,000,000 characters",
    ),
    "many subtitles": ("a.srt", lambda: SRT.encode() * 12_000, "more than 1,000,000 characters"),
    "styles without an end": (
        "a.docx",
        lambda: raw_docx(
            "".join(styled(str(n), "") for n in range(5000)),
            styles="".join(
                f'<w:style w:styleId="{n}"><w:basedOn w:val="{n + 1}"/></w:style>' for n in range(5000)
            ),
        ),
        "nothing to say",
    ),
    "Russian": ("a.txt", lambda: "Добрый день, дорогие друзья.".encode(), "neither Chinese nor English"),
    "Japanese": ("a.txt", lambda: "皆さん、おはようございます。".encode(), "this is Japanese"),
    "a web page behind a comment": ("a.txt", lambda: b"<!-- saved -->\n<html>", "a web page"),
    "forms in forms in forms": ("a.pdf", form_bomb, "too long or too much memory"),
    "an empty Word file": ("a.docx", lambda: raw_docx(""), "nothing to say"),
    "a deck without notes": (
        "a.pptx",
        lambda: packed(deck(2, notes=lambda n: None)),
        "none of the 2 slides has notes",
    ),
    "a scan": ("a.pdf", lambda: pdf([[], []]), r"\(a scan\)"),
    "half a PDF": ("a.pdf", lambda: b"%PDF-1.7\n1 0 obj\n<<", "this PDF is damaged"),
    "a PDF with a password": (
        "a.pdf",
        lambda: pdf(
            [typeset("文。")],
            trailer="/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<"
            + "00" * 32
            + ">/U<"
            + "11" * 32
            + ">>>",
        ),
        "locked with a password",
    ),
}


@pytest.mark.parametrize(("name", "make", "expected"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_script_is_refused_in_one_line(
    monkeypatch: pytest.MonkeyPatch, name: str, make: Callable[[], bytes], expected: str
) -> None:
    """Each by what it is, whatever its name, without much work."""
    if make is form_bomb:
        monkeypatch.setattr(pdf_format, "MAX_SECONDS", 1)
    data = make()
    with cpu_below(20), pytest.raises(ScriptError, match=expected) as caught:
        understand(File(name, f"talks/{name}", data))
    assert str(caught.value).startswith(f"talks/{name}: ")
    assert "\n" not in str(caught.value)


READ_AS = {
    "text named .docx": ("a.docx", "各位好。\n谢谢。".encode(), ["1 各位好。", "2 谢谢。"]),
    "text named .pdf": ("a.pdf", "各位好。".encode("utf-16"), ["1 各位好。"]),
    "Word named .txt": ("a.txt", raw_docx(p("各位好。")), ["1 各位好。"]),
    "a PDF without a name's help": ("talk", pdf([typeset("各位好。")]), ["1 各位好。"]),
    "Word with macros": (
        "a.docm",
        repacked(raw_docx(p("各位好。")), {"word/vbaProject.bin": b"\xd0\xcf\x11\xe0macro"}),
        ["1 各位好。"],
    ),
    "Word in the Strict variant": (
        "a.docx",
        repacked(
            raw_docx(""),
            {
                "word/document.xml": '<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body><d:p>'
                "<d:r><d:t>各位好。</d:t></d:r></d:p></d:body></d:document>"
            },
        ),
        ["1 各位好。"],
    ),
}


@pytest.mark.parametrize(("name", "data", "expected"), READ_AS.values(), ids=READ_AS)
def test_content_decides_before_the_name(name: str, data: bytes, expected: list[str]) -> None:
    """A file is read as what it is."""
    assert shown(reading(name, data)) == expected


def test_comments_without_a_page_are_told_at_once() -> None:
    """A pattern that could try them in every combination would never end."""
    assert kind_of(File("a.txt", "a.txt", b"<!---->" * 500 + "各位好。".encode())) == ".txt"


def test_xml_of_many_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted over all parts: each costs four hundred bytes of memory."""
    monkeypatch.setattr("rehearse.script.reading.formats.office.MAX_NODES", 100)
    with pytest.raises(ScriptError, match="more than 100 XML elements and"):
        reading("a.docx", raw_docx(p("文。") * 20, footnotes=p("注。") * 20))


# --- Damage


def samples() -> dict[str, bytes]:
    """Give a file of each format."""
    return {
        "a.docx": full_word(),
        "b.docx": raw_docx(p("各位好。") + item("第一点。"), numbering=lists(("decimal", "%1."))),
        "a.pptx": packed(deck(2)),
        "a.srt": SRT.encode(),
        "a.vtt": SUBTITLES["WebVTT with its blocks, voices, entities"][1],
        "a.pdf": pdf([typeset("各位来宾：", LONG)]),
        "a.txt": (SEEDS / "graduation-gb18030.txt").read_bytes(),
        "a.md": (SEEDS / "mixed-talk.md").read_bytes(),
    }


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Damage a file: bytes changed, cut out, doubled, swapped; inside a zip file's members as well."""
    if data.startswith(b"PK") and chance.random() < 0.7:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist()}
        name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
        return zipped(parts | {name: mutated(parts[name], chance)})
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 3, 20))):
        at = chance.randrange(len(changed) or 1)
        span = chance.choice((1, 4, 100, 1000))
        what = chance.randrange(5)
        if what == 0:
            changed[at : at + 1] = bytes([chance.randrange(256)])
        elif what == 1:
            del changed[at : at + span]
        elif what == 2:
            changed[at:at] = changed[at : at + span]
        elif what == 3:
            changed[at : at + 1] = chance.choice(
                (b"<", b">", b"&", b"\0", b"\xff", b"9999999999", b"-1", b'"', b"\n")
            )
        else:
            other = chance.randrange(len(changed) or 1)
            changed[at : at + span] = changed[other : other + span]
    return bytes(changed)


def test_no_damage_ends_in_anything_but_a_script_or_one_line() -> None:
    """Seeded; REHEARSE_FUZZ says how many times, REHEARSE_FUZZ_SEED from where."""
    count, seed = (
        int(os.environ.get("REHEARSE_FUZZ", "150" if LOAD else "50")),
        int(os.environ.get("REHEARSE_FUZZ_SEED", "0")),
    )
    originals = samples()
    for number in range(seed, seed + count):
        chance = random.Random(number)
        name = chance.choice(list(originals))
        data = mutated(originals[name], chance)
        line, what = "", f"mutation {number} of {name}"
        with cpu_below(20, what):
            try:
                assert isinstance(understand(File(name, name, data)), Script)
            except ScriptError as error:
                line = str(error)
            except Exception as error:
                raise AssertionError(what) from error
        assert "\n" not in line


@pytest.mark.parametrize("name", samples())
def test_files_are_read_from_the_disk(name: str, tmp_path: Path) -> None:
    """The whole way, from a path to a script."""
    path = tmp_path / name
    path.write_bytes(samples()[name])
    assert read(path).source == name
