"""How far it is, on the terminal: sentences spoken, then written, and time left; nothing where nobody looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

    from rich.progress import Progress as RichProgress
    from rich.progress import TaskID


class Silent:
    """Shows nothing."""

    def name(self, what: str) -> None:
        """Ignore it."""

    def begin(self, total: int, cached: int) -> None:
        """Ignore it."""

    def write(self, total: int) -> None:
        """Ignore it."""

    def advance(self) -> None:
        """Ignore it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to clear away."""


class Bar(Silent):
    """A bar on standard error, gone when it is done."""

    _bar: RichProgress | None = None
    _task: TaskID
    _name = "sentences"

    def name(self, what: str) -> None:
        """Say what the next bar is about."""
        self._name = what

    def begin(self, total: int, cached: int) -> None:
        """Draw it."""
        self._draw(self._name, total, cached)

    def write(self, total: int) -> None:
        """Draw another one."""
        self._draw(f"{self._name}: writing", total, 0)

    def _draw(self, what: str, total: int, done: int) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        if self._bar:
            self._bar.stop()
        self._bar = Progress(
            TextColumn("{task.description}", markup=False),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
            console=Console(stderr=True),
            transient=True,
        )
        self._task = self._bar.add_task(what, total=total, completed=done)
        self._bar.start()

    def advance(self) -> None:
        """Move it on."""
        if self._bar:
            self._bar.advance(self._task)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar:
            self._bar.stop()
