"""Changes settings in a script's rehearse.toml, which the command line reads as well; all else in it stays."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from rehearse.app.settings import read_toml
from rehearse.app.settings.table import ROWS
from rehearse.core.folders import replace_whole, there

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def change_settings(folder: Path, changes: Mapping[str, str | int | float | None]) -> None:
    """Write settings into the folder's rehearse.toml, or take them out where the value is None.

    Raise RehearseError, before anything is written, where a value cannot be.
    """
    for name, value in changes.items():
        if value is not None:
            ROWS[name].parse(name, value)
    path = folder / read_toml.NAME
    read_toml.entries(path)  # one that cannot be read is not written over
    before = path.read_text("utf-8-sig") if there(path) else ""
    text = changed(before, changes)
    if text != before:
        replace_whole(path, text.encode())


def changed(text: str, changes: Mapping[str, str | int | float | None]) -> str:
    r"""Give TOML with settings at its top changed; tables and all other lines stay as they are.

    >>> changed('target = "15m"  # agreed\nrate = 5\n[lexicon]\na = "b"\n', {"target": "18m", "rate": None})
    'target = "18m"\n[lexicon]\na = "b"\n'
    """
    lines = text.splitlines(keepends=True)
    top = next((at for at, line in enumerate(lines) if line.lstrip().startswith("[")), len(lines))
    kept = [line for line in lines[:top] if _key(line) not in changes]
    if kept and not kept[-1].endswith("\n"):
        kept[-1] += "\n"
    new = [f"{name} = {_value(value)}\n" for name, value in changes.items() if value is not None]
    return "".join([*kept, *new, *lines[top:]])


def _key(line: str) -> str:
    found = re.match(r"\s*[\"']?([\w-]+)[\"']?\s*=", line)
    return found[1].replace("-", "_") if found else ""


def _value(value: str | int | float) -> str:
    return json.dumps(value, ensure_ascii=False)  # TOML writes texts and numbers as JSON does
