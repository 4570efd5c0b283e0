"""One question to a voice server, and what its answer means."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

import aiohttp

from rehearse.core.errors import EngineError
from rehearse.voices.engines.network.failures import answered, explain, explain_status
from rehearse.voices.engines.network.proxy import proxy_for
from rehearse.voices.engines.openai.address import KEY_VARIABLE, key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rehearse.voices.engines.openai.address import Address

MOST_BYTES = 200_000_000
"""Of an answer: an hour at 24 kHz; a sentence of 4,096 characters is a quarter of that."""

_PASSING = (408, 409, 429)
"""What the official client, too, asks again after, beside the server's own faults."""

_UNFIT = {HTTPStatus.BAD_REQUEST, HTTPStatus.UNSUPPORTED_MEDIA_TYPE, HTTPStatus.UNPROCESSABLE_ENTITY}
"""What servers say to a format, a voice or a model that they do not have."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered. Its words are shown to nobody: they may quote the script."""

    url: str
    status: int
    headers: Mapping[str, str]
    data: bytes

    @property
    def good(self) -> bool:
        """True where it is what was asked for."""
        return self.status == HTTPStatus.OK

    @property
    def is_unfit(self) -> bool:
        """True where the server cannot do what was asked, however often."""
        return self.status in _UNFIT

    def json(self) -> object:
        """What it holds; None where it is no JSON."""
        try:
            return json.loads(self.data)
        except ValueError:
            return None

    def error(self) -> EngineError:
        """Say what is wrong; TransientError where asking again may help."""
        who = "the server"
        if 300 <= self.status < 400:
            other = urlsplit(urljoin(self.url, self.headers.get("Location", ""))).netloc or "nowhere"
            return EngineError(
                f"{who} sends elsewhere, to {other}", "the text does not follow; name that in --url"
            )
        if self.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
            wanted = "another key than that" if key() else "a key"
            return EngineError(f"{who} wants {wanted} in {KEY_VARIABLE}", f"set {KEY_VARIABLE}")
        if self.status == HTTPStatus.NOT_FOUND:
            return EngineError(
                answered(who, self.status), "check --url, which ends in /v1 as a rule, and --model"
            )
        do = "check --voice and --model" if self.is_unfit else ""
        return explain_status(who, self.status, self.headers, passing=_PASSING, do=do)


async def ask(
    server: Address, method: str, path: str, limit_s: float, body: Mapping[str, Any] | None = None
) -> Answer:
    """Ask once, over a connection of its own; raise EngineError where no whole answer came in time.

    A redirection is not followed: the text goes to the server that the user named, and to no other.
    """
    url = server.of(path)
    headers = {"Authorization": f"Bearer {key()}"} if key() else {}
    proxy = None if server.here else proxy_for(url)
    try:
        async with (
            asyncio.timeout(limit_s),
            aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=None)) as session,
            session.request(
                method, url, json=body, headers=headers, proxy=proxy, allow_redirects=False
            ) as reply,
        ):
            data = bytearray()
            async for part in reply.content.iter_any():
                data += part
                if len(data) > MOST_BYTES:
                    raise EngineError(f"the server sent more than {MOST_BYTES // 1_000_000} MB")
            return Answer(url, reply.status, reply.headers, bytes(data))
    except EngineError:
        raise
    except Exception as error:  # whatever the client stumbles over
        raise explain(error, limit_s) from error
