"""A folder for each script: two whose names come to the same as a folder's never share one in silence."""

from __future__ import annotations

import os
from itertools import count
from typing import TYPE_CHECKING

from rehearse.core.folders import there
from rehearse.output.manifest import Manifest

if TYPE_CHECKING:
    from pathlib import Path

STANDARD_INPUT = "-"


def own_folder(folder: Path, script: Path | str) -> Path:
    """Give `folder`, or where another script's result is in it, one beside it: 讲话-2 for 讲话?.txt beside 讲话.txt.

    A script that is no longer where it was has left its folder to the next one of this name.
    """
    names = (folder if number == 1 else folder.with_name(f"{folder.name}-{number}") for number in count(1))
    return next(name for name in names if _is_free(name, script))


def seen_from(folder: Path, script: Path | str) -> str:
    """Where a script is, seen from a folder, so that both may be moved together; with "/" between parts."""
    if str(script) == STANDARD_INPUT:
        return STANDARD_INPUT
    try:
        found = os.path.relpath(os.path.realpath(script), os.path.realpath(folder))
    except ValueError:  # on another drive
        found = os.path.realpath(script)
    return found.replace(os.sep, "/")


def _is_free(folder: Path, script: Path | str) -> bool:
    """True where nobody's result is there, or this script's, or that of one that has gone."""
    made_from = Manifest.read(folder).script
    return made_from in ("", seen_from(folder, script)) or not there(folder.joinpath(made_from))
