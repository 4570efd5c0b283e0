"""What the edge service and its client may stumble over, in plain words."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

import aiohttp
from edge_tts.exceptions import EdgeTTSException, NoAudioReceived, SkewAdjustmentError, WebSocketError

from rehearse.voices.engines.network import failures

if TYPE_CHECKING:
    from rehearse.core.errors import EngineError

REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (NoAudioReceived, "the service sent no sound"),
    (WebSocketError, "the connection was disturbed"),
    (EdgeTTSException, "the service sent something unexpected"),
)
"""The client's own errors -> plain words."""

REFUSED = "update its client, pip install -U edge-tts, or use --engine espeak"
"""What to do about a refusal: each time since 2024 the service had changed what it asks of a client."""

_PASSING = (403, 429)
"""403 is also what the service says to a token that is a few minutes off, and to many requests at once."""


def explain(error: Exception, limit_s: float) -> EngineError:
    """Turn an error of the client into one of ours: TransientError where asking again may help."""
    if isinstance(error, SkewAdjustmentError) and isinstance(error.__cause__, aiohttp.ClientResponseError):
        error = error.__cause__  # a 403 whose Date the client could not use
    if not isinstance(error, aiohttp.ClientResponseError):
        return failures.explain(error, limit_s, REASONS)
    proxy = isinstance(error, aiohttp.ClientHttpProxyError)
    refused = error.status == HTTPStatus.FORBIDDEN and not proxy
    return failures.explain_status(
        "the proxy" if proxy else "the service",
        error.status,
        error.headers or {},
        passing=_PASSING,
        do=REFUSED if refused else "",
    )
