"""Measure how well words are read, on sets that others made: `python tests/bench_readings.py [FOLDER]`.

The sets are not part of the project: they lie in a folder beside it, `shared/readings`, or in the one that is named.
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests import bench_numbers, bench_polyphones

FOLDER = Path(__file__).parent.parent.parent / "shared" / "readings"


def main() -> None:
    """Print a table a set, with what is read otherwise."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    if not folder.is_dir():
        print(f"no readings to measure by in {folder}")
        return
    bench_numbers.score(folder)
    for scored in bench_polyphones.score(folder):
        print(scored)


if __name__ == "__main__":
    main()
