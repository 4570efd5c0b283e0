"""How patiently a service is asked again."""

from __future__ import annotations

import random
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import stamina
from stamina.instrumentation import set_on_retry_hooks

from rehearse.core.errors import EngineError, TransientError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

T = TypeVar("T")

# By default stamina warns in the log about every retry, and where it decorates a function it adds what the
# function was called with: here that is the script. This tool is stamina's only user in its process.
set_on_retry_hooks(())


@dataclass(frozen=True, slots=True)
class Limits:
    """How long and how often the service is asked; in seconds, apart from `attempts`."""

    attempts: int = 4
    """For one sentence, the first included."""
    sentence_s: float = 30.0
    """For one attempt, however short the sentence."""
    per_character_s: float = 0.25
    """On top for each character: as long as it takes to say, although the service sends faster than that."""
    run_s: float = 120.0
    """Without any sentence coming back, counted from the first failure, before the whole run ends."""
    first_wait_s: float = 0.5
    """Before the second attempt; doubles from there."""
    jitter_s: float = 0.5
    """At most, added by chance to each wait, so that jobs do not come back all at once."""
    longest_wait_s: float = 30.0
    """A service that asks for more patience than this is taken to have said no."""
    voices_s: float = 5.0
    """For the list of voices, which is also the question whether the service can be reached."""

    def attempt_s(self, text: str) -> float:
        """The longest that one attempt at `text` may take, in seconds."""
        return self.sentence_s + self.per_character_s * len(text)


LIMITS = Limits()


class LaterError(TransientError):
    """The service asks to be left alone for a while."""

    def __init__(self, words: str, wait_s: float) -> None:
        super().__init__(words)
        self.wait_s = wait_s


class Patience:
    """One run's retries. Used from within one event loop only, so it needs no locks."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._failing_since: float | None = None
        self._over: EngineError | None = None

    async def insist(self, attempt: Callable[[], Awaitable[T]]) -> T:
        """Try until it works; raise EngineError once the attempts or the whole run's limit are spent."""
        trials = stamina.retry_context(
            on=self._next,
            attempts=self._limits.attempts,
            timeout=None,
            wait_initial=self._limits.first_wait_s,
            wait_max=self._limits.longest_wait_s,
            wait_jitter=self._limits.jitter_s,
        )
        async for trial in trials:
            with trial:
                if self._over:
                    raise self._over
                try:
                    answer = await attempt()
                except TransientError as error:
                    self._failed(error)
                    raise
                self._failing_since = None
                return answer
        raise AssertionError("the last trial either returns or raises")

    def _failed(self, error: TransientError) -> None:
        """Note a failure; raise EngineError where the run has had nothing else for too long."""
        now = time.monotonic()
        if self._failing_since is None:
            self._failing_since = now
        elif now - self._failing_since > self._limits.run_s:
            self._over = EngineError(
                f"nothing came from the service for {self._limits.run_s:.3g} s ({error.what})",
                error.do,
            )
            raise self._over from error

    def _next(self, error: Exception) -> bool | float:
        """Decide about another attempt: no, yes, or yes after so many seconds."""
        if isinstance(error, LaterError):
            if error.wait_s > self._limits.longest_wait_s:
                return False
            return error.wait_s + random.uniform(0.01, 0.01 + self._limits.jitter_s)
        return isinstance(error, TransientError)
