"""What can go wrong between here and a service, in plain words."""

from __future__ import annotations

import socket
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TYPE_CHECKING

import aiohttp

from rehearse.core.errors import EngineError, TransientError
from rehearse.voices.engines.network.patience import LaterError

if TYPE_CHECKING:
    from collections.abc import Mapping

REASONS: tuple[tuple[type[BaseException], str], ...] = (
    (aiohttp.ClientProxyConnectionError, "the proxy can't be reached"),
    (aiohttp.ClientSSLError, "no secure connection could be made"),
    (aiohttp.ServerTimeoutError, "no connection was made in time"),
    (aiohttp.ServerDisconnectedError, "the connection was cut before an answer"),
    (aiohttp.ClientPayloadError, "the connection was cut in the middle"),
    (ConnectionResetError, "the connection was cut in the middle"),
    (aiohttp.ClientConnectorError, "no connection could be made"),
    (aiohttp.InvalidURL, "the proxy's address is not a web address"),
    (aiohttp.ClientError, "the connection failed"),
    (OSError, "the connection failed"),
)
"""Error -> plain words; the first row that fits."""


def explain(
    error: Exception, limit_s: float, more: tuple[tuple[type[BaseException], str], ...] = ()
) -> EngineError:
    """Turn an error of a client into one of ours: TransientError where asking again may help.

    `more` are rows for a client's own errors. What fits none is the client stumbling over an answer. The words never
    hold what was sent or received, because both are the script.
    """
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
    for kind, words in (*more, *REASONS):
        if isinstance(error, kind):
            return TransientError(words)
    return TransientError("the service sent something unexpected")


def explain_status(
    who: str, status: int, headers: Mapping[str, str], *, passing: tuple[int, ...], do: str = ""
) -> EngineError:
    """Say that `who` answered with a status; TransientError for one of the server's own faults or of `passing`."""
    words = answered(who, status)
    if status not in passing and status < 500:
        return EngineError(words, do)
    wait_s = retry_after_s(headers.get("Retry-After", ""))
    if wait_s is None:
        return TransientError(words, do)
    return LaterError(f"{words} and asks to wait {wait_s:.0f} s", wait_s)


def answered(who: str, status: int) -> str:
    """Name a status with its phrase, where it has one."""
    if status == HTTPStatus.FORBIDDEN:
        return f"{who} refused the request (403 forbidden)"
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
