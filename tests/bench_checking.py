"""Measures the check: `python -m tests.bench_checking [SEEDS] [SCRIPT …]`.

What it finds of faults put into clean scripts, by kind, over so many seeds; what it says of real scripts, by rule and
in a thousand characters; and how long it takes for 30,000 characters.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path

from rehearse.core.errors import ScriptError
from rehearse.language.effort import count
from rehearse.script.checking import RULES, check
from tests.checked import examined
from tests.faults import CLEAN, KINDS
from tests.test_check_seeded import EACH, missed, table


def main() -> None:
    """Print the three measurements."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    seeds = numbers[0] if numbers else 5
    left = [fault for seed in range(seeds) for fault in missed(seed)]
    whole = len(KINDS) * EACH * seeds
    print(table(left, EACH * seeds))
    print(f"recall {100 * (1 - len(left) / whole):.1f} % of {whole} faults\n")
    _scripts([Path(word) for word in sys.argv[1:] if not word.isdecimal()])
    _seconds()


def _scripts(paths: list[Path]) -> None:
    findings: Counter[str] = Counter()
    places: Counter[str] = Counter()
    units = 0
    for path in paths:
        try:
            script = examined(path.read_bytes(), path.name)
        except ScriptError as error:
            print(f"{path.name}: {str(error)[:80]}")
            continue
        units += sum(count(one.text, script.language) for one in script.script.breaths)
        for finding in check(script):
            findings[finding.code] += 1
            places[finding.code] += len(finding.spans)
    for code, rule in RULES.items():
        if findings[code]:
            each = 1000 * findings[code] / units
            print(
                f"{code} {rule.name:24} {rule.severity:8} {findings[code]:4} {each:5.2f} ‰ {places[code]:5} places"
            )
    if paths:
        print(f"{units} characters in {len(paths)} scripts\n")


def _seconds() -> None:
    text = "\n".join(text for name, text in CLEAN.items() if name.endswith(".txt") and name != "library.txt")
    script = examined("\n".join(f"{text}\n{number}。" for number in range(30_000 // len(text) + 1)))
    for turn in ("first", "second"):
        start = time.perf_counter()
        check(script)
        print(f"{len(script.text)} characters, {turn} time: {time.perf_counter() - start:.2f} s")


if __name__ == "__main__":
    main()
