"""Who may ask the voice server, and how it says what is wrong: OpenAI's form of errors, with their status."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from aiohttp import web

from rehearse.core.errors import RehearseError
from rehearse.web.guard import HEADERS, refuse_other_hosts, refuse_other_sites

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from aiohttp.typedefs import Handler, Middleware


class ApiError(Exception):
    """What is wrong with a request; `param` is the field that it is about."""

    def __init__(
        self,
        status: int,
        message: str,
        code: str | None = None,
        param: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status, self.message, self.code, self.param, self.headers = status, message, code, param, headers

    def answer(self) -> web.Response:
        """Say it as OpenAI does."""
        kind = "server_error" if self.status >= 500 else "invalid_request_error"
        told = {"message": self.message, "type": kind, "param": self.param, "code": self.code}
        return web.json_response({"error": told}, status=self.status, headers=self.headers)


def api_guard(hosts: Collection[str], key: str) -> Middleware:
    """Make the middleware that lets in who names one of these hosts (any where there are none) and knows the key.

    An empty key is asked of nobody. Whatever fails is answered in a line and written nowhere: it may quote the text.
    """

    @web.middleware
    async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            if hosts:
                refuse_other_hosts(request, hosts)
            refuse_other_sites(request)
            _check_key(request, key)
            answer = await handler(request)
        except ApiError as error:
            answer = error.answer()
        except web.HTTPException as error:
            answer = ApiError(error.status, error.text or error.reason).answer()
        except RehearseError as error:
            answer = ApiError(500, str(error)).answer()
        except Exception as error:
            answer = ApiError(500, f"the server failed ({type(error).__name__})").answer()
        answer.headers.update({name: value for name, value in HEADERS.items() if name not in answer.headers})
        return answer

    return guarded


def _check_key(request: web.Request, key: str) -> None:
    told = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if key and not hmac.compare_digest(told.encode("utf-8", "replace"), key.encode("utf-8", "replace")):
        raise ApiError(401, "the key is missing or wrong", "invalid_api_key")
