"""What can go wrong with the edge service, in plain words, and how patiently it is asked again."""

from __future__ import annotations

import random
import socket
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, TypeVar

import aiohttp
import stamina
from edge_tts.exceptions import EdgeTTSException, NoAudioReceived, SkewAdjustmentError, WebSocketError
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


REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (aiohttp.ClientProxyConnectionError, "the proxy can't be reached"),
    (aiohttp.ClientSSLError, "no secure connection could be made"),
    (aiohttp.ServerTimeoutError, "no connection was made in time"),
    (aiohttp.ServerDisconnectedError, "the connection was cut before an answer"),
    (aiohttp.ClientPayloadError, "the connection was cut in the middle"),
    (ConnectionResetError, "the connection was cut in the middle"),
    (aiohttp.ClientConnectorError, "no connection could be made"),
    (aiohttp.InvalidURL, "the proxy's address is not a web address"),
    (NoAudioReceived, "the service sent no sound"),
    (WebSocketError, "the connection was disturbed"),
    (aiohttp.ClientError, "the connection failed"),
    (OSError, "the connection failed"),
    (EdgeTTSException, "the service sent something unexpected"),
)
"""Error -> plain words; the first row that fits. What fits none is the client stumbling over an answer."""


def explain(error: Exception, limit_s: float) -> EngineError:
    """Turn an error of the client into one of ours: TransientError where asking again may help.

    The words never hold what was sent or received, because both are the script.
    """
    if isinstance(error, SkewAdjustmentError) and isinstance(error.__cause__, aiohttp.ClientResponseError):
        error = error.__cause__  # a 403 whose Date the client could not use
    if isinstance(error, aiohttp.ClientResponseError):
        return _explain_status(error)
    if isinstance(error, aiohttp.ClientConnectorCertificateError):
        return EngineError("the certificate shown in the service's name is not trusted")
    if isinstance(error, TimeoutError) and not isinstance(error, aiohttp.ClientError):
        return TransientError(f"no answer within {limit_s:.3g} s")
    if isinstance(error, aiohttp.ClientConnectorError):
        if isinstance(error.os_error, socket.gaierror):
            return TransientError("its name can't be looked up")
        if isinstance(error.os_error, ConnectionRefusedError) and not isinstance(
            error, aiohttp.ClientProxyConnectionError
        ):
            return TransientError("the connection was refused")
    for kind, words in REASONS:
        if isinstance(error, kind):
            return TransientError(words)
    return TransientError("the service sent something unexpected")


def _explain_status(error: aiohttp.ClientResponseError) -> EngineError:
    proxy = isinstance(error, aiohttp.ClientHttpProxyError)
    if error.status == HTTPStatus.FORBIDDEN and not proxy:
        words, do = "the service refused the request (403 forbidden)", REFUSED
    else:
        words, do = _answered("the proxy" if proxy else "the service", error.status), ""
    # 403 is also what the service says to a token that is a few minutes off, and to many requests at once.
    if error.status not in (403, 429) and error.status < 500:
        return EngineError(words)
    wait_s = retry_after_s(error.headers.get("Retry-After", "") if error.headers else "")
    if wait_s is None:
        return TransientError(words, do)
    return LaterError(f"{words} and asks to wait {wait_s:.0f} s", wait_s)


REFUSED = "update its client, pip install -U edge-tts, or use --engine espeak"
"""What to do about a refusal: each time since 2024 the service had changed what it asks of a client."""


def _answered(who: str, status: int) -> str:
    try:
        return f"{who} answered {status} ({HTTPStatus(status).phrase.lower()})"
    except ValueError:
        return f"{who} answered {status}"


def retry_after_s(header: str) -> float | None:
    """Read a Retry-After header (RFC 9110, 10.2.3: seconds, or a date); None where it holds neither.

    >>> retry_after_s("7"), retry_after_s("Thu, 01 Jan 2015 00:00:00 GMT"), retry_after_s("soon")
    (7.0, 0.0, None)
    """
    if header.isascii() and header.isdigit():
        return float(header)
    try:
        date = parsedate_to_datetime(header)
        return max(0.0, (date.astimezone(UTC) - datetime.now(UTC)).total_seconds())
    except (ValueError, OverflowError):
        return None
