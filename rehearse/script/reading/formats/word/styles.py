"""What a Word file's styles say of a paragraph: heading, title, table of contents, bold, hidden, its list."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rehearse.script.reading.formats.office import value, whole_number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_HEADING = re.compile(
    r"(?:heading|标题|標題|見出し|제목|überschrift|titre|título|titolo|заголовок)[ _]?([1-9])$"
)
_TITLES = ("title", "subtitle", "标题", "副标题", "標題", "副標題")
_CONTENTS = re.compile(r"(?:toc|目录|目錄)(?: ?[1-9]| heading|标题)?$")
_HEADING_FONTS = ("黑体", "SimHei", "方正小标宋", "小标宋")
"""What headings are set in where nothing is bold, as GB/T 9704 asks of official documents."""

_DEEPEST = 20
"""Styles based on each other; Word itself allows eleven."""

_BODY_TEXT = 9
"""The outline level of body text."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph looks, from its own and inherited properties."""

    level: int = 0
    title: bool = False
    contents: bool = False
    """Whether it is a line of the table of contents."""
    bold: bool = False
    vanish: bool = False
    list_id: str = ""
    """The list that it is in; empty or "0" if it is in none."""
    list_level: int | None = None
    """None where the list itself says which of its levels belongs to the style."""
    style: str = ""


class Styles:
    """The styles of a document."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default = ""
        for style in root.iterfind("{w}style") if root is not None else ():
            self._styles.setdefault(style.get("{w}styleId", ""), style)
            if style.get("{w}type") == "paragraph" and style.get("{w}default") in ("1", "true", "on"):
                self._default = style.get("{w}styleId", "")
        self._looks: dict[str, Look] = {}

    def look(self, paragraph: Element) -> Look:
        """The look of a paragraph, from its style and its own properties."""
        own = paragraph.find("{w}pPr")
        style = value(own, "{w}pStyle") or self._default
        if (look := self._looks.get(style)) is None:
            look = self._looks[style] = self._style_look(style)
        return _overridden(look, own) if own is not None else look

    def is_bold(self, run: Element, inherited: bool) -> bool:
        """True where a run is bold, or set in a font that is for headings."""
        return self._run_switch(run, "{w}b", inherited) or _font(run.find("{w}rPr")).startswith(
            _HEADING_FONTS
        )

    def is_hidden(self, run: Element, inherited: bool) -> bool:
        """True where a run is formatted as hidden text."""
        return self._run_switch(run, "{w}vanish", inherited)

    def is_struck(self, run: Element) -> bool:
        """True where a run is struck through, as text to be deleted."""
        return any(self._run_switch(run, name, inherited=False) for name in ("{w}strike", "{w}dstrike"))

    def list_of(self, style: str) -> str:
        """Find the list that a numbering style stands for."""
        return next((found for item in self._chain(style) if (found := _list(item)[0])), "")

    def _run_switch(self, run: Element, name: str, inherited: bool) -> bool:
        own = run.find("{w}rPr")
        if own is None:
            return inherited
        styles = [item.find("{w}rPr") for item in self._chain(value(own, "{w}rStyle"))]
        return next((on for item in (own, *styles) if (on := _switch(item, name)) is not None), inherited)

    def _chain(self, style: str) -> Iterator[Element]:
        """Go from a style to what it is based on, and on."""
        seen: set[str] = set()
        while style in self._styles and style not in seen and len(seen) < _DEEPEST:
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style], "{w}basedOn")

    def _style_look(self, style: str) -> Look:
        chain = list(self._chain(style))
        names = [value(item, "{w}name").strip().lower() for item in chain]
        levels = [level for item in chain if (level := _outline(item.find("{w}pPr"))) is not None]
        named = [int(match[1]) for name in names if (match := _HEADING.match(name))]
        lists = [(item, found) for item in chain if (found := _list(item))[0]]
        runs = [item.find("{w}rPr") for item in chain]
        return Look(
            level=levels[0] if levels else min(6, named[0]) if named else 0,
            title=any(name in _TITLES for name in names),
            contents=any(_CONTENTS.match(name) for name in names),
            bold=next((on for item in runs if (on := _switch(item, "{w}b")) is not None), False)
            or any(_font(item).startswith(_HEADING_FONTS) for item in runs),
            vanish=next((on for item in runs if (on := _switch(item, "{w}vanish")) is not None), False),
            list_id=lists[0][1][0] if lists else "",
            list_level=lists[0][1][1] if lists else None,
            style=style,
        )


def _overridden(look: Look, own: Element) -> Look:
    level = _outline(own)
    list_id, list_level = _list_in(own)
    return replace(
        look,
        level=look.level if level is None else level,
        list_id=list_id or look.list_id,
        list_level=look.list_level if list_level is None else list_level,
    )


def _outline(properties: Element | None) -> int | None:
    """Read an outline level as 1–6, 0 for body text; None where there is none."""
    text = value(properties, "{w}outlineLvl")
    if not text:
        return None
    level = whole_number(text, _BODY_TEXT)
    return min(6, level + 1) if 0 <= level < _BODY_TEXT else 0


def _list(style: Element) -> tuple[str, int | None]:
    properties = style.find("{w}pPr")
    return _list_in(properties) if properties is not None else ("", None)


def _list_in(properties: Element) -> tuple[str, int | None]:
    number = properties.find("{w}numPr")
    level = value(number, "{w}ilvl")
    return value(number, "{w}numId"), whole_number(level, 0) if level else None


def _switch(properties: Element | None, name: str) -> bool | None:
    found = properties.find(name) if properties is not None else None
    return found.get("{w}val", "1") not in ("0", "false", "off") if found is not None else None


def _font(properties: Element | None) -> str:
    return value(properties, "{w}rFonts", "{w}eastAsia")
