"""The way to a cluster: workers that are started on this machine for one run, or a scheduler that is there already."""

from __future__ import annotations

import logging
from contextlib import ExitStack, contextmanager, suppress
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from rehearse.core.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from distributed import Client

    from rehearse.voices.cluster.address import ClusterAddress

_CONNECT_S = 15

_STARTS = 3
"""How often workers are started here: one that dies before it has answered ends all of them."""

_BROKEN = (OSError, TimeoutError, RuntimeError, ValueError)
"""What Dask raises where a connection or a start fails."""


@contextmanager
def connected(address: ClusterAddress) -> Iterator[Client]:
    """Connect to a cluster, or start one on this machine; raise EngineError where that cannot be."""
    try:
        from distributed import Client
        from distributed.security import Security
    except ImportError:
        raise EngineError("--cluster needs Dask", "pip install 'rehearse[cluster]'") from None
    # its lines may show a task, and that is a sentence
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    encrypted = address.scheduler.startswith("tls:")
    with ExitStack() as open_here:
        scheduler = address.scheduler or _started(address.workers, open_here)
        try:
            client = Client(
                scheduler,
                security=Security(require_encryption=True) if encrypted else None,
                timeout=_CONNECT_S,
            )
        except _BROKEN as error:
            raise EngineError(
                f"the scheduler at {address.scheduler or 'this machine'} does not answer, or not to these certificates",
                "check the address and Dask's TLS settings, see docs/cluster.md",
            ) from error
        yield open_here.enter_context(client)


def _started(count: int, open_here: ExitStack) -> Any:
    """Start workers on this machine, each a process, until `open_here` is closed."""
    import dask
    from distributed import LocalCluster

    own = open_here.enter_context(TemporaryDirectory(ignore_cleanup_errors=True))
    for _ in range(_STARTS):
        with suppress(*_BROKEN), dask.config.set({"distributed.scheduler.allowed-failures": 100}):
            return open_here.enter_context(
                LocalCluster(
                    n_workers=count,
                    threads_per_worker=1,
                    host="127.0.0.1",
                    dashboard_address="127.0.0.1:0",  # any port: 8787 may be another run's
                    scheduler_kwargs={"dashboard": False},
                    local_directory=own,
                )
            )
    raise EngineError(
        f"the {count} workers on this machine did not start", "ask for fewer, or go without --cluster"
    )
