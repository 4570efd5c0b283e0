"""Which cluster is meant, and whether what goes there can be read by others."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from rehearse.core.errors import EngineError
from rehearse.voices.engines.network.loopback import is_loopback

_LOCAL = re.compile(r"local:(\d{1,3})")


@dataclass(frozen=True, slots=True)
class ClusterAddress:
    """A scheduler that is there already, or workers to be started on this machine."""

    scheduler: str
    """Empty where the workers are started for this run."""
    workers: int
    """How many to start; 0 where a scheduler is there."""
    here: bool
    """True where the text stays on this machine."""


def cluster_address(text: str) -> ClusterAddress:
    """Read `local:4`, or a scheduler's address; raise EngineError where it is neither, or open to others.

    Dask unpickles what it is sent, and asks nobody who they are: beyond loopback it has to be TLS, whose certificates
    tell who may join.

    >>> cluster_address("local:4").workers, cluster_address("tls://farm:8786").here
    (4, False)
    """
    if found := _LOCAL.fullmatch(text.strip()):
        count = int(found[1])
        if count < 1:
            raise EngineError("a cluster without workers says nothing", "write local:4 for four of them")
        return ClusterAddress("", count, True)
    try:
        parts = urlsplit(text.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, urlsplit("")
    if parts.scheme not in ("tls", "tcp") or not host or not port:
        raise EngineError(
            f"{text[:60]!r} is no cluster", "write tls://HOST:PORT, or local:4 for this machine"
        )
    here = is_loopback(host)
    if parts.scheme == "tcp" and not here:
        raise EngineError(
            f"the scheduler at {host}:{port} is not encrypted, and anyone could join it",
            "give it certificates and write tls://, see docs/cluster.md",
        )
    return ClusterAddress(f"{parts.scheme}://{parts.netloc}", 0, here)
