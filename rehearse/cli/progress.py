"""How far it is, on the terminal: sentences spoken, then written, and time left; nothing where nobody looks."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rehearse.cli.root import printable
from rehearse.voices.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import Progress as Display


@contextmanager
def progress() -> Iterator[Progress]:
    """Give what shows how far it is: a bar on standard error where someone looks at one, gone when it is done."""
    if not sys.stderr.isatty():
        yield Progress()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Display

    what = TextColumn("{task.description}", markup=False)
    columns = (what, BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    display = Display(*columns, console=Console(stderr=True), transient=True)
    try:
        yield Bar(display)
    finally:
        display.stop()


class Bar(Progress):
    """One bar at a time."""

    def __init__(self, display: Display) -> None:
        self._display = display

    def speak(self, total: int, cached: int) -> None:
        """Draw it."""
        self._draw(self.name, total, cached)

    def write(self, total: int) -> None:
        """Draw another one in its place."""
        self._draw(f"{self.name}: writing", total, 0)

    def advance(self) -> None:
        """Move it on."""
        self._display.advance(self._display.task_ids[-1])

    def _draw(self, what: str, total: int, done: int) -> None:
        for task in self._display.task_ids:
            self._display.remove_task(task)
        self._display.add_task(printable(what), total=total, completed=done)
        self._display.start()
