"""A script that is being written: at each save its new times, then what changed made again."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.app import verbs
from rehearse.core.errors import ScriptError
from rehearse.core.places import is_folder, there

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rehearse.app.request import Request
    from rehearse.app.session import Studio
    from rehearse.timing.report.build import Report

_QUIET_MS = 60
"""A save is over when nothing happened to the file for so long; editors write a file in several goes."""

_LOOK_MS = 1000
"""Files are looked at so often by ourselves: before the watching begins, and on network drives, nobody tells."""


def saves(script: str) -> Iterator[None]:
    """Yield at once, and then after every save of the file, in whichever way its editor saves."""
    from watchfiles import watch

    path = Path(script)
    if is_folder(path):
        raise ScriptError(f"{script}: this is a folder; name the script in it")
    if not there(path):
        raise ScriptError(f"{script}: there is no such file; write it first, or check the name")
    # What lies beside and changes how the script is spoken counts, too.
    names = {path.name, path.resolve().name, "rehearse.toml", "readings.tsv", f"{path.stem}.readings.tsv"}
    folders = {path.absolute().parent, path.resolve().parent}  # a link's, and that of what it points to
    seen = _states(folders, names)
    yield
    # The folders are watched, for many editors write another file and rename it.
    for told in watch(
        *folders,
        watch_filter=lambda _, changed: Path(changed).name in names,
        debounce=1000,
        step=_QUIET_MS,
        rust_timeout=_LOOK_MS,
        yield_on_timeout=True,
        recursive=False,
    ):
        now = _states(folders, names)
        if (told or now != seen) and there(path):
            seen = now
            yield


def _states(folders: set[Path], names: set[str]) -> dict[Path, tuple[int, int]]:
    """Tell of each file that is there when it was last written, in nanoseconds, and how many bytes it has."""
    states = {}
    for path in (folder / name for folder in folders for name in names):
        with suppress(OSError):
            found = path.stat()
            states[path] = (found.st_mtime_ns, found.st_size)
    return states


def step(
    studio: Studio,
    request: Request,
    before: Report | None,
    tell: Callable[[str], None],
    show: Callable[[Report], None],
) -> Report:
    """Tell the new times, and make the track; return the estimate, to compare the next one with."""
    estimate = verbs.time(request)
    if before is None:
        show(estimate)
    else:
        for line in verbs.changes(before, estimate):
            tell(line)
        if estimate.verdict:
            tell(estimate.verdict.text)
    made = verbs.make_in(studio, request)
    studio.say(f"made: {made.track} ({made.synthesized} new clips)")
    return estimate
