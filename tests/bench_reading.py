"""Measure how well scripts are understood, against what a careful reader made of them.

    python -m tests.bench_reading [FOLDER …] [--show ROW …]

The scripts are not part of the project: they lie in folders of their own, `NNN.*` with `NNN.expected.json`. Lines there
count from 0; a Word file's are its paragraphs, a deck's its slides.
With --show, a row's misses (-) and what is wrong (+).
"""

from __future__ import annotations

import argparse
import json
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rehearse.core.errors import RehearseError
from rehearse.output.exports.outline.data import outline_data
from rehearse.script.reading import read
from tests.listening_reader import listen

if TYPE_CHECKING:
    from rehearse.core import Script

FOLDERS = [Path(__file__).parent.parent.parent / "shared" / name for name in ("scripts", "scripts2", "kinds")]
ROWS = (
    "headings",
    "heading levels",
    "titles",
    "bylines",
    "salutations",
    "mid salutations",
    "run-in points",
    "not spoken",
    "stage",
)


@dataclass(slots=True)
class Score:
    """Counts of what was found, what was to be found, and what is in both."""

    right: int = 0
    found: int = 0
    wanted: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, found: set[Any], wanted: set[Any]) -> None:
        """Count one script."""
        self.right += len(found & wanted)
        self.found += len(found)
        self.wanted += len(wanted)
        self.misses += [f"{name} + {item}" for item in sorted(found - wanted, key=str)]
        self.misses += [f"{name} - {item}" for item in sorted(wanted - found, key=str)]

    @property
    def precision(self) -> float:
        """Of what was found, how much is right."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what there is, how much was found."""
        return self.right / self.wanted if self.wanted else 1.0


@dataclass(slots=True)
class Hearing:
    """What a listener hears that the author would not have said, or does not hear."""

    scripts: int = 0
    right: int = 0
    furniture: int = 0
    lost: int = 0
    notes: list[str] = field(default_factory=list)


def plain(text: str) -> str:
    """Leave out what does not matter when texts are compared."""
    return "".join(char for char in text if char.isalnum())


def lines(spans: list[dict[str, Any]], shift: int) -> set[int]:
    """List the lines, from 1, of spans."""
    return {line + shift for span in spans for line in range(span["from"], span["to"] + 1)}


def compare(name: str, script: Script, expected: dict[str, Any], scores: dict[str, Score], text: str) -> None:
    """Count one script."""
    outline = outline_data(script)
    blank = {
        number
        for number, start in enumerate(script.starts, start=1)
        if not text[start : script.starts[number] if number < len(script.starts) else len(text)].strip()
    }
    staged = {item["line"] + 1 for item in expected["stage_directions"]}
    unspoken = lines(outline["unspoken"], 0)
    headings, wanted = outline["headings"], expected["headings"]
    counted: dict[str, tuple[set[Any], set[Any]]] = {
        "headings": ({one["line"] for one in headings}, {one["line"] + 1 for one in wanted}),
        "heading levels": (
            {(one["line"], one["level"]) for one in headings},
            {(one["line"] + 1, one["level"]) for one in wanted},
        ),
        "titles": (set(map(plain, outline["title"])), set(map(plain, expected["title"]))),
        "bylines": (set(map(plain, outline["byline"])), set(map(plain, expected["byline"]))),
        "salutations": (
            {plain(one["text"]) for one in outline["salutations"]},
            set(map(plain, expected["salutations"])),
        ),
        "mid salutations": (
            {one["line"] for one in outline["mid_salutations"]},
            {one["line"] + 1 for one in expected["mid_salutations"]},
        ),
        "run-in points": (
            {one["line"] for one in outline["points"] if one["kind"] == "run-in"},
            {one["line"] + 1 for one in expected["runin_points"]},
        ),
        "not spoken": (unspoken - blank - staged, lines(expected["nonspoken"], 1) - blank - staged),
        "stage": (
            (unspoken | {one["line"] for one in (*outline["cues"], *outline["marks"])}) & staged,
            staged,
        ),
    }
    for row, (found, there) in counted.items():
        scores[row].add(name, found, there)


def measure(folder: Path) -> tuple[dict[str, Score], Hearing]:
    """Read the scripts of a folder and count."""
    scores = {row: Score() for row in ROWS}
    hearing = Hearing()
    for path in sorted(folder.glob("*.expected.json")):
        expected = json.loads(path.read_text(encoding="utf-8"))
        hearing.scripts += 1
        try:
            script = read(folder / expected["file"])
        except RehearseError as error:
            print(f"{expected['file']}: {error}")
            hearing.notes.append(f"{expected['id']} refused: {error}")
            continue
        heard = listen(folder / expected["file"], script, expected)
        compare(expected["id"], script, expected, scores, heard.text)
        share = heard.ours / heard.careful - 1 if heard.careful else 0.0
        hearing.right += -0.03 <= share <= 0.05
        hearing.furniture += len(heard.furniture)
        hearing.lost += len(heard.lost)
        if not -0.03 <= share <= 0.05:
            hearing.notes.append(f"{expected['id']} {share:+.1%}")
        hearing.notes += [f"{expected['id']} read aloud: {text}" for text in heard.furniture]
        hearing.notes += [f"{expected['id']} lost without a warning: {text}" for text in heard.lost]
    return scores, hearing


def main() -> None:
    """Print a table a folder."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folders", nargs="*", type=Path)
    arguments.add_argument("--show", nargs="*", default=[], choices=[*ROWS, "hearing"])
    given = arguments.parse_args()
    for folder in given.folders or filter(Path.is_dir, FOLDERS):
        start = time.perf_counter()
        scores, hearing = measure(folder)
        print(f"\n{folder.name}: {hearing.scripts} scripts, {time.perf_counter() - start:.1f} s")
        print(f"{'':18}{'precision':>10}{'recall':>8}{'there':>7}")
        for row, score in scores.items():
            print(f"{row:18}{score.precision:10.3f}{score.recall:8.3f}{score.wanted:7}")
        print(f"as long as a careful reader's (-3 … +5 %): {hearing.right} of {hearing.scripts}")
        print(f"title, date and name lines read aloud: {hearing.furniture}")
        print(f"lines lost without a warning: {hearing.lost}")
        for row in given.show:
            notes = hearing.notes if row == "hearing" else scores[row].misses
            print(f"\n{row}:", *notes, sep="\n  ")


if __name__ == "__main__":
    main()
