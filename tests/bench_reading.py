"""Measure how well scripts are understood, against what a careful reader made of them: `python tests/bench_reading.py`.

The scripts are not part of the project: they lie in a folder beside it, where there is one, `NNN.*` with
`NNN.expected.json`. Lines there count from 0; a Word file's are its paragraphs.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rehearse.core.errors import RehearseError
from rehearse.output.exports.outline.data import outline_data
from rehearse.script.reading import read

FOLDER = Path(__file__).parent.parent.parent / "shared" / "scripts"


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


def plain(text: str) -> str:
    """Leave out what does not matter when texts are compared."""
    return "".join(char for char in text if char.isalnum())


def lines(spans: list[dict[str, Any]], shift: int) -> set[int]:
    """List the lines, from 1, of spans."""
    return {line + shift for span in spans for line in range(span["from"], span["to"] + 1)}


def compare(path: Path, scores: dict[str, Score]) -> None:
    """Read one script and count."""
    expected = json.loads(path.with_name(f"{path.stem}.expected.json").read_text(encoding="utf-8"))
    try:
        script = read(path)
    except RehearseError as error:
        print(f"{path.name}: {error}")
        return
    outline = outline_data(script)
    name = path.stem

    def add(what: str, found: set[Any], wanted: set[Any]) -> None:
        scores[what].add(name, found, wanted)

    add(
        "headings",
        {item["line"] for item in outline["headings"]},
        {item["line"] + 1 for item in expected["headings"]},
    )
    add(
        "heading levels",
        {(item["line"], item["level"]) for item in outline["headings"]},
        {(item["line"] + 1, item["level"]) for item in expected["headings"]},
    )
    add("titles", {plain(text) for text in outline["title"]}, {plain(text) for text in expected["title"]})
    add("bylines", {plain(text) for text in outline["byline"]}, {plain(text) for text in expected["byline"]})
    add(
        "salutations",
        {plain(item["text"]) for item in outline["salutations"]},
        {plain(text) for text in expected["salutations"]},
    )
    add(
        "mid salutations",
        {item["line"] for item in outline["mid_salutations"]},
        {item["line"] + 1 for item in expected["mid_salutations"]},
    )
    add(
        "run-in points",
        {item["line"] for item in outline["points"] if item["kind"] == "run-in"},
        {item["line"] + 1 for item in expected["runin_points"]},
    )
    staged = {item["line"] + 1 for item in expected["stage_directions"]}
    blank = {
        number for number, start in enumerate(script.starts, start=1) if _blank(path, script.starts, number)
    }
    add(
        "not spoken",
        lines(outline["unspoken"], 0) - blank - staged,
        lines(expected["nonspoken"], 1) - blank - staged,
    )
    add(
        "stage", (lines(outline["unspoken"], 0) | {item["line"] for item in outline["cues"]}) & staged, staged
    )


def _blank(path: Path, starts: tuple[int, ...], number: int) -> bool:
    if path not in _TEXTS:
        _TEXTS[path] = _text(path)
    text = _TEXTS[path]
    end = starts[number] if number < len(starts) else len(text)
    return not text[starts[number - 1] : end].strip()


_TEXTS: dict[Path, str] = {}


def _text(path: Path) -> str:
    from pkgutil import resolve_name

    from rehearse.script.reading import READERS
    from rehearse.script.reading.source import open_file

    file = open_file(path)
    return str(resolve_name(READERS[file.suffix])(file).source.text)


def main() -> None:
    """Print the table; with names of rows as arguments, also what is missed (-) and what is wrong (+)."""
    paths = sorted(path for path in FOLDER.glob("[0-9]*.*") if path.suffix != ".json")
    if not paths:
        print("no scripts to read here")
        return
    rows = "headings|heading levels|titles|bylines|salutations|mid salutations|run-in points|not spoken|stage".split(
        "|"
    )
    scores = {row: Score() for row in rows}
    start = time.perf_counter()
    for path in paths:
        compare(path, scores)
    print(
        f"{len(paths)} scripts, {time.perf_counter() - start:.2f} s\n{'':18}{'precision':>10}{'recall':>8}{'there':>7}"
    )
    for row, score in scores.items():
        print(f"{row:18}{score.precision:10.3f}{score.recall:8.3f}{score.wanted:7}")
    for row in sys.argv[1:]:
        print(f"\n{row}:", *scores[row].misses, sep="\n  ")


if __name__ == "__main__":
    main()
