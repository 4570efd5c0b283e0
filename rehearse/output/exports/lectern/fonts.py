"""The fonts of the PDF: one of the machine's for Chinese, one that comes with the typesetter for Latin."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.core.errors import ExportSkipped
from rehearse.language.text.chars import HAN

if TYPE_CHECKING:
    from collections.abc import Callable

    import typst

    from rehearse.core import Language

VARIABLE = "REHEARSE_FONT"
"""The environment variable that names a font: its family, or a file."""

LATIN_FAMILY = "Libertinus Serif"
"""Comes with the typesetter, so that an English script looks the same everywhere."""

KINDS = {
    "hei": "hei", "黑体": "hei", "song": "song", "宋体": "song", "kai": "kai", "楷体": "kai",
    "fangsong": "fangsong", "仿宋": "fangsong",
}  # fmt: skip
"""What a kind of type is called -> the kind."""

FAMILIES = {
    "Noto Sans CJK SC": "hei",
    "Source Han Sans SC": "hei",
    "Source Han Sans CN": "hei",
    "Noto Sans SC": "hei",
    "PingFang SC": "hei",
    "Hiragino Sans GB": "hei",
    "Heiti SC": "hei",
    "STHeiti": "hei",
    "Microsoft YaHei": "hei",
    "HarmonyOS Sans SC": "hei",
    "Alibaba PuHuiTi": "hei",
    "MiSans": "hei",
    "Noto Serif CJK SC": "song",
    "Source Han Serif SC": "song",
    "Source Han Serif CN": "song",
    "Noto Serif SC": "song",
    "Songti SC": "song",
    "STSong": "song",
    "SimHei": "hei",
    "DengXian": "hei",
    "SimSun": "song",
    "FangSong": "fangsong",
    "FangSong_GB2312": "fangsong",
    "STFangsong": "fangsong",
    "Zhuque Fangsong (technical preview)": "fangsong",
    "KaiTi": "kai",
    "KaiTi_GB2312": "kai",
    "Kaiti SC": "kai",
    "STKaiti": "kai",
    "WenQuanYi Micro Hei": "hei",
    "WenQuanYi Zen Hei": "hei",
    "Droid Sans Fallback": "hei",
    "AR PL SungtiL GB": "song",
    "AR PL UMing CN": "song",
    "AR PL UKai CN": "kai",
    "LXGW WenKai": "kai",
    "Noto Sans CJK TC": "hei",
    "Noto Sans CJK HK": "hei",
    "Noto Sans CJK JP": "hei",
    "PingFang TC": "hei",
    "Microsoft JhengHei": "hei",
    "Arial Unicode MS": "hei",
}
"""Family -> its kind, in the order in which they are liked: strokes of even weight read best at arm's length."""

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


def font_names(fonts: Fonts, language: Language) -> str:
    """The families for the template, as JSON: those of the script's own language, and those for Latin."""
    latin = [LATIN_FAMILY, *([fonts.east] if fonts.east else [])]
    own = [fonts.east] if fonts.east and language == "zh" else latin
    return json.dumps({"own": own, "latin": latin, "bold": own == latin or fonts.bold})


def choose_fonts(text: str, wanted: str = "", say: Callable[[str], None] = lambda _: None) -> Fonts:
    """Choose fonts for a text; raise ExportSkipped where it is Chinese and the machine has no font for that.

    `wanted` is a kind or a family; where the machine has none of it, `say` is told, and the best there is is taken.
    """
    if wanted:
        loaded, families = _system()
        if found := _wanted(wanted, families):
            return Fonts(loaded, found)
        say(f"note: there is no font {wanted} here; another is taken for the paper")
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


def _wanted(wanted: str, families: tuple[str, ...]) -> str:
    """Find a family by its name, or the best of a kind; empty where there is none."""
    known = {family.casefold(): family for family in families}
    kind = KINDS.get(wanted.casefold(), "")
    names = (family for family, own in FAMILIES.items() if own == kind) if kind else (wanted,)
    return next((known[name.casefold()] for name in names if name.casefold() in known), "")


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
