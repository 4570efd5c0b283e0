"""Who speaks with which voice: what the settings ask for, as far as the engine has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rehearse.core import Sentence
from rehearse.core.errors import EngineError
from rehearse.voices.engines.choice import FIRST, voice_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.app.settings.table import Settings
    from rehearse.app.settings.written import VoiceFor
    from rehearse.core import Script
    from rehearse.voices.engines import Engine

Cast = dict[str, str]
"""Speaker -> voice; everyone else's under ""."""


def cast(settings: Settings, engine: Engine, script: Script, say: Callable[[str], None]) -> Cast:
    """Find everyone's voice; raise EngineError for one that the engine does not have.

    A voice that a file names may be another engine's, where the engine was chosen elsewhere: then the engine's own
    speaks, and `say` tells so. Of an online engine, voices are looked up in the list that its service gives.
    """
    parts = [part for section in script.sections for part in section.parts]
    speakers = {part.speaker for part in parts if isinstance(part, Sentence)}
    found: Cast = {}
    for speaker in ("", *sorted(speakers - {""})):
        asked = settings.voice_for(engine.name, speaker)
        if not speaker or (asked and asked.speaker):
            found[speaker] = _voice(asked, settings, engine, script, say)
    for unknown in sorted({voice.speaker for voice in settings.voice} - speakers - {""}):
        known = (
            f"there is {', '.join(sorted(speakers - {''}))}" if speakers - {""} else "it names no speakers"
        )
        say(f"note: nobody called {unknown} speaks in this script; {known}")
    return found


def planned(settings: Settings, engine: Engine, script: Script) -> Cast:
    """Name the voices as `cast` would, without asking a service whether there are such."""
    if not engine.online:
        return cast(settings, engine, script, lambda _: None)
    asked = {voice.speaker for voice in settings.voice} | {""}
    found = {speaker: settings.voice_for(engine.name, speaker) for speaker in sorted(asked)}
    default = engine.default_voice(script.language)
    return {speaker: voice.name if voice else default for speaker, voice in found.items()}


def _voice(
    asked: VoiceFor | None, settings: Settings, engine: Engine, script: Script, say: Callable[[str], None]
) -> str:
    if asked is None:
        return engine.default_voice(script.language)
    try:
        return voice_of(engine, asked.name, script.language)
    except EngineError as error:
        if not _anothers(asked, settings, engine):
            where = "" if asked.origin == "command line" else f"{asked.origin}: "
            raise EngineError(f"{where}{error}") from None
        default = engine.default_voice(script.language)
        say(f"note: {error}; {default} speaks instead of what {asked.origin} asks for".replace("?;", ";"))
        return default


def _anothers(asked: VoiceFor, settings: Settings, engine: Engine) -> bool:
    """Tell whether a voice may well be that of an engine which is not in use."""
    if asked.engine or asked.origin == "command line":
        return False
    chosen_elsewhere = settings.origin("engine") == "command line"
    return chosen_elsewhere or (settings.engine == "auto" and engine.name != FIRST)
