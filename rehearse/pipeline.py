"""The story in order: what `time` and `make` do, a few lines each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.cache import Cache
from rehearse.exports.data import to_json
from rehearse.exports.table import to_text
from rehearse.places import cache_dir, state_dir
from rehearse.planning import plan
from rehearse.planning.pace import person_pace, voice_pace
from rehearse.reading import read
from rehearse.report import EngineInfo, Report, build
from rehearse.timeline import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.engines import Engine
    from rehearse.voicing import Progress

REPORT_JSON = "report.json"
REPORT_TEXT = "report.txt"


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked `make` for."""

    script: Path | str
    """A file, or "-" for standard input."""
    output: Path | None = None
    """The folder; by default audio/<script's name>."""
    engine: str = "auto"
    voice: str | None = None
    rate: int = 0
    """Percent faster than the voice's own speed."""
    format: str = "mp3"


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it."""

    report: Report
    folder: Path
    clips: int
    synthesized: int
    """Of the clips; the others came from the cache."""


class Quiet:
    """Progress that nobody wants to see."""

    def begin(self, total: int, cached: int) -> None:
        """Ignore it."""

    def advance(self) -> None:
        """Ignore it."""


def time(script: Path | str) -> Report:
    """Read a script and estimate how long a person takes for it: no sound, no network."""
    read_script = read(script)
    return build(lay_out(plan(read_script, person_pace(read_script))))


def make(wish: Wish, progress: Progress | None = None, say: Callable[[str], None] = lambda _: None) -> Made:
    """Read, plan, speak, stitch and report; `say` takes what the user should know on the way, a line at a time."""
    from rehearse import outputs, track  # what follows needs the libraries for sound; `time` does not
    from rehearse.engines.choice import opened, voice_of
    from rehearse.voicing import voice

    script = read(wish.script)
    folder = wish.output or Path("audio") / outputs.safe_name(Path(script.source).stem)
    cache = Cache(clip_dir())
    with outputs.aside(folder) as work, opened(wish.engine, say) as engine:
        name = voice_of(engine, wish.voice, script.language)
        _tell_once(engine, say)
        planned = plan(script, voice_pace(name, wish.rate, script.language))
        voiced = voice(planned, engine, name, wish.rate, cache, progress or Quiet())
        timeline = lay_out(planned, voiced.clips)
        files = track.write(timeline, cache, work, wish.format)
        report = build(timeline, EngineInfo(engine.name, engine.version, name, wish.rate), files[1:])
        (work / REPORT_TEXT).write_text(to_text(report), encoding="utf-8")
        (work / REPORT_JSON).write_text(to_json(report), encoding="utf-8")
        outputs.publish(work, folder, (*files, REPORT_TEXT, REPORT_JSON), _made_before(folder))
    return Made(report, folder, len(voiced.clips), voiced.synthesized)


def clip_dir() -> Path:
    """Name the folder of the clips."""
    return cache_dir() / "clips"


def _made_before(folder: Path) -> list[str]:
    """List the files that an earlier run made here, as its report names them; what others put here stays."""
    try:
        report = json.loads((folder / REPORT_JSON).read_text(encoding="utf-8"))
        sections = [str(section["file"]) for section in report["sections"] if section["file"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    suffix = Path(sections[0]).suffix if sections else ""
    return [name for name in (*sections, f"track{suffix}") if name and ".." not in Path(name).parts]


def _tell_once(engine: Engine, say: Callable[[str], None]) -> None:
    """Say, the first time ever, that an engine sends the script's text away."""
    marker = state_dir() / f"told-{engine.name}"
    if not engine.online or marker.exists():
        return
    say(
        f"note: engine {engine.name} sends the text of your script to its maker's service; espeak keeps it here"
    )
    try:
        marker.parent.mkdir(parents=True, exist_ok=True)
        marker.touch()
    except OSError:
        pass  # it is said again next time
