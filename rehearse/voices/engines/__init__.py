"""Voice engines behind one Protocol: a package and a row in ENGINES each, imported only when it is chosen.

To add one: (1) make a package with a class that satisfies `Engine`; (2) in its `records.py`, write what is known of its
voices before the engine is imported: their languages, the default ones, and the pace of those measured; (3) here, add a
row to ENGINES, and a place in AUTO_ORDER if "auto" may choose it. An engine of another package is an entry point in the
group "rehearse.engines" that names its class; its voices are taken to speak the script's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from pkgutil import resolve_name
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, cast, runtime_checkable

from rehearse.core.errors import EngineError
from rehearse.voices.engines.edge import records as edge_records
from rehearse.voices.engines.espeak import records as espeak_records
from rehearse.voices.engines.kokoro import records as kokoro_records
from rehearse.voices.engines.openai import records as openai_records

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from importlib.metadata import EntryPoint
    from types import TracebackType
    from typing import Self

    from rehearse.core import Language, Speech, Utterance, Voice
    from rehearse.timing.planning.records import KnownVoice


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
        """True where the text leaves this machine."""

    @property
    def jobs(self) -> int:
        """How many utterances it is good to ask for at once."""

    def voices(self) -> Sequence[Voice]:
        """List every voice. Raise EngineError where they cannot be had."""

    def default_voice(self, language: Language) -> str:
        """The voice to use when the user names none."""

    def synthesize(self, utterance: Utterance) -> Speech:
        """Say it, whole, or raise EngineError; never answer with less than the whole text."""

    def __enter__(self) -> Self:
        """Start what it needs."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop at once; a `synthesize` under way elsewhere raises."""


@runtime_checkable
class Clock(Protocol):
    """An engine that knows, before it makes any sound, how long it will take."""

    def duration_ms(self, utterance: Utterance) -> int:
        """Tell how long `synthesize` will take for it, exactly; raise EngineError where it cannot."""


@runtime_checkable
class Service(Protocol):
    """An engine that asks a server, on this machine or elsewhere; a plan asks it nothing."""

    @property
    def destination(self) -> str:
        """Who receives the text, in words."""

    def follows_rate(self, voice: str, language: Language) -> bool:
        """True where a voice is as fast as `Utterance.rate` asks; raise EngineError where that cannot be found out."""


ENGINE_MEMBERS = (*(name for name in vars(Engine) if not name.startswith("_")), "__enter__", "__exit__")
"""What every engine has."""


@dataclass(frozen=True, slots=True)
class EngineRow:
    """What is known of an engine before it is imported."""

    make: str
    """Its class, as "module:name"."""
    online: bool
    """True where the text leaves this machine, whatever the user sets."""
    default_voices: Mapping[Language, str]
    known_voice: Callable[[str], KnownVoice | None]
    """Returns what is known of a voice by its name; None where the name cannot be this engine's."""
    voice_names: Callable[[], Iterable[str]] = tuple
    """Names its voices that are known without asking anybody, the usual ones first."""
    ready: Callable[[], bool] = lambda: True
    """False where it must be installed first; that a service answers is found out by asking it."""
    licence: str = ""
    """One line on what its voices are, and under which terms."""
    options: tuple[str, ...] = ()
    """Settings that its class takes as arguments."""
    speaks_pinyin: bool = False
    """True where it says characters as `Utterance.readings` has them: for other engines nobody looks for readings."""


ENGINES = {
    "edge": EngineRow(
        "rehearse.voices.engines.edge.engine:EdgeEngine",
        True,
        edge_records.DEFAULT_VOICES,
        edge_records.known_voice,
        lambda: edge_records.RECORDS,
        licence="edge: Microsoft's read-aloud service, under Microsoft's terms; the text is sent there",
    ),
    "espeak": EngineRow(
        "rehearse.voices.engines.espeak.engine:EspeakEngine",
        False,
        espeak_records.DEFAULT_VOICES,
        espeak_records.known_voice,
        lambda: espeak_records.RECORDS,
        licence="espeak: espeak-ng, GPL-3.0, in a process of its own on this machine",
        speaks_pinyin=True,
    ),
    "kokoro": EngineRow(
        "rehearse.voices.engines.kokoro.engine:KokoroEngine",
        False,
        kokoro_records.DEFAULT_VOICES,
        kokoro_records.known_voice,
        kokoro_records.voice_names,
        kokoro_records.is_installed,
        f"kokoro: {kokoro_records.LICENCE}",
        speaks_pinyin=True,
    ),
    "openai": EngineRow(
        "rehearse.voices.engines.openai.engine:OpenaiEngine",
        False,  # its address tells
        openai_records.DEFAULT_VOICES,
        openai_records.known_voice,
        licence=f"openai: {openai_records.LICENCE}",
        options=("url", "model"),
    ),
}
"""Name -> row of the engines that come with the package."""

AUTO = "auto"
AUTO_ORDER = ("edge", "kokoro", "espeak")
"""What "auto" tries: the voices that sound most human first, those that are always there last."""


def candidates(name: str, *, private: bool = False) -> tuple[str, ...]:
    """The engines that a setting may come to mean, best first; if `private`, none that sends text away.

    Raise EngineError where the one that is named does.
    """
    if name == AUTO:
        return tuple(
            one for one in AUTO_ORDER if ENGINES[one].ready() and not (private and ENGINES[one].online)
        )
    if private and name in ENGINES and ENGINES[name].online:
        raise sends_text(name)
    return (name,)


def sends_text(name: str) -> EngineError:
    """The error that an engine would send the text away though the user wants it kept here."""
    here = ", ".join(one for one, row in ENGINES.items() if not row.online and not row.options)
    return EngineError(f"engine {name} sends the text away, and private is set", f"choose {here}, or {AUTO}")


def asks_a_service(engine: Engine) -> bool:
    """True where a server speaks, here or elsewhere: how fast it is, is learnt, and a plan asks it nothing."""
    return engine.online or isinstance(engine, Service)


def is_engine(name: str) -> bool:
    """True where there is an engine of that name, here or in another package."""
    return name in ENGINES or name in engine_names()


def engine_names() -> tuple[str, ...]:
    """List the engines there are, other packages' included; to look for these takes 15 ms."""
    from importlib.metadata import entry_points

    return (*ENGINES, *sorted(point.name for point in entry_points(group="rehearse.engines")))


def _foreign(name: str, point: EntryPoint) -> Engine:
    """Make another package's engine; raise EngineError, naming it, where that cannot be used."""
    try:
        engine = point.load()()
        lacking = [part for part in ENGINE_MEMBERS if not hasattr(engine, part)]
    except Exception as error:
        raise EngineError(
            f"engine {name} ({point.value}) cannot be loaded ({type(error).__name__}: {error})",
            "mend or uninstall it",
        ) from error
    if lacking:
        raise EngineError(
            f"engine {name} ({point.value}) lacks {', '.join(lacking)}", "an engine has all of Engine's parts"
        )
    if engine.name != name:
        raise EngineError(
            f"engine {name} ({point.value}) calls itself {engine.name!r}", "give both the same name"
        )
    return cast("Engine", engine)


def create(name: str, options: Mapping[str, str | None] = MappingProxyType({})) -> Engine:
    """Import the engine called `name` and make one, with those of these options that it takes.

    Raise EngineError where there is none, or where it cannot do with its options.
    """
    if row := ENGINES.get(name):
        own = {one: value for one in row.options if (value := options.get(one))}
        return cast("Engine", resolve_name(row.make)(**own))
    from importlib.metadata import entry_points

    for point in entry_points(group="rehearse.engines", name=name):
        return _foreign(name, point)
    from difflib import get_close_matches

    near = get_close_matches(name, engine_names(), n=3, cutoff=0.4) or engine_names()
    raise EngineError(f"no engine {name!r}", f"there is {', '.join(near)}, or {AUTO}")
