"""The script on paper: large type in the upper two thirds of a page, no sentence over two pages, times beside it."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict
from importlib.resources import files
from typing import TYPE_CHECKING

from rehearse.core.errors import ExportSkipped
from rehearse.output.exports.lectern.fonts import choose_fonts, font_names
from rehearse.output.exports.lectern.pages import Printed, laid_out, weights_of
from rehearse.output.exports.lectern.sheet import USUAL_PT, most_at, sheet

if TYPE_CHECKING:
    from rehearse.output.exports import Rehearsal
    from rehearse.output.exports.lectern.pages import Look, Weight

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
    template = files(__package__).joinpath("lectern.typ").read_bytes()
    sheets: dict[int, str] = {}

    def inputs(look: Look) -> dict[str, str]:
        most = most_at(look.size)
        if most not in sheets:
            sheets[most] = json.dumps(sheet(rehearsal, look.size), ensure_ascii=False)
        return {"sheet": sheets[most], "fonts": names, "look": json.dumps(asdict(look))}

    def printed(look: Look) -> Printed:
        loaded, given = fonts.loaded, inputs(look)
        paper = typst.compile(template, format="pdf", font_paths=loaded, sys_inputs=given)
        return Printed(
            bytes(paper),
            lambda: json.loads(
                typst.query(template, "<pages>", field="value", one=True, font_paths=loaded, sys_inputs=given)
            ),
        )

    def weights(look: Look) -> list[Weight]:
        return weights_of(json.loads(inputs(look)["sheet"])["blocks"])

    data = sheets[most_at(USUAL_PT)] = json.dumps(sheet(rehearsal), ensure_ascii=False)
    fonts = choose_fonts(data, rehearsal.paper.font, rehearsal.say)
    names = font_names(fonts, rehearsal.report.script.language)
    paper = laid_out(printed, weights, rehearsal.paper.pages, rehearsal.say)
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
