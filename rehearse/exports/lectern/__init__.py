"""Paper for the lectern: large type in the upper two thirds of a page, no sentence over two pages, times beside it."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import TYPE_CHECKING

from rehearse.errors import ExportSkipped
from rehearse.exports.lectern.fonts import LATIN_FAMILY, choose
from rehearse.exports.lectern.sheet import sheet

if TYPE_CHECKING:
    from rehearse.exports import Rehearsal


def export(rehearsal: Rehearsal) -> bytes:
    """Set the speech as a PDF; raise ExportSkipped where the machine has no font for it, or no typesetter."""
    try:
        import typst
    except ImportError:
        raise ExportSkipped("typst, which sets the paper, cannot be loaded on this machine") from None
    data = json.dumps(sheet(rehearsal), ensure_ascii=False)
    fonts = choose(data)
    latin = [LATIN_FAMILY, *([fonts.east] if fonts.east else [])]
    own = [fonts.east] if fonts.east and rehearsal.report.script.language == "zh" else latin
    template = files(__package__).joinpath("lectern.typ").read_bytes()
    inputs = {
        "sheet": data,
        "fonts": json.dumps({"own": own, "latin": latin, "bold": own == latin or fonts.bold}),
    }
    return bytes(typst.compile(template, format="pdf", font_paths=fonts.loaded, sys_inputs=inputs))
