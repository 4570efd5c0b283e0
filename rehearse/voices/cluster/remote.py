"""An engine whose sentences are said elsewhere: it has the inner one's name and version, so clips keep their keys."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import CancelledError
from contextlib import ExitStack
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, cast

from rehearse.core.errors import EngineError, RehearseError
from rehearse.voices.cluster.address import cluster_address
from rehearse.voices.cluster.connecting import connected
from rehearse.voices.cluster.worker import say, why_not

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from types import TracebackType
    from typing import Self

    from distributed import Client

    from rehearse.core import Speech, Utterance
    from rehearse.voices.engines import Engine

AHEAD = 4
"""Sentences asked for at once for each thread of a worker: one is said, and the way there and back is covered."""

_TRIES = 5
"""How often a sentence is asked for whose workers died."""

_ANSWER_S = 600


class RemoteEngine:
    """Asks a cluster's workers; all but saying is the inner engine's, on this machine."""

    def __init__(
        self,
        inner: Engine,
        options: Mapping[str, str | None],
        cluster: str,
        tell: Callable[[str], None],
    ) -> None:
        self._inner, self._options, self._tell = inner, dict(options), tell
        self._address = cluster_address(cluster)
        self._open = ExitStack()
        self._client: Client | None = None
        self._said: Counter[str] = Counter()
        self.jobs = inner.jobs

    def __getattr__(self, name: str) -> Any:
        """Everything else is the inner engine's."""
        return getattr(self._inner, name)

    @property
    def online(self) -> bool:
        """True where the text leaves this machine, by the engine or on the way to it."""
        return self._inner.online or not self._address.here

    def __enter__(self) -> Self:
        """Connect, and look whether every worker has the same engine; raise EngineError where it does not."""
        self._open.enter_context(self._inner)
        try:
            self._client = self._open.enter_context(connected(self._address))
            self._check()
        except BaseException:
            self._open.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave the cluster, and say what each worker did."""
        self._client = None
        self._open.close()
        for worker, count in sorted(self._said.items()):
            self._tell(f"cluster: {worker} said {count}")

    def synthesize(self, utterance: Utterance) -> Speech:
        """Have a worker say it; raise EngineError where it cannot, or where one worker after the other died."""
        for _ in range(_TRIES):
            if self._client is None:
                break
            try:
                worker, speech = self._client.submit(
                    _say_there, self._inner.name, self._inner.version, self._options, utterance, pure=False
                ).result(timeout=_ANSWER_S)
            except RehearseError:
                raise
            except Exception as error:
                if not _is_lost(error):
                    raise EngineError(
                        f"the cluster failed ({type(error).__name__})", "run again to go on"
                    ) from error
                continue
            self._said[worker] += 1
            return speech
        raise EngineError("the cluster's workers are gone", "what was made is kept; run again to go on")

    def _check(self) -> None:
        assert self._client is not None
        given = (version("rehearse"), self._inner.name, self._inner.version, self._options)
        found: dict[str, object] = self._client.run(why_not, *given, on_error="return")
        for worker, reason in sorted(found.items()):
            if reason and not isinstance(reason, OSError):  # that one died: others take its place
                why = reason if isinstance(reason, str) else f"no such rehearse ({type(reason).__name__})"
                raise EngineError(
                    f"the worker at {worker} cannot speak: {why}", "install the same rehearse and voice there"
                )
        threads = sum(self._client.nthreads().values())
        if not threads:
            raise EngineError("the cluster has no workers", "start some, see docs/cluster.md")
        self.jobs = AHEAD * threads
        where = (
            "on this machine"
            if self._address.here
            else f"at {self._address.scheduler}, to which the text goes"
        )
        self._tell(f"cluster: {len(found)} workers {where}")


def spread(
    engine: Engine,
    options: Mapping[str, str | None],
    cluster: str,
    tell: Callable[[str], None],
    *,
    private: bool = False,
) -> Engine:
    """Have a cluster's workers say what this engine would; raise EngineError where private text would leave."""
    remote = RemoteEngine(engine, options, cluster, tell)
    if private and remote.online:
        raise EngineError(
            "the cluster is on other machines, and private is set", "write local:4 for this machine"
        )
    return cast("Engine", remote)


def _say_there(
    name: str, version: str, options: Mapping[str, str | None], utterance: Utterance
) -> tuple[str, Speech]:
    """On a worker: say it, and tell who did."""
    from distributed import get_worker

    return get_worker().address, say(name, version, options, utterance)


def _is_lost(error: Exception) -> bool:
    """True where a worker died with the sentence, not where it failed at it."""
    from distributed.client import FutureCancelledError
    from distributed.scheduler import KilledWorker

    return isinstance(error, KilledWorker | FutureCancelledError | CancelledError)
