"""Sentences, and the breaths of one that is too long for a single breath."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.language.text.breaths import breathe
from rehearse.language.text.chars import is_speakable
from rehearse.language.text.ends import CLAUSE_ENDS, sentence_ends

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rehearse.core import Ending


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text that is said in one go."""

    start: int
    end: int
    ending: Ending


def breath_pieces(text: str) -> list[Piece]:
    """Split a paragraph into sentences, and these into breaths; together they cover it, white space aside.

    >>> [("今天是2.0版！”他说；好。"[p.start:p.end], p.ending) for p in breath_pieces("今天是2.0版！”他说；好。")]
    [('今天是2.0版！”', 'sentence'), ('他说；', 'clause'), ('好。', 'sentence')]
    """
    return [breath for piece in _speakable(text, _sentences(text)) for breath in _breaths(text, piece)]


def whole_sentences(text: str) -> list[Piece]:
    """Split a paragraph into whole sentences: a semicolon ends none.

    >>> [("今天好；明天好。后天"[p.start:p.end]) for p in whole_sentences("今天好；明天好。后天")]
    ['今天好；明天好。', '后天']
    """
    whole: list[Piece] = []
    for piece in _speakable(text, _sentences(text)):
        start = whole.pop().start if whole and whole[-1].ending == "clause" else piece.start
        whole.append(Piece(start, piece.end, piece.ending))
    return whole


def _sentences(text: str) -> Iterator[Piece]:
    start = 0
    for mark, end in sentence_ends(text):
        yield Piece(start, end, "clause" if text[mark] in CLAUSE_ENDS else "sentence")
        start = end
    if start < len(text):
        yield Piece(start, len(text), "sentence")


def _speakable(text: str, found: Iterator[Piece]) -> list[Piece]:
    """Join what has nothing to say ("……", "——") to the sentence before it, or after it at the start."""
    joined: list[Piece] = []
    for piece in found:
        if joined and not is_speakable(text[piece.start : piece.end]):
            joined[-1] = Piece(joined[-1].start, piece.end, joined[-1].ending)
        elif joined and not is_speakable(text[joined[-1].start : joined[-1].end]):
            joined[-1] = Piece(joined[-1].start, piece.end, piece.ending)
        else:
            joined.append(piece)
    return [stripped for piece in joined if (stripped := _strip(text, piece)).start < stripped.end]


def _strip(text: str, piece: Piece) -> Piece:
    said = text[piece.start : piece.end]
    start = piece.start + len(said) - len(said.lstrip())
    return Piece(start, max(start, piece.start + len(said.rstrip())), piece.ending)


def _breaths(text: str, piece: Piece) -> list[Piece]:
    said = text[piece.start : piece.end]
    cuts = breathe(said)
    edges = [0, *(cut.at for cut in cuts), len(said)]
    endings: list[Ending] = [*(cut.ending for cut in cuts), piece.ending]
    return [
        _strip(text, Piece(piece.start + start, piece.start + end, ending))
        for start, end, ending in zip(edges, edges[1:], endings, strict=False)
    ]
