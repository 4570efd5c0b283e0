"""Tests of raised figures: powers and measures keep their meaning, marks of notes are not said; in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from rehearse.core import Breath
from rehearse.script.reading import understand
from rehearse.script.reading.source import File
from tests.documents import deck, p, packed, pdf, r, raw_docx

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.documents import Text

CASES = {
    "a power": ("书有10^6^册。", "书有十的六次方册。", ""),
    "a power below one": ("浓度是10^-3^摩尔。", "浓度是十的负三次方摩尔。", ""),
    "a measure": ("院子有3200m^2^。", "院子有三千二百平方米。", ""),
    "a letter's power": ("算一算x^2^。", "算一算x的平方。", ""),
    "a note's mark behind a word": ("院子大了^1^，树也高了。", "院子大了，树也高了。", "1"),
    "two marks": ("院子大了^1,2^，树也高了。", "院子大了，树也高了。", "1,2"),
    "a circled mark": ("院子大了^①^，树也高了。", "院子大了，树也高了。", "①"),
    "a star": ("院子大了^*^，树也高了。", "院子大了，树也高了。", "*"),
    "in English, a mark": ("The yard is larger^1^ now.", "The yard is larger now.", "1"),
    "in English, a power": ("We have 10^6^ of them.", "We have ten to the sixth of them.", ""),
    "not raised, a figure": ("院子大了1倍。", "院子大了一倍。", ""),
    "not raised, a circled figure": ("先看①号楼。", "先看一号楼。", ""),
}
"""What stands between two ^ is raised by the format."""

_UP = str.maketrans("0123456789-,", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻,")


def parts(text: str) -> list[tuple[str, bool]]:
    """Cut a case into (text, whether it is raised)."""
    return [(part, bool(place % 2)) for place, part in enumerate(text.split("^")) if part]


def word(text: str) -> bytes:
    """Raise it as Word does."""
    raised = '<w:vertAlign w:val="superscript"/>'
    return raw_docx(p("".join(r(part, raised if up else "") for part, up in parts(text))))


def powerpoint(text: str) -> bytes:
    """Raise it as PowerPoint does, in the notes."""
    made = deck(1)
    (paragraph,) = made.slides[0].notes_slide.notes_text_frame.paragraphs[:1]
    made.slides[0].notes_slide.notes_text_frame.text = ""
    paragraph = made.slides[0].notes_slide.notes_text_frame.paragraphs[0]
    for part, up in parts(text):
        run = paragraph.add_run()
        run.text = part
        if up:
            run._r.get_or_add_rPr().set("baseline", "30000")
    return packed(made)


def portable(text: str) -> bytes:
    """Raise it as a typesetter does: smaller, and higher."""
    line: list[Text] = []
    left = 60.0
    for part, up in parts(text):
        size = 7.0 if up else 12.0
        line.append((left, 705.0 if up else 700.0, size, part))
        left += sum(size * (0.5 if char.isascii() else 1.0) for char in part)
    return pdf([line])


def plain(text: str) -> bytes:
    """Raise it with Unicode's own figures; for a sign there are none."""
    return "".join(part.translate(_UP) if up else part for part, up in parts(text)).encode()


def html(text: str) -> bytes:
    """Raise it as a web page does."""
    return "".join(f"<sup>{part}</sup>" if up else part for part, up in parts(text)).encode()


MAKERS: dict[str, Callable[[str], bytes]] = {
    "a.docx": word,
    "a.pptx": powerpoint,
    "a.pdf": portable,
    "a.txt": plain,
    "a.md": html,
}


BY_FORMAT_ALONE = ("①", "*")
"""Signs that are not raised by themselves; only a format can raise them."""


@pytest.mark.parametrize(
    ("case", "name"),
    [
        (case, name)
        for case, (_, _, mark) in CASES.items()
        for name in MAKERS
        if name not in ("a.txt", "a.md") or mark not in BY_FORMAT_ALONE
    ],
)
def test_raised_figures_mean_the_same_in_every_format(case: str, name: str) -> None:
    """10⁶ is a power, m² a measure, 大了¹ a note's mark, which is listed."""
    text, said, mark = CASES[case]
    script = understand(File(name, name, MAKERS[name](text)))
    breaths = [part.said for section in script.sections for part in section.parts if isinstance(part, Breath)]
    assert "".join(breaths) == said
    marks = [item.text for item in script.unspoken if item.what == "footnote mark"]
    assert marks == (
        [mark if name == "a.md" else mark.translate(_UP)] if mark else []
    )  # as it is in the file
