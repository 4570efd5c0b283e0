"""Tests of what a Word file has put in from elsewhere: documents, diagrams, charts, WordArt."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

import pytest

from rehearse.core.errors import ScriptError
from rehearse.script.reading import manuscript_of, understand
from rehearse.script.reading.source import File
from tests.documents import p, raw_docx, related, repacked

if TYPE_CHECKING:
    from rehearse.script.reading.manuscript import Manuscript

HELLO = "各位邻居，大家晚上好。"
PAGE = (
    "<html><head><title>旧网页</title><style>p {}</style></head><body><script>var a;</script><h1>老槐树</h1>"
    f"<!-- 不要 --><p>{HELLO}<br>请坐。</p><ul><li>它一百岁&nbsp;了&amp;还在</li></ul></body></html>"
)
READ_PAGE = ["老槐树", HELLO, "请坐。", "它一百岁 了&还在"]


def put_in(
    name: str, data: str | bytes, *, kind: str = "aFChunk", inside: str = "<w:altChunk r:id='x1'/>"
) -> Manuscript:
    """Read a Word file between whose two paragraphs a part is put in."""
    made = raw_docx(p("前面的话。") + inside + p("后面的话。"))
    made = repacked(related(made, "word/_rels/document.xml.rels", ("x1", kind, name)), {f"word/{name}": data})
    return manuscript_of(File("a.docx", "a.docx", made))


def mail(encoding: str) -> bytes:
    """Write the web page as programs do that save it with its pictures."""
    body = base64.encodebytes(PAGE.encode()) if encoding == "base64" else PAGE.encode()
    return (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\n"
        b"Content-Type: text/html; charset=utf-8\n"
        b"Content-Transfer-Encoding: "
        + encoding.encode()
        + b"\n\n"
        + body
        + b"\n--x\nContent-Type: image/png\n\nxx\n--x--\n"
    )


CHUNKS: dict[str, tuple[str, str | bytes, list[str]]] = {
    "a web page": ("a.html", PAGE, READ_PAGE),
    "a web page with a mark": ("a.htm", b"\xef\xbb\xbf" + PAGE.encode(), READ_PAGE),
    "a web archive": ("a.mht", mail("8bit"), READ_PAGE),
    "a web archive in base64": ("a.mht", mail("base64"), READ_PAGE),
    "text": ("a.txt", f"{HELLO}\r\n\r\n请坐。\r\n", [HELLO, "请坐。"]),
    "a Word file": ("a.docx", raw_docx(p(HELLO) + p() + p("请坐。")), [HELLO, "请坐。"]),
    "rich text, which is not read": ("a.rtf", "{\\rtf1 hello}", []),
}


@pytest.mark.parametrize(("name", "data", "expected"), CHUNKS.values(), ids=CHUNKS)
def test_a_document_that_is_put_in_is_said_where_it_stands(
    name: str, data: str | bytes, expected: list[str]
) -> None:
    """And the author is told of it, so also of one that cannot be read."""
    read = put_in(name, data)
    assert [one.text for one in read.paragraphs] == ["前面的话。", *expected, "后面的话。"]
    assert [notice.key for notice in read.notices] == ["put in"]


def test_a_document_that_is_not_there_is_told_of() -> None:
    """The file refers to it, and it was left out."""
    made = raw_docx(p("前面的话。") + "<w:altChunk r:id='x9'/>")
    assert [notice.key for notice in manuscript_of(File("a.docx", "a.docx", made)).notices] == ["put in"]


DIAGRAM = (
    '<d:dataModel xmlns:d="x" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    "<a:p><a:r><a:t>春</a:t></a:r><a:r><a:t>种</a:t></a:r></a:p><a:p/><a:p><a:r><a:t>秋收</a:t></a:r></a:p></d:dataModel>"
)
DRAWN = "<w:p><w:r><w:drawing><dgm:relIds r:dm='x1'/></w:drawing></w:r></w:p>"
CHART = '<w:p><w:r><w:drawing><c:chart xmlns:c="c" r:id="x1"/></w:drawing></w:r></w:p>'


@pytest.mark.parametrize(("kind", "inside"), [("diagramData", DRAWN), ("chart", CHART)])
def test_a_diagram_and_a_chart_are_listed(kind: str, inside: str) -> None:
    """Their words are no speech; the author is told."""
    read = put_in("d.xml", DIAGRAM, kind=kind, inside=inside)
    assert [read.source.text[slice(*one.span)] for one in read.hidden] == ["春种 秋收"]
    assert [notice.key for notice in read.notices] == ["diagram"]


def test_a_file_that_is_all_diagram_says_so() -> None:
    """Rather than that it is empty."""
    made = related(raw_docx(DRAWN), "word/_rels/document.xml.rels", ("x1", "diagramData", "d.xml"))
    with pytest.raises(ScriptError, match=r"nothing to say in it, only what is not read \(diagram\)"):
        understand(File("a.docx", "a.docx", repacked(made, {"word/d.xml": DIAGRAM})))


def test_wordart_is_text() -> None:
    """It is what the author drew large."""
    art = "<w:p><w:r><w:pict><v:shape><v:textpath string='老槐树的生日'/></v:shape></w:pict></w:r></w:p>"
    read = manuscript_of(File("a.docx", "a.docx", raw_docx(art + p(HELLO))))
    assert [one.text for one in read.paragraphs] == ["老槐树的生日", HELLO]


def test_a_formula_of_an_old_editor_is_told_of() -> None:
    """It is a picture, whose words no one can read here."""
    ole = "<w:p><w:r><w:t>即</w:t><w:object><o:OLEObject xmlns:o='o' ProgID='Equation.3'/></w:object></w:r></w:p>"
    read = manuscript_of(File("a.docx", "a.docx", raw_docx(ole)))
    assert [notice.key for notice in read.notices] == ["put in"]
