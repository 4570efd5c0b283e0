"""Watches a script: at each save it shows the new times, then makes again what changed."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.app import verbs
from rehearse.app.production import make_one
from rehearse.app.project import open_project
from rehearse.core.errors import ScriptError
from rehearse.core.folders import is_folder, there
from rehearse.timing.report.wording import verdict_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rehearse.app.request import Request
    from rehearse.app.session import Session
    from rehearse.timing.report.build import Report

_LOOK_S = 0.1
"""How often files are looked at; a save is over when they stayed the same in between, as editors write in steps."""


def saves(script: str) -> Iterator[None]:
    """Yield at once, and then after every save of the file, in whichever way its editor saves."""
    path = Path(script)
    if is_folder(path):
        raise ScriptError("this is a folder", "name the script in it", path=script)
    if not there(path):
        raise ScriptError("there is no such file", "write it first, or check the name", path=script)
    # What lies beside and changes how the script is spoken counts, too.
    names = {path.name, path.resolve().name, "rehearse.toml", "readings.tsv", f"{path.stem}.readings.tsv"}
    folders = {path.absolute().parent, path.resolve().parent}  # a link's, and that of what it points to
    files = [folder / name for folder in folders for name in names]
    answered = before = _states(files)
    yield
    while True:
        time.sleep(_LOOK_S)
        now = _states(files)
        if now == before != answered and there(path):
            answered = now
            yield
        before = now


def _states(files: list[Path]) -> dict[Path, tuple[int, int]]:
    """Each existing file's time of the last write, in nanoseconds, and its size."""
    states = {}
    for path in files:
        with suppress(OSError):
            found = path.stat()
            states[path] = (found.st_mtime_ns, found.st_size)
    return states


def step(
    session: Session,
    request: Request,
    before: Report | None,
    echo: Callable[[str], None],
    show: Callable[[Report], None],
) -> Report:
    """Show the new times, and make the track; return the estimate, to compare the next one with."""
    project = open_project(request)
    estimate = verbs.estimated(project)
    if before is None:
        show(estimate)
    else:
        for line in verbs.edit_costs(before, estimate):
            echo(line)
        if estimate.verdict:
            echo(verdict_line(estimate.verdict, estimate.script.language))
    made = make_one(project, session)
    session.say(f"made: {made.track} ({made.synthesized} new clips)")
    return estimate
