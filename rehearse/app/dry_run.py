"""What `make` would do and why: every setting that holds, where it comes from, and what would come of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.app.pacing import fitted
from rehearse.core import Sentence
from rehearse.language.durations import clock
from rehearse.output.exports import chosen
from rehearse.output.publishing import before
from rehearse.voices.casting import planned
from rehearse.voices.engines import create
from rehearse.voices.engines.choice import AUTO, FIRST, SECOND

if TYPE_CHECKING:
    from pathlib import Path

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


def hold(settings: Settings, script: Script, folder: Path) -> Held:
    """Tell what would be done; nothing is written, and no service is asked."""
    engines = [create(name) for name in ((FIRST, SECOND) if settings.engine == AUTO else (settings.engine,))]
    voices = tuple((engine.name, planned(settings, engine, script)) for engine in engines)
    voice = voices[0][1][""]
    found, _ = fitted(script, settings, voice, before(folder, voice, settings.loudness).rate)
    sentences = sum(isinstance(part, Sentence) for section in script.sections for part in section.parts)
    return Held(
        settings, script, folder, voices, sentences, sum(step.planned_ms for step in found.plan.steps)
    )


def to_text(held: Held) -> str:
    """Write it in columns: setting, value, where it comes from; it ends with a line end."""
    from rich.cells import cell_len

    rows = [*_settings(held), *_voices(held), *_lexicon(held), *_outcome(held)]
    widths = [max(cell_len(row[place]) for row in rows) for place in (0, 1)]
    lines = []
    for row in rows:
        cells = [cell + " " * (width - cell_len(cell)) for cell, width in zip(row[:2], widths, strict=True)]
        lines.append("  ".join([*cells, row[2]]).rstrip())
    return "\n".join([*lines, *(f"line {item.line}: {item.text}" for item in held.script.notices), ""])


_Row = tuple[str, str, str]


def _settings(held: Held) -> list[_Row]:
    settings, script = held.settings, held.script
    engine = f"{FIRST} if its service answers, else {SECOND}"
    values = {
        "title": script.title or "(none)",
        "language": script.language,
        "target": settings.target.text if settings.target else "(none)",
        "pace": f"{settings.pace:g}" if isinstance(settings.pace, float) else settings.pace or "(usual)",
        "engine": f"{AUTO}: {engine}" if settings.engine == AUTO else settings.engine,
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
