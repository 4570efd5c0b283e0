"""Who is to say a script: the engine, the voices, and how long they say that they will take."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rehearse.app.kept_readings import with_kept_readings
from rehearse.voices.casting import Wanted, cast, planned_cast
from rehearse.voices.clocks import exact_planner
from rehearse.voices.engines import AUTO, AUTO_ORDER, ENGINES

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.app.project import Project
    from rehearse.app.session import Session
    from rehearse.app.settings.table import Settings
    from rehearse.core import Plan
    from rehearse.voices.casting import Cast
    from rehearse.voices.engines import Engine


@dataclass(frozen=True, slots=True)
class Speaking:
    """A project, with who is to say it."""

    project: Project
    """Its script has its readings where the engine says them."""
    engine: Engine
    voices: Cast
    exact: Callable[[Plan, int], Plan] | None
    """Gives a plan the exact times at a rate; None where the engine does not know them."""


def speaking(project: Project, session: Session, *, ask_service: bool = True) -> Speaking:
    """Start the engine and find the voices; without `ask_service`, an online engine is asked nothing."""
    settings = project.settings
    engine = session.engine(settings)
    if (row := ENGINES.get(engine.name)) and row.speaks_pinyin:
        project = replace(project, script=with_kept_readings(project, session.cache))
    wanted = wanted_voices(settings, engine)
    if ask_service:
        voices = cast(wanted, engine, project.script, session.say)
    else:
        voices = planned_cast(wanted, engine, project.script)
    return Speaking(project, engine, voices, exact_planner(engine, voices, session.cache))


def wanted_voices(settings: Settings, engine: Engine) -> dict[str, Wanted | None]:
    """Speaker -> the voice asked for of this engine, everyone else's under ""."""
    chosen_elsewhere = settings.origin("engine") == "command line"
    strange = chosen_elsewhere or (settings.engine == AUTO and engine.name != AUTO_ORDER[0])
    wanted: dict[str, Wanted | None] = {}
    for speaker in sorted({"", *(voice.speaker for voice in settings.voice)}):
        asked = settings.voice_for(engine.name, speaker)
        own = asked if asked and asked.speaker == speaker else None
        binding = not strange or bool(own and own.engine) or bool(own and own.origin == "command line")
        wanted[speaker] = Wanted(own.name, own.origin, binding) if own else None
    return wanted
