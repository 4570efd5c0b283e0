"""Who speaks with which voice: what the settings ask for, as far as the engine has it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.core.errors import EngineError
from rehearse.voices.engines import ENGINES, asks_a_service
from rehearse.voices.engines.choice import checked_voice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from rehearse.core import Language, Script
    from rehearse.voices.engines import Engine

Cast = dict[str, str]
"""Speaker -> voice; everyone else's under ""."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A voice asked for a speaker."""

    name: str
    origin: str
    """Where it is asked for, such as "command line"."""
    binding: bool
    """False where it may well be another engine's, which is not in use: then the engine's own speaks instead."""


def cast(
    wanted: Mapping[str, Wanted | None], engine: Engine, script: Script, say: Callable[[str], None]
) -> Cast:
    """Find everyone's voice; raise EngineError for one that the engine does not have.

    `wanted` is by speaker, everyone else's under ""; None where it is left to the engine, or to what everyone else
    has. Where a voice is not binding and missing, `say` is called. Of an online engine, voices are looked up in the
    list that its service gives.
    """
    speakers = {breath.speaker for breath in script.breaths} - {""}
    found = {"": _voice(wanted.get(""), engine, script.language, say)}
    for speaker in sorted(speakers):
        if own := wanted.get(speaker):
            found[speaker] = _voice(own, engine, script.language, say)
    known = f"there is {', '.join(sorted(speakers))}" if speakers else "it names no speakers"
    for unknown in sorted(wanted.keys() - speakers - {""}):
        say(f"note: nobody called {unknown} speaks in this script; {known}")
    return found


def planned_cast(wanted: Mapping[str, Wanted | None], engine: Engine, script: Script) -> Cast:
    """The voices that `cast` would find, without asking a service whether they exist."""
    if not asks_a_service(engine):
        return cast(wanted, engine, script, lambda _: None)
    general = wanted.get("")
    usual = ENGINES[engine.name].default_voices[script.language] if engine.name in ENGINES else ""
    default = general.name if general else usual or engine.default_voice(script.language)
    return {speaker: voice.name if voice else default for speaker, voice in wanted.items()}


def _voice(wanted: Wanted | None, engine: Engine, language: Language, say: Callable[[str], None]) -> str:
    if wanted is None:
        return engine.default_voice(language)
    try:
        return checked_voice(engine, wanted.name)
    except EngineError as error:
        if wanted.binding:
            error.path = None if wanted.origin == "command line" else wanted.origin
            raise
        default = engine.default_voice(language)
        say(f"note: {error}; {default} speaks instead of what {wanted.origin} asks for".replace("?;", ";"))
        return default
