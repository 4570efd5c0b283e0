"""A script that is being written: at each save its new times, then what changed made again."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from rehearse import pipeline
from rehearse.errors import ScriptError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rehearse.report import Report
    from rehearse.studio import Studio
    from rehearse.wish import Wish

_QUIET_MS = 60
"""A save is over when nothing happened to the file for so long; editors write a file in several goes."""


def saves(script: str) -> Iterator[None]:
    """Yield at once, and then after every save of the file, in whichever way its editor saves."""
    from watchfiles import watch

    path = Path(script)
    if not path.exists():
        raise ScriptError(f"{script}: there is no such file; write it first, or check the name")
    yield
    # The folder is watched, for many editors write another file and rename it. What lies beside and changes
    # how the script is spoken counts, too.
    beside = {path.name, "rehearse.toml", "readings.tsv", f"{path.stem}.readings.tsv"}
    for _ in watch(
        path.resolve().parent,
        watch_filter=lambda _, changed: Path(changed).name in beside,
        debounce=1000,
        step=_QUIET_MS,
        rust_timeout=1000,
        yield_on_timeout=False,
        recursive=False,
    ):
        if path.exists():
            yield


def step(
    studio: Studio,
    wish: Wish,
    before: Report | None,
    tell: Callable[[str], None],
    show: Callable[[Report], None],
) -> Report:
    """Tell the new times, and make the track; return the estimate, to compare the next one with."""
    estimate = pipeline.time(wish)
    if before is None:
        show(estimate)
    else:
        for line in pipeline.changes(before, estimate):
            tell(line)
        if estimate.verdict:
            tell(estimate.verdict.text)
    made = pipeline.make_in(studio, wish)
    studio.say(f"made: {made.track} ({made.synthesized} new clips)")
    return estimate
