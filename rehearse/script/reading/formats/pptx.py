"""PowerPoint (.pptx): a section a slide, its title shown and its notes spoken.

The parts are read as they stand in the zip file, bounded; python-pptx parses a part before anyone could ask how
large it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rehearse.language.text.chars import detect
from rehearse.language.text.ends import ends_line
from rehearse.script.reading.formats.compose import Composer, Run, without
from rehearse.script.reading.formats.office import Package, value, whole_number
from rehearse.script.reading.formats.speaker_notes import label_length, not_said
from rehearse.script.reading.formats.word.numerals import write_number
from rehearse.script.reading.formats.wrapped import unwrapped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from rehearse.script.reading.manuscript import Manuscript
    from rehearse.script.reading.source import File

_TITLES = ("title", "ctrTitle")
_FURNITURE = ("sldNum", "dt", "ftr", "hdr", "sldImg")
_DRAWN = ("diagramData", "chart", "chartEx")
"""What a slide shows that stands in a part of its own."""

_FORMS = {
    "arabicPlain": "decimal", "arabic": "decimal", "arabicDb": "decimalFullWidth", "romanLc": "lowerRoman",
    "romanUc": "upperRoman", "alphaLc": "lowerLetter", "alphaUc": "upperLetter", "ea1Chs": "chineseCounting",
    "ea1ChsPlain": "chineseCounting", "ea1Cht": "chineseCounting", "ea1ChtPlain": "chineseCounting",
    "ea1JpnKorPlain": "chineseCounting", "ea1JpnKor": "chineseCounting", "circleNumDbPlain": "decimalEnclosedCircle",
    "ea1JpnChsDb": "chineseCounting",
}  # fmt: skip
"""What PowerPoint calls a form, its ending taken off -> what Word calls it."""

_ENDINGS = {"Period": "{}.", "ParenR": "{})", "ParenBoth": "({})", "Minus": "- {} -", "": "{}"}


def manuscript(file: File) -> Manuscript:
    """Read a deck; "line" is the number of the slide. Raise ScriptError where no slide has notes."""
    with Package(file) as package:
        slides = [_Slide(package, name) for name in slide_parts(package)]
    spoken = [slide for slide in slides if slide.notes and not slide.skipped]
    if not spoken:
        raise file.refused(
            f"none of the {len(slides)} slides has notes, so there is nothing to say",
            "write the speech into the notes",
        )
    language = detect("\n".join(run.text for slide in spoken for note in slide.notes for run in note))
    composer = Composer(file)
    feet: set[str] = set()
    for number, slide in enumerate(slides, start=1):
        composer.count()
        name = f"第 {number} 页" if language == "zh" else f"Slide {number}"
        slide.write(composer, name, feet, cover=number == 1 and (slide.is_cover or not slide.notes))
    read = composer.manuscript()
    return replace(read, paragraphs=tuple(unwrapped(read.source.text, read.paragraphs)))


def slide_parts(package: Package) -> list[str]:
    """List the slides' parts in the order in which they are shown."""
    main = package.main() or "ppt/presentation.xml"
    root, related = package.xml(main), package.related(main)
    listed = root.iterfind("{p}sldIdLst/{p}sldId") if root is not None else ()
    return [related[key][1] for item in listed if (key := item.get("{r}id", "")) in related]


class _Slide:
    """A slide, as far as it is text."""

    def __init__(self, package: Package, name: str) -> None:
        root = package.xml(name)
        parts = list(package.related(name).values())
        shapes = list(_shapes(root))
        self.skipped = root is not None and root.get("show") in ("0", "false")
        titles = [_line(shape) for shape in shapes if _kind(shape) in _TITLES]
        self.title = next(filter(None, titles), "") or _largest(shapes) or _first_line(shapes)
        self.texts = [
            text
            for shape in shapes
            if _kind(shape) not in _FURNITURE and _line(shape) != self.title
            for text in map(_text, shape.iter("{a}p"))
            if text and text != self.title
        ]
        self.texts += [
            text
            for kind, part in parts
            if kind in _DRAWN and (drawn := package.xml(part)) is not None
            for text in map(_text, drawn.iter("{a}p"))
            if text
        ]
        bare = not any(titles) and len(self.texts) in _BESIDE and not any(map(ends_line, self.texts))
        self.is_cover = bare or any(_kind(shape) in ("ctrTitle", "subTitle") for shape in shapes)
        """True also for a slide without a place for a title that has nothing but its largest text and a few names."""
        comments = [
            text
            for kind, part in parts
            if kind.startswith("comment") and (comments := package.xml(part)) is not None
            for item in comments.iter()
            if item.tag in ("{p}text", "{a}t") and (text := _clean(item.text).strip())
        ]
        notes = [
            shape for kind, part in parts if kind == "notesSlide" for shape in _shapes(package.xml(part))
        ]
        bodies = [shape for shape in notes if _kind(shape) == "body"]
        others = [shape for shape in notes if _kind(shape) not in (*_FURNITURE, "body")]
        if not any(map(_line, bodies)):
            bodies, others = others, []
        self.notes = [
            runs
            for shape in bodies
            for paragraph in _numbered(shape)
            for runs in _parted(paragraph)
            if any(run.text.strip() for run in runs)
        ]
        beside = [text for shape in others for text in map(_text, shape.iter("{a}p")) if text]
        feet = [text for shape in (*shapes, *notes) if _kind(shape) in _FURNITURE and (text := _line(shape))]
        self.listed = [
            *(("notes page", text) for text in beside),
            *(("comment", text) for text in comments),
            *(("alt text", text) for text in _alt_texts(root)),
            *(("page number" if text.isdecimal() else "footer", text) for text in feet),
        ]
        """(what, text) of what is never said, however much else is."""

    def write(self, composer: Composer, name: str, feet: set[str], *, cover: bool) -> None:
        """Write what is said on the slide, and list what is only shown; a cover has the title of the speech.

        `feet` are the footers that are listed already.
        """
        cover = cover and bool(self.title) and not self.skipped
        if cover:
            composer.write([Run(self.title)], title=True)
        if self.skipped or not self.notes:
            what = "hidden slide" if self.skipped else "slide"
            if not self.skipped:
                composer.notice("no notes")
            notes = ("".join(run.text for run in runs) for runs in self.notes)
            for text in (*(() if cover else (self.title,)), *self.texts, *notes):
                composer.hide(what, text)
        else:
            if not cover:
                composer.write([Run(self.title or name)], level=1, silent=True)
            self._write_notes(composer)
            for text in self.texts:
                composer.hide("slide", text)
        for what, text in self.listed:
            if what != "footer" or text not in feet:  # which every slide has
                composer.hide(what, text)
            feet |= {text} if what == "footer" else set()

    def _write_notes(self, composer: Composer) -> None:
        """Write what is said, and list what of the notes is not."""
        lines = ["".join(run.text for run in runs) for runs in self.notes]
        silent = not_said(lines, self.texts)
        for at, (line, runs) in enumerate(zip(lines, self.notes, strict=True)):
            if at in silent:
                composer.hide(silent[at], line)
            else:
                composer.write(without(runs, label_length(line)))


def _shapes(root: Element | None) -> Iterator[Element]:
    """Go through shapes and tables, those in groups too; of two versions for newer and older programs the first."""
    if root is None:
        return
    for element in root:
        if element.tag == "{mc}Fallback" and any(map(_has_text, root.iterfind("{mc}Choice"))):
            continue
        if element.tag in ("{p}sp", "{p}graphicFrame", "{p}cxnSp"):
            yield element
        else:
            yield from _shapes(element)


def _has_text(element: Element) -> bool:
    return any(True for _ in element.iter("{a}t"))


def _alt_texts(root: Element | None) -> list[str]:
    """What authors wrote about pictures for those who do not see them."""
    found = root.iter("{p}cNvPr") if root is not None else ()
    return [text for one in found for name in ("title", "descr") if (text := _clean(one.get(name)).strip())]


def _largest(shapes: list[Element]) -> str:
    """The largest text of a slide that has no title: what its author drew as one; empty where none is larger."""
    sized = [
        (max((whole_number(run.get("sz"), 0) for run in shape.iter("{a}rPr")), default=0), text)
        for shape in shapes
        if _kind(shape) not in _FURNITURE and 0 < len(text := _line(shape)) <= _TITLE * _lines(shape)
    ]
    size, text = max(sized, default=(0, ""), key=lambda one: one[0])
    return text if size and sum(other == size for other, _ in sized) == 1 else ""


def _lines(shape: Element) -> int:
    """The lines of a title, of which it has three at most; 1 for more, which are a text."""
    lines = sum(bool(_text(paragraph)) for paragraph in shape.iter("{a}p"))
    return lines if lines in _LINES else 1


def _first_line(shapes: list[Element]) -> str:
    """The first line below the place of a cover's title, where its author left that empty."""
    below = (shape for shape in shapes if _kind(shape) == "subTitle")
    return next((text for shape in below for text in map(_text, shape.iter("{a}p")) if text), "")


_TITLE = 60
"""Characters of a title's line."""
_LINES = (2, 3)
_BESIDE = range(2, 5)
"""How many lines a cover has beside its title: who, where, when."""


def _kind(shape: Element) -> str:
    """What a shape is a placeholder for: "title", "body", "sldNum" …; empty if it is no placeholder."""
    place = shape.find("*/{p}nvPr/{p}ph")
    return place.get("type", "obj") if place is not None else ""


def _line(shape: Element) -> str:
    return " ".join(filter(None, map(_text, shape.iter("{a}p"))))


def _text(paragraph: Element) -> str:
    return " ".join("".join(run.text for run in _runs(paragraph)).split())


def _clean(text: str | None) -> str:
    return re.sub(r"\r\n|[\r\v]", "\n", text or "").replace("\t", " ")


def _parted(runs: list[Run]) -> Iterator[list[Run]]:
    """Part a paragraph at the line ends inside it: some programs write all notes of a slide as one paragraph."""
    found: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        found.append(replace(run, text=first))
        for text in others:
            yield found
            found = [replace(run, text=text)]
    yield found


def _runs(paragraph: Element) -> Iterator[Run]:
    for child in paragraph.iter():
        if child.tag in ("{a}r", "{a}fld"):
            bold = value(child, "{a}rPr", "b") in ("1", "true")
            run = Run(_clean(child.findtext("{a}t")), bold=bold)
            is_raised = whole_number(value(child, "{a}rPr", "baseline"), 0) > 0
            yield run.raised() if is_raised else run
        elif child.tag == "{a}br":
            yield Run("\n")


def _numbered(shape: Element) -> Iterator[list[Run]]:
    """Give each paragraph with its automatic number."""
    counts: dict[int, tuple[str, int]] = {}
    for paragraph in shape.iter("{a}p"):
        level = whole_number(value(paragraph, "{a}pPr", "lvl"), 0)
        number = paragraph.find("{a}pPr/{a}buAutoNum")
        for deeper in [place for place in counts if place > level or (place == level and number is None)]:
            del counts[deeper]
        runs = list(_runs(paragraph))
        if number is not None and any(run.text.strip() for run in runs):
            form = number.get("type", "arabicPeriod")
            start = whole_number(number.get("startAt"), 1)
            before, last = counts.get(level, (form, start - 1))
            counts[level] = (form, last + 1 if before == form else start)
            runs.insert(0, Run(_label(counts[level][1], form), bold=all(run.bold for run in runs)))
        yield runs


def _label(value: int, form: str) -> str:
    ending = next(ending for ending in _ENDINGS if form.endswith(ending))
    base = form.removesuffix(ending)
    number = write_number(value, _FORMS.get(base, "decimal"))
    if _FORMS.get(base) == "chineseCounting":
        return f"{number}、"
    return _ENDINGS[ending].format(number) + " "
