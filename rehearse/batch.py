"""Many scripts, one after the other: which they are, where each one's result goes, and what became of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.errors import RehearseError, ScriptError
from rehearse.outputs import is_result, safe_name
from rehearse.reading import READERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from rehearse.pipeline import Made
    from rehearse.wish import Wish


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one script."""

    script: str
    folder: Path
    made: Made | None
    error: str = ""
    """Why there is nothing, in one line."""


def scripts(said: Sequence[str]) -> list[str]:
    """List the scripts: files as they were named, of a folder all that can be read, its own folders included.

    Folders that hold a result of ours, and hidden ones, are left out. Raise ScriptError where a folder has no script.
    """
    found: list[str] = []
    for name in said:
        inside = [str(path) for path in _inside(Path(name))] if Path(name).is_dir() else [name]
        if not inside:
            kinds = ", ".join(sorted(suffix for suffix in READERS if suffix))
            raise ScriptError(f"{name}: there is no script in this folder; files may be {kinds}")
        found += inside
    return list(dict.fromkeys(found))


def wishes(wish: Wish, said: Sequence[str]) -> list[Wish]:
    """Give each script its wish, with a folder of its own: audio/NAME, or NAME in the folder that was asked for.

    Where two scripts have the same name, the file's suffix and a number keep them apart.
    """
    base = wish.output or Path("audio")
    stems = Counter(safe_name(Path(script).stem).casefold() for script in said)
    taken: set[str] = set()
    found = []
    for script in said:
        name = safe_name(Path(script).stem)
        if stems[name.casefold()] > 1:
            name = safe_name(Path(script).name.replace(".", "-"))
        own, number = name, 1
        while own.casefold() in taken:
            number += 1
            own = f"{name}-{number}"
        taken.add(own.casefold())
        found.append(replace(wish, script=script, output=base / own))
    return found


def run(asked: Sequence[Wish], make: Callable[[Wish], Made]) -> Iterator[Outcome]:
    """Make one after the other; that one fails does not stop the others."""
    for wish in asked:
        assert wish.output
        try:
            yield Outcome(str(wish.script), wish.output, make(wish))
        except RehearseError as error:
            yield Outcome(str(wish.script), wish.output, None, str(error))


def _inside(folder: Path) -> Iterator[Path]:
    if is_result(folder):
        return
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~$")):  # "~$" is Word's note that a file is open
            continue
        if path.is_dir():
            yield from _inside(path)
        elif path.suffix.lower() in READERS and path.suffix:
            yield path
