"""The script without its marks, paragraph by paragraph, as it is handed out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.language.text.chars import WIDE
from rehearse.output.exports.text.one_line import one_line

if TYPE_CHECKING:
    from rehearse.core import Script
    from rehearse.core.script import ParagraphRole


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph as it is read on paper."""

    role: ParagraphRole
    text: str
    """On one line."""
    level: int = 0
    """Of a heading, from 1."""
    lines: tuple[str, ...] = ()
    """Of a title over several lines: as its author broke it."""


def paragraphs(script: Script) -> list[Printed]:
    """List the paragraphs, the title's first; joined they are the source without markup, white space aside.

    A title's lines that follow each other are one; a subtitle, behind a dash, is a line of its own below.
    """
    made: list[Printed] = []
    for paragraph in script.paragraphs:
        role, text = paragraph.role, one_line(paragraph.handed_out)
        if role == "title" and made and text.startswith(("—", "―")):
            role = "byline"
        if role == "title" and made and made[-1].role == "title":
            before = made.pop()
            space = "" if before.text[-1] >= WIDE or text[0] >= WIDE else " "
            lines = (*(before.lines or (before.text,)), text)
            made.append(Printed(role, before.text + space + text, lines=lines))
        else:
            made.append(Printed(role, text, paragraph.level))
    if script.title and not any(paragraph.role == "title" for paragraph in made):
        made.insert(0, Printed("title", one_line(script.title)))
    return made
