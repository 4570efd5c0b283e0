"""After the alignment: what each stretch is, what was begun anew, said again, out of order, or is not the script's."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from rehearse.timing.takes.align import jumps
from rehearse.timing.takes.begun import with_beginnings
from rehearse.timing.takes.beside import with_those_beside
from rehearse.timing.takes.look_again import looked_again, searched
from rehearse.timing.takes.pieces import SURE, Piece
from rehearse.timing.takes.search import OTHER
from rehearse.timing.takes.splitting import LEAST_BEGINNING_S, beginning, split, trust_in_all
from rehearse.timing.takes.within import MOST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rehearse.timing.takes.align import Alignment
    from rehearse.timing.takes.search import Token

_LEAST_FRAMES = 4
_CLEARLY = 0.15
"""By so much more trust another sentence is likelier than one that is not sure."""

_SHORT_MS = 1000
"""What is shorter must be like a beginning beyond doubt."""

_LEAST_ELSEWHERE_S = 1.5
"""A shorter sound is like some sentence by chance."""

_TOGETHER = 0.7
"""Sentences at another place follow each other there: from first to last so much of the stretch must be theirs."""

_LIKELY = 0.65
"""Where a sentence stands elsewhere, too, what is not sure is the same from this trust on."""

_NEARLY = 0.75
"""What may be a sentence and is shorter than this share of the same said again was its beginning."""

_LOOSE = SURE - 0.1
"""What is found at a place where it was not looked for is trusted from here on."""


def judge(found: Alignment) -> list[Piece]:
    """Say what each stretch of the recording is."""

    def told(tokens: Sequence[Token]) -> list[Piece]:
        return _explained([piece for token in tokens for piece in split(token, found)], found)

    tokens = looked_again(with_beginnings(found.tokens, found), found, told)
    return _once(_reordered(told(with_those_beside(tokens, found)), found))


def _explained(pieces: Sequence[Piece], found: Alignment) -> list[Piece]:
    """Try what nothing explains yet as the beginning of the next sentence, or as the last one again."""
    explained: list[Piece] = []
    for at, piece in enumerate(pieces):
        long = piece.size * found.grid.frame_ms >= LEAST_BEGINNING_S * 1000
        if piece.state in ("other", "other words", "unsure") and long:
            piece = _best(piece, _near(pieces, at), found) or piece
        explained.append(piece)
    return explained


def _near(pieces: Sequence[Piece], at: int) -> Iterator[tuple[int, str]]:
    """The sentences that a stretch may be, and what it then is."""
    own = pieces[at].sentence
    following = next((piece.sentence for piece in pieces[at + 1 :] if piece.spoken), None)
    before = next((piece.sentence for piece in pieces[:at][::-1] if piece.spoken), None)
    if following is not None:
        yield following, "restart"
    said = {piece.sentence for place, piece in enumerate(pieces) if place != at}
    if before is not None:
        yield before, "again"
        if following is not None and following <= before and before + 1 in said:
            yield before + 1, "restart"
    if own != OTHER and own != following and own not in said:
        yield own, "first part"


def _best(piece: Piece, near: Iterable[tuple[int, str]], found: Alignment) -> Piece | None:
    """The likeliest of them, of which a beginning is enough; None where none is likely."""
    best = None
    needed = SURE if piece.size * found.grid.frame_ms < _SHORT_MS else _LOOSE
    if piece.state == "unsure":
        needed = max(needed, (piece.trust or 0) + _CLEARLY)
    for sentence, state in near:
        costs = found.grid.costs(piece.first, piece.last, sentence)
        trust = beginning(costs, found.level)
        if trust is not None and trust >= needed and (best is None or trust > (best.trust or 0)):
            if trust_in_all(costs, found.level) >= SURE:
                state = "said"  # all of it; which of the two counts is told later
            best = Piece(sentence, state, piece.first, piece.last, trust)  # type: ignore[arg-type]
    return best


def _reordered(pieces: list[Piece], found: Alignment) -> list[Piece]:
    """Look for the sentences that are missing in the stretches that nothing explains, as long as any is found."""
    while True:
        reordered: list[Piece] = []
        missing = _missing(pieces, len(found.grid.reference.first) - 1)
        for unexplained, group in groupby(pieces, lambda piece: piece.state in ("other", "other words")):
            stretch = list(group)
            elsewhere = _elsewhere(stretch, missing, found) if unexplained else []
            reordered += elsewhere or stretch
            if elsewhere:  # what is missing is less now
                taken = {piece.sentence for piece in elsewhere if piece.spoken}
                missing = [run for run in missing if taken.isdisjoint(run)]
        if reordered == pieces:
            return pieces
        pieces = reordered


def _missing(pieces: Sequence[Piece], count: int) -> list[range]:
    """Runs of sentences that nobody said."""
    said = {piece.sentence for piece in pieces if piece.spoken}
    runs: list[range] = []
    for sentence in range(count):
        if sentence in said:
            continue
        if runs and runs[-1].stop == sentence:
            runs[-1] = range(runs[-1].start, sentence + 1)
        else:
            runs.append(range(sentence, sentence + 1))
    return runs


def _elsewhere(stretch: Sequence[Piece], missing: Sequence[range], found: Alignment) -> list[Piece]:
    """The stretch as the run of missing sentences of which most is in it; empty where none is."""
    first, last = stretch[0].first, stretch[-1].last
    best: list[Piece] = []
    for run in missing:
        tries = [piece for piece in _searched(first, last, run, found) if piece.state == "out of order"]
        together = tries and _size(tries) >= _TOGETHER * (tries[-1].last - tries[0].first + 1)
        if together and _size(tries) > _size(best):
            best = tries
    return _with_rest(best, stretch) if best else []


def _size(pieces: Sequence[Piece]) -> int:
    return sum(piece.size for piece in pieces)


def _searched(first: int, last: int, run: range, found: Alignment) -> Iterator[Piece]:
    grid = found.grid
    if (last - first) * grid.frame_ms < _LEAST_ELSEWHERE_S * 1000:
        return
    for token in searched(grid, first, last, run, jumps(found)):
        if token.sentence == OTHER:
            continue
        costs = grid.costs(token.first, token.last, token.sentence)
        if len(costs) >= _LEAST_FRAMES and len(costs) * MOST >= costs.shape[1]:
            trust = trust_in_all(costs, found.level)
            state = "out of order" if trust >= _LOOSE else "other words"
            yield Piece(token.sentence, state, token.first, token.last, trust)  # type: ignore[arg-type]


def _with_rest(chosen: Sequence[Piece], stretch: Sequence[Piece]) -> list[Piece]:
    """The chosen pieces, and what is left of the stretch between them."""
    rest: list[Piece] = []
    at = stretch[0].first
    for piece in chosen:
        if piece.first > at:
            rest.append(Piece(OTHER, "other", at, piece.first - 1))
        rest.append(piece)
        at = piece.last + 1
    if at <= stretch[-1].last:
        rest.append(Piece(OTHER, "other", at, stretch[-1].last))
    return rest


def _once(pieces: Sequence[Piece]) -> list[Piece]:
    """Of a sentence that was said several times the first whole one counts: before, it was begun; later, repeated."""
    main: dict[int, int] = {}
    broken_off = set(_broken_off(pieces))
    for at, piece in enumerate(pieces):
        if not piece.spoken:
            continue
        before = main.get(piece.sentence)
        if (
            before is None
            or before in broken_off
            or (_whole(piece, pieces[before]) and not _whole(pieces[before], piece))
        ):
            main[piece.sentence] = at
    found = []
    for at, piece in enumerate(pieces):
        if piece.spoken and main[piece.sentence] != at:
            found.append(_second(piece, begun=at < main[piece.sentence]))
        else:
            found.append(piece)
    return found


def _second(piece: Piece, *, begun: bool) -> Piece:
    """A stretch whose sentence stands elsewhere, too; what is hardly like it is none of the script's then."""
    if piece.state == "unsure" and (piece.trust or 0) < _LIKELY:
        return Piece(OTHER, "other", piece.first, piece.last)
    return replace(piece, state="restart" if begun else "again")


def _broken_off(pieces: Sequence[Piece]) -> Iterator[int]:
    """The places of sentences before one that was broken off, to which the speaker then goes back: beginnings, too."""
    for at, piece in enumerate(pieces):
        following = next((one.sentence for one in pieces[at + 1 :] if one.spoken), None)
        if piece.state != "restart" or following is None:
            continue
        for before in range(at - 1, -1, -1):
            if not (pieces[before].spoken and following <= pieces[before].sentence < piece.sentence):
                break
            yield before


def _whole(piece: Piece, other: Piece) -> bool:
    """True where it is all of a sentence, as far as another piece with the same sentence tells."""
    if piece.state == "unsure":
        return (piece.trust or 0) >= _LIKELY and piece.size >= _NEARLY * other.size
    return piece.state in ("said", "out of order")
