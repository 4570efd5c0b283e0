"""A paragraph with its role, as the passes over a manuscript hand it on."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Literal

from rehearse.language.numbers.ordinals import Number, number_of
from rehearse.language.text.chars import PICTURES, without_invisible
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.marks import find_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rehearse.script.reading.manuscript import SourceParagraph

_HASHES = re.compile(r"#{1,6}[ 　\t]+(?=\S)|[*•·●][ 　\t]+(?=[一二三四五六七八九十]{1,3}、)")
"""Markdown's mark of a heading, and a bullet before one that has its number: • 一、交通安全."""

_PICTURES = rf"^(?![\u2776-\u2793]){PICTURES}(?=\S)"
"""Pictures before the words of a heading or a bold line, which do not change what it is: 🌟 正文; ❶ is its number."""

Role = Literal["title", "byline", "salutation", "heading", "body", "aside"]
"""An aside is a paragraph that is not read aloud."""


@dataclass(frozen=True, slots=True)
class LabelledParagraph:
    """A paragraph with its role in the speech."""

    paragraph: SourceParagraph
    text: str
    """Without the marks and the invisible characters in it."""
    number: Number | None
    """The number that it begins with."""
    role: Role = "body"
    level: int = 0
    """1–3 for a heading."""
    what: str = ""
    """Of an aside: why it is not spoken."""
    closing: bool = False
    """Whether the speech's closing begins here."""
    speaker: str = ""
    """Whose label it begins with."""
    label: int = 0
    """The length of that label."""

    @property
    def open(self) -> bool:
        """True while no role is assigned."""
        return self.role == "body"

    @property
    def kind(self) -> str:
        """The kind of its number; empty if it begins with none."""
        return self.number.kind if self.number else ""

    def aside(self, what: str) -> LabelledParagraph:
        """Return it as an aside, which is not spoken, with the reason."""
        return replace(self, role="aside", what=what)


def open_size(items: Iterable[LabelledParagraph]) -> int:
    """How many characters the paragraphs have that have no role yet."""
    return sum(len(item.text) for item in items if item.open)


def open_above(items: Sequence[LabelledParagraph], at: int, most: int) -> list[LabelledParagraph]:
    """The paragraphs without a role right above a place, `most` of them, the nearest first."""
    above = (items[place] for place in range(at - 1, -1, -1))
    return [*islice((item for item in above if item.open), most)]


def unlabelled(paragraph: SourceParagraph) -> LabelledParagraph:
    """Take a paragraph whose role is not known yet."""
    if hashes := _HASHES.match(paragraph.text):  # marks that were left in another format's text
        paragraph = replace(paragraph, passage=paragraph.passage[hashes.end() :])
    text = visible(paragraph)
    return LabelledParagraph(paragraph, text, number_of(text))


def visible(paragraph: SourceParagraph) -> str:
    """The text of a paragraph without the marks and the invisible characters in it."""
    text = paragraph.text
    for mark in reversed(
        list(() if paragraph.label else find_marks(text))
    ):  # [Slide 3] is the heading itself
        text = text[: mark.start] + text[mark.end :]
    text = without_invisible(text).strip()
    return (
        compiled(_PICTURES).sub("", text)
        if (paragraph.level or paragraph.bold) and not paragraph.label
        else text
    )
