"""The rundown, as a spreadsheet reads it, and as Ontime's importer goes through it."""

from __future__ import annotations

import csv
import re
import zipfile
from io import BytesIO, StringIO
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from rehearse.output.exports.text.one_line import one_line
from rehearse.output.exports.timed.rundown import COLUMNS, rundown_csv, rundown_xlsx
from rehearse.timing.report.build import section_name
from tests.rehearsals import SPEECHES, rehearsal

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SOUGHT = {"cue", "title", "time start", "time end", "duration", "timer type", "notes"}
"""What the importer of Ontime 2, 3 and 4 takes a column for, letters made small."""


def _seconds(clock: str) -> int:
    assert re.fullmatch(r"\d+:\d\d:\d\d", clock)
    hours, minutes, seconds = map(int, clock.split(":"))
    return 3600 * hours + 60 * minutes + seconds


def _of_csv(text: str) -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(StringIO(text[1:], newline="")))


def _of_book(data: bytes) -> list[list[str]]:
    with zipfile.ZipFile(BytesIO(data)) as book:
        assert (
            ElementTree.fromstring(book.read("xl/workbook.xml")).find(
                f".//{MAIN}sheet[@name='event schedule']"
            )
            is not None
        )
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    cells = [row.findall(f"{MAIN}c") for row in sheet.iter(f"{MAIN}row")]
    assert {cell.get("t") for row in cells for cell in row} == {"inlineStr"}
    return [[cell.findtext(f".//{MAIN}t") or "" for cell in row] for row in cells]


@pytest.mark.parametrize("name", SPEECHES)
def test_a_row_a_section(name: str) -> None:
    """Named as in the report, each beginning as the one before it ends, within half a second of the track."""
    made = rehearsal(name)
    head, *rows = _of_book(rundown_xlsx(made))
    assert tuple(head) == COLUMNS
    assert {column.lower() for column in head} == SOUGHT
    sections = made.report.sections
    assert [row[0] for row in rows] == [str(section.index) for section in sections]
    language = made.report.script.language
    assert [row[1] for row in rows] == [one_line(section_name(section, language)) for section in sections]
    times = [tuple(map(_seconds, row[2:5])) for row in rows]
    assert all(end - start == length for start, end, length in times)
    assert all(before[1] == after[0] for before, after in pairwise(times))
    for (start, end, _), section in zip(times, sections, strict=True):
        assert abs(1000 * start - section.start_ms) <= 500
        assert abs(1000 * end - section.end_ms) <= 500
    assert {row[5] for row in rows} == {"count-down"}
    plain = _of_csv(rundown_csv(made))
    assert [[cell.removeprefix("'") for cell in row] for row in plain] == [head, *rows]
    assert not any(cell.startswith(tuple("=+-@")) for row in plain for cell in row)


def test_notes_are_what_happens_in_the_hall() -> None:
    """With when it does; a section in which nothing happens has none."""
    made = rehearsal("chinese")
    rows = _of_csv(rundown_csv(made))[1:]
    applause = next(cue for cue in made.report.cues if cue.kind == "cue")
    notes = {int(row[0]): row[6] for row in rows if row[6]}
    assert list(notes) == [applause.section]
    clock, words = notes[applause.section].split(" ")
    assert words == "（掌声）"
    assert _seconds(clock) == applause.start_ms // 1000


def test_equal_rundowns_are_equal_files() -> None:
    """No date is in them."""
    assert rundown_xlsx(rehearsal("chinese")) == rundown_xlsx(rehearsal("chinese"))
