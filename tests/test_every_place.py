"""Whatever place of a file its text stands in, it is spoken or listed: a document of each format with all places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rehearse.core import Breath
from rehearse.script.reading import understand
from rehearse.script.reading.source import File
from tests.documents import (
    box,
    deck,
    item,
    lists,
    p,
    packed,
    part,
    pdf,
    r,
    raw_docx,
    related,
    repacked,
    table,
    typeset,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NAMES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    f'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="{_OFFICE}" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
)


class Words:
    """Makes a word for each place, none like another."""

    def __init__(self) -> None:
        self.by_place: dict[str, str] = {}

    def __call__(self, place: str) -> str:
        """A word for a place; a sentence, so that nobody takes it for a heading."""
        self.by_place[place] = f"槐树第{len(self.by_place) + 100}号"
        return self.by_place[place]


def drawn(*texts: str, root: str = "c:chartSpace") -> str:
    """Write a part with texts in DrawingML."""
    inside = "".join(f"<a:p><a:r><a:t>{text}</a:t></a:r></a:p>" for text in texts)
    return f"<{root} {_NAMES}>{inside}</{root}>"


def word(words: Words) -> bytes:
    """Make a Word file with text in every place."""
    field = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>"
    inline = "".join(
        (
            r(words("a run") + "，"),
            f"<w:hyperlink>{r(words('a link') + '，')}</w:hyperlink>",
            f"<w:sdt><w:sdtContent>{r(words('a control') + '，')}</w:sdtContent></w:sdt>",
            f"<w:smartTag>{r(words('a smart tag') + '，')}</w:smartTag>",
            f"<w:ins>{r(words('an insertion') + '，')}</w:ins>",
            f"<w:del><w:r><w:delText>{words('a deletion')}</w:delText></w:r></w:del>",
            f"<w:moveFrom>{r(words('moved from here'))}</w:moveFrom>",
            f"<w:fldSimple w:instr='DATE'>{r(words('a simple field') + '，')}</w:fldSimple>",
            field.format("begin") + "<w:r><w:instrText>REF a</w:instrText></w:r>",
            field.format("separate") + r(words("a field result") + "，") + field.format("end"),
            f"<w:r><w:ruby><w:rt>{r(words('a ruby'))}</w:rt>",
            f"<w:rubyBase>{r(words('a ruby base'))}</w:rubyBase></w:ruby></w:r>",
            f"<m:oMath><m:r><m:t>{words('a formula')}</m:t></m:r></m:oMath>",
            r(words("hidden text"), "<w:vanish/>"),
            r(words("struck out"), "<w:strike/>"),
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{r(words('a prompt'))}</w:sdtContent></w:sdt>",
            box(words("a text box") + "。"),
            f"<w:r><w:pict><v:shape alt='{words('alt text of VML')}'>",
            f"<v:textpath string='{words('WordArt')}。'/></v:shape></w:pict></w:r>",
            f"<w:r><w:drawing><wp:docPr {_NAMES} title='{words('title of a picture')}' descr='{words('alt text')}'/>"
            f"<dgm:relIds {_NAMES} r:dm='d1'/></w:drawing></w:r>",
            f"<w:r><w:drawing><c:chart {_NAMES} r:id='c1'/></w:drawing></w:r>",
        )
    )
    inner = table((words("a table in a cell"), "乙"))
    body = "".join(
        (
            p(inline),
            item(words("an item of a list") + "。"),
            "".join(f"<w:altChunk r:id='{kind}'/>" for kind in ("html", "txt", "mht", "docx")),
            table((words("a cell"), p(words("a cell beside") + "。") + inner)),
            f"<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj></w:sdtPr>"
            f"<w:sdtContent>{p(words('contents'))}</w:sdtContent></w:sdt>",
            p("我们大家一起把这棵老槐树照看好。" * 9),
        )
    )
    data = raw_docx(
        body,
        numbering=lists(("decimal", "%1.")),
        footnotes=f"<w:footnote w:id='2'>{p(words('a footnote'))}</w:footnote>",
        endnotes=f"<w:endnote w:id='2'>{p(words('an endnote'))}</w:endnote>",
        comments=f"<w:comment w:id='2'>{p(words('a comment'))}</w:comment>",
        header=p(words("a header")) + p(box(words("a text box in a header"))),
        footer=p(words("a footer")),
    )
    rows = [("d1", "diagramData", "d.xml"), ("c1", "chart", "c.xml")]
    rows += [(kind, "aFChunk", f"chunk.{kind}") for kind in ("html", "txt", "mht", "docx")]
    page = f"<html><head><title>x</title></head><body><p>{words('a web page put in')}。</p></body></html>"
    mail = f"MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>{words('a web archive put in')}。</p>\n"
    return repacked(
        related(data, "word/_rels/document.xml.rels", *rows),
        {
            "word/d.xml": drawn(words("a diagram"), root="dgm:dataModel"),
            "word/c.xml": drawn(words("a chart")),
            "word/chunk.html": page,
            "word/chunk.txt": f"{words('a text put in')}。",
            "word/chunk.mht": mail,
            "word/chunk.docx": raw_docx(p(f"{words('a Word file put in')}。")),
        },
    )


def powerpoint(words: Words) -> bytes:
    """Make a deck with text in every place."""
    made = deck(
        3, notes=lambda n: {1: words("notes") + "。", 2: None, 3: words("notes of a hidden slide")}[n]
    )
    first, second, third = made.slides
    for slide, name in (
        (first, "the first slide"),
        (second, "a slide without notes"),
        (third, "a hidden slide"),
    ):
        slide.shapes.title.text = words(f"the title of {name}")
        slide.placeholders[1].text = words(f"the text of {name}")
    third._element.set("show", "0")
    first.shapes.add_textbox(0, 0, 9, 9).text_frame.text = words("a text box")
    first.shapes.add_table(1, 1, 0, 0, 9, 9).table.cell(0, 0).text = words("a table")
    group = first.shapes.add_group_shape()
    group.shapes.add_textbox(0, 0, 9, 9).text_frame.text = words("a shape in a group")

    def shape(kind: str, text: str) -> str:
        place = f"<p:ph type='{kind}'/>" if kind else ""
        return (
            f"<p:sp><p:nvSpPr><p:cNvPr id='90' name='x'/><p:cNvSpPr/><p:nvPr>{place}</p:nvPr></p:nvSpPr><p:spPr/>"
            f"<p:txBody><a:bodyPr/><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
        )

    picture = (
        f"<p:pic><p:nvPicPr><p:cNvPr id='88' name='x' title='{words('title of a picture')}' "
        f"descr='{words('alt text')}'/><p:cNvPicPr/><p:nvPr/></p:nvPicPr></p:pic>"
    )
    feet = shape("ftr", words("a footer")) + shape("dt", words("a date"))
    beside = shape("hdr", words("a header of notes")) + shape("", words("a box on the notes page"))
    data = packed(made)
    slide, notes = "ppt/slides/slide1.xml", "ppt/notesSlides/notesSlide1.xml"
    data = repacked(
        data,
        {
            slide: part(data, slide).replace("</p:spTree>", f"{feet}{picture}</p:spTree>"),
            notes: part(data, notes).replace("</p:spTree>", f"{beside}</p:spTree>"),
            "ppt/slides/d.xml": drawn(words("a diagram"), root="dgm:dataModel"),
            "ppt/slides/c.xml": drawn(words("a chart")),
            "ppt/slides/m.xml": f"<p:cmLst {_NAMES}><p:cm><p:text>{words('a comment')}</p:text></p:cm></p:cmLst>",
        },
    )
    rows = (("d1", "diagramData", "d.xml"), ("c1", "chart", "c.xml"), ("m1", "comments", "m.xml"))
    return related(data, "ppt/slides/_rels/slide1.xml.rels", *rows)


def markdown(words: Words) -> bytes:
    """Make Markdown with text in every place."""
    return f"""---
title: 槐树
author: {words("front matter")}
---

# {words("the title")}

各位邻居：

{words("a paragraph")}，[{words("a link")}](http://a.org "{words("title of a link")}")，**{words("bold")}**，
*{words("italic")}*，~~{words("struck out")}~~，`{words("code in a line")}`，
![{words("a picture")}](a.png "{words("title of a picture")}")，
<span>{words("HTML in a line")}</span>，=={words("highlighted")}==，
[{words("a reference")}][r]，[[{words("a wiki link")}]]。

[r]: http://a.org "{words("title of a reference")}"

## {words("a heading")}

{words("an underlined heading")}
---

- {words("an item")}。
- [ ] {words("a task")}。

1. {words("a numbered item")}。

> {words("a quote")}

| {words("the head of a table")} | 乙 |
|---|---|
| {words("a cell")} | 丁 |

```
{words("code")}
```

    {words("an indented line")}。

<div>{words("HTML")}</div>

<details><summary>{words("a summary")}</summary>

{words("details")}。

</details>

<img src="a.png" alt="{words("alt text in HTML")}">

<!-- {words("a comment")} -->

%% {words("a comment of another kind")} %%

说到这里[^1]。[主持人]: {words("what looks like a link's address")}

[甲]: {words("a line that looks like a link's address")}

[^1]: {words("a footnote")}。

$$
{words("a formula")}
$$

{words("a term")}
: {words("its definition")}。

（{words("a bracket")}）他们说。（注：{words("a note")}）{{可删 {words("optional")}。}}
""".encode()


def subtitles(words: Words) -> bytes:
    """Make subtitles with text in every place."""
    return f"""WEBVTT - {words("the header")}

STYLE
::cue({words("a style")}) {{ }}

REGION
id:{words("a region")}

NOTE {words("a note")}
{words("its second line")}

{words("a cue's name")}
00:01.000 --> 00:02.000 region:{words("a setting")}
<v {words("a voice")}>{words("a cue")}，<c.yellow>{words("a class")}</c>，<i>{words("italic")}</i>。

00:03.000 --> 00:04.000
♪ {words("a song")} ♪
[{words("a sound")}]
{words("a second cue")}<ruby>槐<rt>{words("a ruby")}</rt></ruby>
- {words("a dash")}
""".encode()


def portable(words: Words) -> bytes:
    """Make a PDF with text in every place."""
    feet = [(290.0, 40.0, 9.0, "1"), (90.0, 60.0, 8.0, f"① {words('a footnote')}")]
    head = [(90.0, 810.0, 9.0, words("the head"))]
    raised = [(90.0, 500.0, 12.0, words("a row")), (290.0, 500.0, 12.0, words("its second cell"))]
    text = typeset(f"{words('a paragraph')}，" + "我们大家一起把这棵老槐树照看好，" * 4 + "谢谢。")
    notes = "".join(
        f"<</Type/Annot/Subtype/{kind}/Rect[0 0 9 9]/{key}<feff{words(place).encode('utf-16-be').hex()}>>>"
        for kind, key, place in (
            ("Text", "Contents", "a comment"),
            ("FreeText", "Contents", "a box"),
            ("Widget", "V", "a form"),
        )
    )
    return pdf(
        [[*head, *text, *raised, *feet], [*head, *typeset(words("a second page") + "。")]],
        scale=f"/Annots[{notes}]",
    )


FORMATS: dict[str, Callable[[Words], bytes]] = {
    "a.docx": word,
    "a.pptx": powerpoint,
    "a.md": markdown,
    "a.vtt": subtitles,
    "a.pdf": portable,
}


@pytest.mark.parametrize(("name", "make"), FORMATS.items(), ids=FORMATS)
def test_what_stands_anywhere_is_spoken_or_listed(name: str, make: Callable[[Words], bytes]) -> None:
    """Each place's word once at least: in a breath, or among what is not spoken, and there not as mere markup."""
    words = Words()
    script = understand(File(name, name, make(words)))
    spoken = "\n".join(
        part.text for section in script.sections for part in section.parts if isinstance(part, Breath)
    )
    listed = "\n".join(
        [one.text for one in script.unspoken if one.what != "markup"]
        + [section.heading for section in script.sections]
    )
    both = (spoken + listed).replace(" ", "")
    assert [place for place, found in words.by_place.items() if found not in both] == []
    assert len(words.by_place) >= 9
