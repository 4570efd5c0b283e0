"""Tests of the package as others import it."""

from __future__ import annotations

import subprocess
import sys

import pytest

import rehearse


@pytest.mark.parametrize("name", rehearse.__all__)
def test_every_public_name_is_there(name: str) -> None:
    """What the package promises it has, under the name that it is known by."""
    assert getattr(rehearse, name).__name__ == name


def test_what_is_not_public_is_not_there() -> None:
    """A slip of the user's is an ordinary AttributeError."""
    with pytest.raises(AttributeError, match="no attribute 'raed'"):
        rehearse.raed  # noqa: B018 - that it raises is the point


@pytest.mark.slow
def test_importing_the_package_imports_nothing_heavy() -> None:
    """Whoever asks for --help should not wait for what only `make` needs."""
    heavy = ["numpy", "av", "aiohttp", "wetext", "rich", "rehearse.script.reading"]
    code = f"import rehearse.cli, sys; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"
