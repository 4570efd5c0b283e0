"""An asyncio loop in a thread of its own, for a client that is async and callers that are not."""

from __future__ import annotations

import asyncio
import concurrent.futures
import threading
from typing import TYPE_CHECKING, Any, TypeVar

from rehearse.core.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Coroutine

T = TypeVar("T")

FAREWELL_S = 0.5
"""How long cancelled work may take to end."""


class LoopThread:
    """Runs coroutines for other threads, as many at once as there are callers, until it is stopped."""

    def __init__(self, engine: str) -> None:
        self._engine = engine
        self._loop = asyncio.new_event_loop()
        self._lock = threading.Lock()
        self._open = True
        # A daemon, so that nothing here can keep the program from ending.
        self._thread = threading.Thread(target=self._main, name=f"rehearse-{engine}", daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """Run `work` in the loop and wait for its answer; raise EngineError if the loop stops first."""
        with self._lock:
            if not self._open:
                work.close()
                raise EngineError(f"the {self._engine} engine was stopped")
            future = asyncio.run_coroutine_threadsafe(work, self._loop)
        try:
            return future.result()
        except concurrent.futures.CancelledError:
            raise EngineError(f"the {self._engine} engine was stopped") from None
        except BaseException:
            future.cancel()  # the caller was interrupted: nobody waits for the answer any more
            raise

    def stop(self) -> None:
        """Cancel everything at once, so that every waiting `run` raises, and end the thread."""
        with self._lock:
            if not self._open:
                return
            self._open = False
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=2 * FAREWELL_S)

    def _main(self) -> None:
        self._loop.run_forever()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        if tasks:
            self._loop.run_until_complete(asyncio.wait(tasks, timeout=FAREWELL_S))
        self._loop.run_until_complete(self._loop.shutdown_asyncgens())
        # Unlike asyncio.run, this does not wait for the loop's helper threads: a name lookup may hang there.
        self._loop.close()
