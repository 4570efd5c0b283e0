"""The script on paper: large type in the upper two thirds of a page, no sentence over two pages, times beside it."""

from __future__ import annotations

import json
import unicodedata
from importlib.resources import files
from typing import TYPE_CHECKING

from rehearse.core.errors import ExportSkipped
from rehearse.output.exports.lectern.fonts import LATIN_FAMILY, choose_fonts
from rehearse.output.exports.lectern.sheet import sheet

if TYPE_CHECKING:
    from rehearse.output.exports import Rehearsal

_EAST = "\u2e80"
"""From here on characters are Chinese, or rarer still; every machine's fonts for Chinese have those of GBK."""


_SHAPELESS = ("Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp")
"""Unicode's categories of what has no shape to lack."""


def export(rehearsal: Rehearsal) -> bytes:
    """Set the speech as a PDF; raise ExportSkipped where the machine has no font for it, or no typesetter."""
    try:
        import typst
    except ImportError:
        raise ExportSkipped("typst, which sets the paper, cannot be loaded on this machine") from None
    data = json.dumps(sheet(rehearsal), ensure_ascii=False)
    fonts = choose_fonts(data)
    latin = [LATIN_FAMILY, *([fonts.east] if fonts.east else [])]
    own = [fonts.east] if fonts.east and rehearsal.report.script.language == "zh" else latin
    template = files(__package__).joinpath("lectern.typ").read_bytes()
    inputs = {
        "sheet": data,
        "fonts": json.dumps({"own": own, "latin": latin, "bold": own == latin or fonts.bold}),
    }
    paper = bytes(typst.compile(template, format="pdf", font_paths=fonts.loaded, sys_inputs=inputs))
    if boxes := _without_shape(data, paper):
        rehearsal.say(
            f"note: no font here has {' '.join(boxes)}, which the paper shows as a box; install one that has, "
            "or write what is to be said"
        )
    return paper


def _without_shape(text: str, paper: bytes) -> list[str]:
    """List the rare characters of a text that the paper has no shape for: PDFium finds none where there is a box."""
    rare = sorted({char for char in text if char > _EAST and not char.encode("gbk", "ignore")})
    if not rare:
        return []
    import pypdfium2

    pages = pypdfium2.PdfDocument(paper)
    shown = "".join(page.get_textpage().get_text_range() for page in pages)
    return [char for char in rare if char not in shown and unicodedata.category(char) not in _SHAPELESS]
