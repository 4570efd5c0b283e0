"""Makes tracks in the background, one at a time, and tells whoever listens how far it is."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from rehearse.core.errors import RehearseError
from rehearse.output.manifest import Manifest
from rehearse.voices.progress import Progress
from rehearse.web.look import voice_mark

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from rehearse.app.library.kept import KeptScript

_EVERY_S = 0.2
"""How often whoever listens is told."""


class CancelledMakingError(RehearseError):
    """The user has stopped it."""

    def __init__(self) -> None:
        super().__init__("stopped; what was made is kept", "make again to go on")


@dataclass
class Making(Progress):
    """One track being made; its fields are written by its thread and read by the server."""

    kept: KeptScript
    exports: tuple[str, ...]
    state: str = "waiting"
    """waiting, speaking, writing, done, failed or cancelled."""
    done: int = 0
    total: int = 0
    error: RehearseError | OSError | None = None
    notes: list[str] = field(default_factory=list)
    engine: str = ""
    stop: bool = False

    @property
    def over(self) -> bool:
        """True where nothing more will happen."""
        return self.state in ("done", "failed", "cancelled")

    def speak(self, total: int, cached: int) -> None:
        """Begin to speak."""
        self.state, self.total, self.done = "speaking", total, cached
        self._go_on()

    def write(self, total: int) -> None:
        """Begin to write."""
        self.state, self.total, self.done = "writing", total, 0
        self._go_on()

    def advance(self) -> None:
        """Count one more."""
        self.done += 1
        self._go_on()

    def _go_on(self) -> None:
        if self.stop:
            raise CancelledMakingError

    def run(self) -> None:
        """Make it as the command line does."""
        from rehearse.app.production import make_one
        from rehearse.app.session import Session

        try:
            self._go_on()
            self.kept.keep_version()
            project = self.kept.open()
            settings = replace(project.settings, export=self.exports)
            self.engine = settings.engine
            with Session(self.notes.append, self) as session:
                make_one(replace(project, settings=settings), session)
            self.kept.note(made=voice_mark(project.settings))
            self.state = "done"
        except CancelledMakingError:
            self.state = "cancelled"
        except (RehearseError, OSError) as error:
            self.error, self.state = error, "failed"
        except Exception as error:  # a fault of ours: the studio goes on, and says what it was
            self.error = RehearseError(f"{type(error).__name__}: {error}", "try again")
            self.state = "failed"

    def told(self) -> dict[str, Any]:
        """What the page is told; of the files only those that can already be played."""
        ready = Manifest.read(self.kept.result)
        early = [] if self.over else [*ready.early]
        return {"state": self.state, "done": self.done, "total": self.total, "early": early}


class Makings:
    """The tracks being made, and those made since the start."""

    def __init__(self) -> None:
        self._maker = ThreadPoolExecutor(1, "make")
        self._known: dict[str, Making] = {}

    def start(self, kept: KeptScript, exports: Sequence[str]) -> Making:
        """Make a script's track; one that is being made goes on."""
        known = self._known.get(kept.id)
        if known is None or known.over:
            known = self._known[kept.id] = Making(kept, tuple(exports))
            self._maker.submit(known.run)
        return known

    def of(self, kept: KeptScript) -> Making | None:
        """The last one of a script; None where there was none."""
        return self._known.get(kept.id)

    async def follow(self, making: Making) -> AsyncIterator[dict[str, Any]]:
        """Give what is new of one, until it is over."""
        before: dict[str, Any] = {}
        while True:
            over = making.over  # asked before it is told, so that the end is told
            if (now := making.told()) != before:
                yield now
                before = now
            if over:
                return
            await asyncio.sleep(_EVERY_S)

    def close(self) -> None:
        """Stop them all."""
        for making in self._known.values():
            making.stop = True
        self._maker.shutdown(wait=False, cancel_futures=True)
