"""Whether a recording is of this script at all, judged by what other sentences teach: so it cannot fool itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.timing.takes.adaptation import adapted, joined_pairs
from rehearse.timing.takes.align import median_cost
from rehearse.timing.takes.within import costs_to, turned, whole

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rehearse.timing.takes.align import Alignment

_LEAST_PAIRS = 400
"""From fewer frames nothing is learnt."""

_UNLEARNT = 1.7
"""How much nearer the two are before a voice is learnt: 0.24 and more of the script, 0.13 to 0.17 of others."""


def separation(found: Alignment) -> float:
    """How far the script's sentences are from the same turned round, each in a space that the others teach.

    A sentence that is said several times is one: it never teaches the space that it is judged in. Of a recording of the
    script 0.45 to 0.7, of one beside other people's talk 0.37 and more; of another text 0.15 to 0.35, however well it
    seems to fit: what is learnt from the wrong sentences does not carry over. Of a short recording nothing is learnt,
    and what is known without is made comparable; of a long one in which hardly anything is like the script, or only
    one sentence of it, it is nothing.
    """
    limit = (found.level.like + found.level.unlike) / 2
    usable = [at for at, pair in enumerate(found.pairs) if pair is not None]
    halves = _halves([found.tokens[at].sentence for at in usable])
    costs: list[float] = []
    unlike: list[float] = []
    sizes: list[int] = []
    for half in (0, 1):
        taught = [
            pair
            for at, pair in enumerate(found.pairs)
            if pair is not None
            and halves[found.tokens[at].sentence] != half
            and (found.costs[at] or 0) < limit
        ]
        pairs = joined_pairs(taught)
        if len(pairs) < _LEAST_PAIRS:
            return _UNLEARNT * (found.level.unlike - found.level.like) if found.brief else 0.0
        grid = adapted(found.grid, pairs)
        for at in usable:
            token = found.tokens[at]
            if halves[token.sentence] != half:
                continue
            block = grid.costs(token.first, token.last, token.sentence)
            costs.append(whole(costs_to(block)) / len(block))
            unlike.append(turned(block) / len(block))
            sizes.append(len(block))
    return median_cost(unlike, sizes) - median_cost(costs, sizes)


def _halves(sentences: Iterable[int]) -> dict[int, int]:
    """Sentence -> which half it belongs to; every second one that was said is in the same."""
    return {sentence: number % 2 for number, sentence in enumerate(sorted(set(sentences)))}
