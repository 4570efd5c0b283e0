"""Makes tracks in the background, one at a time, and tells whoever listens how far it is."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeAlias

from rehearse.core.errors import RehearseError
from rehearse.output.manifest import Manifest
from rehearse.voices.progress import Progress
from rehearse.web.look import voice_mark

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from rehearse.app.library.kept import KeptScript
    from rehearse.app.session import Session

Work: TypeAlias = "Callable[[Making, Session], None]"
"""What makes something, and tells of it in its Making."""

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
    work: Work
    state: str = "waiting"
    """waiting, speaking, writing, listening, done, failed or cancelled."""
    done: int = 0
    total: int = 0
    error: RehearseError | OSError | None = None
    notes: list[str] = field(default_factory=list)
    engine: str = ""
    page: str = ""
    """Where the page lies that a drill or a comparison has, below the script's folder."""
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

    def listen(self, total: int) -> None:
        """Begin to listen to a take."""
        self.state, self.total, self.done = "listening", total, 0
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
        from rehearse.app.session import Session

        try:
            self._go_on()
            with Session(self.notes.append, self) as session:
                self.work(self, session)
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
        return {
            "state": self.state,
            "done": self.done,
            "total": self.total,
            "early": early,
            "page": self.page,
        }


def the_track(exports: tuple[str, ...]) -> Work:
    """Make the track, with these beside it; the text that it is made of is kept as a version."""

    def make(making: Making, session: Session) -> None:
        from rehearse.app.production import make_one

        kept = making.kept
        kept.keep_version()
        project = kept.open()
        settings = replace(project.settings, export=exports)
        making.engine = settings.engine
        make_one(replace(project, settings=settings), session)
        kept.note(made=voice_mark(project.settings))

    return make


class Makings:
    """The tracks being made, and those made since the start."""

    def __init__(self) -> None:
        self._maker = ThreadPoolExecutor(1, "make")
        self._known: dict[str, Making] = {}

    def start(self, kept: KeptScript, work: Work) -> Making:
        """Make something of a script; what is being made of it goes on."""
        known = self._known.get(kept.id)
        if known is None or known.over:
            known = self._known[kept.id] = Making(kept, work)
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
