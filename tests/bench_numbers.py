"""Numbers as they are read aloud, against public sets: how many are right, by language and kind."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, cast

from rehearse import spoken

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.core import Language


def plain(text: str) -> str:
    """Leave out what makes no sound: marks, spaces, case.

    >>> plain("One hundred-and two."), plain("三点五")
    ('onehundredandtwo', '三点五')
    """
    return "".join(char for char in text.casefold() if char.isalnum())


def score(folder: Path) -> None:
    """Print how many of numbers.jsonl (`{lang, kind, text, said: […]}`) are right, and each that is not."""
    path = folder / "numbers.jsonl"
    rows = (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    )
    right: Counter[tuple[str, str]] = Counter()
    asked: Counter[tuple[str, str]] = Counter()
    misses: dict[tuple[str, str], list[str]] = {}
    for row in rows:
        said = spoken(row["text"], cast("Language", row["lang"]))
        good = plain(said) in map(plain, row["said"])
        for kind in (row["kind"], "all"):
            asked[row["lang"], kind] += 1
            right[row["lang"], kind] += good
        if not good:
            misses.setdefault((row["lang"], row["kind"]), []).append(
                f"{row['text']}\n      said   {said}\n      wanted {' | '.join(row['said'])}"
            )
    for language, kind in sorted(asked):
        share = 100 * right[language, kind] / asked[language, kind]
        print(f"{language} {kind:24}{right[language, kind]:5} of {asked[language, kind]:5}{share:7.1f} %")
        for miss in misses.get((language, kind), ()):
            print(f"    {miss}")
    for language in sorted({language for language, _ in asked}):
        share = 100 * right[language, "all"] / asked[language, "all"]
        print(f"numbers, {language}: {share:.1f} % of {asked[language, 'all']}")
