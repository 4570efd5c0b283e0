"""What `make` would do and why: every setting that holds, where it comes from, and what would come of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.app.pacing import fitted
from rehearse.app.production import wanted_voices
from rehearse.language.durations import clock
from rehearse.output import manifest
from rehearse.output.exports import chosen
from rehearse.voices.casting import planned
from rehearse.voices.engines import AUTO, AUTO_ORDER, ENGINES, candidates, create

if TYPE_CHECKING:
    from pathlib import Path

    from rehearse.app.project import Understood
    from rehearse.app.settings import Settings
    from rehearse.core import Script
    from rehearse.voices.casting import Cast


@dataclass(frozen=True, slots=True)
class Held:
    """What `make` would do."""

    settings: Settings
    script: Script
    folder: Path
    voices: tuple[tuple[str, Cast], ...]
    """Each engine that may be used, best first, and its voices by speaker, everyone else's under ""."""
    sentences: int
    planned_ms: int


def hold(project: Understood) -> Held:
    """Tell what would be done; nothing is written, and no service is asked."""
    script, settings, folder = project.script, project.settings, project.folder
    engines = [create(name) for name in candidates(settings.engine)]
    voices = tuple(
        (engine.name, planned(wanted_voices(settings, engine), engine, script)) for engine in engines
    )
    voice = voices[0][1][""]
    found, _ = fitted(script, settings, voice, manifest.read(folder).rate_of(voice))
    return Held(
        settings,
        script,
        folder,
        voices,
        len(script.breaths),
        sum(step.planned_ms for step in found.plan.steps),
    )


def to_text(held: Held) -> str:
    """Write it in columns: setting, value, where it comes from; it ends with a line end."""
    from rich.cells import cell_len, set_cell_size

    rows = [*_settings(held), *_voices(held), *_lexicon(held), *_outcome(held)]
    first, second = (max(cell_len(row[place]) for row in rows) for place in (0, 1))
    lines = [
        f"{set_cell_size(name, first)}  {set_cell_size(value, second)}  {origin}".rstrip()
        for name, value, origin in rows
    ]
    return "\n".join([*lines, *(f"line {item.line}: {item.text}" for item in held.script.notices), ""])


_Row = tuple[str, str, str]


def _settings(held: Held) -> list[_Row]:
    settings, script = held.settings, held.script
    tried = (f"{name} if its service answers" if ENGINES[name].online else name for name in AUTO_ORDER)
    values = {
        "title": script.title or "(none)",
        "language": script.language,
        "target": settings.target.text if settings.target else "(none)",
        "pace": f"{settings.pace:g}" if isinstance(settings.pace, float) else settings.pace or "(usual)",
        "engine": f"{AUTO}: {', else '.join(tried)}" if settings.engine == AUTO else settings.engine,
        "rate": f"{settings.rate:+d} %",
        "format": settings.format,
        "loudness": "off" if settings.loudness is None else f"{settings.loudness:g} LUFS",
        "export": ", ".join(chosen(settings.export)),
        "embed": settings.embed,
        "placeholder": settings.placeholder or "某 for each X",
        "headings": settings.headings,
        "speak_title": str(settings.speak_title).lower(),
        "slash_pauses": str(settings.slash_pauses).lower(),
    }
    return [(name, value, settings.origin(name)) for name, value in values.items()]


def _voices(held: Held) -> list[_Row]:
    """Show everyone's voice, one for each engine that may come to speak."""
    rows: list[_Row] = []
    for engine, voices in held.voices:
        for speaker, name in voices.items():
            asked = held.settings.voice_for(engine, speaker)
            shown = f"{name} ({engine})" if len(held.voices) > 1 else name
            rows.append((f"voice {speaker}".rstrip(), shown, asked.origin if asked else "default"))
    return rows


def _lexicon(held: Held) -> list[_Row]:
    words = held.settings.lexicon
    return [(f"lexicon {word}", said, held.settings.origin(f"lexicon {word}")) for word, said in words]


def _outcome(held: Held) -> list[_Row]:
    return [
        ("output", str(held.folder), ""),
        ("sentences", str(held.sentences), ""),
        ("planned time", clock(held.planned_ms), ""),
    ]
