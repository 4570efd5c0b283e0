"""What stays at hand from one track to the next: engines that were started, the clips, and whom to tell things."""

from __future__ import annotations

import errno
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.core.places import clip_dir, state_dir
from rehearse.voices.cache import Cache
from rehearse.voices.engines.choice import choose
from rehearse.voices.progress import Silent

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Self

    from rehearse.voices.engines import Engine
    from rehearse.voices.voicing import Progress

_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


class Studio:
    """Use it as a context manager; what it started is stopped at the end."""

    def __init__(
        self,
        say: Callable[[str], None] = lambda _: None,
        progress: Progress | None = None,
        jobs: int | None = None,
    ) -> None:
        """Let `say` have what the user should know, a line at a time; ask an engine for `jobs` utterances at once."""
        self.say = say
        self.progress = progress or Silent()
        self.jobs = jobs
        self._open = ExitStack()
        self._engines: dict[str, Engine] = {}
        self._cache: Cache | None = None

    @property
    def cache(self) -> Cache:
        """The user's clips. Where they can be read but not written, those of this run are kept until its end."""
        if self._cache is None:
            folder = clip_dir()
            if reason := _why_not(folder):
                self.say(
                    f"note: {folder}: the cache cannot be written ({reason}); new clips are not kept for next time"
                )
                mine = self._open.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
                self._cache = Cache(Path(mine), also=folder)
            else:
                self._cache = Cache(folder)
        return self._cache

    def engine(self, name: str) -> Engine:
        """Give the engine that a setting names, started; "auto" is decided once for all scripts."""
        if name not in self._engines:
            self._engines[name] = self._open.enter_context(choose(name, self.say))
        return self._engines[name]

    def tell_once(self, engine: Engine) -> None:
        """Say, the first time ever, that an engine sends the script's text away."""
        marker = state_dir() / f"told-{engine.name}"
        if not engine.online or marker.exists():
            return
        self.say(
            f"note: engine {engine.name} sends the text of your script to its maker's service; espeak keeps it here"
        )
        try:
            marker.parent.mkdir(parents=True, exist_ok=True)
            marker.touch()
        except OSError:
            pass  # it is said again next time

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._cache:
            self._cache.room.keep()
        self._open.close()


def _why_not(folder: Path) -> str:
    """Tell why nothing may be written to a folder; empty where it may, or where another error will tell more."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        return (error.strerror or str(error)) if error.errno in _FORBIDDEN else ""
    return ""
