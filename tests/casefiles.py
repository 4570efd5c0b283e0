"""Cases as text: each a title, an input and what is expected, a line with a single dot behind each of the three."""

from __future__ import annotations

from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "cases"


def cases(name: str, prefix: str = "") -> list[object]:
    """Load the cases of tests/cases/<name>.txt as pytest parameters (input, expected), named by their titles."""
    parts = _parts(name)
    return [
        pytest.param(parts[at + 1], parts[at + 2], id=f"{prefix} {parts[at].strip()}".strip())
        for at in range(0, len(parts) - 1, 3)
    ]


def inputs(name: str) -> list[str]:
    """Load their inputs alone."""
    return _parts(name)[1::3]


def _parts(name: str) -> list[str]:
    parts = ("\n" + (FOLDER / f"{name}.txt").read_text(encoding="utf-8")).split("\n.\n")
    assert len(parts) % 3 == 1, f"{name}: a case is incomplete"
    return parts


def lists(name: str) -> list[object]:
    """Load tests/cases/<name>.txt, where `# kind` stands above lines of `input => expected`: a parameter a kind."""
    kinds = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n# ")
    return [
        pytest.param([tuple(line.split(" => ")) for line in lines.splitlines() if line], id=kind)
        for kind, _, lines in (part.removeprefix("# ").partition("\n") for part in kinds)
    ]
