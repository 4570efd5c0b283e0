"""Cuts off a sentence what the alignment took into it: its own beginning, a filler, a cough, applause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rehearse.timing.takes.align import OTHER_AT
from rehearse.timing.takes.pieces import DOUBTFUL, SURE, Piece
from rehearse.timing.takes.search import OTHER
from rehearse.timing.takes.within import MOST, costs_from, costs_to, path, turned, whole

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy.typing as npt

    from rehearse.timing.takes.align import Alignment, Level
    from rehearse.timing.takes.grid import Grid
    from rehearse.timing.takes.search import Token

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int64]

_RESTART_PAUSE_S = 0.16
_EDGE_PAUSE_S = 0.08
_EDGE_GAIN = 1.75
"""How much cheaper a sentence must get by what is cut off, in frames of unlike speech …"""

_SURE_GAIN, _BEYOND_DOUBT = -1.5, 0.85
"""… and where what is left is beyond doubt: fillers come to -2 and more, words of the sentence to -3 and less …"""

_MOST_APART_S = 2.0
"""… less a frame for each second of the pause between, up to this …"""

_HALT_S, _HALTED = 0.5, 9.0
"""… and so many more a second where the pause is as long as this and the reference has none: hardly anyone halts before
the last word. Where noise covers the soft end of a sentence the reference's end is left without sounds, and takes those
of what comes next: they come to -4 at half a second and -6 at one, words after a halt to -18 and less."""

_APART_S = 1.5
"""What is none of the script's and has such a silence in it are two sounds."""

_IDLE = 2.5
"""So many times as long as in the reference no sentence begins or ends: applause is like the s of many words …"""

_IDLE_MS = 480
"""… where it is as long as this: a short word before a pause may be drawn out."""

_CLICK, _CLICK_PAUSE_S = 3, 0.4
"""A sound of less than so many frames is a consonant, unless a longer pause parts it from the sentence."""

_LEAST_FRAMES = 8
_RESTART_GAIN = 0.12
"""How much cheaper a frame must get for a beginning to be taken for said twice."""

_TOO_SHORT = 12
"""Frames of 40 ms: of a sentence of less than half a second nobody can tell …"""

_UNLIKE = 0.3
"""… but what is as unlike as this is another sound."""

_SHORT = 25
"""Up to a second, only other words are told from what was written: some short sentences are unlike by chance."""

_EVENLY = SURE - 0.15
"""What was said as written and sounds unlike by nature is so evenly: no second of it is trusted less …"""

_SECOND = 25
"""… of so many frames. Where words are others, some second is: these come to 0.58, those to 0.68 and more."""

LEAST_BEGINNING_S = 0.6
"""A shorter sound is like the beginning of many a sentence."""

_LEAST_OWN = 0.3
"""By how much it must be more like a sentence than like the same turned round: a vowel and applause are like both."""

_NEARLY_WHOLE = 0.9
_PART = 0.85
"""Up to this share of a sentence it is a part of it."""


@dataclass(frozen=True, slots=True)
class Tables:
    """A stretch against its sentence: the cheapest way to each place, and from it."""

    to: Floats
    onwards: Floats
    """From a place to the end."""

    @classmethod
    def of(cls, grid: Grid, first: int, last: int, sentence: int) -> Tables:
        """Compare a stretch with a sentence."""
        costs = grid.costs(first, last, sentence)
        return cls(costs_to(costs), costs_from(costs))

    @property
    def rows(self) -> int:
        """Frames of the stretch."""
        return len(self.to)

    @property
    def columns(self) -> int:
        """Frames of the sentence."""
        return int(self.to.shape[1])


def split(token: Token, found: Alignment) -> list[Piece]:
    """Say what a token of the alignment is, in one piece or in several."""
    whole_piece = Piece(token.sentence, "said", token.first, token.last)
    if token.sentence == OTHER:
        return list(_apart(token.first, token.last, found.grid))
    if token.size < 3:
        return [whole_piece]
    tables = Tables.of(found.grid, token.first, token.last, token.sentence)
    if tables.rows * MOST < tables.columns:
        return [_judged(whole_piece, tables, found.level)]
    if restarted := _restart(token, tables, found):
        return restarted
    return _trimmed(token, tables, found)


def _apart(first: int, last: int, grid: Grid) -> Iterator[Piece]:
    """What is none of the script's, sound by sound."""
    for at in range(first + 1, last + 1):
        if grid.pauses[at] >= _APART_S:
            yield Piece(OTHER, "other", first, at - 1)
            first = at
    yield Piece(OTHER, "other", first, last)


def _restart(token: Token, tables: Tables, found: Alignment) -> list[Piece]:
    """Find its beginning, then a pause, then the whole of it."""
    grid, level, rows = found.grid, found.level, tables.rows
    best: tuple[float, int, float, float] | None = None
    limit = whole(tables.to) / rows - _RESTART_GAIN * level.gap
    for at in range(round(LEAST_BEGINNING_S * 1000 / grid.frame_ms), rows - 3):
        if grid.pauses[token.first + at] < _RESTART_PAUSE_S or (rows - at) * MOST < tables.columns:
            continue
        again = float(tables.onwards[at, 0])
        before = float(tables.to[at - 1, : max(2, int(tables.columns * _NEARLY_WHOLE))].min())
        trust, trust_before = level.trust(again / (rows - at)), level.trust(before / at)
        cost = (again + before) / rows
        if trust > SURE - 0.1 and trust_before > SURE - 0.2 and cost < limit:
            limit, best = cost, (cost, at, trust, trust_before)
    if best is None:
        return []
    _, at, trust, trust_before = best
    middle = token.first + at
    if beginning(grid.costs(token.first, middle - 1, token.sentence), level) is None:
        return []
    whole_before = level.trust(float(tables.to[at - 1, -2:].min()) / at)
    if whole_before >= SURE - 0.1:
        first = Piece(token.sentence, "said", token.first, middle - 1, whole_before)
    else:
        first = Piece(token.sentence, "restart", token.first, middle - 1, trust_before)
    return [
        first,
        Piece(token.sentence, "said", middle, token.last, trust),
    ]


def beginning(costs: Floats, level: Level) -> float | None:
    """How sure a stretch is the beginning of its sentence; None where it is as like the same turned round."""
    rows = len(costs)
    least = rows * 3 // 5  # nobody begins at half the speed; noise does not come as far
    ends = costs_to(costs)[-1, least:]
    if not len(ends):
        return None
    until = least + int(ends.argmin()) + 1
    trust = level.trust(float(ends.min()) / rows)
    own = trust - level.trust(turned(costs[:, :until]) / rows)
    return trust if own >= _LEAST_OWN else None


def trust_in_all(costs: Floats, level: Level) -> float:
    """How sure a stretch is its sentence, all of it."""
    return level.trust(whole(costs_to(costs)) / len(costs))


def surely(token: Token, found: Alignment) -> bool:
    """True where a token is its sentence as written."""
    return trust_in_all(found.grid.costs(token.first, token.last, token.sentence), found.level) >= SURE


def _trimmed(token: Token, tables: Tables, found: Alignment) -> list[Piece]:
    """Take off what stands before it or behind it, beyond a pause, and is unlike it."""
    reached = path(tables.to)
    head, tail = _head(token, tables, found, reached), _tail(token, tables, found, reached)
    if head + tail > tables.rows - _LEAST_FRAMES:
        head = tail = 0
    first, last = token.first + head, token.last - tail
    if head or tail:
        tables = Tables.of(found.grid, first, last, token.sentence)
    return [
        *(_apart(token.first, first - 1, found.grid) if head else ()),
        _judged(Piece(token.sentence, "said", first, last), tables, found.level),
        *(_apart(last + 1, token.last, found.grid) if tail else ()),
    ]


def _head(token: Token, tables: Tables, found: Alignment, reached: Ints) -> int:
    """How many frames to take off before it."""
    return _cut(
        token,
        tables,
        found,
        reached,
        (
            (at, at, float(tables.onwards[at, 0]), int(reached[at - 1]) + 1)
            for at in range(1, tables.rows - 5)
        ),
    )


def _tail(token: Token, tables: Tables, found: Alignment, reached: Ints) -> int:
    """How many frames to take off behind it."""
    rows, rest = tables.rows, tables.to[:, -2:].min(axis=1)
    return _cut(
        token,
        tables,
        found,
        reached,
        (
            (rows - size, size, float(rest[rows - size - 1]), tables.columns - int(reached[rows - size]))
            for size in range(1, rows - 5)
        ),
    )


def _cut(
    token: Token, tables: Tables, found: Alignment, reached: Ints, ways: Iterable[tuple[int, int, float, int]]
) -> int:
    """How many frames to take off; the frames of the reference that each was taken for are known.

    A way is where to cut, how many frames that takes off, what the rest costs, and how many frames of the reference
    they were taken for.
    """
    grid, level, rows = found.grid, found.level, tables.rows
    least, best = whole(tables.to), 0
    for at, size, rest, taken_for in ways:
        left, pause_s = rows - size, _EDGE_PAUSE_S if size >= _CLICK else _CLICK_PAUSE_S
        if grid.pauses[token.first + at] < pause_s or left * MOST < tables.columns:
            continue
        trust = level.trust(rest / left)
        gain = (least - rest - cost_of_other(level) * size) / level.gap
        idle = size > max(_IDLE * taken_for, _IDLE_MS / grid.frame_ms) and trust >= SURE
        apart_s = min(float(grid.pauses[token.first + at]), _MOST_APART_S)
        sure = max(_SURE_GAIN, -size / 2) - apart_s
        if _halts(token, at, reached, grid):
            sure -= _HALTED * apart_s
        needed = sure if trust >= _BEYOND_DOUBT else _EDGE_GAIN
        if idle or gain > (0 if best else needed):
            least, best = rest + cost_of_other(level) * size, size
    return best


def _halts(token: Token, at: int, reached: Ints, grid: Grid) -> bool:
    """True where the speaker is long silent before a frame, and the reference goes on near to there."""
    if grid.pauses[token.first + at] < _HALT_S:
        return False
    begins = int(grid.reference.first[token.sentence])
    low, high = max(1, int(reached[at - 1]) - 2), int(reached[at]) + 3
    return not grid.reference.paused[begins + low : begins + high + 1].any()


def cost_of_other(level: Level) -> float:
    """What a frame of sound of its own kind costs."""
    return level.like + OTHER_AT * level.gap


def _judged(piece: Piece, tables: Tables, level: Level) -> Piece:
    """Say how sure it is that a stretch is its sentence, and else which part of it, if any."""
    rows, columns = tables.rows, tables.columns
    trust = level.trust(whole(tables.to) / rows)
    if columns < _TOO_SHORT and trust < _UNLIKE:
        return Piece(OTHER, "other", piece.first, piece.last)
    if trust >= SURE or columns < _TOO_SHORT or (columns < _SHORT and trust >= DOUBTFUL):
        return _with(piece, "said", trust)
    ends, begins = tables.to[-1] / rows, tables.onwards[0] / rows
    until, since = int(np.argmin(ends)), int(np.argmin(begins))
    first_part, last_part = level.trust(float(ends[until])), level.trust(float(begins[since]))
    if first_part >= SURE - 0.05 and first_part >= last_part and until < _PART * columns:
        return _with(piece, "first part", first_part)
    if last_part >= SURE - 0.05 and columns - since < _PART * columns:
        return _with(piece, "last part", last_part)
    if trust < DOUBTFUL:
        return _with(piece, "other words", trust)
    return _with(piece, "said" if _least_in_a_second(tables, level) >= _EVENLY else "unsure", trust)


def _least_in_a_second(tables: Tables, level: Level) -> float:
    """How sure the second of a stretch is that is least like its sentence; of a shorter one, all of it."""
    rows = tables.rows
    if rows <= _SECOND:
        return level.trust(whole(tables.to) / rows)
    sums = tables.to[np.arange(rows), path(tables.to)]
    return level.trust(float((sums[_SECOND:] - sums[:-_SECOND]).max()) / _SECOND)


def _with(piece: Piece, state: str, trust: float) -> Piece:
    return Piece(piece.sentence, state, piece.first, piece.last, trust)  # type: ignore[arg-type]
