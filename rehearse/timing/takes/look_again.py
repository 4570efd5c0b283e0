"""Looks once more at what the alignment explains badly: there, jumps are cheaper, and shorter pauses allow them."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from rehearse.timing.takes.align import jumps
from rehearse.timing.takes.pieces import SURE
from rehearse.timing.takes.search import OTHER, Reference, Token, search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rehearse.timing.takes.align import Alignment
    from rehearse.timing.takes.grid import Grid
    from rehearse.timing.takes.pieces import Piece
    from rehearse.timing.takes.search import Jumps

_DEARER = 0.5
"""What jumps cost here: that something is wrong is known."""

_PAUSE_S = 0.0
"""The pause without which nobody jumps, here."""

_LEAST_S = 0.8
"""Less that is badly explained is not worth another look."""

_BETTER_S = 0.4
"""So much more must be explained well …"""

_WELL = SURE - 0.1
"""… with this trust and more."""


def looked_again(
    known: Sequence[Token], found: Alignment, told: Callable[[Sequence[Token]], list[Piece]]
) -> list[Token]:
    """The tokens, better ones in the place of those that explain nothing well.

    `told` says which pieces tokens are.
    """
    tokens = list(known)
    good = [
        token.sentence != OTHER and all((piece.trust or 0) >= SURE for piece in told([token]))
        for token in tokens
    ]
    better: list[Token] = []
    at = 0
    for well, group in groupby(good):
        size = len(list(group))
        bad = tokens[at : at + size]
        if not well and (bad[-1].last - bad[0].first) * found.grid.frame_ms >= _LEAST_S * 1000:
            before, behind = tokens[max(0, at - 1) : at], tokens[at + size : at + size + 1]
            better[len(better) - len(before) :] = _better([*before, *bad], behind, found, told)
        else:
            better += bad
        at += size
    return better


def searched(grid: Grid, first: int, last: int, run: range, cost: Jumps) -> Iterator[Token]:
    """Find the cheapest way through a stretch of a recording that has some of these sentences."""
    edges = grid.reference.first
    frames = slice(int(edges[run.start]), int(edges[run.stop]))
    part = Reference(
        grid.reference.frames[frames],
        grid.reference.sentence[frames] - run.start,
        grid.reference.paused[frames],
    )
    pauses = grid.pauses[first : last + 1].copy()
    pauses[0] = 0
    for token in search(grid.take[first : last + 1], pauses, part, cost):
        sentence = token.sentence if token.sentence == OTHER else token.sentence + run.start
        yield Token(sentence, token.first + first, token.last + first)


def _better(
    tokens: list[Token],
    behind: Sequence[Token],
    found: Alignment,
    told: Callable[[Sequence[Token]], list[Piece]],
) -> list[Token]:
    """Other tokens for this stretch, where they explain more of it; those that are known stand around it."""
    own = [token.sentence for token in (*tokens, *behind) if token.sentence != OTHER]
    if not own:
        return tokens
    run = range(min(own), max(own) + 1)
    cost = replace(jumps(found, _DEARER), least_s=_PAUSE_S)
    tries = list(searched(found.grid, tokens[0].first, tokens[-1].last, run, cost))
    gain = _explained(told([*tries, *behind])) - _explained(told([*tokens, *behind]))
    return tries if gain * found.grid.frame_ms >= _BETTER_S * 1000 else tokens


def _explained(pieces: Sequence[Piece]) -> float:
    """How many frames are explained, and how well."""
    return sum(piece.size * min(1.0, piece.trust) for piece in pieces if piece.trust and piece.trust >= _WELL)
