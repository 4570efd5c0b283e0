"""How fast a voice speaks and how sure that is: assumed of one never heard, and learnt from what it says."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, fields, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from rehearse.core import Breath
from rehearse.core.folders import data_dir, write_whole
from rehearse.language.effort import Effort, effort

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rehearse.core import Language

EIGHTY = 1.2816
"""Standard deviations on either side within which 80 % of a normal distribution lie."""

SENTENCE_MS = 4000
"""The length at which `Record.each` holds; relative to its length, a text's own error falls with its square root."""


@dataclass(frozen=True, slots=True)
class Record:
    """How fast a voice speaks at its own rate, and how sure that is."""

    kappa: float
    """Milliseconds a syllable of `Effort`."""
    minor: float
    """Milliseconds more at a mark inside a sentence."""
    final: float
    """Milliseconds of silence at a sentence's end inside a text."""
    head: float = 190
    """Milliseconds of silence that the engine puts before the speech."""
    tail: float = 700
    """The same behind it."""
    each: float = 0.055
    """Standard deviation of the error of a text of SENTENCE_MS that it shares with no other, as a share of its time."""
    shared: float = 0.02
    """The same of the error that all texts by this voice share."""
    n: int = 0
    """Sentences that it was measured on."""


UNKNOWN: dict[Language, Record] = {
    "zh": Record(186, 245, 662, each=0.06, shared=0.07),
    "en": Record(178, 300, 700, each=0.06, shared=0.09),
}
"""Language -> what is assumed of a voice never heard: the mean of edge's measured voices, and their distance."""

_MOST_KNOWN = 100
"""Sentences that a record counts for at most when more come in: services change their voices."""

_KAPPA_SURE = 0.015
"""What is left of a record's doubt when it rests on very many sentences: another text is written in another way.

The voices heard in several sources are 0.01 to 0.03 apart from one to the other (docs/pace.md).
"""

_MINOR_SURE = 0.35
"""Doubt about the stop at a mark before anything was heard, as a share of it."""

_OUTLIER = 1.5
"""Standard deviations from which an error counts no more than that, however large: a sentence that went wrong."""

_FILE = "voices.json"
_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class KnownVoice:
    """A voice by its name, and what is known of it."""

    name: str
    language: Language
    record: Record
    rates: tuple[tuple[int, float], ...] = ()
    """(rate in percent, its time as a share of that at rate 0), ascending, where that was measured."""

    def stretch(self, rate: int) -> float:
        """The time at a rate as a share of that at rate 0: 1 / (1 + rate), unless it was measured."""
        if not self.rates:
            return 100 / (100 + rate)
        (least, slowest), (most, fastest) = self.rates[0], self.rates[-1]
        if rate > most:
            return fastest * (100 + most) / (100 + rate)
        if rate <= least:
            return slowest
        (start, before), (end, after) = next(pair for pair in pairwise(self.rates) if rate <= pair[1][0])
        return before + (after - before) * (rate - start) / (end - start)


def refine(record: Record, measured: Sequence[tuple[Effort | Breath, float]]) -> Record:
    """Correct a record by what a voice took for some texts, in milliseconds of sound at its own rate.

    Robust: a sentence that went wrong counts little. What is known already counts as many sentences as it rests on, at
    most 100. Sentences of a clip that was counted before should not be given again.
    """
    rows = [
        (effort(said.said, said.language) if isinstance(said, Breath) else said, ms) for said, ms in measured
    ]
    rows = [(takes, ms - record.final * takes.ends) for takes, ms in rows if takes.syllables > 0]
    rows = [(takes, ms) for takes, ms in rows if ms > 0]
    if not rows:
        return record
    kappa, minor = _fit(record, rows)
    return replace(
        record,
        kappa=kappa,
        minor=minor,
        each=_own_error(
            record, [(ms / (kappa * one.syllables + minor * one.stops) - 1, ms) for one, ms in rows]
        ),
        shared=math.hypot(_KAPPA_SURE, 1 / math.sqrt(1 / record.shared**2 + len(rows) / record.each**2)),
        n=record.n + len(rows),
    )


def _fit(record: Record, rows: Sequence[tuple[Effort, float]]) -> tuple[float, float]:
    """Weigh what is measured against what is known: iterated least squares that start from the median."""
    from statistics import median  # 5 ms, and `time` needs none

    known = min(record.n, _MOST_KNOWN)
    kappa_sure = math.hypot(record.shared, _KAPPA_SURE) if not known else record.each / math.sqrt(known)
    minor_sure = _MINOR_SURE / math.sqrt(1 + known / 10)
    off = median(ms / (record.kappa * takes.syllables + record.minor * takes.stops) for takes, ms in rows)
    kappa, minor = record.kappa * off, record.minor * off
    for _ in range(_ROUNDS):
        a, c = (kappa_sure * record.kappa) ** -2, (minor_sure * record.minor) ** -2
        b, p, q = 0.0, a * record.kappa, c * record.minor
        for takes, ms in rows:
            sure = record.each * math.sqrt(ms * SENTENCE_MS)
            off = abs(ms - kappa * takes.syllables - minor * takes.stops) / sure
            weight = (min(1.0, _OUTLIER / max(off, 1e-9)) / sure) ** 2
            a += weight * takes.syllables**2
            b += weight * takes.syllables * takes.stops
            c += weight * takes.stops**2
            p += weight * takes.syllables * ms
            q += weight * takes.stops * ms
        kappa, minor = (c * p - b * q) / (a * c - b * b), (a * q - b * p) / (a * c - b * b)
    return kappa, max(0.0, minor)


def _own_error(record: Record, errors: Sequence[tuple[float, float]]) -> float:
    """Estimate `each` so that four in five errors lie inside; what was known before counts as 20 texts.

    A few texts are far off, so their mean square would make the range too wide.
    """
    sizes = sorted(abs(error) * math.sqrt(ms / SENTENCE_MS) for error, ms in errors)
    found = sizes[math.ceil(0.8 * len(sizes)) - 1] / EIGHTY
    return math.sqrt((20 * record.each**2 + len(sizes) * found**2) / (20 + len(sizes)))


def load_records() -> dict[str, Record]:
    """Read the records measured on this machine; an entry that cannot be read is left out."""
    try:
        rows = json.loads((data_dir() / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(rows, dict):
        return {}
    return {name: found for name, row in rows.items() if (found := _record(row)) is not None}


def save_record(voice: str, record: Record) -> None:
    """Keep a voice's record; raise OSError where the data folder cannot be written."""
    kept = load_records() | {voice: record}
    rows = {name: asdict(one) for name, one in sorted(kept.items())}
    write_whole(data_dir() / _FILE, json.dumps(rows, ensure_ascii=False, indent=1) + "\n")


_PLAUSIBLE = {
    "kappa": (50, 2000), "minor": (0, 5000), "final": (0, 10_000), "head": (0, 10_000), "tail": (0, 10_000),
    "each": (0.001, 1), "shared": (0.001, 1), "n": (0, 10**9),
}  # fmt: skip


def _record(row: object) -> Record | None:
    """The record in a row of the file; None where it is no plausible one."""
    if not isinstance(row, dict) or set(row) != {field.name for field in fields(Record)}:
        return None
    for name, (least, most) in _PLAUSIBLE.items():
        value = row[name]
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            return None
    return Record(**row)
