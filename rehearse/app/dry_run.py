"""What `make` would do: every setting with its origin, the voices, the folder, the planned time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rehearse.app.pacing import fitted
from rehearse.app.settings.table import ROWS
from rehearse.app.speaking import wanted_voices
from rehearse.core import notices
from rehearse.language.durations import clock
from rehearse.output.manifest import Manifest
from rehearse.voices.casting import planned_cast
from rehearse.voices.engines import candidates, create

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.app.project import Project
    from rehearse.voices.casting import Cast


@dataclass(frozen=True, slots=True)
class DryRun:
    """What `make` would do."""

    project: Project
    voices: tuple[tuple[str, Cast], ...]
    """Each engine that may be used, best first, and its voices by speaker, everyone else's under ""."""
    sentences: int
    planned_ms: int


def preview(project: Project) -> DryRun:
    """What `make` would do; nothing is written, and no service is asked."""
    script, settings = project.script, project.settings
    engines = [
        create(name, settings.engine_options)
        for name in candidates(settings.engine, private=settings.private)
    ]
    voices = tuple(
        (engine.name, planned_cast(wanted_voices(settings, engine), engine, script)) for engine in engines
    )
    voice = voices[0][1][""]
    found, _ = fitted(script, settings, voice, Manifest.read(project.folder).rate_of(voice))
    return DryRun(project, voices, len(script.breaths), sum(step.planned_ms for step in found.plan.steps))


def dry_run_text(run: DryRun, word: Callable[[str], str] = str) -> str:
    """Write it in columns: setting, value, where it comes from; it ends with a line end.

    `word` says a word of a cell in the user's language.
    """
    from rich.cells import cell_len, set_cell_size

    settings = run.project.settings
    rows = [
        *_settings(run.project, word),
        *_voices(run),
        *((f"lexicon {text}", said, settings.origin(f"lexicon {text}")) for text, said in settings.lexicon),
        (word("output"), str(run.project.folder), ""),
        (word("sentences"), str(run.sentences), ""),
        (word("planned time"), clock(run.planned_ms), ""),
    ]
    first, second = (max(cell_len(row[place]) for row in rows) for place in (0, 1))
    lines = [
        f"{set_cell_size(name, first)}  {set_cell_size(value, second)}  {word(origin)}".rstrip()
        for name, value, origin in rows
    ]
    script = run.project.script
    return "\n".join([*lines, *notices.lines(script.notices, script.language), ""])


_Row = tuple[str, str, str]


def _settings(project: Project, word: Callable[[str], str]) -> list[_Row]:
    """Show each setting that is one value; where it is None, what the script says, or the default in words."""
    rows: list[_Row] = []
    for name, row in ROWS.items():
        if name in ("voice", "lexicon"):
            continue
        value = getattr(project.settings, name)
        if value is None and row.default is None:
            shown = getattr(project.script, name, f"({word(row.unset)})") or f"({word('none')})"
        else:
            shown = word(row.show(value))
        rows.append((name, shown, project.settings.origin(name)))
    return rows


def _voices(run: DryRun) -> list[_Row]:
    """Show everyone's voice, one for each engine that may come to speak."""
    rows: list[_Row] = []
    for engine, voices in run.voices:
        for speaker, name in voices.items():
            asked = run.project.settings.voice_for(engine, speaker)
            shown = f"{name} ({engine})" if len(run.voices) > 1 else name
            rows.append((f"voice {speaker}".rstrip(), shown, asked.origin if asked else "default"))
    return rows
