"""A part of a speech is speech: what is said in the whole is said where it stands alone, first or last."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from rehearse.language.text.ends import ends_sentence
from rehearse.script.reading import read, read_text

if TYPE_CHECKING:
    from rehearse.core import Script

SEEDS = Path(__file__).parent.parent / "seeds"
LONG = 4
"""Paragraphs of a part."""


def said(script: Script) -> list[str]:
    """The paragraphs of a script that are said, and no headings, titles or directions."""
    return [one.text for one in script.paragraphs if one.role in ("body", "salutation")]


def letters(text: str) -> str:
    """A text without what stands between its words."""
    return "".join(filter(str.isalnum, text))


@pytest.mark.parametrize(
    "path",
    sorted(path for path in SEEDS.iterdir() if path.suffix in (".txt", ".md") and path.stem != "README"),
    ids=lambda path: path.stem,
)
def test_what_is_said_in_the_whole_is_said_in_a_part(path: Path) -> None:
    """A guess that silences goes by what a line is, and not only by its standing at the edge of a script."""
    whole = said(read(path))
    for start in range(len(whole) - LONG + 1):
        part = whole[start : start + LONG]
        heard = letters("".join(said(read_text("\n\n".join(part), name="part.txt"))))
        silent = [text for text in part if ends_sentence(text) and letters(text) not in heard]
        assert not silent, (start, silent)
