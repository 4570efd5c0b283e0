"""Measure how well takes are understood, through the verb `compare`: `python -m tests.bench_takes FOLDER…`.

A folder has script.txt, script.json (its paragraphs), and for each take its sound and NAME.json with what is in it:
`{"events": [{"kind": …, "i": paragraph, "start": s, "end": s}, …]}`. With none named it takes all of shared/takes.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from rehearse.app.project import open_project
from rehearse.app.request import Request
from rehearse.app.session import Session
from rehearse.app.takes import compare_take
from rehearse.core.errors import RehearseError
from tests.take_scores import Event, Score, score

DATA = Path(os.environ.get("REHEARSE_TAKES", Path(__file__).parents[2] / "shared" / "takes"))
KINDS = {"clean": "clean", "edit": "edited", "_rev": "in a room", "_snr": "in noise"}
"""What is in a take's name -> what it is; the last that fits holds."""


def paragraphs(folder: Path) -> list[int]:
    """The paragraph of each sentence of the script."""
    texts = json.loads((folder / "script.json").read_text("utf-8"))
    starts, at = [], 0
    for text in texts:
        starts.append(at)
        at += len(text) + 2
    script = open_project(Request(folder / "script.txt")).script
    return [sum(start <= sentence.span[0] for start in starts) - 1 for sentence in script.sentences]


def kind_of(name: str) -> str:
    """What kind of take a name stands for."""
    return [kind for part, kind in KINDS.items() if part in name][-1]


def measure(folder: Path, sums: dict[str, Score]) -> None:
    """Compare each take of a folder with its script, and print how well that went."""
    paragraph_of = paragraphs(folder)
    with Session() as session, tempfile.TemporaryDirectory() as work:
        for truth in sorted(folder.glob("*.json")):
            sounds = [path for path in folder.glob(f"{truth.stem}.*") if path.suffix != ".json"]
            if truth.stem == "script" or not sounds:
                continue
            events = [
                Event(one["kind"], one["i"], one["start"], one["end"])
                for one in json.loads(truth.read_text("utf-8"))["events"]
            ]
            began = time.process_time()
            try:
                found = compare_take(Request(folder / "script.txt", work), sounds[0], session).report.against
            except RehearseError as error:
                print(f"{folder.name}/{truth.stem}: {error}", flush=True)
                continue
            took = (time.process_time() - began) / (found.take.length_ms / 1000)
            mine = score(found.take, paragraph_of, events)
            print(f"{folder.name}/{truth.stem}: {mine.line()} | {took:.3f} of real time", flush=True)
            sums.setdefault(kind_of(truth.stem), Score()).add(mine)


def main() -> None:
    """Measure the folders that were named, or all there are."""
    sums: dict[str, Score] = {}
    for folder in [Path(name) for name in sys.argv[1:]] or sorted(
        path for path in DATA.iterdir() if path.is_dir()
    ):
        measure(folder, sums)
    for kind, whole in sums.items():
        print(f"{kind}: {whole.line()}")


if __name__ == "__main__":
    main()
