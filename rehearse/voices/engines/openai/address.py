"""Where a voice server answers, and whether text that goes there leaves this machine."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from rehearse.core.errors import EngineError
from rehearse.voices.engines.network.loopback import is_loopback

VARIABLE = "OPENAI_BASE_URL"
KEY_VARIABLE = "OPENAI_API_KEY"
_EXAMPLE = "such as http://127.0.0.1:8880/v1"


@dataclass(frozen=True, slots=True)
class Address:
    """A voice server's address."""

    url: str
    """Without a slash at its end."""
    host: str
    """As in the URL, with the port where it names one."""
    here: bool
    """True for this machine's own loopback: what is sent there stays here."""
    encrypted: bool

    def of(self, path: str) -> str:
        """The address of a part of the interface, such as "audio/speech"."""
        return f"{self.url}/{path}"


def address(url: str | None) -> Address:
    """Read an address; None for the one in the environment. Raise EngineError where there is none, or it is no such."""
    given = (url or os.environ.get(VARIABLE, "")).strip().rstrip("/")
    if not given:
        raise EngineError("engine openai needs the address of a voice server", f"write --url, {_EXAMPLE}")
    try:
        parts = urlsplit(given)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if parts.scheme not in ("http", "https") or not host or parts.username or parts.query or parts.fragment:
        raise EngineError(
            "this is not the address of a voice server", f"write it {_EXAMPLE}, without a key in it"
        )
    shown = host if port is None else f"{host}:{port}"
    return Address(given, shown, is_loopback(host), parts.scheme == "https")


def key() -> str:
    """The key that the server may ask for; empty where there is none. It is in the environment and nowhere else."""
    return os.environ.get(KEY_VARIABLE, "").strip()
