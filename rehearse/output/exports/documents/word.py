"""The script without its marks as a Word file, laid out as an official document (GB/T 9704) where it is Chinese."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from rehearse.output.exports.documents.paragraphs import paragraphs

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

    from rehearse.core import Language
    from rehearse.output.exports import Rehearsal
    from rehearse.output.exports.documents.paragraphs import Printed

_LATIN = "Times New Roman"


@dataclass(frozen=True, slots=True)
class _Look:
    """How a kind of paragraph looks."""

    style: str
    """Word's own style of that meaning, so that its outline and its contents work."""
    east: str
    """The font for Chinese; Word takes one that is like it where it is missing."""
    points: float
    bold: bool = False
    centred: bool = False
    indent: int = 0
    """Of the first line, in characters."""


_LOOKS: dict[Language, dict[str, _Look]] = {
    "zh": {
        "title": _Look("Title", "方正小标宋简体", 22, centred=True),
        "byline": _Look("Subtitle", "楷体", 16, centred=True),
        "heading 1": _Look("Heading 1", "黑体", 16, indent=2),
        "heading 2": _Look("Heading 2", "楷体", 16, indent=2),
        "heading 3": _Look("Heading 3", "仿宋", 16, bold=True, indent=2),
        "salutation": _Look("Body Text", "仿宋", 16),
        "body": _Look("Normal", "仿宋", 16, indent=2),
    },
    "en": {
        "title": _Look("Title", "宋体", 20, bold=True, centred=True),
        "byline": _Look("Subtitle", "宋体", 13, centred=True),
        "heading 1": _Look("Heading 1", "黑体", 15, bold=True),
        "heading 2": _Look("Heading 2", "黑体", 13, bold=True),
        "heading 3": _Look("Heading 3", "黑体", 12, bold=True),
        "salutation": _Look("Body Text", "宋体", 12),
        "body": _Look("Normal", "宋体", 12),
    },
}
"""Language -> kind of paragraph -> its look: 22 points are 二号, 16 are 三号."""

_LINE: dict[Language, float] = {"zh": 28, "en": 18}
"""From line to line, in points."""

_MARGINS_MM = {"top": 37, "right": 26, "bottom": 35, "left": 28}
"""The standard's page of 156 by 225 mm on A4."""


def export(rehearsal: Rehearsal) -> bytes:
    """Write the Word file."""
    from docx import Document

    script = rehearsal.timeline.plan.script
    document = Document()
    _page(document)
    looks = _LOOKS[script.language]
    for kind in ("body", *(kind for kind in looks if kind != "body")):  # the others build on the body's style
        _dress(document.styles[looks[kind].style], looks[kind], script.language)
    for paragraph in paragraphs(script):
        lines = map(_printable, paragraph.lines or (paragraph.text,))
        document.add_paragraph("\n".join(lines), style=looks[_kind(paragraph)].style)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = _printable(script.title)[:255], "", ""
    properties.language = "zh-CN" if script.language == "zh" else "en-US"
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _kind(paragraph: Printed) -> str:
    return f"heading {min(max(paragraph.level, 1), 3)}" if paragraph.role == "heading" else paragraph.role


def _printable(text: str) -> str:
    """Leave out what XML cannot hold; no reader here lets any of it through but from a name."""
    return "".join(char for char in text if char.isprintable() or char in "\t\u3000\u00a0")


def _page(document: Document) -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    for side, mm in _MARGINS_MM.items():
        setattr(section, f"{side}_margin", Mm(mm))
    _number_pages(section.footer.paragraphs[0])


def _number_pages(paragraph: Any) -> None:
    """Put "— 1 —" at the foot: a field, which Word keeps up to date."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.first_line_indent = 0
    _characters(paragraph.paragraph_format.element.get_or_add_pPr(), 0)
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run(" —")


def _dress(style: ParagraphStyle, look: _Look, language: Language) -> None:
    """Set a style's look; the template's colours, lines and fonts are removed."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.size, style.font.bold, style.font.italic = Pt(look.points), look.bold, False
    style.font.color.rgb = RGBColor(0, 0, 0)
    _fonts(style.element.get_or_add_rPr(), look.east)
    layout = style.paragraph_format
    layout.alignment = WD_ALIGN_PARAGRAPH.CENTER if look.centred else WD_ALIGN_PARAGRAPH.JUSTIFY
    layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    layout.line_spacing = Pt(max(_LINE[language], 1.35 * look.points))
    layout.space_before = Pt(0 if language == "zh" or not style.name or "Heading" not in style.name else 12)
    layout.space_after = Pt(_LINE[language] if look.centred else 0 if language == "zh" else 8)
    layout.keep_with_next = look.style.startswith("Heading")
    properties = style.element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)
    layout.first_line_indent = Pt(look.indent * look.points)
    _characters(properties, look.indent)


def _characters(properties: Any, count: int) -> None:
    """Indent the first line by characters, so that it holds in whatever size; points are for programs that cannot."""
    from docx.oxml.ns import qn

    properties.get_or_add_ind().set(qn("w:firstLineChars"), str(100 * count))


def _fonts(properties: Any, east: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    fonts = properties.get_or_add_rFonts()
    fonts.attrib.clear()  # the template's theme would win
    for name, font in (("ascii", _LATIN), ("hAnsi", _LATIN), ("cs", _LATIN), ("eastAsia", east)):
        fonts.set(qn(f"w:{name}"), font)
    for left in properties.findall(qn("w:lang")):
        properties.remove(left)
    tag = OxmlElement("w:lang")
    tag.set(qn("w:val"), "en-US")
    tag.set(qn("w:eastAsia"), "zh-CN")
    properties.append(tag)
