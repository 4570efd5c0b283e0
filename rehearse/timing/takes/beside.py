"""Finds a whole sentence that the alignment took for a part of the one beside it, of which only a part was said."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from rehearse.timing.takes.pieces import SURE
from rehearse.timing.takes.search import OTHER, Token
from rehearse.timing.takes.splitting import LEAST_BEGINNING_S, Tables, cost_of_other, surely
from rehearse.timing.takes.within import MOST, costs_to, whole

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from rehearse.timing.takes.align import Alignment

    Floats = npt.NDArray[np.float32]

_Way: TypeAlias = "tuple[float, tuple[tuple[int, int, int], ...]]"
"""What it costs, and the parts: sentence, first and last frame."""

_PAUSE_S = 0.16
"""Between two sentences there is one of this length, at least."""

_GAIN_S = 0.2
"""By so many seconds of unlike speech the two must be cheaper than the one."""


def with_those_beside(tokens: Sequence[Token], found: Alignment) -> list[Token]:
    """The tokens, parted where all of the sentence before one, or behind it, is in it, and surely nowhere else.

    Of its own sentence only a part was said then, else each would have found its place, and what stands in the other's
    place are other words.
    """
    sure = {token.sentence for token in tokens if token.sentence != OTHER and surely(token, found)}
    parted = [[] if token.sentence == OTHER else _parts(token, sure, found) for token in tokens]
    moved = {
        part.sentence
        for token, parts in zip(tokens, parted, strict=True)
        for part in parts
        if part.sentence != token.sentence
    }
    together: list[Token] = []
    for token, parts in zip(tokens, parted, strict=True):
        if not parts and token.sentence in moved:
            token = Token(OTHER, token.first, token.last)
        together += parts or [token]
    return together


def _parts(token: Token, sure: set[int], found: Alignment) -> list[Token]:
    """A sentence beside a token's and a part of its own, where both are likelier than all of its own; else nothing."""
    tables = Tables.of(found.grid, token.first, token.last, token.sentence)
    limit = whole(tables.to) - _GAIN_S * 1000 / found.grid.frame_ms * found.level.gap
    best: list[Token] = []
    for cost, parts in (*_before(token, tables, sure, found), *_behind(token, tables, sure, found)):
        if cost < limit:
            limit, best = (
                cost,
                [Token(sentence, first, last) for sentence, first, last in parts if first <= last],
            )
    return best


def _before(token: Token, tables: Tables, sure: set[int], found: Alignment) -> Iterator[_Way]:
    """Ways to part a token: other sound, the sentence before, the last part of its own."""
    sentence = token.sentence - 1
    if sentence < 0 or sentence in sure:
        return
    pauses = _pauses(token, found)
    rest = tables.onwards.min(axis=1)
    for first in (0, *pauses):
        costs = _whole_until(token.first + first, token, sentence, found)
        for at in (pause for pause in pauses if pause > first):
            size, left = at - first, tables.rows - at
            if _sure(float(costs[size - 1]), size, found) and _sure(float(rest[at]), left, found):
                cost = cost_of_other(found.level) * first + float(costs[size - 1]) + float(rest[at])
                start, middle = token.first + first, token.first + at
                yield (
                    cost,
                    (
                        (OTHER, token.first, start - 1),
                        (sentence, start, middle - 1),
                        (token.sentence, middle, token.last),
                    ),
                )


def _behind(token: Token, tables: Tables, sure: set[int], found: Alignment) -> Iterator[_Way]:
    """Ways to part a token: the first part of its own sentence, the one behind, other sound."""
    sentence = token.sentence + 1
    if sentence + 1 >= len(found.grid.reference.first) or sentence in sure:
        return
    pauses = _pauses(token, found)
    rest = tables.to.min(axis=1)
    for at in pauses:
        costs = _whole_until(token.first + at, token, sentence, found)
        for end in (*(pause for pause in pauses if pause > at), tables.rows):
            size = end - at
            if _sure(float(costs[size - 1]), size, found) and _sure(float(rest[at - 1]), at, found):
                cost = cost_of_other(found.level) * (tables.rows - end) + float(
                    costs[size - 1] + rest[at - 1]
                )
                middle, behind = token.first + at, token.first + end
                yield (
                    cost,
                    (
                        (token.sentence, token.first, middle - 1),
                        (sentence, middle, behind - 1),
                        (OTHER, behind, token.last),
                    ),
                )


def _pauses(token: Token, found: Alignment) -> list[int]:
    """The frames of a token that a pause is before."""
    return (1 + np.flatnonzero(found.grid.pauses[token.first + 1 : token.last + 1] >= _PAUSE_S)).tolist()


def _whole_until(first: int, token: Token, sentence: int, found: Alignment) -> Floats:
    """What all of a sentence costs from a frame to each of those behind it; never, where nobody is as fast."""
    costs = found.grid.costs(first, token.last, sentence)
    until: Floats = costs_to(costs)[:, -2:].min(axis=1)
    until[: costs.shape[1] // MOST] = np.inf
    return until


def _sure(cost: float, size: int, found: Alignment) -> bool:
    """True where so many frames that cost this together are a sentence as written, or a part of it."""
    return size * found.grid.frame_ms >= LEAST_BEGINNING_S * 1000 and found.level.trust(cost / size) >= SURE
