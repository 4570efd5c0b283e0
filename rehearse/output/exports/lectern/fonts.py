"""The fonts of the PDF: one of the machine's for Chinese, one that comes with the typesetter for Latin."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.core.errors import ExportSkipped
from rehearse.language.text.chars import HAN

if TYPE_CHECKING:
    import typst

VARIABLE = "REHEARSE_FONT"
"""The environment variable that names a font: its family, or a file."""

LATIN_FAMILY = "Libertinus Serif"
"""Comes with the typesetter, so that an English script looks the same everywhere."""

FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans SC",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "STHeiti",
    "Microsoft YaHei",
    "HarmonyOS Sans SC",
    "Alibaba PuHuiTi",
    "MiSans",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Noto Serif SC",
    "Songti SC",
    "STSong",
    "SimHei",
    "DengXian",
    "SimSun",
    "FangSong",
    "STFangsong",
    "KaiTi",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "AR PL SungtiL GB",
    "AR PL UMing CN",
    "AR PL UKai CN",
    "LXGW WenKai",
    "Noto Sans CJK TC",
    "Noto Sans CJK HK",
    "Noto Sans CJK JP",
    "PingFang TC",
    "Microsoft JhengHei",
    "Arial Unicode MS",
)
"""In the order in which they are liked: upright strokes of even weight read best at arm's length."""

_BOLD = 600
"""The weight from which a face is bold, of 100 to 900."""

_EAST = re.compile(f"[{HAN}\u3000-\u303f\uff00-\uff5e]")


@dataclass(frozen=True, slots=True)
class Fonts:
    """What the typesetter is given."""

    loaded: typst.Fonts
    east: str
    """The family for Chinese; empty where the text has none."""

    @property
    def bold(self) -> bool:
        """True where it has a bold face; a font without one is drawn with a thicker line instead."""
        return any(font.weight >= _BOLD for font in self.loaded.fonts() if font.family == self.east)


def choose_fonts(text: str) -> Fonts:
    """Choose fonts for a text; raise ExportSkipped where it is Chinese and the machine has no font for that."""
    named = os.environ.get(VARIABLE, "").strip()
    if named and Path(named).is_file():
        loaded, own = _file(Path(named))
        return Fonts(loaded, own)
    loaded, families = _system()
    if named:
        match = next((family for family in families if family.casefold() == named.casefold()), None)
        if match is None:
            raise ExportSkipped(
                f"{VARIABLE}={named}: no such font", "give the name of one that is installed, or a file"
            )
        return Fonts(loaded, match)
    known = {family.casefold(): family for family in families}
    east = next((known[name.casefold()] for name in FAMILIES if name.casefold() in known), "")
    if not east and _EAST.search(text):
        raise ExportSkipped(
            "this machine has no font for Chinese that is known here",
            f"install one (Debian: fonts-noto-cjk), or name yours in {VARIABLE}",
        )
    return Fonts(loaded, east)


@cache
def _system() -> tuple[typst.Fonts, tuple[str, ...]]:
    import typst

    loaded = typst.Fonts()
    return loaded, tuple(loaded.families())


def _file(path: Path) -> tuple[typst.Fonts, str]:
    """Load a font file besides the system's, which have what it may lack; of a collection, its simplified forms."""
    import typst

    loaded = typst.Fonts(font_paths=[str(path.parent)])
    own = [font.family for font in loaded.fonts() if font.path and path.samefile(font.path)]
    if not own:
        raise ExportSkipped(f"{VARIABLE}={path}: this is no font that can be read", "name another")
    simplified = [family for family in own if family.endswith(("SC", "CN", "GB"))]
    return loaded, (simplified or own)[0]
