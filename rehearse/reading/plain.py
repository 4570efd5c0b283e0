"""Plain text: a line is a paragraph, unless the text was wrapped by hand or by a mail program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rehearse.language.chars import CLOSERS, HAN
from rehearse.reading.manuscript import Hidden, Manuscript, Paragraph
from rehearse.reading.passage import Passage
from rehearse.reading.source import decode

if TYPE_CHECKING:
    from rehearse.reading.source import File

_RULE = re.compile(r"^\W*([-=_*~—─═·.#])\1{2,}\W*$")
_COMPLETE = re.compile(rf"[。！？；：…!?;:.]['\"{re.escape(CLOSERS)}]*$")
_WRAP_WIDTH = range(50, 101)
"""Where English text is wrapped by hand or by mail programs (72 to 80 columns are usual)."""


def manuscript(file: File) -> Manuscript:
    """Read plain text."""
    source = decode(file)
    hidden: list[Hidden] = []
    blocks: list[list[tuple[int, Passage]]] = [[]]
    for number, (start, end) in enumerate(source.lines(), start=1):
        line = Passage.of(source.text, start, end).strip()
        if not line:
            blocks.append([])
        elif _RULE.match(line.text):
            hidden.append(Hidden("rule", line.span))
            blocks.append([])
        else:
            blocks[-1].append((number, line))
    wrapped = _is_wrapped(blocks)
    paragraphs: list[Paragraph] = []
    for block in blocks:
        if wrapped and len(block) > 1 and _wraps(block):
            first, last = block[0][1].span[0], block[-1][1].span[1]
            paragraphs.append(Paragraph(Passage.of(source.text, first, last), block[0][0]))
        else:
            paragraphs.extend(Paragraph(line, number) for number, line in block)
    return Manuscript(source, tuple(paragraphs), tuple(hidden))


def _is_wrapped(blocks: list[list[tuple[int, Passage]]]) -> bool:
    """Tell whether the lines were broken to a width: Latin text, blocks of several lines, none much longer."""
    lines = [line.text for block in blocks for _, line in block]
    inner = [line.text for block in blocks for _, line in block[:-1]]
    if not inner or max(map(len, lines)) not in _WRAP_WIDTH:
        return False
    latin = sum(not re.search(f"[{HAN}]", line) for line in lines)
    open_ended = sum(not _COMPLETE.search(line) for line in inner)
    return latin > 0.9 * len(lines) and open_ended > 0.5 * len(inner)


def _wraps(block: list[tuple[int, Passage]]) -> bool:
    """Tell whether this block is one paragraph: its inner lines are nearly as long as its longest."""
    lengths = [len(line.text) for _, line in block]
    return min(lengths[:-1]) > 0.6 * max(lengths)
