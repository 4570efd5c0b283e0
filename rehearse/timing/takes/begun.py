"""Finds what was begun and broken off: the same sounds twice in a row, in the speaker's own voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from rehearse.timing.takes.pieces import SURE
from rehearse.timing.takes.search import OTHER, Token
from rehearse.timing.takes.splitting import Tables, beginning, cost_of_other, surely
from rehearse.timing.takes.within import MOST, costs_to, turned, whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from rehearse.timing.takes.align import Alignment

    Floats = npt.NDArray[np.float32]

_LEAST_MS = 480
"""A shorter one is like too much …"""

_MOST_MS = 8000
"""… and nobody breaks off later than that."""

_ALIKE, _OWN = 0.9, 0.7
"""How alike it must be to what follows, and by how much more than to the same turned round: real ones come to 1.05 and
0.95, what only sounds alike to 0.85 and 0.8 …"""

_TRUST = SURE - 0.1
"""… and how like the sentence's beginning in the reference."""

_BELONGS = 0.75
"""As long as frames are more alike than this, they belong to it."""

_LEFT = 4
"""Frames: a sentence of which less would be left is none."""

_NEAR = 5
"""Frames in which one begins at the pause, if there is any."""


def with_beginnings(tokens: Sequence[Token], found: Alignment) -> list[Token]:
    """The tokens, parted where a sentence is begun that is then said from its beginning."""
    parted: list[Token] = []
    for token in tokens:
        begun = [] if token.sentence == OTHER else _begun(token, [*parted, token], found)
        if begun:
            first, said = begun[0].first, begun[-1].last + 1
            parted = _until(first, parted)
            if token.first < first:
                parted.append(Token(OTHER, token.first, first - 1))
            parted += [*begun, Token(token.sentence, said, token.last)]
        else:
            parted.append(token)
    return parted


def _begun(token: Token, tokens: Sequence[Token], found: Alignment) -> list[Token]:
    """The beginnings of a token's sentence within it, or else directly before it, one behind the other."""
    begun: list[Token] = []
    for said in (_said_inside(token, found), token.first):
        at = said
        rest = Token(token.sentence, said, token.last)
        while (first := _begins(at, rest, tokens, found)) is not None:
            begun.insert(0, Token(token.sentence, first, at - 1))
            at = first
        if begun:
            break
    return begun


def _said_inside(token: Token, found: Alignment) -> int:
    """Where in a token its sentence may be said from its beginning once more; 0 where nowhere."""
    tables = Tables.of(found.grid, token.first, token.last, token.sentence)
    sizes = np.arange(1, tables.rows)
    before = np.minimum(tables.to[:-1].min(axis=1), sizes * cost_of_other(found.level))
    gains = whole(tables.to) - before - tables.onwards[1:, 0]
    gains[(tables.rows - sizes) * MOST < tables.columns] = 0
    if gains.max(initial=0) <= 0:
        return 0
    said = _paused(token.first + 1 + int(gains.argmax()), token.first + 1, found.grid.pauses)
    return said if said + _LEFT <= token.last else 0  # the nearest pause may be behind the token


def _begins(at: int, said: Token, tokens: Sequence[Token], found: Alignment) -> int | None:
    """Where the beginning that ends before a frame begins; None where there is none."""
    grid, level = found.grid, found.level
    least, most = _LEAST_MS // grid.frame_ms, _MOST_MS // grid.frame_ms
    low = max(_lowest(at, said, tokens, found), at - most)
    if at - low < least:
        return None
    costs = 1 - grid.take[low:at] @ grid.take[said.first : said.last + 1].T
    columns = costs.shape[1]
    backwards = costs_to(np.ascontiguousarray(costs[::-1, ::-1]), columns)[:, -2:].min(axis=1)
    sizes = np.arange(1, len(backwards) + 1)
    limit = level.unlike - _BELONGS * level.gap
    size = least + int((limit * sizes - backwards)[least - 1 :].argmax())
    first = max(low, _joined(_paused(at - size, low, grid.pauses), tokens))
    size = at - first
    trust = level.trust(float(backwards[size - 1]) / size)
    own = costs[-size:]
    until = int(costs_to(own)[-1].argmin()) + 1
    if size == most or trust < _ALIKE or trust - level.trust(turned(own[:, :until]) / size) < _OWN:
        return None
    like = beginning(grid.costs(first, at - 1, said.sentence), level)
    if like is None or like < _TRUST:
        return None
    return first if _likelier(first, at, said.sentence, tokens, found) else None


def _lowest(at: int, said: Token, tokens: Sequence[Token], found: Alignment) -> int:
    """The first frame that may be of a beginning: of what was surely said before, something stays."""
    low = at
    for token in reversed(tokens):
        if token.first >= at:
            continue
        low = token.first
        if token.sentence not in (OTHER, said.sentence):
            return low + _LEFT if surely(token, found) else low
    return low


def _joined(first: int, tokens: Sequence[Token]) -> int:
    """The first frame of a token that begins there or a little before; else the frame itself."""
    return next((one.first for one in reversed(tokens) if first - _LEFT < one.first <= first), first)


def _paused(at: int, low: int, pauses: Floats) -> int:
    """The frame near to one that the longest pause is before; the frame itself where there is none."""
    first = max(low, at - _NEAR)
    near = pauses[first : at + _NEAR + 1]
    return first + int(near.argmax()) if near.max(initial=0) > 0 else at


def _likelier(first: int, at: int, sentence: int, tokens: Sequence[Token], found: Alignment) -> bool:
    """True where a beginning is likelier than that what is surely there is all one sentence: another, or the same."""
    token = next(one for one in reversed(tokens) if one.first <= first)
    if token.sentence == OTHER or token.last >= at or not surely(token, found):
        return True
    if token.sentence == sentence:
        return first - token.first >= _LEAST_MS // found.grid.frame_ms
    costs = found.grid.costs(token.first, token.last, token.sentence)
    goes_on = whole(costs_to(costs)) - whole(costs_to(costs[: first - token.first]))
    # A beginning explains what lies behind the token as well, which would else be other sound
    between = cost_of_other(found.level) * (at - 1 - token.last)
    return float(costs_to(found.grid.costs(first, at - 1, sentence))[-1].min()) < goes_on + between


def _until(at: int, tokens: Sequence[Token]) -> list[Token]:
    """The tokens before a frame."""
    return [Token(one.sentence, one.first, min(one.last, at - 1)) for one in tokens if one.first < at]
