"""The story in order: what `time` and `make` do, a few lines each."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse.audio.formats import FORMATS
from rehearse.errors import EngineError, OutputError
from rehearse.exports.data import to_json
from rehearse.exports.table import to_text
from rehearse.places import cache_dir, state_dir
from rehearse.planning import plan
from rehearse.planning.pace import person_pace, voice_pace
from rehearse.progress import Silent
from rehearse.reading import read
from rehearse.report import EngineInfo, Report, build
from rehearse.timeline import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.engines import Engine
    from rehearse.voicing import Progress


SLOWEST, FASTEST = -50, 100
"""Percent faster than a voice's own speed; what both engines can do."""


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
    synthesized: int
    """Clips that had to be made; a sentence that occurs twice is one clip."""
    cached: int
    """Clips that were there already."""


def time(script: Path | str) -> Report:
    """Read a script and estimate how long a person takes for it: no sound, no network."""
    read_script = read(script)
    return build(lay_out(plan(read_script, person_pace(read_script))))


def make(wish: Wish, progress: Progress | None = None, say: Callable[[str], None] = lambda _: None) -> Made:
    """Read, plan, speak, stitch and report; `say` takes what the user should know on the way, a line at a time."""
    from rehearse import outputs, track  # what follows needs the libraries for sound; `time` does not
    from rehearse.cache import Cache
    from rehearse.engines.choice import opened, voice_of
    from rehearse.voicing import voice

    _check(wish)
    script = read(wish.script)
    folder = wish.output or Path("audio") / outputs.safe_name(Path(script.source).stem)
    outputs.spare(Path(wish.script), folder, wish.format)
    cache = Cache(clip_dir())
    with opened(wish.engine, say) as engine:
        name = voice_of(engine, wish.voice, script.language)
        planned = plan(script, voice_pace(name, wish.rate, script.language))
        with outputs.aside(folder) as work:
            _tell_once(engine, say)
            voiced = voice(planned, engine, name, wish.rate, cache, progress or Silent())
            timeline = lay_out(planned, voiced.clips)
            files = track.write(timeline, cache, work, wish.format)
            report = build(timeline, EngineInfo(engine.name, engine.version, name, wish.rate), files[1:])
            outputs.write_text(work / outputs.REPORT_TEXT, to_text(report))
            outputs.write_text(work / outputs.REPORT_JSON, to_json(report))
            outputs.publish(work, folder, (*files, outputs.REPORT_TEXT, outputs.REPORT_JSON))
    return Made(report, folder, voiced.synthesized, voiced.cached)


def clip_dir() -> Path:
    """Name the folder of the clips."""
    return cache_dir() / "clips"


def _check(wish: Wish) -> None:
    if wish.format not in FORMATS:
        raise OutputError(f"no audio format {wish.format!r}; there is {', '.join(FORMATS)}")
    if not SLOWEST <= wish.rate <= FASTEST:
        raise EngineError(f"rate {wish.rate} is out of reach; choose {SLOWEST} to {FASTEST} percent")


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
