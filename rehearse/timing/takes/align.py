"""Aligns a recording with the reference: coarsely without a limit, then finely in a band, adapting to the voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from rehearse.timing.takes.adaptation import Pairs, adapted, joined_pairs
from rehearse.timing.takes.search import OTHER, Jumps, Token, search
from rehearse.timing.takes.within import MOST, costs_to, path, turned, whole

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy.typing as npt

    from rehearse.timing.takes.grid import Grid, Sides

    Floats = npt.NDArray[np.float32]
    Ints = npt.NDArray[np.int64]

_COARSE, _FINE = 8, 4
"""Frames of 10 ms that make one."""

_AROUND = 1
"""Coarse frames are compared together with so many on either side: alone, a vowel in a room is like many."""

_BAND_S = 30
"""How far from the coarse alignment the fine one looks."""

_TEMPO = (0.6, 2.2)
"""No reader is slower or faster than a voice, by more than this."""

_USUAL_TEMPO = (0.7, 1.5)
"""Beyond this it may not be the tempo: it is a part of the speech, or much else is in the recording."""

_TEMPO_OFF = 0.08
"""By how much the tempo may be off."""

_CARELESS = 3.0
"""How many times as dear jumps are while the voice is not yet known."""

_LESS_CARELESS = 2.5

_LEAST_GAP = 0.03
"""Of costs, between like and unlike: less would make every jump free."""

OTHER_AT = 0.45
"""Where sound of its own kind stands between what is like the script and what is unlike it."""

_SKIP_S, _AGAIN_S, _RESTART_S, _OTHER_S = 0.8, 0.8, 1.2, 0.5
"""What it takes to jump, in seconds of unlike speech."""

_ENOUGH_PAIRS = 800
"""Frames of 40 ms from which a voice can be learnt: 32 s."""

_LEAST_S = 45
"""Of less speech too little is known to learn its voice."""


@dataclass(frozen=True, slots=True)
class Level:
    """What costs mean in a recording: what its own sentences cost, and what unlike ones would."""

    like: float
    unlike: float

    @property
    def gap(self) -> float:
        """How far apart they are."""
        return max(self.unlike - self.like, _LEAST_GAP)

    def trust(self, cost: float) -> float:
        """How sure a sentence was said that costs so much a frame: 1 is as usual in this recording, 0 is unlike."""
        return (self.unlike - cost) / self.gap


_UNKNOWN = Level(0.8, 0.9)
"""What costs mean at most before a voice is known: of clear voices 0.5 to 0.6 and 0.8 to 0.87, in noise more.

Means hide that some sentences of a voice that is not known cost as much as others': few leave the script so early."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Which stretch of a recording is which sentence."""

    grid: Grid
    tokens: tuple[Token, ...]
    costs: tuple[float | None, ...]
    """What each costs a frame; None where there is nothing to compare."""
    pairs: tuple[Pairs | None, ...]
    level: Level

    @property
    def brief(self) -> bool:
        """True where there is too little speech to learn a voice from."""
        return self.grid.seconds() < _LEAST_S


def align(sides: Sides, step: Callable[[], None] = lambda: None) -> Alignment:
    """Align a recording in which there is speech; `step` is called STEPS times on the way."""
    tempo, roughly = _roughly(sides, step)
    grid = sides.grid(_FINE, tempo)
    found = _levelled(grid, _carried(roughly, grid))
    del grid  # what is learnt takes its place
    if found.brief:
        found = _again(found, _CARELESS)
        step()
        step()
        return found
    for dearer in (_LESS_CARELESS, 1.0):
        found = _adapted(found)
        found = _again(found, dearer)
        step()
    return found


STEPS = 4


def _roughly(sides: Sides, step: Callable[[], None]) -> tuple[float, list[Token]]:
    """The tempo, and which sentence is where: the frames of its token are all of the recording's, of 10 ms."""
    tempos = [float(np.clip(sides.tempo, *_TEMPO))]
    if not _USUAL_TEMPO[0] < tempos[0] < _USUAL_TEMPO[1]:
        tempos.append(1.0)
    tries = [(_coarse(sides.grid(_COARSE, tempo, _AROUND)), tempo) for tempo in tempos]
    coarse, tempo = max(tries, key=lambda one: _evidence(one[0]))
    step()
    better = float(np.clip(tempo * _tempo(coarse), *_TEMPO))
    if abs(better / tempo - 1) > _TEMPO_OFF:
        again = _coarse(sides.grid(_COARSE, better, _AROUND))
        if _evidence(again) > _evidence(coarse):  # in a room much seems to be speech that is none
            tempo, coarse = better, again
    step()
    frames = coarse.grid.said.speech * _COARSE
    return tempo, [
        Token(token.sentence, int(frames[token.first]), int(frames[token.last]) + _COARSE - 1)
        for token in coarse.tokens
    ]


def _coarse(grid: Grid) -> Alignment:
    """Align all with all."""
    return _levelled(grid, search(grid.take, grid.pauses, grid.reference, _jumps(grid, _UNKNOWN, _CARELESS)))


def _again(found: Alignment, dearer: float) -> Alignment:
    """Align finely, near to what was found."""
    grid = found.grid
    band = _band(grid, found.tokens)
    return _levelled(grid, search(grid.take, grid.pauses, grid.reference, jumps(found, dearer), band))


def _jumps(grid: Grid, level: Level, dearer: float) -> Jumps:
    second = 1000 / grid.frame_ms * level.gap * dearer
    return Jumps(
        skip=_SKIP_S * second,
        again=_AGAIN_S * second,
        restart=_RESTART_S * second,
        other=level.like + OTHER_AT * level.gap,
        other_in=_OTHER_S * second,
    )


def jumps(found: Alignment, dearer: float = 1.0) -> Jumps:
    """What jumps cost when the voice is known."""
    return _jumps(found.grid, found.level, dearer)


def _levelled(grid: Grid, tokens: Sequence[Token]) -> Alignment:
    """Say what the tokens cost, and what the same would cost were each sentence turned round."""
    costs: list[float | None] = []
    pairs: list[Pairs | None] = []
    unlike: list[float] = []
    sizes: list[int] = []
    for token in tokens:
        block = grid.costs(token.first, token.last, token.sentence) if token.sentence != OTHER else None
        if block is None or len(block) < 3 or len(block) * MOST < block.shape[1]:
            costs.append(None)
            pairs.append(None)
            continue
        table = costs_to(block)
        costs.append(whole(table) / len(block))
        first = int(grid.reference.first[token.sentence])
        pairs.append(Pairs(np.arange(token.first, token.last + 1), first + path(table)))
        unlike.append(turned(block) / len(block))
        sizes.append(len(block))
    level = Level(
        median_cost([cost for cost in costs if cost is not None], sizes), median_cost(unlike, sizes)
    )
    return Alignment(grid, tuple(tokens), tuple(costs), tuple(pairs), level)


def median_cost(costs: Sequence[float], sizes: Sequence[int]) -> float:
    """The cost of which half of the frames are below; 1, unlike, where there are none."""
    if not costs:
        return 1.0
    order = np.argsort(costs)
    sums = np.cumsum(np.array(sizes)[order])
    return float(np.array(costs)[order][np.searchsorted(sums, sums[-1] / 2)])


def _adapted(found: Alignment) -> Alignment:
    """Learn the voice from sentences that are more like than unlike, where they are enough."""
    pairs = joined_pairs(likely(found))
    if len(pairs) < _ENOUGH_PAIRS:
        return found
    return _levelled(adapted(found.grid, pairs), found.tokens)


def likely(found: Alignment) -> list[Pairs]:
    """The frames that belong together in each sentence that is more like than unlike."""
    limit = (found.level.like + found.level.unlike) / 2
    return [
        pair
        for pair, cost in zip(found.pairs, found.costs, strict=True)
        if pair is not None and cost is not None and cost < limit
    ]


def _evidence(found: Alignment) -> float:
    """How much speaks for an alignment: how many frames are likely, and how far they are from unlike ones."""
    return found.level.gap * sum(map(len, likely(found)))


def _tempo(found: Alignment) -> float:
    """How much longer the recording's likely sentences are than the reference's at the grid's tempo."""
    pairs = likely(found)
    model = sum(int(pair.model[-1] - pair.model[0]) + 1 for pair in pairs)
    return model / max(1, sum(map(len, pairs))) if model else 1.0


def _carried(tokens: Sequence[Token], grid: Grid) -> list[Token]:
    """The tokens in the grid's frames of speech."""
    frames = grid.said.speech * _FINE
    found = []
    for token in tokens:
        first, end = np.searchsorted(frames, (token.first, token.last + 1)).tolist()
        if end > first:
            found.append(Token(token.sentence, first, end - 1))
    return found


def _band(grid: Grid, tokens: Sequence[Token]) -> tuple[Ints, Ints]:
    """For each frame the reference's frames near to where the tokens put it; both edges never fall."""
    count, length = len(grid.take), len(grid.reference.frames)
    first = grid.reference.first
    middle = np.zeros(count)
    last = 0.0
    for token in tokens:
        if token.sentence != OTHER:
            middle[token.first : token.last + 1] = np.linspace(
                first[token.sentence], first[token.sentence + 1] - 1, token.size
            )
            last = middle[token.last]
        else:
            middle[token.first : token.last + 1] = last
    around = _BAND_S * 1000 // grid.frame_ms
    low = np.minimum.accumulate(np.maximum(0, middle - around)[::-1])[::-1].astype(np.int64)
    high = np.maximum.accumulate(np.minimum(length, middle + around)).astype(np.int64)
    low[0], high[-1] = 0, length
    return low, np.maximum(high, low + 8).clip(max=length)
