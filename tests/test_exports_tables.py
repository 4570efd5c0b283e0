"""Tests of labels, the table for spreadsheets and TextGrid: read by other programs, whole, and harmless."""

from __future__ import annotations

import csv
from io import StringIO
from itertools import pairwise
from typing import TYPE_CHECKING

import parselmouth
import pytest
from parselmouth.praat import call

from rehearse.core import Cue, Pause, Speak
from rehearse.output.exports.text.one_line import one_line
from rehearse.output.exports.timed import textgrid
from rehearse.output.exports.timed.tables import audacity_labels, timing_csv
from tests.rehearsals import SPEECHES, rehearsal, said, solid

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.output.exports import Rehearsal

NAMES = list(SPEECHES)
Tier = list[tuple[float, float, str]]


def tiers(made: Rehearsal, folder: Path) -> dict[str, Tier]:
    """Let Praat read the TextGrid."""
    path = folder / "track.TextGrid"
    path.write_text(textgrid.export(made), encoding="utf-8")
    grid = parselmouth.read(str(path))
    found: dict[str, Tier] = {}
    for tier in range(1, call(grid, "Get number of tiers") + 1):
        found[call(grid, "Get tier name", tier)] = [
            (
                call(grid, "Get start time of interval", tier, place),
                call(grid, "Get end time of interval", tier, place),
                call(grid, "Get label of interval", tier, place),
            )
            for place in range(1, call(grid, "Get number of intervals", tier) + 1)
        ]
    return found


@pytest.mark.parametrize("voiced", [True, False])
@pytest.mark.parametrize("name", NAMES)
def test_praat_reads_the_textgrid(name: str, voiced: bool, tmp_path: Path) -> None:
    """Three tiers cover the track from its start to its end without a gap, and every sentence stands at its time."""
    made = rehearsal(name, voiced=voiced)
    found = tiers(made, tmp_path)
    assert list(found) == ["sections", "sentences", "words"]
    for tier in found.values():
        assert tier[0][0] == 0
        assert tier[-1][1] == made.timeline.duration_ms / 1000
        assert all(before[1] == after[0] for before, after in pairwise(tier))
    sentences = [(start, text) for start, _, text in found["sentences"] if text]
    spoken = [cue for cue in made.timeline.cues if isinstance(cue.step, Speak)]
    assert [start for start, _ in sentences] == [cue.start_ms / 1000 for cue in spoken]
    assert [text for _, text in sentences] == [
        " ".join(one_line(item.text).split()) for item in said(made.timeline)
    ]
    assert [start for start, _, _ in found["sections"]] == [
        section.start_ms / 1000 for section in made.report.sections
    ]
    assert bool([text for _, _, text in found["words"] if text]) is voiced


def test_words_lie_inside_their_sentences(tmp_path: Path) -> None:
    """A word is part of the sentence that is heard at that time."""
    found = tiers(rehearsal("chinese"), tmp_path)
    for start, end, word in found["words"]:
        if word:
            assert any(
                first <= start and end <= last and word in text for first, last, text in found["sentences"]
            )


@pytest.mark.parametrize("name", NAMES)
def test_labels_are_tabbed_lines(name: str) -> None:
    """Start, end and text, in order, without overlap: sentences, the author's pauses, and what the hall does."""
    made = rehearsal(name)
    rows = [line.split("\t") for line in audacity_labels(made).splitlines()]
    assert all(len(row) == 3 and row[2] for row in rows)
    edges = [float(edge) for row in rows for edge in row[:2]]
    assert edges == sorted(edges)
    assert edges[-1] <= made.timeline.duration_ms / 1000
    spoken = solid("".join(item.text for item in said(made.timeline)))
    marks = "".join(
        cue.step.mark.text
        for cue in made.timeline.cues
        if isinstance(cue.step, (Pause, Cue)) and cue.step.mark is not None
    )
    assert sorted(solid("".join(row[2] for row in rows))) == sorted(spoken + solid(marks))


@pytest.mark.parametrize("name", NAMES)
def test_the_table_is_read_as_it_was_meant(name: str) -> None:
    """A row a step, every text whole; Excel sees that it is UTF-8."""
    made = rehearsal(name)
    written = timing_csv(made)
    assert written.startswith("\ufeff")
    head, *rows = csv.reader(StringIO(written.removeprefix("\ufeff"), newline=""))
    assert len(rows) == len(made.timeline.cues)
    assert {len(row) for row in rows} == {len(head)}
    for row, cue in zip(rows, made.timeline.cues, strict=True):
        assert [float(row[7]), float(row[8])] == [cue.start_ms / 1000, cue.end_ms / 1000]
        if isinstance(cue.step, Speak):
            assert solid(row[5].removeprefix("'")) == solid(cue.step.breath.text)


def test_no_cell_is_a_formula() -> None:
    """What a spreadsheet would work out is text, wherever it comes from."""
    made = rehearsal("", text="# =cmd()\n\n=1+1 等于二。+1 也是。@大家 好。-1 呢？")
    cells = [cell for row in csv.reader(StringIO(timing_csv(made)[1:], newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert "'=1+1 等于二。" in cells


def test_the_table_speaks_the_script_s_language() -> None:
    """Its head is Chinese or English, as the script is."""
    assert timing_csv(rehearsal("chinese")).startswith("\ufeff序号,")
    assert timing_csv(rehearsal("english")).startswith("\ufeffNo.,")
