"""The certificates that the user trusts, told to a client that brings a list of its own."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from rehearse.core.errors import EngineError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable


def trust_own_certificates(contexts: Iterable[ssl.SSLContext]) -> None:
    """Have a client that brings its own list of certificates trust SSL_CERT_FILE and SSL_CERT_DIR besides."""
    file, folder = os.environ.get("SSL_CERT_FILE") or None, os.environ.get("SSL_CERT_DIR") or None
    if file or folder:
        try:
            for context in contexts:
                _trust(context, file, folder)
        except OSError as error:  # ssl.SSLError is one
            raise EngineError(
                f"SSL_CERT_FILE cannot be read ({error.strerror or error})",
                "set it to a file of certificates",
            ) from None


@lru_cache(maxsize=8)  # a client asks for every sentence, and a list of certificates takes 50 ms to read
def _trust(context: ssl.SSLContext, file: str | None, folder: str | None) -> None:
    context.load_verify_locations(file, folder)
