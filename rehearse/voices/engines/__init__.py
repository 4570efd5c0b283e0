"""Voice engines behind one Protocol, each imported only when it is chosen.

To add one: (1) write a module with a class that satisfies `Engine`; (2) here, add a row to ENGINES, or in a
package of your own, an entry point in the group "rehearse.engines" that names the class.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from rehearse.core.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from importlib.metadata import EntryPoint
    from types import TracebackType
    from typing import Self

    from rehearse.core import Language, Speech, Utterance, Voice


class Engine(Protocol):
    """A voice: turns text into speech. Used as a context manager; `synthesize` is called from several threads."""

    @property
    def name(self) -> str:
        """What `--engine` takes."""

    @property
    def version(self) -> str:
        """Changes whenever equal utterances may sound different; part of the cache's key."""

    @property
    def online(self) -> bool:
        """Whether the text leaves this machine."""

    @property
    def jobs(self) -> int:
        """How many utterances it is good to ask for at once."""

    def voices(self) -> Sequence[Voice]:
        """List every voice. Raise EngineError where they cannot be had."""

    def default_voice(self, language: Language) -> str:
        """Name the voice to use when the user names none."""

    def synthesize(self, utterance: Utterance) -> Speech:
        """Say it, whole, or raise EngineError; never answer with less than the whole text."""

    def __enter__(self) -> Self:
        """Start what it needs."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop at once; a `synthesize` under way elsewhere raises."""


PARTS = (
    "name",
    "version",
    "online",
    "jobs",
    "voices",
    "default_voice",
    "synthesize",
    "__enter__",
    "__exit__",
)
"""What every engine has."""

ENGINES = {
    "edge": "rehearse.voices.engines.edge.engine:EdgeEngine",
    "espeak": "rehearse.voices.engines.espeak.engine:EspeakEngine",
}
"""Name -> "module:class" of the engines that come with the package."""


def names() -> tuple[str, ...]:
    """List the engines there are, other packages' included."""
    from importlib.metadata import entry_points  # 15 ms, and `time` needs none

    return (*ENGINES, *sorted(point.name for point in entry_points(group="rehearse.engines")))


def _foreign(name: str, point: EntryPoint) -> Engine:
    """Make another package's engine; raise EngineError, naming it, where that cannot be used."""
    try:
        engine = point.load()()
        lacking = [part for part in PARTS if not hasattr(engine, part)]
    except Exception as error:
        raise EngineError(
            f"engine {name} ({point.value}) cannot be loaded ({type(error).__name__}: {error}); mend or uninstall it"
        ) from error
    if lacking:
        raise EngineError(
            f"engine {name} ({point.value}) lacks {', '.join(lacking)}; an engine has all of Engine's parts"
        )
    if engine.name != name:
        raise EngineError(
            f"engine {name} ({point.value}) calls itself {engine.name!r}; give both the same name"
        )
    return cast("Engine", engine)


def create(name: str) -> Engine:
    """Import the engine called `name` and make one; raise EngineError where there is none."""
    if name in ENGINES:
        module, _, attribute = ENGINES[name].partition(":")
        return cast("Callable[[], Engine]", getattr(import_module(module), attribute))()
    from importlib.metadata import entry_points

    for point in entry_points(group="rehearse.engines", name=name):
        return _foreign(name, point)
    from difflib import get_close_matches

    near = get_close_matches(name, names(), n=3, cutoff=0.4) or names()
    raise EngineError(f"no engine {name!r}; there is {', '.join(near)}, or auto")
