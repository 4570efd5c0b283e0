"""Word (.docx): the paragraphs as a reader sees them on paper, automatic numbers included, changes accepted.

The parts are read as they stand in the zip file: python-docx gives neither numbers nor changes, notes or text boxes,
and parses a part before anyone could ask how large it is.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.script.reading.formats.compose import Composer, Run
from rehearse.script.reading.formats.office import Package, value
from rehearse.script.reading.formats.persons_read_out import rows_read_out
from rehearse.script.reading.formats.spoken_columns import (
    begins_with_speech,
    fullest_column,
    refuse_unknown,
    spoken_column,
)
from rehearse.script.reading.formats.word.embedded import Embedded, symbol
from rehearse.script.reading.formats.word.numbering import Numbers
from rehearse.script.reading.formats.word.styles import Look, Styles
from rehearse.script.reading.formats.word.tables import cells, outer_tables, own, texts
from rehearse.script.reading.formats.wrapped import unwrapped
from rehearse.script.reading.nothing_said import says_nothing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from xml.etree.ElementTree import Element

    from rehearse.script.reading.manuscript import Manuscript
    from rehearse.script.reading.source import File

_HIDDEN = {"{w}del": "deleted", "{w}moveFrom": "deleted", "{w}delText": "deleted", "{w}rt": "reading"}
"""What makes everything inside it unspoken, and why."""

_CHARACTERS = {"{w}tab": " ", "{w}ptab": " ", "{w}br": "\n", "{w}cr": "\n", "{w}noBreakHyphen": "-"}
_TEXTS = ("{w}t", "{w}delText", "{m}t")
_DRAWN = ("{w}sym", "{x}textpath", "{x}relIds", "{x}chart", "{x}docPr", "{x}OLEObject")
_SKIPPED = ("{w}pPr", "{w}rPr", "{w}rubyPr", "{w}sdtPr", "{w}tblPr", "{w}sectPr")
_ASIDES = {
    "footnotes": "footnote",
    "endnotes": "endnote",
    "comments": "comment",
    "header": "header",
    "footer": "footer",
}
"""Kind of part -> what its text is called; none of it is spoken."""

_LAYOUT = 4
"""With so many times more text inside tables than outside, the tables are how the speech is laid out."""


def manuscript(file: File, column: str = "") -> Manuscript:
    """Read a Word file; `column` is the head or the number of what is said in its tables, if the user names it."""
    with Package(file) as package:
        main = package.main() or "word/document.xml"
        root = package.xml(main)
        related = package.related(main)
        parts = dict(reversed(related.values()))
        styles = Styles(package.xml(parts.get("styles", "word/styles.xml")))
        numbers = Numbers(package.xml(parts.get("numbering", "word/numbering.xml")), styles.list_of)
        reader = _Reader(Composer(file), styles, numbers, Embedded(package, related), column)
        body = root.find("{w}body") if root is not None else None
        if body is not None:
            refuse_unknown(file, column, [*map(texts, outer_tables(body))])
            reader.read(body)
        for kind, name in dict.fromkeys(related.values()):
            if kind in _ASIDES and (part := package.xml(name)) is not None:
                reader.aside(_ASIDES[kind], part)
    read = reader.composer.manuscript()
    return replace(read, paragraphs=tuple(unwrapped(read.source.text, read.paragraphs)))


class _Reader:
    """Walks through a document from top to bottom, which is also how its numbers count."""

    def __init__(
        self, composer: Composer, styles: Styles, numbers: Numbers, embedded: Embedded, column: str
    ) -> None:
        self.composer = composer
        self._column = column
        self._embedded = embedded
        self._styles = styles
        self._numbers = numbers
        self._fields: list[str] = []
        """The fields that we are in: "code", then "result", or "contents"."""
        self._boxes: list[Element] = []
        """The text boxes that hang on the paragraph at hand."""
        self._aside: set[tuple[str, str]] = set()
        self._tables_spoken = False
        self._goes_on = False
        """Whether the end of the paragraph before was deleted, so that this one belongs to it."""

    def read(self, body: Element) -> None:
        """Write the body's text."""
        inside = sum(_length(table) for table in outer_tables(body))
        self._tables_spoken = inside > _LAYOUT * (_length(body) - inside)
        if not any(spoken_column(texts(table), self._column) is not None for table in outer_tables(body)):
            self._ask_for_column(body)
        blocks = [block for block in body if block.tag != "{w}p" or _length(block)]
        for block in body:
            if block.tag == "{w}p":
                self.composer.count()
            if block.tag != "{w}tbl" or self._tables_spoken or not self._read_out(blocks, block):
                self._block(block)

    def _read_out(self, blocks: list[Element], table: Element) -> bool:
        """Read a table of persons that ends the sentence above it; `blocks` are the body's with text."""
        at = blocks.index(table)
        beside = [blocks[other] if 0 <= other < len(blocks) else None for other in (at - 1, at + 1)]
        above, below = ("" if one is None or one.tag != "{w}p" else _written(one) for one in beside)
        cells = texts(table)
        said = rows_read_out(above, cells, below)
        for row in cells if said else ():
            line = " ".join(filter(None, row))
            if row in said:
                self.composer.write([Run(line)])
            else:
                self.composer.hide("table", line)
        return bool(said)

    def _ask_for_column(self, body: Element) -> None:
        """Tell the author of tables that are read cell by cell, or not at all, though a column may be what is said."""
        columns = filter(None, map(fullest_column, map(texts, outer_tables(body))))
        if column := next(columns, ""):
            self.composer.notice("all columns" if self._tables_spoken else "no column", column=column)
        elif self._tables_spoken:
            self.composer.notice("tables")

    def aside(self, what: str, part: Element) -> None:
        """List the text of a part that is not spoken; headers of several sections often say the same."""
        for paragraph in part.iter("{w}p"):
            self._fields.clear()
            text = _line(self._inline(paragraph, what, bold=False, vanish=False))
            if (what, text) not in self._aside:
                self._aside.add((what, text))
                self.composer.hide(what, text)
        self._boxes.clear()  # their paragraphs are among the part's own

    def _block(self, block: Element, hidden: str = "") -> None:
        if block.tag == "{w}p":
            self._paragraph(block, hidden)
        elif (
            block.tag == "{w}tbl"
            and not hidden
            and (column := spoken_column(texts(block), self._column)) is not None
        ):
            self._spoken_column(block, column)
        elif block.tag == "{w}tbl" and not self._tables_spoken:
            self._table(block, hidden or "table")
        elif block.tag == "{w}altChunk":
            self._chunk(block, hidden)
        elif block.tag not in _SKIPPED:
            if block.tag == "{w}sdt" and _is_contents(block):
                hidden = hidden or "contents"
            hidden = hidden or _unfilled(block)
            for inner in _chosen(block):
                self._block(inner, _HIDDEN.get(block.tag, hidden))

    def _paragraph(self, paragraph: Element, hidden: str = "") -> None:
        look = self._styles.look(paragraph)
        runs = self._runs(paragraph, look, hidden)
        self._goes_on = paragraph.find("{w}pPr/{w}rPr/{w}del") is not None
        self.composer.write(runs, level=look.level, title=look.title, goes_on=self._goes_on)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            if not hidden and _length(box):
                self.composer.notice("text box")
            for block in box:
                self._block(block, hidden)

    def _runs(self, paragraph: Element, look: Look, hidden: str) -> list[Run]:
        """Give a paragraph's text with its number, which one without text keeps to itself."""
        hidden = hidden or ("contents" if look.contents else "")
        runs = list(self._inline(paragraph, hidden, bold=look.bold, vanish=look.vanish))
        self._fields = [field for field in self._fields if field != "code"]
        if not any(run.text.strip() for run in runs):
            return runs
        deleted = all(run.hidden == "deleted" for run in runs if run.text.strip())
        counted = not deleted and not self._goes_on
        number = self._numbers.next(look.list_id, look.list_level, look.style) if counted else ""
        said = next((run for run in runs if run.text.strip() and not run.hidden), None)
        return [Run(number, "" if said else "number", said.bold if said else False), *runs]

    def _inline(self, parent: Element, hidden: str, *, bold: bool, vanish: bool) -> Iterator[Run]:
        for child in _chosen(parent):
            tag = child.tag
            if tag in _TEXTS:
                text = (child.text or "").replace("\n", " ").replace("\t", " ").replace("\r", " ")
                why = self._why(hidden or _HIDDEN.get(tag, ""), vanish=vanish)
                yield Run(text, why, bold)
            elif tag in _CHARACTERS:
                yield Run(_CHARACTERS[tag], self._why(hidden, vanish=vanish), bold)
            elif tag in ("{w}fldChar", "{w}instrText"):
                self._field(child)
            elif tag in _DRAWN:
                yield self._drawn(child, self._why(hidden, vanish=vanish), bold)
            elif tag == "{w}txbxContent":
                self._boxes.append(child)
            elif tag == "{w}r":
                inner = self._styles.is_bold(child, bold), self._styles.is_hidden(child, vanish)
                why = hidden or ("struck out" if self._styles.is_struck(child) else "")
                within = self._inline(child, why, bold=inner[0], vanish=inner[1])
                yield from map(Run.raised, within) if _is_raised(child) else within
            elif tag not in _SKIPPED:
                why = hidden or _HIDDEN.get(tag, "") or _unfilled(child)
                yield Run(child.get("alt", ""), hidden or "alt text")
                yield from self._inline(child, why, bold=bold, vanish=vanish)

    def _drawn(self, element: Element, hidden: str, bold: bool) -> Run:
        """Read a symbol and the words of WordArt; list those of a diagram, and what is written about a picture."""
        if element.tag == "{w}sym":
            return symbol(element, hidden, bold)
        if element.tag == "{x}textpath":
            return Run(element.get("string", ""), hidden, bold)
        if element.tag == "{x}docPr":
            about = (element.get("title"), element.get("descr"))
            return Run(" ".join(filter(None, about)), hidden or "alt text")
        if element.tag == "{x}OLEObject":
            self.composer.notice("put in")
            return Run("")
        self.composer.notice("diagram")
        key = element.get("{r}dm") or element.get("{r}id") or ""
        return Run(" ".join(self._embedded.texts(key)), hidden or "diagram", bold)

    def _why(self, hidden: str, *, vanish: bool) -> str:
        """The reason why a text is not spoken; empty if it is."""
        if hidden:
            return hidden
        if vanish:
            return "hidden text"
        return "field" if "code" in self._fields else "contents" if "contents" in self._fields else ""

    def _field(self, element: Element) -> None:
        """Keep track of a field: what it says how to do, then what it shows."""
        kind = element.get("{w}fldCharType")
        if kind == "begin":
            self._fields.append("code")
        elif kind == "end" and self._fields:
            self._fields.pop()
        elif kind == "separate" and self._fields and self._fields[-1] == "code":
            self._fields[-1] = "result"
        elif element.tag == "{w}instrText" and (element.text or "").split()[:1] == ["TOC"] and self._fields:
            self._fields[-1] = "contents"

    def _spoken_column(self, table: Element, column: int) -> None:
        """Read the column of a table that has what is said; list the others."""
        outer, self._tables_spoken = self._tables_spoken, False  # a table in a cell is none of what is said
        rows = texts(table)
        first = 0 if begins_with_speech(rows, column) else 1
        for place, row in enumerate(table.iterfind("{w}tr")):
            for at, width, cell in cells(row):
                said = place >= first and (at, width) == (column, 1)
                if said and not (_length(cell) and says_nothing(rows[place][at])):
                    for block in cell:
                        self._block(block)
                else:
                    lines = (self._cell_line(item, "table") for item in own(cell, "{w}p"))
                    self.composer.hide("table", " ".join(filter(None, lines)))
        self._tables_spoken = outer

    def _chunk(self, block: Element, hidden: str) -> None:
        """Read another document that was put in here whole."""
        self.composer.notice("put in")
        for text in self._embedded.chunk(block.get("{r}id", "")):
            self.composer.write([Run(text, hidden)])

    def _table(self, table: Element, hidden: str) -> None:
        """List a table, a line a row."""
        for row in table.iter("{w}tr"):
            cells = [
                " ".join(filter(None, (self._cell_line(item, hidden) for item in own(cell, "{w}p"))))
                for cell in own(row, "{w}tc")
            ]
            self.composer.hide(hidden, "\t".join(cells).strip())

    def _cell_line(self, paragraph: Element, hidden: str) -> str:
        line = _line(self._runs(paragraph, self._styles.look(paragraph), hidden))
        boxes, self._boxes = self._boxes, []
        inside = [self._cell_line(inner, hidden) for box in boxes for inner in box.iter("{w}p")]
        return " ".join(filter(None, (line, *inside)))


def _chosen(parent: Element) -> Iterable[Element]:
    """Give what is inside an element; of a text in two versions for newer and older programs, the first."""
    if parent.tag != "{mc}AlternateContent":
        return parent
    choices = [*parent.iterfind("{mc}Choice"), *parent.iterfind("{mc}Fallback")]
    return next((choice for choice in choices if _length(choice)), choices[0] if choices else ())


def _written(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter("{w}t"))


def _is_raised(run: Element) -> bool:
    return value(run, "{w}rPr/{w}vertAlign") == "superscript"


def _line(runs: Iterable[Run]) -> str:
    return " ".join("".join(run.text for run in runs).split())


def _length(element: Element) -> int:
    return sum(
        len((text.text if text.tag in _TEXTS else text.get("string")) or "")
        for text in element.iter()
        if text.tag in (*_TEXTS, "{x}textpath")
    )


def _unfilled(control: Element) -> str:
    """The reason "unfilled" for a content control that still shows its prompt: Click or tap here to enter text."""
    asks = control.tag == "{w}sdt" and control.find("{w}sdtPr/{w}showingPlcHdr") is not None
    return "unfilled" if asks else ""


def _is_contents(control: Element) -> bool:
    return value(control, "{w}sdtPr/{w}docPartObj/{w}docPartGallery").startswith("Table of Contents")
