"""readings.tsv beside a script: how its numbers, names and polyphones are read, and what its user makes of that.

What is confirmed or changed is spoken so. A table with a line a text, for any spreadsheet: `write_readings` makes it
and keeps what the user did to it, `load_readings` gives what is to be spoken.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rehearse.core.errors import ScriptError, unwritable
from rehearse.core.folders import replace_whole
from rehearse.language.pinyin.homophones import spoken_for
from rehearse.script.reading.beside import read
from rehearse.script.reading.source import File, decode_text

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.core import Script
    from rehearse.language.pinyin.lexicon import Lexicon

NAME = "readings.tsv"
COLUMNS = ("text", "reading", "line", "sure", "confirmed", "kind", "proposed")
MAX_BYTES = 5_000_000

_YES = frozenset("y yes true 1 x √ ✓ ✔ 是 对 好".split())
_NO = frozenset(("", *"n no false 0 否 不 错".split()))


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table."""

    text: str
    reading: str
    lines: str
    """Of the script, with spaces between."""
    sure: str
    confirmed: bool
    kind: str
    proposed: str
    """How it would be read without the user; a reading that differs is the user's own."""
    number: int = 0
    """The line in the table itself, from 1."""

    @property
    def holds(self) -> bool:
        """Whether it is to be spoken so."""
        return self.confirmed or (self.proposed != "" and self.reading != self.proposed)


def beside(script: Path) -> Path:
    """Name the table of a script: a.txt has a.readings.tsv."""
    return script.with_name(f"{script.stem}.{NAME}")


def load_readings(path: Path) -> Lexicon:
    """Give what the user confirmed or changed, as a lexicon; nothing where there is no such file.

    Raise ScriptError with file and line for a row that cannot be spoken.
    """
    return tuple((row.text, row.reading) for row in rows(path) if row.holds and _checked(path, row))


def rows(path: Path) -> tuple[Row, ...]:
    """Read the whole table; none where there is no such file. Raise ScriptError where it is none."""
    data = read(path, MAX_BYTES, "are no table of readings", "write it anew")
    if not data.strip():
        return ()
    text = decode_text(File(path.name, str(path), data)).text
    head = text.lstrip("\ufeff").splitlines()[0]
    separator = next((mark for mark in "\t,;" if mark in head), "\t")
    table = csv.reader(io.StringIO(text.lstrip("\ufeff"), newline=""), delimiter=separator)
    empty = dict.fromkeys(COLUMNS, "")
    try:
        names = [name.strip().lower() for name in next(table)]
        for needed in ("text", "reading"):
            if needed not in names:
                raise ScriptError(
                    f"no column {needed!r}",
                    f"the first line should name {', '.join(COLUMNS)}",
                    path=path,
                    line=1,
                )
        found = [
            _row(path, table.line_num, empty | dict(zip(names, map(str.strip, cells), strict=False)))
            for cells in table
            if any(cell.strip() for cell in cells)
        ]
    except csv.Error as error:
        raise ScriptError(
            str(error), "save it as a table with tabs", path=path, line=table.line_num
        ) from None
    return tuple(found)


def write_readings(path: Path, script: Script) -> int:
    """Write the table of a script whose readings were found, a line a text in its order; give the number of lines.

    What the user confirmed or changed in the table that is there stays, and counts as confirmed. UTF-8 with a byte
    order mark, without which spreadsheets take it for something else. Raise OutputError where it cannot be written.
    """
    kept = {row.text: row for row in rows(path) if row.holds}
    found: dict[str, Row] = {}
    for reading in script.readings:
        before = found.get(reading.text)
        lines = [*(before.lines.split() if before else ()), str(script.line_of(reading.span[0]))]
        sure = "sure" if reading.sure else "unsure"
        row = before or Row(reading.text, reading.said, "", sure, False, reading.kind, reading.said)
        found[reading.text] = replace(row, lines=" ".join(dict.fromkeys(lines)))
    for text, row in kept.items():
        now = found.get(text, replace(row, lines=""))
        found[text] = replace(row, confirmed=True, lines=now.lines, sure=now.sure, kind=now.kind)
    _write(path, "".join(f"{line}\n" for line in ("\t".join(COLUMNS), *map(_cells, found.values()))))
    return len(found)


def _row(path: Path, number: int, cells: dict[str, str]) -> Row:
    text, reading, said = cells["text"], cells["reading"], cells["confirmed"].lower()
    if said not in _YES | _NO:
        raise ScriptError(f"confirmed cannot be {said[:20]!r}", "write y, or nothing", path=path, line=number)
    if not text and reading:
        raise ScriptError(
            "a reading without its text", "write the words of the script before it", path=path, line=number
        )
    added = not (said or cells["kind"] or cells["proposed"])  # by the user, for no other reason than this
    confirmed = (said in _YES or added) and bool(text and reading)
    reading = reading or cells["proposed"]
    return Row(
        text, reading, cells["line"], cells["sure"], confirmed, cells["kind"], cells["proposed"], number
    )


def _checked(path: Path, row: Row) -> bool:
    if spoken_for(row.text, row.reading) is None:
        raise ScriptError(
            f"{row.reading[:30]!r} is no reading of {row.text[:20]}",
            f"write pinyin with tones, a syllable for each of its {len(row.text)} characters, or words that sound so",
            path=path,
            line=row.number,
        )
    return True


def _cells(row: Row) -> str:
    confirmed = "y" if row.confirmed else ""
    cells = (row.text, row.reading, row.lines, row.sure, confirmed, row.kind, row.proposed)
    return "\t".join(" ".join(cell.split()) for cell in cells)


def _write(path: Path, text: str) -> None:
    """Write it aside, then put it in its place, or where a link there points; who may read the script may read it."""
    try:
        replace_whole(
            path.resolve(), ("\ufeff" + text).encode(), like=path if path.exists() else _script(path)
        )
    except OSError as error:
        raise unwritable(path, error, "close it where it is open, or make room there") from None


def _script(path: Path) -> Path:
    """Find the script that a table belongs to; the table itself where there is none."""
    stem = path.name.removesuffix(f".{NAME}")
    return next((file for file in path.parent.glob("*") if file.stem == stem and file.is_file()), path)
