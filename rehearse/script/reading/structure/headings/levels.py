"""The level of each heading: as the format says, or by the order in which kinds of numbers first nest."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from rehearse.script.reading.structure.lines.counts import counts_of
from rehearse.script.reading.structure.lines.signs import sign_of

if TYPE_CHECKING:
    from rehearse.script.reading.structure.labelled import LabelledParagraph

_OUTLINE = re.compile(r"(\d{1,2}(?:\.\d{1,2}){0,3})\.?[ 　\t]*(?=[^\d\s.])")
_DECIMAL = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?[ 　\t]*(?=[^\d\s.])")
"""1.1 and 2.3.1, whose points count their level."""


def levels(items: list[LabelledParagraph], chosen: set[int]) -> dict[int, int]:
    """Give levels by the order in which the kinds of headings first nest."""
    usual = Counter(items[index].kind for index in chosen if items[index].number).most_common(1)
    formatted = {items[index].kind: level for index in chosen if (level := items[index].paragraph.level)}
    formatted.pop("", None)
    stack: list[str] = []
    levels: dict[int, int] = {}
    deep = any(_DECIMAL.match(items[index].text) for index in chosen)
    boxed = any(items[index].paragraph.label and items[index].text[:1] == "【" for index in chosen)
    parts = items[min(chosen)].paragraph if chosen else None
    under = parts.level + 1 if parts and parts.level > 1 and not parts.label else 0
    slides = [index for index in chosen if items[index].paragraph.label and items[index].paragraph.level == 1]
    above = any(not items[index].number and index < min(slides, default=0) for index in chosen)
    for index in sorted(chosen):
        item = items[index]
        below = under if item.paragraph.label and item.paragraph.level == 1 else 0  # slides within parts
        claimed = (
            below
            or item.paragraph.level
            or formatted.get(item.kind, 0)
            or int((boxed and item.text[:1] == "【") or (above and not item.number))
        )
        if not claimed and deep and (decimal := _OUTLINE.match(item.text)):
            claimed = 1 + decimal[1].count(".")
        colon = "colon" if item.text[-1:] in ":：" else ""
        otherwise = "bold" if item.paragraph.bold else colon or (usual[0][0] if usual else "plain")
        plain = usual and not item.paragraph.bold
        own = _form(item.text) if plain else ""
        kind = f"level {claimed}" if claimed else item.kind or own or otherwise
        while claimed and stack and stack[-1].startswith("level ") and int(stack[-1][6:]) > claimed:
            stack.pop()
        if kind in stack:
            del stack[stack.index(kind) + 1 :]
        else:
            stack.append(kind)
        levels[index] = min(3, len(stack))
    return levels


def _form(text: str) -> str:
    """What a heading has in common with others of its kind: 故事 in 故事一：渡口, A. in A. 前端, a sign; 10 is 09's."""
    forms = (" ".join(count.form) for count in counts_of(text) if count.form != _MERE_DIGITS)
    return next(forms, "") or sign_of(text)


_MERE_DIGITS = ("", "digits", "")
