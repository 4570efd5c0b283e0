"""Plain text: a line is a paragraph, unless the text was wrapped by hand or by a mail program."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rehearse.language.chars import CLOSERS, HAN
from rehearse.language.placeholders import STARS
from rehearse.reading import front_matter
from rehearse.reading.manuscript import Hidden, Manuscript, Paragraph
from rehearse.reading.passage import Passage
from rehearse.reading.source import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.reading.source import File, Source

_RULE = re.compile(r"^\W*([-=_*~—─═·.#])\1{2,}\W*$")
_HASHES = re.compile(r"(#{1,6})[ 　\t]+")
_BOLD = re.compile(r"\*\*(?=\S)[^*\n]+?(?<=\S)\*\*")
_COMPLETE = re.compile(rf"[。！？；：…!?;:.]['\"{re.escape(CLOSERS)}]*$")
_WRAP_WIDTH = range(50, 101)
"""Where English text is wrapped by hand or by mail programs (72 to 80 columns are usual)."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    passage: Passage
    level: int = 0
    bold: bool = False
    ruled: bool = False


def manuscript(file: File) -> Manuscript:
    """Read plain text."""
    source = decode(file)
    hidden: list[Hidden] = []
    blocks: list[list[_Line]] = [[]]
    if front := front_matter.find(source.text):
        hidden.append(Hidden("front matter", front))
    rule_above = False
    for number, (start, end) in enumerate(source.lines(), start=1):
        if front and start < front[1]:
            continue
        passage = Passage.of(source.text, start, end).strip()
        if not passage:
            blocks.append([])
        elif _RULE.match(passage.text):
            hidden.append(Hidden("rule", passage.span))
            if blocks[-1]:
                blocks[-1][-1] = replace(blocks[-1][-1], ruled=True)
            blocks.append([])
            rule_above = True
            continue
        else:
            blocks[-1].append(replace(_line(number, passage), ruled=rule_above))
        rule_above = False
    return Manuscript(source, tuple(_paragraphs(source, blocks)), tuple(hidden))


def _line(number: int, passage: Passage) -> _Line:
    """Take a line, and what Markdown there is in it though it is plain text: # and **."""
    head = _HASHES.match(passage.text)
    bare = re.sub(STARS, lambda match: "\0" * len(match[0]), passage.text)
    stars = [match.span() for match in _BOLD.finditer(bare)]
    bold = bool(stars) and stars[0][0] == 0 and stars[0][1] == len(passage.text)
    edges = {offset for start, end in stars for offset in (start, start + 1, end - 2, end - 1)}
    kept = [at for at in range(head.end() if head else 0, len(passage.text)) if at not in edges]
    visible = Passage("".join(passage.text[at] for at in kept), [passage.at[at] for at in kept]).strip()
    if not visible:
        return _Line(number, passage)
    return _Line(number, visible, len(head[1]) if head else 0, bold)


def _paragraphs(source: Source, blocks: list[list[_Line]]) -> Iterator[Paragraph]:
    wrapped = _is_wrapped(blocks)
    for block in blocks:
        if wrapped and len(block) > 1 and _wraps(block):
            first, last = block[0].passage.span[0], block[-1].passage.span[1]
            yield Paragraph(Passage.of(source.text, first, last), block[0].number)
        else:
            for line in block:
                yield Paragraph(line.passage, line.number, line.level, bold=line.bold, ruled=line.ruled)


def _is_wrapped(blocks: list[list[_Line]]) -> bool:
    """Tell whether the lines were broken to a width: Latin text, blocks of several lines, none much longer."""
    lines = [line.passage.text for block in blocks for line in block]
    inner = [line.passage.text for block in blocks for line in block[:-1]]
    if not inner or max(map(len, lines)) not in _WRAP_WIDTH:
        return False
    latin = sum(not re.search(f"[{HAN}]", line) for line in lines)
    open_ended = sum(not _COMPLETE.search(line) for line in inner)
    return latin > 0.9 * len(lines) and open_ended > 0.5 * len(inner)


def _wraps(block: list[_Line]) -> bool:
    """Tell whether this block is one paragraph: its inner lines are nearly as long as its longest."""
    lengths = [len(line.passage.text) for line in block]
    return min(lengths[:-1]) > 0.6 * max(lengths)
