"""A script and the settings that the user asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rehearse.app.settings.table import ROWS, near
from rehearse.core.errors import RehearseError


@dataclass(frozen=True, slots=True, init=False)
class Request:
    """What the user asked for; what is None is left to front matter, rehearse.toml or the default.

    Settings are named and written as in docs/settings.md: `Request("a.md", "out", engine="espeak", rate=10)`.
    """

    script: Path | str
    """A file, or "-" for standard input."""
    output: Path | None
    """The folder; by default audio/<script's name>."""
    asked: dict[str, object]
    """Setting -> what was asked for, as it was written."""

    def __init__(self, script: Path | str, output: Path | str | None = None, **asked: Any) -> None:
        """Ask for settings by name; raise TypeError for one that there is not."""
        for name in asked:
            if name not in ROWS:
                meant = near(name, 0.5)
                hint = f"; did you mean {meant}?" if meant else ""
                raise TypeError(f"there is no setting {name!r}{hint}")
        if output == "":
            raise RehearseError("--output is empty", "name a folder, such as .")
        object.__setattr__(self, "script", script)
        object.__setattr__(self, "output", None if output is None else Path(output))
        object.__setattr__(self, "asked", {name: said for name, said in asked.items() if said is not None})

    def with_script(self, script: Path | str, output: Path | str | None = None) -> Request:
        """The same request for another script, with a folder of its own if one is given."""
        return Request(script, self.output if output is None else output, **self.asked)
