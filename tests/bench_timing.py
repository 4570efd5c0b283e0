"""Measure how well times are estimated: by sentences of real voices, sources left out by turns, beside two rivals."""

from __future__ import annotations

import json
import os
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from rehearse.language.effort import LIST, WEIGHTS, Tally, count, tally, weighted
from rehearse.language.numbers.read_out import read_out
from rehearse.timing.planning.pace import Pace, likely_range
from rehearse.timing.planning.records import UNKNOWN, refine
from rehearse.voices.engines.edge.records import RECORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import numpy.typing as npt

    from rehearse.core import Language
    from rehearse.timing.planning.records import Record

DATA = Path(
    os.environ.get("REHEARSE_TIMING", Path(__file__).parents[2] / "shared" / "timing" / "train.jsonl")
)
MINUTE_MS = 60_000
SPEECH_MS = 300_000
RIVAL_A_MINUTE = {"zh": 200, "en": 150}
FEW = 20
"""Sentences of a new voice that are heard before the rest is estimated."""
TURNS = 20
"""Times that other twenty are drawn."""
GOALS = (5.0, 2.5, None, 2.0, None)
"""At most, in percent: a text, a minute, its 95th percentile, a file, five minutes."""
RANGE_GOAL = (75, 85)
"""From, to: percent of texts, and of files, inside the 80 % range."""
REST_GOAL = 1.5
"""At most, in percent: all the rest of a new voice."""
MOST_OF_ONE = 500
"""Texts that a source counts for at most in the fit, so that the largest does not decide."""


@dataclass(frozen=True, slots=True)
class Row:
    """A text that a voice said."""

    source: str
    """The repository; the only English one is taken apart by its topics."""
    file: str
    voice: str
    text: str
    tally: Tally
    ms: float
    """From first sound to last, at the voice's own rate."""
    gap_ms: float | None
    """Silence behind it, at the voice's own rate."""

    @property
    def language(self) -> Language:
        """Of the voice."""
        return "zh" if self.voice.startswith("zh") else "en"


Weights: TypeAlias = "Mapping[str, float]"


def load() -> list[Row]:
    """Read the measurements, in their order."""
    return [_row(json.loads(line)) for line in DATA.read_text("utf-8").splitlines()]


def _row(item: dict[str, str]) -> Row:
    factor = (100 + int(item["rate"].rstrip("%"))) * 10
    start, end, after = float(item["start_s"]), float(item["end_s"]), item["next_start_s"]
    language: Language = "zh" if item["voice"].startswith("zh") else "en"
    source = item["repo"] if language == "zh" else "/".join(item["path"].split("/")[:-1])
    return Row(
        source,
        item["path"],
        item["voice"],
        item["text"],
        tally(read_out(item["text"], language)),
        (end - start) * factor,
        None if after is None else (float(after) - end) * factor,
    )


def fit_weights(rows: Sequence[Row]) -> dict[str, float]:
    """Fit the weights of what a text is made of, and each voice's own two numbers beside them, by turns; robustly."""
    names = [name for name in WEIGHTS[rows[0].language] if name != "han" or rows[0].language == "zh"]
    many: defaultdict[str, int] = defaultdict(int)
    for row in rows:
        many[row.source] += 1
    made = np.array([[getattr(row.tally, name) for name in names] for row in rows], float)
    stops = np.array([row.tally.stops + LIST * row.tally.lists for row in rows])
    ends = np.array([row.tally.ends for row in rows], float)
    voices = sorted({row.voice for row in rows})
    own = np.array([voices.index(row.voice) for row in rows])
    final = np.array([RECORDS[voice].final for voice in voices])
    ms = np.array([row.ms for row in rows]) - ends * final[own]
    sure = np.array([min(1.0, (MOST_OF_ONE / many[row.source]) ** 0.5) for row in rows]) / ms
    kappa, minor = np.full(len(voices), 190.0), np.full(len(voices), 250.0)
    robust = np.ones(len(rows))
    for _ in range(15):
        weight = sure * robust
        found = np.linalg.lstsq(
            made * (kappa[own] * weight)[:, None], (ms - stops * minor[own]) * weight, rcond=None
        )[0]
        said = made @ found
        for voice in range(len(voices)):
            mine = own == voice
            two = np.column_stack([said[mine], stops[mine]]) * weight[mine, None]
            kappa[voice], minor[voice] = np.linalg.lstsq(two, ms[mine] * weight[mine], rcond=None)[0]
        error = np.abs((said * kappa[own] + stops * minor[own]) / ms - 1)
        robust = np.sqrt(np.minimum(1, 0.08 / np.maximum(error, 1e-9)))
    unit = found[names.index("han")] if "han" in names else _mean_syllable(rows, names, found)
    return dict(zip(names, (found / unit).tolist(), strict=True))


def _mean_syllable(rows: Sequence[Row], names: Sequence[str], found: object) -> float:
    weights = dict(zip(names, np.asarray(found).tolist(), strict=True))
    letters = sum(row.tally.letters for row in rows) / sum(row.tally.syllables for row in rows)
    return float(weights["letters"] * letters + weights["syllables"])


def learn(rows: Sequence[Row], weights: Weights, prior: Record) -> Record:
    """Refine a record by what was measured, as the program does."""
    return refine(prior, [(weighted(row.tally, weights), row.ms) for row in rows])


@dataclass(frozen=True, slots=True)
class Guess:
    """What is estimated, and what it really took; of one text, or of several that follow one another."""

    ms: float
    true_ms: float
    pace: Pace
    file: str = ""

    @property
    def error(self) -> float:
        """As a share of the truth."""
        return self.ms / self.true_ms - 1

    @property
    def held(self) -> bool:
        """Whether the truth lies in the range that would be given."""
        low, high = likely_range(self.ms, self.pace)
        return low <= self.true_ms <= high


def files(guesses: Sequence[Guess]) -> list[Guess]:
    """Join the texts of each file; the pauses between them are the plan's, and are left out."""
    return [_sum(list(group)) for _, group in groupby(guesses, lambda one: one.file)]


def stretches(guesses: Sequence[Guess], least_ms: float) -> list[Guess]:
    """Join texts that follow one another until there are so many milliseconds; the rest is left out."""
    found, waiting = [], []
    for one in guesses:
        waiting.append(one)
        if sum(each.true_ms for each in waiting) >= least_ms:
            found.append(_sum(waiting))
            waiting = []
    return found


def _sum(guesses: Sequence[Guess]) -> Guess:
    return Guess(
        sum(one.ms for one in guesses), sum(one.true_ms for one in guesses), guesses[0].pace, guesses[0].file
    )


def guess(rows: Sequence[Row], weights: Weights, record: Record) -> list[Guess]:
    """Estimate with what is known of the voice."""
    pace = Pace(record.kappa, record.minor, "", each=record.each, shared=record.shared)
    found = []
    for row in rows:
        takes = weighted(row.tally, weights)
        ms = record.kappa * takes.syllables + record.minor * takes.stops + record.final * takes.ends
        found.append(Guess(ms, row.ms, pace, row.file))
    return found


def by_characters(rows: Sequence[Row], ms_each: float) -> list[Guess]:
    """Estimate as tools do that count characters, or words."""
    pace = Pace(0, 0, "")
    return [Guess(max(1, count(row.text, row.language)) * ms_each, row.ms, pace, row.file) for row in rows]


def splits(rows: Sequence[Row], voice: str) -> Iterator[tuple[list[Row], list[Row], list[Row]]]:
    """Leave out a source at a time: (to fit weights, to measure the voice, to be estimated).

    A voice that no other source has is measured on every other file of the same one.
    """
    for source in sorted({row.source for row in rows if row.voice == voice}):
        inside = [row for row in rows if row.voice == voice and row.source == source]
        others = [row for row in rows if row.source != source and row.language == inside[0].language]
        elsewhere = [row for row in others if row.voice == voice]
        if elsewhere:
            yield others, elsewhere, inside
            continue
        names = sorted({row.file for row in inside})
        for part in (set(names[::2]), set(names[1::2])):
            yield (
                others,
                [row for row in inside if row.file in part],
                [row for row in inside if row.file not in part],
            )


def known(rows: Sequence[Row], voice: str) -> tuple[list[Guess], list[Guess], list[Guess]]:
    """Estimate texts of a voice whose record comes from other texts: the model, a calibrated rate, the usual rate."""
    model: list[Guess] = []
    calibrated: list[Guess] = []
    usual: list[Guess] = []
    fitted: dict[str, dict[str, float]] = {}
    for others, heard, asked in splits(rows, voice):
        if asked[0].source not in fitted:
            fitted[asked[0].source] = fit_weights(others)
        weights = fitted[asked[0].source]
        prior = replace(UNKNOWN[asked[0].language], final=RECORDS[voice].final)
        record = learn(heard, weights, prior)
        model += guess(asked, weights, record)
        rate = sum(row.ms for row in heard) / sum(count(row.text, row.language) for row in heard)
        calibrated += by_characters(asked, rate)
        usual += by_characters(asked, MINUTE_MS / RIVAL_A_MINUTE[asked[0].language])
    return model, calibrated, usual


def new(rows: Sequence[Row], voice: str) -> list[list[Guess]]:
    """Estimate a voice never heard after twenty sentences of it; other twenty at each turn, the rest estimated."""
    own = [row for row in rows if row.voice == voice]
    sources = {row.source for row in own}
    others = [row for row in rows if row.language == own[0].language and row.source not in sources]
    weights = fit_weights(others) if others else WEIGHTS[own[0].language]
    random = np.random.default_rng(4)
    found = []
    for _ in range(TURNS):
        heard = set(random.choice(len(own), FEW, replace=False).tolist())
        record = learn([own[place] for place in heard], weights, UNKNOWN[own[0].language])
        found.append(guess([row for place, row in enumerate(own) if place not in heard], weights, record))
    return found


def size(guesses: Sequence[Guess]) -> npt.NDArray[np.float64]:
    """Give the errors without their signs, in percent."""
    return 100 * np.abs([one.error for one in guesses] or [np.nan])


def line(name: str, guesses: Sequence[Guess], model: bool = True) -> str:
    """Write a row of the table; of the model with its ranges, and a ! behind what misses its goal."""
    minutes, wholes = size(stretches(guesses, MINUTE_MS)), size(files(guesses))
    held = [100 * float(np.mean([one.held for one in some])) for some in (guesses, files(guesses))]
    cells = [size(guesses).mean(), minutes.mean(), float(np.quantile(minutes, 0.95)), wholes.mean()]
    cells.append(size(stretches(guesses, SPEECH_MS)).mean())
    errors = " ".join(
        f"{cell:6.2f}{_mark(model and goal is not None and cell > goal)}"
        for cell, goal in zip(cells, GOALS, strict=True)
    )
    low, high = RANGE_GOAL
    ranges = "".join(f"{share:6.0f}{_mark(not low <= round(share) <= high)}" for share in held)
    return f"{name:28} {len(guesses):5} {errors}" + (ranges if model else "")


def _mark(missed: bool) -> str:
    return "!" if missed else " "


def luck(guesses: Sequence[Guess]) -> float:
    """Tell what error the files would have if the sign of each text's own error were luck, in percent.

    So much is left when nothing is wrong with a file as a whole; only better texts make better files.
    """
    random = np.random.default_rng(4)
    bias = _sum(guesses).error
    parts = [list(group) for _, group in groupby(guesses, lambda one: one.file)]
    found = []
    for _ in range(TURNS):
        for part in parts:
            signs = random.choice((-1, 1), len(part)).tolist()
            error = sum(
                sign * (one.error - bias) * one.true_ms for sign, one in zip(signs, part, strict=True)
            )
            found.append(abs(error) / sum(one.true_ms for one in part))
    return 100 * float(np.mean(found))


def main() -> None:
    """Print a table for voices with a record, and one for voices after twenty sentences."""
    if not DATA.is_file():
        print("bench-timing: skipped, there are no measurements here; REHEARSE_TIMING names the file")
        return
    rows = load()
    voices = sorted({row.voice for row in rows})
    print(
        "error in % of the true time; in range: share of texts and files inside the 80 % range; ! misses its goal"
    )
    names = ("text", "1 min", "p95", "file", "5 min")
    print(f"{'':28} texts " + " ".join(f"{name:>6} " for name in names) + " in range   file by luck")
    goals = " ".join(f"{'' if goal is None else f'{goal:.2f}':>6} " for goal in GOALS)
    print(f"{'goal, at most':34} {goals} {RANGE_GOAL[0]}-{RANGE_GOAL[1]}")
    everything: list[Guess] = []
    for voice in voices:
        model, calibrated, usual = known(rows, voice)
        everything += model
        print(f"{line(voice, model)} {luck(model):9.2f}")
        print(line("  calibrated characters", calibrated, model=False))
        print(line("  usual rate", usual, model=False))
    print(line("all", everything))
    print(f"\nnever heard, after {FEW} sentences ({TURNS} draws)")
    for voice in voices:
        turns = new(rows, voice)
        total = float(np.mean([abs(_sum(turn).error) for turn in turns]))
        rest = f"{100 * total:.2f}{_mark(100 * total > REST_GOAL)}"
        print(f"{line(voice, [one for turn in turns for one in turn])}   all the rest {rest}")
    print("\nweights fitted to all:")
    for language in ("zh", "en"):
        print(
            {
                name: round(weight, 3)
                for name, weight in fit_weights([r for r in rows if r.language == language]).items()
            }
        )
    for voice in voices:
        own = [row for row in rows if row.voice == voice]
        record = learn(
            own, WEIGHTS[own[0].language], replace(UNKNOWN[own[0].language], final=RECORDS[voice].final)
        )
        gaps = [row.gap_ms for row in own if row.gap_ms is not None]
        final = float(np.median(gaps)) if gaps else record.final
        print(
            f"{voice}: kappa {record.kappa:.1f} minor {record.minor:.0f} final {final:.0f} each {record.each:.3f}"
        )


if __name__ == "__main__":
    main()
