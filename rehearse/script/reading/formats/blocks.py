"""What a text only shows, between its paragraphs: formulas between $$, and in Markdown code without a fence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.text.chars import is_han
from rehearse.language.text.patterns import compiled
from rehearse.script.reading.manuscript import Hidden

if TYPE_CHECKING:
    from collections.abc import Iterator

GLUED = re.compile(r" {0,3}#{2,6}(?=[^\W_]|[《“\"‘「【（(*])(?!.*#.*[^#\s])")
"""A heading's marks without a space behind them, as many write them: ##背景. One mark alone may be a tag: #成长."""

_FORMULA = (
    r"(?ms)^[ \t]*(?:\$\$(?:(?!\$\$|\n[ \t]*\n).)+\$\$|\\\[(?:(?!\\\]|\n[ \t]*\n).)+\\\]|"
    r"\\begin\{(?P<name>\w+\*?)\}(?:(?!\n[ \t]*\n).)+?\\end\{(?P=name)\})[ \t]*$"
)
_INDENTED = r"(?m)(?:(?<=\n\n)|(?<=\n[ \t]\n)|\A)(?:(?: {4,}|\t).*\S.*(?:\n|\Z)|[ \t]*\n(?=(?: {4}|\t)))+"
_OPERATORS = (
    r"::|->|=>|<-|\(\*|\*\)|[=!<>:+*/-]=|[={}]|[)\]];|\w\(.*\)|</?\w+>|^\s*(?:[$>%]\s|//|#include|/\*)|"
    r"^\s*(?:def|class|import|from|return|function|const|let|var|public|private|echo|git|sudo|pip|npm|cd|print)\b(?!.*[.!?]$)"
)
"""What a line of code has and a sentence has not."""
_ONLY_CODE = r"::|->|=>|:=|<-|\(\*|\*\)|[{}]"
"""Of these, what no verse has either, whose lines may end in a semicolon."""


def formulas(text: str) -> Iterator[Hidden]:
    """Find the formulas that stand between two marks for them, over one line or several."""
    if "$$" in text or "\\[" in text or "\\begin{" in text:
        yield from (Hidden("formula", match.span()) for match in compiled(_FORMULA).finditer(text))


def indented_code(text: str) -> Iterator[Hidden]:
    """Find Markdown's code without a fence: four blanks below an empty line, and lines that look like code.

    Authors indent paragraphs of prose in this way as well.
    """
    if "\n    " not in text and "\n\t" not in text:
        return
    for match in compiled(_INDENTED).finditer(text):
        lines = [line for line in match[0].splitlines() if line.strip()]
        like_code = [line for line in lines if compiled(_OPERATORS).search(line)]
        only_code = sum(compiled(_ONLY_CODE).search(line) is not None for line in lines)
        most = 2 * len(like_code) > len(lines) or (only_code > 1 and 3 * len(like_code) > len(lines))
        if most and not any(map(_is_sentence, lines)):
            yield Hidden("code", match.span())


def _is_sentence(line: str) -> bool:
    return sum(map(is_han, line)) > 0.5 * len(line.strip()) or line.rstrip().endswith(("。", "！", "？"))
