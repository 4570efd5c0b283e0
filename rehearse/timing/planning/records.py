"""What is known of a voice's speed: built in, learnt from what it said, or assumed of a voice never heard."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, fields, replace
from typing import TYPE_CHECKING

from rehearse.core import Sentence
from rehearse.core.places import data_dir, write_whole
from rehearse.language.effort import Effort, effort

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


BUILT_IN: dict[str, Record] = {
    "zh-CN-XiaoxiaoNeural": Record(195, 230, 650, 180, 575, 0.04, 0.015, 749),
    "zh-CN-YunxiNeural": Record(177, 350, 670, 195, 888, 0.068, 0.015, 4900),
    "zh-CN-YunyangNeural": Record(176.5, 220, 674, 170, 610, 0.049, 0.015, 1036),
    "zh-CN-YunjianNeural": Record(194, 190, 655, 185, 872, 0.041, 0.02, 109),
    "en-US-JennyNeural": Record(178.5, 270, 940, 190, 700, 0.047, 0.015, 242),
    "cmn": Record(237, 190, 260, 0, 0, 0.051, 0.02, 194),
    "en-us": Record(257.5, 282, 640, 0, 0, 0.07, 0.03, 48),
}
"""Voice -> what is known of it.

Edge's voices: a robust fit to 7,036 texts timed from the sound (docs/pace.md), scaled to rate 0. The last two are
espeak-ng's, from sentences of the sample speeches spoken by our engine.
"""

UNKNOWN: dict[Language, Record] = {
    "zh": Record(186, 245, 662, each=0.06, shared=0.07),
    "en": Record(178, 300, 700, each=0.06, shared=0.09),
}
"""Language -> what is assumed of a voice never heard: the mean of those above, and how far they are apart."""

_RATES: dict[str, tuple[tuple[int, float], ...]] = {
    "cmn": (
        (-50, 2.148), (-35, 1.629), (-25, 1.394), (-10, 1.137), (0, 1.0), (10, 0.894), (25, 0.764), (50, 0.618),
        (75, 0.515), (100, 0.450),
    ),
    "en-us": (
        (-50, 1.485), (-35, 1.483), (-25, 1.344), (-10, 1.110), (0, 1.0), (10, 0.909), (25, 0.793), (50, 0.658),
        (75, 0.561), (100, 0.494),
    ),
}  # fmt: skip
"""espeak's voice -> (rate, its time as a share of that at rate 0), measured on the sentences of its record."""

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


def base_name(voice: str) -> str:
    """Name the voice that speaks: espeak's variants ("cmn+f3") change the timbre, not the speed."""
    return voice.partition("+")[0]


def speaks(voice: str, otherwise: Language) -> Language:
    """Tell a voice's language by its name.

    >>> speaks("zh-CN-YunxiNeural", "en"), speaks("en-us", "zh"), speaks("Anna", "zh")
    ('zh', 'en', 'zh')
    """
    first = voice.partition("-")[0].partition("+")[0].lower()
    return "zh" if first in ("zh", "cmn", "yue", "wuu", "hak") else "en" if first == "en" else otherwise


def record_of(voice: str, language: Language, kept: Mapping[str, Record] | None = None) -> Record:
    """Give what is known of a voice: `kept` is what this machine has learnt, see `load_records`."""
    name = base_name(voice)
    found = (kept or {}).get(name) or BUILT_IN.get(name)
    return found or UNKNOWN[speaks(voice, language)]


def stretch(voice: str, rate: int) -> float:
    """Tell by how much a voice's time grows at a rate in percent: 1 / (1 + rate), but for espeak's, which are measured.

    Edge's voices keep to it within 0.6 % from -25 to +30.

    >>> stretch("zh-CN-YunxiNeural", 25), stretch("cmn", 25), round(stretch("cmn+f3", 30), 3)
    (0.8, 0.764, 0.735)
    """
    table = _RATES.get(base_name(voice))
    if table is None:
        return 100 / (100 + rate)
    if not table[0][0] <= rate <= table[-1][0]:
        near, share = table[0] if rate < 0 else table[-1]
        return share * (100 + near) / max(1, 100 + rate) if rate > 0 else share
    high = next(place for place, (at, _) in enumerate(table) if rate <= at)
    low = max(0, high - 1)
    (start, before), (end, after) = table[low], table[high]
    return after if start == end else before + (after - before) * (rate - start) / (end - start)


def refine(
    record: Record, measured: Sequence[tuple[Effort | Sentence, float]], language: Language | None = None
) -> Record:
    """Correct a record by what a voice took for some texts, in milliseconds of sound at its own rate.

    Robust: a sentence that went wrong counts little. What is known already counts as many sentences as it rests on, at
    most 100. `language` is the voice's, where it is not the sentences' own. Sentences of a clip that was counted before
    should not be given again.
    """
    rows = [(_effort(said, language), ms) for said, ms in measured]
    rows = [(takes, ms - record.final * takes.ends) for takes, ms in rows if takes.syllables > 0]
    rows = [(takes, ms) for takes, ms in rows if ms > 0]
    if not rows:
        return record
    kappa, minor = _fit(record, rows)
    return replace(
        record,
        kappa=kappa,
        minor=minor,
        each=_spread(
            record, [(ms / (kappa * one.syllables + minor * one.stops) - 1, ms) for one, ms in rows]
        ),
        shared=math.hypot(_KAPPA_SURE, 1 / math.sqrt(1 / record.shared**2 + len(rows) / record.each**2)),
        n=record.n + len(rows),
    )


def _effort(said: Effort | Sentence, language: Language | None) -> Effort:
    return effort(said.spoken, said.language, language) if isinstance(said, Sentence) else said


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


def _spread(record: Record, errors: Sequence[tuple[float, float]]) -> float:
    """Estimate `each` so that four in five errors lie inside; what was known before counts as 20 texts.

    A few texts are far off, so their mean square would make the range too wide.
    """
    sizes = sorted(abs(error) * math.sqrt(ms / SENTENCE_MS) for error, ms in errors)
    found = sizes[math.ceil(0.8 * len(sizes)) - 1] / EIGHTY
    return math.sqrt((20 * record.each**2 + len(sizes) * found**2) / (20 + len(sizes)))


def load_records() -> dict[str, Record]:
    """Read what this machine has learnt of voices; what cannot be read is as if it were not there."""
    try:
        rows = json.loads((data_dir() / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(rows, dict):
        return {}
    return {name: found for name, row in rows.items() if (found := _record(row)) is not None}


def save_record(voice: str, record: Record) -> None:
    """Keep what was learnt of a voice; raise OSError where the data folder cannot be written."""
    kept = load_records() | {base_name(voice): record}
    rows = {name: asdict(one) for name, one in sorted(kept.items())}
    write_whole(data_dir() / _FILE, json.dumps(rows, ensure_ascii=False, indent=1) + "\n")


_PLAUSIBLE = {
    "kappa": (50, 2000), "minor": (0, 5000), "final": (0, 10_000), "head": (0, 10_000), "tail": (0, 10_000),
    "each": (0.001, 1), "shared": (0.001, 1), "n": (0, 10**9),
}  # fmt: skip


def _record(row: object) -> Record | None:
    """Make a record of what a file says, if it is one."""
    if not isinstance(row, dict) or set(row) != {field.name for field in fields(Record)}:
        return None
    for name, (least, most) in _PLAUSIBLE.items():
        value = row[name]
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
            return None
    return Record(**row)
