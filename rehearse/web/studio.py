"""What the studio has at hand while it runs: the scripts, what was read of them last, and the tracks being made."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from rehearse.app.library.kept import sha_of
from rehearse.core.errors import RehearseError
from rehearse.web.look import Look
from rehearse.web.making import Makings

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.app.library.kept import KeptScript
    from rehearse.app.library.shelf import Shelf

_Stamp: TypeAlias = tuple[object, ...]

_KEPT = 4
"""Scripts whose reading is kept at hand."""


class SupersededError(RehearseError):
    """The text was changed before it was looked at: whoever changed it looks himself."""

    def __init__(self) -> None:
        super().__init__("the text has changed since", "ask again")


@dataclass
class Studio:
    """The running studio."""

    shelf: Shelf
    makings: Makings = field(default_factory=Makings)
    bodies: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))
    """How many large bodies are taken in at a time: others wait without their bytes."""
    _reader: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "read"))
    _looks: OrderedDict[str, tuple[_Stamp, Look]] = field(default_factory=OrderedDict)

    async def read(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """Run what takes long in the thread that reads, so that the server goes on answering."""
        return await asyncio.get_running_loop().run_in_executor(self._reader, function, *arguments)

    def look(self, kept: KeptScript, sha: str = "") -> Look:
        """Look at a script as it is on the disk; raise SupersededError where `sha` names another state of its text."""
        now = sha_of(kept.text())
        if sha and sha != now:
            raise SupersededError
        stamp = (
            now,
            *map(_written, ("rehearse.toml", "readings.tsv", f"{kept.path.stem}.readings.tsv"), [kept] * 3),
        )
        known = self._looks.get(kept.id)
        if known is None or known[0] != stamp:
            known = self._looks[kept.id] = (stamp, Look.at(kept.open()))
        self._looks.move_to_end(kept.id)
        while len(self._looks) > _KEPT:
            self._looks.popitem(last=False)
        return known[1]

    def close(self) -> None:
        """Stop what is under way."""
        self.makings.close()
        self._reader.shutdown(wait=False, cancel_futures=True)


def _written(name: str, kept: KeptScript) -> int:
    """When a file beside the script was written; 0 where there is none."""
    try:
        return (kept.folder / name).stat().st_mtime_ns
    except OSError:
        return 0
