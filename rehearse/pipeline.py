"""The story in order: what each verb does, a few lines each."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse import slot
from rehearse.exports.data import to_json
from rehearse.exports.table import to_text
from rehearse.judging import parts, ranged
from rehearse.places import cache_dir, state_dir
from rehearse.planning import plan
from rehearse.planning.comparing import compare as comparing
from rehearse.planning.comparing import say as say_compared
from rehearse.planning.fitting import settle
from rehearse.progress import Silent
from rehearse.reading import take, understand
from rehearse.report import EngineInfo, Report, build
from rehearse.settings import gather
from rehearse.settings.keys import KEYS
from rehearse.timeline import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.dryrun import Held
    from rehearse.engines import Engine
    from rehearse.model import Script
    from rehearse.settings import Settings
    from rehearse.voicing import Progress


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked for; what is None is left to the script's front matter, rehearse.toml or the default."""

    script: Path | str
    """A file, or "-" for standard input."""
    output: Path | None = None
    """The folder; by default audio/<script's name>."""
    engine: str | None = None
    voices: tuple[tuple[str, str], ...] = ()
    """(speaker, voice); everyone else's with ""."""
    rate: int | None = None
    """Percent faster than the voice's own speed."""
    format: str | None = None
    title: str | None = None
    speak_title: bool | None = None
    language: str | None = None
    """"zh" or "en"."""
    headings: str | None = None
    """"none", "numbered" or "auto"."""
    slash_pauses: bool | None = None
    placeholder: str | None = None
    """What is said for XX."""
    target: str | None = None
    """How long it is to take: 15m, 15:00, 12-15m."""
    pace: str | None = None
    """Characters or words a minute, a usual pace's name, a profile's, or "voice"."""
    grace_ms: int | None = None
    """By how much it may miss the target and still be on time; the usual if None."""


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it."""

    report: Report
    folder: Path
    track: Path
    synthesized: int
    """Clips that had to be made; a sentence that occurs twice is one clip."""
    cached: int
    """Clips that were there already."""


def time(wish: Wish | Path | str) -> Report:
    """Read a script and estimate how long a person takes for it: no sound, no network."""
    script, settings = _understood(wish)
    pace = slot.asked_pace(script, settings)
    planned = plan(script, pace)
    return slot.judge(ranged(build(lay_out(planned)), planned, pace), planned, settings, _grace(wish))


def compare(old: Wish, new: Report) -> list[str]:
    """Tell what an edit costs, the whole and each section that changed, a line each."""
    return say_compared(comparing(parts(time(old)), parts(new)), new.script.language)


def outline(wish: Wish | Path | str) -> Script:
    """Read a script with its settings, to show how it was understood."""
    return _understood(wish)[0]


def dry_run(wish: Wish) -> Held:
    """Tell what `make` would do, and with which settings; nothing is written, and no service is asked."""
    from rehearse.dryrun import hold

    script, settings = _understood(wish)
    return hold(settings, script, _folder(wish, script))


def make(wish: Wish, progress: Progress | None = None, say: Callable[[str], None] = lambda _: None) -> Made:
    """Read, plan, speak, stitch and report; `say` takes what the user should know on the way, a line at a time."""
    from rehearse import outputs, track  # what follows needs the libraries for sound; `time` does not
    from rehearse.cache import Cache
    from rehearse.casting import cast
    from rehearse.engines.choice import opened
    from rehearse.voicing import voice

    script, settings = _understood(wish)
    folder = _folder(wish, script)
    outputs.spare(Path(wish.script), folder, settings.format)
    cache = Cache(clip_dir())
    with opened(settings.engine, say) as engine:
        voices = cast(settings, engine, script, say)
        fitted, wanted_ms = slot.fitted(script, settings, voices[""], outputs.rate_before(folder, voices[""]))
        with outputs.aside(folder) as work:
            _tell_once(engine, say)
            voiced = voice(fitted.plan, engine, voices, fitted.rate, cache, progress or Silent())
            pauses = None if wanted_ms is None else settle(fitted.plan, voiced.clips, wanted_ms).pauses_ms
            timeline = lay_out(fitted.plan, voiced.clips, pauses)
            files = track.write(timeline, cache, work, settings.format)
            own = tuple((speaker, name) for speaker, name in voices.items() if speaker)
            info = EngineInfo(engine.name, engine.version, voices[""], fitted.rate, own)
            report = slot.judge(build(timeline, info, files[1:]), fitted.plan, settings, _grace(wish))
            outputs.write_text(work / outputs.REPORT_TEXT, to_text(report))
            outputs.write_text(work / outputs.REPORT_JSON, to_json(report))
            outputs.publish(work, folder, (*files, outputs.REPORT_TEXT, outputs.REPORT_JSON))
        if engine.online:  # a voice of this machine's is measured, not guessed: it has nothing to teach
            slot.learn(timeline, voiced.fresh, voices[""], fitted.rate)
    return Made(report, folder, folder / files[0], len(voiced.fresh), voiced.cached)


def _grace(wish: Wish | Path | str) -> int | None:
    return wish.grace_ms if isinstance(wish, Wish) else None


def clip_dir() -> Path:
    """Name the folder of the clips."""
    return cache_dir() / "clips"


def _understood(wish: Wish | Path | str) -> tuple[Script, Settings]:
    """Read a script with the settings that hold for it."""
    wish = wish if isinstance(wish, Wish) else Wish(wish)
    file = take(wish.script)
    folder = None if str(wish.script) == "-" else Path(wish.script).parent
    settings = gather(file, _asked(wish), folder)
    script = understand(file, settings.options)
    remarks = tuple(remark.notice(script.language) for remark in settings.remarks)
    return replace(script, notices=(*remarks, *script.notices)), settings


def _asked(wish: Wish) -> dict[str, object]:
    """Give what was asked for as settings."""
    asked = {
        field.name: value
        for field in fields(wish)
        if field.name in KEYS and (value := getattr(wish, field.name)) is not None
    }
    if wish.voices:
        asked["voice"] = {speaker or "*": name for speaker, name in wish.voices}
    return asked


def _folder(wish: Wish, script: Script) -> Path:
    from rehearse.outputs import safe_name

    return wish.output or Path("audio") / safe_name(Path(script.source).stem)


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
