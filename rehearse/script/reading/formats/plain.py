"""Plain text: a line is a paragraph, unless the text was wrapped by hand or by a mail program."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rehearse.core.passage import Passage
from rehearse.language.text.chars import has_han
from rehearse.language.text.ends import ends_line
from rehearse.language.text.patterns import compiled
from rehearse.language.text.placeholders import STARS
from rehearse.script.reading.formats.blocks import GLUED, formulas
from rehearse.script.reading.formats.front_matter import find_front_matter
from rehearse.script.reading.formats.wrapped import columns, joined, unwrapped
from rehearse.script.reading.manuscript import Hidden, Manuscript, SourceParagraph, under_rules
from rehearse.script.reading.source import decode_text
from rehearse.script.reading.zero_width import seen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.script.reading.source import File, Source

_RULE = re.compile(r"^\W*([-=_*~—─═·.#])\1{2,}\W*$")
_HASHES = re.compile(r"#{1,6}[ 　\t]+")
_BOLD = re.compile(r"\*\*(?=\S)[^*\n]+?(?<=\S)\*\*")
_WRAP_WIDTH = range(36, 101)
"""Columns at which people and mail programs wrap text (40, and 72 to 80, are usual)."""

_MAIL = 50
"""Columns from which English lines count as wrapped even if each ends a sentence; shorter ones must go on."""

_QUOTE = re.compile(r"(?:>[ \t]?)+")
"""How a mail program marks each line of the mail that it answers."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    passage: Passage
    level: int = 0
    bold: bool = False
    ruled: bool = False


def manuscript(file: File) -> Manuscript:
    """Read plain text."""
    source = decode_text(file)
    hidden: list[Hidden] = []
    blocks: list[list[_Line]] = [[]]
    if front := find_front_matter(source.text):
        hidden.append(Hidden("front matter", front))
    shown = [*formulas(source.text)]
    hidden += shown
    rule_above = False
    quoted = _is_quoted(source.text)
    for number, (start, end) in enumerate(source.lines(), start=1):
        if front and start < front[1]:
            continue
        if any(formula.span[0] <= start < formula.span[1] for formula in shown):
            blocks.append([])
            continue
        passage = seen(Passage.of(source.text, start, end)).strip()
        if quoted and (mark := _QUOTE.match(passage.text)):
            passage = passage[mark.end() :]
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
    paragraphs = unwrapped(source.text, list(_paragraphs(source, blocks)))
    return Manuscript(source, tuple(under_rules(paragraphs, hidden)), tuple(hidden))


def _line(number: int, passage: Passage) -> _Line:
    """Read a line, and the Markdown that people write in plain text: # and **."""
    head = _HASHES.match(passage.text) or GLUED.match(passage.text)
    bare = (
        compiled(STARS).sub(lambda match: "\0" * len(match[0]), passage.text) if "*" in passage.text else ""
    )
    stars = [match.span() for match in _BOLD.finditer(bare)]
    bold = bool(stars) and stars[0][0] == 0 and stars[0][1] == len(passage.text)
    edges = {offset for start, end in stars for offset in (start, start + 1, end - 2, end - 1)}
    kept = [at for at in range(head.end() if head else 0, len(passage.text)) if at not in edges]
    visible = passage.only(kept).strip()
    if not visible:
        return _Line(number, passage)
    return _Line(number, visible, head[0].count("#") if head else 0, bold)


def _paragraphs(source: Source, blocks: list[list[_Line]]) -> Iterator[SourceParagraph]:
    wrapped = _is_wrapped(blocks)
    for block in blocks:
        if wrapped and len(block) > 1 and _wraps(block):
            yield SourceParagraph(joined(source.text, [line.passage for line in block]), block[0].number)
        else:
            for line in block:
                yield SourceParagraph(line.passage, line.number, line.level, bold=line.bold, ruled=line.ruled)


def _is_quoted(text: str) -> bool:
    """True where the speech was taken from a mail's answer: most of its lines begin with >."""
    lines = [line for line in text.splitlines() if line.strip()]
    return 2 * sum(line.lstrip().startswith(">") for line in lines) > len(lines)


def _is_wrapped(blocks: list[list[_Line]]) -> bool:
    """True where lines of English were broken to a width: blocks of several lines, none much longer than the others."""
    inner = [line.passage.text for block in blocks if len(block) > 1 for line in block[:-1]]
    following = [line.passage.text for block in blocks for line in block[1:]]
    width = max(map(columns, inner), default=0)
    goes_on = sum(line[:1].islower() for line in following)
    if len(inner) < 2 - goes_on or width not in _WRAP_WIDTH:
        return False
    if max(columns(line.passage.text) for block in blocks for line in block) > width:
        return False
    open_ended = sum(not ends_line(line) for line in inner)
    chinese = sum(has_han(line) for line in inner + following)
    if chinese > 0.1 * len(inner + following):
        return False  # Chinese is asked about elsewhere, and of two languages each has lines of its own
    return open_ended > 0.5 * len(inner) and (width >= _MAIL or goes_on > 0.5 * len(following))


def _wraps(block: list[_Line]) -> bool:
    """True where this block is one paragraph: its inner lines are nearly as long as its longest."""
    lengths = [columns(line.passage.text) for line in block]
    return min(lengths[:-1]) > 0.6 * max(lengths)
