"""What is shared from one track to the next: started engines, the cache, and where notes to the user go."""

from __future__ import annotations

import errno
import re
import tempfile
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.core.folders import clip_dir, state_dir
from rehearse.voices.cache import Cache
from rehearse.voices.engines import Service
from rehearse.voices.engines.choice import choose_engine
from rehearse.voices.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

    from rehearse.app.settings.table import Settings
    from rehearse.voices.engines import Engine

_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


@dataclass
class Session:
    """A context manager that stops what it started at its end."""

    say: Callable[[str], None] = lambda _: None
    """Takes notes to the user, a line at a time."""
    progress: Progress = field(default_factory=Progress)
    jobs: int | None = None
    """How many utterances an engine is asked for at once; None for as many as it likes."""
    cluster: str = ""
    """Whose workers say the sentences, as `--cluster` takes it; empty for this process alone."""
    _engines: dict[tuple[object, ...], Engine] = field(default_factory=dict)
    _open: ExitStack = field(default_factory=ExitStack)

    @cached_property
    def cache(self) -> Cache:
        """The user's clips. Where they can be read but not written, those of this run are kept until its end."""
        folder = clip_dir()
        if reason := _why_not(folder):
            self.say(
                f"note: {folder}: the cache cannot be written ({reason}); new clips are not kept for next time"
            )
            mine = self._open.enter_context(tempfile.TemporaryDirectory(ignore_cleanup_errors=True))
            return Cache(Path(mine), read_only=folder)
        kept = Cache(folder)
        self._open.callback(kept.room.keep)
        return kept

    def engine(self, settings: Settings) -> Engine:
        """The engine that the settings name, started; "auto" is decided once for all scripts."""
        options = settings.engine_options
        key = (settings.engine, settings.private, *options.items())
        if key not in self._engines:
            engine = choose_engine(settings.engine, self.say, options, private=settings.private)
            if self.cluster:
                # what it needs takes 20 ms, and most need none
                from rehearse.voices.cluster.remote import spread

                engine = spread(engine, options, self.cluster, self.say, private=settings.private)
            self._engines[key] = self._open.enter_context(engine)
        return self._engines[key]

    def warn_once(self, engine: Engine) -> None:
        """Note, the first time ever, that an engine sends the script's text away, and to whom."""
        receiver = engine.destination if isinstance(engine, Service) else "its maker's service"
        marker = state_dir() / re.sub(r"[^\w.-]", "-", f"told-{engine.name}-{receiver}")
        if not engine.online or marker.exists():
            return
        self.say(
            f"note: engine {engine.name} sends the text of your script to {receiver}; espeak keeps it here"
        )
        with suppress(OSError):  # the note comes again next time
            marker.parent.mkdir(parents=True, exist_ok=True)
            marker.touch()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()


def _why_not(folder: Path) -> str:
    """Why nothing may be written to a folder; empty where it may, or where a later error says more."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        return (error.strerror or str(error)) if error.errno in _FORBIDDEN else ""
    return ""
