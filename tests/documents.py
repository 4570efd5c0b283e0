"""Documents for tests: Word and PowerPoint files made with their libraries or from raw XML, and small PDFs."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from docx import Document
from pptx import Presentation

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from docx.document import Document as Word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """Pack parts into a zip file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return buffer.getvalue()


def repacked(data: bytes, changed: Mapping[str, str | bytes]) -> bytes:
    """Replace or add parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return zipped({name: package.read(name) for name in package.namelist()} | dict(changed))


def part(data: bytes, name: str) -> str:
    """Read a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(name).decode()


def related(data: bytes, name: str, *rows: tuple[str, str, str]) -> bytes:
    """Add relationships (id, kind, target) to a part."""
    added = "".join(
        f'<Relationship Id="{key}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for key, kind, to in rows
    )
    return repacked(data, {name: part(data, name).replace("</Relationships>", f"{added}</Relationships>")})


def saved(document: Word) -> bytes:
    """Save what python-docx made."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def raw_docx(body: str, *, styles: str = "", numbering: str = "", **others: str) -> bytes:
    """Make a Word file of a body in raw XML; `others` are parts such as footnotes, each by its kind."""
    roots = {
        "footnotes": "footnotes",
        "endnotes": "endnotes",
        "comments": "comments",
        "header": "hdr",
        "footer": "ftr",
    }
    parts = {
        "word/document.xml": f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {_NAMES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_NAMES}>{numbering}</w:numbering>",
    } | {
        f"word/{kind}.xml": f"<w:{roots[kind]} {_NAMES}>{text}</w:{roots[kind]}>"
        for kind, text in others.items()
    }
    rows = "".join(
        f'<Relationship Id="r{kind}" Type="{_OFFICE}/{kind}" Target="{kind}.xml"/>'
        for kind in ("styles", "numbering", *others)
    )
    rels = f'<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'
    main = f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    return zipped(
        {
            "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"/>',
            "_rels/.rels": rels.format(main),
            "word/_rels/document.xml.rels": rels.format(rows),
        }
        | parts
    )


def p(text: str = "", properties: str = "") -> str:
    """Write a paragraph as Word's XML; text without an angle bracket becomes a run."""
    runs = text if text.startswith("<") else r(text)
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    """Write a run as Word's XML."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def box(text: str) -> str:
    """Write a text box as Word does, for newer and for older programs."""
    inside = f"<w:txbxContent>{p(text)}</w:txbxContent>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{inside}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{inside}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def lists(*levels: tuple[str, str], number: str = "1", extra: str = "") -> str:
    """Write a list's definition of (form, text) for each level."""
    rows = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text) in enumerate(levels)
    )
    return (
        f'<w:abstractNum w:abstractNumId="{number}">{rows}</w:abstractNum>'
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{number}"/>{extra}</w:num>'
    )


def item(text: str, level: int = 0, number: str = "1") -> str:
    """Write a paragraph of a list."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def table(*rows: Sequence[str]) -> str:
    """Write a table as Word's XML; a cell that is XML already stays, and "→甲" is one over two columns."""
    inside = ("".join(map(_cell, row)) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in inside)}</w:tbl>"


def _cell(text: str) -> str:
    wide = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' if text.startswith("→") else ""
    inside = text if text.startswith("<") else p(text.removeprefix("→"))
    return f"<w:tc>{wide}{inside}</w:tc>"


Text = tuple[float, float, float, str]
"""Left, baseline, size in points, and what it says."""


TURNS = {
    0: ("595 842", ""),
    1: ("842 595", "0 1 -1 0 842 0 cm\n"),
    2: ("595 842", "-1 0 0 -1 595 842 cm\n"),
    3: ("842 595", "0 -1 1 0 0 595 cm\n"),
}
"""Quarters by which a page is turned when it is shown -> its size, and how what stands on it is turned back."""


def pdf(pages: Sequence[Iterable[Text]], *, trailer: str = "", scale: str = "", turned: int = 0) -> bytes:
    """Make a PDF as a Chinese system does: a font that every reader has, named but not embedded."""
    box, turn = TURNS[turned]
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000/W[1 95 500]"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>",
    ]
    for number, texts in enumerate(pages):
        shown = turn + "".join(
            f"BT /F1 {size} Tf {left} {base} Td <{text.encode('utf-16-be').hex()}> Tj ET\n"
            for left, base, size, text in texts
        )
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 {box}]/Rotate {90 * turned}{scale}/Resources<</Font<</F1 3 0 R>>>>"
            f"/Contents {6 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(shown)}>>stream\n{shown}endstream")
    out = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n" + "".join(
        f"{at:010} 00000 n \n" for at in places
    )
    out += f"trailer\n<</Size {len(places) + 1}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")


def typeset(*paragraphs: str, size: float = 12, top: float = 740, width: int = 30) -> list[Text]:
    """Set Chinese paragraphs as a word processor does: indented by two, `width` characters a line."""
    lines: list[Text] = []
    for paragraph in paragraphs:
        indent, rest = 2, paragraph
        while rest:
            room = width - indent
            lines.append((90 + indent * size, top - 1.6 * size * len(lines), size, rest[:room]))
            rest, indent = rest[room:], 0
    return lines


def full_word() -> bytes:
    """Make a speech with everything: styles, numbers, changes, a footnote and a table."""
    document = Document()
    document.add_heading("奋进新征程", 0)
    document.add_paragraph("各位同事：")
    document.add_heading("一、回顾", 1)
    document.add_paragraph("过去一年成绩显著。")
    for text in ("抓质量。", "抓效率。"):
        document.add_paragraph(text, style="List Number")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "产值", "九千万"
    document.add_heading("二、展望", 1)
    document.add_paragraph("新的一年更加努力。")
    document.add_paragraph("谢谢大家！")
    data = saved(document)
    xml = part(data, "word/document.xml")
    changed = (
        f"<w:del w:id='7'><w:r><w:delText>必须</w:delText></w:r></w:del><w:ins w:id='8'>{r('要')}</w:ins>"
    )
    xml = xml.replace("<w:r><w:t>新的一年", f"{changed}<w:r><w:footnoteReference w:id='2'/><w:t>新的一年")
    rels = part(data, "word/_rels/document.xml.rels")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    rels = rels.replace("</Relat", f'<Relationship Id="f" Type="{kind}" Target="footnotes.xml"/></Relat')
    notes = part(
        raw_docx("", footnotes=f"<w:footnote w:id='2'>{p('据统计。')}</w:footnote>"), "word/footnotes.xml"
    )
    return repacked(
        data, {"word/document.xml": xml, "word/_rels/document.xml.rels": rels, "word/footnotes.xml": notes}
    )


def deck(
    count: int = 12, *, notes: Callable[[int], str | None] = lambda n: f"这是第{n}页的讲稿。\n第二段。"
) -> Any:
    """Make a deck; a slide whose notes are None has none."""
    presentation = Presentation()
    for number in range(1, count + 1):
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = f"标题{number}"
        slide.placeholders[1].text = f"要点{number}"
        if (text := notes(number)) is not None:
            slide.notes_slide.notes_text_frame.text = text
    return presentation


def packed(presentation: Any) -> bytes:
    """Save what python-pptx made."""
    buffer = io.BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()
