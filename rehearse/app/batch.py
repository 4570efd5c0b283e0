"""Makes many scripts, one after the other: lists them, gives each a folder, and keeps each one's error."""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.app.production import make_one
from rehearse.app.project import open_project
from rehearse.core.errors import RehearseError, ScriptError
from rehearse.core.folders import is_folder
from rehearse.output.file_names import safe_name
from rehearse.output.manifest import Manifest
from rehearse.script.reading import READERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rehearse.app.request import Request
    from rehearse.app.session import Session
    from rehearse.timing.report.build import Report


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one script."""

    script: str
    folder: Path
    report: Report | None
    error: str = ""
    """Why there is nothing, in one line."""


def scripts(said: Sequence[str]) -> list[str]:
    """List the scripts: files as they were named, of a folder all that can be read, its own folders included.

    What runs have made, and what is hidden, is left out; a file that is found twice is one. Raise ScriptError where a
    folder has no script.
    """
    found: list[str] = []
    for name in said:
        if not name:
            raise ScriptError("a script's name is empty", "name a file, or a folder, such as .")
        inside = [str(path) for path in _inside(Path(name), set())] if is_folder(Path(name)) else [name]
        if not inside:
            kinds = ", ".join(sorted(suffix for suffix in READERS if suffix))
            raise ScriptError("there is no script in this folder", f"files may be {kinds}", path=name)
        found += inside
    files: dict[str, str] = {}
    for name in found:
        files.setdefault(name if name == "-" else os.path.realpath(name), name)
    return list(files.values())


def requests(request: Request, said: Sequence[str]) -> list[Request]:
    """A request for each script, with a folder of its own: audio/NAME, or NAME in the folder that was asked for.

    Where several have the same name, their suffixes keep them apart, else the folders that they are in.
    """
    base = request.output or Path("audio")
    alike: dict[str, list[str]] = defaultdict(list)
    for script in said:
        alike[safe_name(Path(script).stem).casefold()].append(script)
    own = {script: name for group in alike.values() for script, name in _apart(group).items()}
    taken: set[str] = set()
    found = []
    for script in said:
        name, number = own[script], 1
        while name.casefold() in taken:
            number += 1
            name = f"{own[script]}-{number}"
        taken.add(name.casefold())
        found.append(request.with_script(script, base / name))
    return found


def _apart(scripts: list[str]) -> dict[str, str]:
    """Names for scripts of one stem: script -> stem with as much of suffix and folders as makes it unique."""
    deepest = max(len(Path(script).parts) for script in scripts)
    names: list[str] = []
    for depth, with_suffix in product(range(deepest), (False, True)):
        names = [_name(Path(script), depth, with_suffix) for script in scripts]
        if len(set(map(str.casefold, names))) == len(names):
            break
    return dict(zip(scripts, names, strict=True))


def _name(script: Path, depth: int, with_suffix: bool) -> str:
    last = script.name.replace(".", "-") if with_suffix else script.stem
    return safe_name("-".join((*script.parent.parts[len(script.parent.parts) - depth :], last)))


def make_all(asked: Sequence[Request], session: Session) -> Iterator[Outcome]:
    """Make one after the other; a failure does not stop the others."""
    for number, request in enumerate(asked, start=1):
        assert request.output
        session.progress.name = f"{number}/{len(asked)} {request.script}"
        report, error = None, ""
        try:
            report = make_one(open_project(request), session).report
        except RehearseError as failure:
            error = str(failure)
        except OSError as failure:
            error = f"{request.script}: {failure.strerror or failure}"
        yield Outcome(str(request.script), request.output, report, error)


def _inside(folder: Path, seen: set[str]) -> Iterator[Path]:
    """List a folder's scripts; a folder that cannot be read is listed itself, and fails when its turn comes."""
    real = os.path.realpath(folder)
    if real in seen:  # a link to where we come from
        return
    seen.add(real)
    try:
        paths = sorted(folder.iterdir())
    except OSError:
        yield folder
        return
    made = {name.partition("/")[0] for name in Manifest.read(folder).ours}
    for path in paths:
        if path.name.startswith((".", "~$")) or path.name in made:  # "~$" is Word's note that a file is open
            continue
        if is_folder(path):
            yield from _inside(path, seen)
        elif path.suffix.lower() in READERS and path.suffix:
            yield path
