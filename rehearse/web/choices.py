"""What there is to choose from in the studio: voices, of each whether it sends the text out, and occasions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rehearse.app.request import Request
from rehearse.app.settings.gather import gather
from rehearse.script.reading import take
from rehearse.timing.report.occasions import OCCASIONS
from rehearse.voices.engines import AUTO_ORDER, ENGINES, candidates

if TYPE_CHECKING:
    from rehearse.app.library.kept import KeptScript
    from rehearse.app.settings.table import Settings

CHANGEABLE = ("target", "pace", "engine", "voice")
"""Settings that the studio writes."""


def settings_of(kept: KeptScript) -> dict[str, Any]:
    """The settings that hold for a script, as they are written, and where each comes from."""
    settings = gather(take(kept.path), Request(kept.path).asked, kept.folder)
    engine = _engine(settings)
    named = settings.voice_for(engine)
    return {
        "target": settings.target.text if settings.target else "",
        "pace": "" if settings.pace is None else str(settings.pace),
        "engine": engine,
        "voice": named.name if named else "",
        "online": ENGINES[engine].online if engine in ENGINES else True,
        "origins": {name: settings.origin(name) for name in CHANGEABLE},
    }


def _engine(settings: Settings) -> str:
    private = settings.origin("engine") == "default" or settings.private
    return candidates(settings.engine, private=private)[0]


def choices() -> dict[str, Any]:
    """The voices that are known without a network, and the occasions for a target."""
    voices = [
        {"engine": engine, "voice": name, "language": known.language, "online": row.online}
        for engine, row in ((name, ENGINES[name]) for name in AUTO_ORDER)
        if row.ready()
        for name in row.voice_names()
        if (known := row.known_voice(name))
    ]
    return {"voices": voices, "occasions": list(OCCASIONS)}
