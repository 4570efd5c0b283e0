"""A progress bar on the terminal: sentences spoken, then written, and the time left."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rehearse.app.language import worded
from rehearse.cli.root import printable
from rehearse.voices.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress as Display


@contextmanager
def progress() -> Iterator[Progress]:
    """Give a bar on standard error, gone when it is done; one that shows nothing where that is no terminal.

    It moves at once, before there is anything to count.
    """
    if not sys.stderr.isatty():
        yield Progress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Display

    what = TextColumn("{task.description}", markup=False)
    columns = (what, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    # a result that goes to a file or another program goes there as it is
    ours = sys.stdout.isatty()
    display = Display(*columns, console=Console(stderr=True), transient=True, redirect_stdout=ours)
    try:
        bar = Bar(display)
        bar.begin()
        yield bar
    finally:
        display.stop()


class Bar(Progress):
    """One bar at a time."""

    def __init__(self, display: Display) -> None:
        self._display = display
        self._loading = ""

    def begin(self) -> None:
        """Draw a bar that only moves: the script is read, and the voice starts."""
        self._draw(worded("reading the script"), None, 0)

    def speak(self, total: int, cached: int) -> None:
        """Draw the bar of the sentences spoken."""
        self._draw(worded(self.name), total, cached)

    def write(self, total: int) -> None:
        """Draw the bar of the sentences written in its place."""
        self._draw(f"{worded(self.name)}: {worded('writing')}", total, 0)

    def listen(self, total: int) -> None:
        """Draw the bar of the steps in which a recording is understood."""
        self._draw("listening", total, 0)

    def advance(self) -> None:
        """Move the bar on by one."""
        self._display.advance(self._display.task_ids[-1])

    def load(self, name: str, done: int, size: int) -> None:
        """Draw the bar of a file, in MB, or move it on."""
        if name != self._loading:
            self._draw(name, size >> 20, done >> 20)
            self._loading = name
        self._display.update(self._display.task_ids[-1], completed=done >> 20)

    def _draw(self, what: str, total: int | None, done: int) -> None:
        for task in self._display.task_ids:
            self._display.remove_task(task)
        self._display.add_task(printable(what), total=total, completed=done)
        self._display.start()
