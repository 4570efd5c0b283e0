"""The story in order: what each verb does, a few lines each."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING

from rehearse import slot
from rehearse.errors import ClipLost
from rehearse.judging import parts, ranged
from rehearse.planning import plan
from rehearse.planning.comparing import compare as comparing
from rehearse.planning.comparing import say as say_compared
from rehearse.reading import manuscript_of, take
from rehearse.reading.assemble import assemble
from rehearse.report import EngineInfo, Report, build
from rehearse.settings import gather
from rehearse.settings.keys import KEYS
from rehearse.timeline import lay_out

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from rehearse.dryrun import Held
    from rehearse.model import Finding, Script
    from rehearse.settings import Settings
    from rehearse.studio import Studio
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
    loudness: float | str | None = None
    """LUFS, or "off"."""
    export: Sequence[str] | None = None
    """Names of `exports.EXPORTS`, or of groups of them."""
    embed: str | None = None
    """Whether the page holds the sound in itself: "auto", "always" or "never"."""
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
    findings: tuple[Finding, ...] = ()
    """What the check found in the script, worst first."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A script with the settings that hold for it."""

    script: Script
    settings: Settings
    text: str
    """Of the source, which the script's spans point into."""


def time(wish: Wish | Path | str) -> Report:
    """Read a script and estimate how long a person takes for it: no sound, no network."""
    known = _understood(wish)
    script, settings = known.script, known.settings
    pace = slot.asked_pace(script, settings)
    planned = plan(script, pace)
    return slot.judge(ranged(build(lay_out(planned)), planned, pace), planned, settings, _grace(wish))


def compare(old: Wish, new: Report) -> list[str]:
    """Tell what an edit costs, the whole and each section that changed, a line each."""
    return changes(time(old), new)


def changes(old: Report, new: Report) -> list[str]:
    """Tell what the edit between two reports costs, the whole and each section that changed, a line each."""
    return say_compared(comparing(parts(old), parts(new)), new.script.language)


def outline(wish: Wish | Path | str) -> Script:
    """Read a script with its settings, to show how it was understood."""
    return _understood(wish).script


def dry_run(wish: Wish) -> Held:
    """Tell what `make` would do, and with which settings; nothing is written, and no service is asked."""
    from rehearse.dryrun import hold

    known = _understood(wish)
    return hold(known.settings, known.script, folder_of(wish, known.script))


def make(wish: Wish, progress: Progress | None = None, say: Callable[[str], None] = lambda _: None) -> Made:
    """Read, plan, speak, stitch and report; `say` takes what the user should know on the way, a line at a time."""
    from rehearse.studio import Studio

    with Studio(say, progress) as studio:
        return make_in(studio, wish)


def make_in(studio: Studio, wish: Wish) -> Made:
    """Make a track with what a studio has at hand."""
    try:
        return _make_in(studio, wish)
    except ClipLost:  # it was found damaged, or someone cleared the cache: now it is missing, and made again
        return _make_in(studio, wish)


def _make_in(studio: Studio, wish: Wish) -> Made:
    from rehearse import outputs, results  # what follows needs the libraries for sound; `time` does not
    from rehearse.casting import cast
    from rehearse.levels import Levels
    from rehearse.recording import Early, Take, record

    known = _understood(wish)
    script, settings = known.script, known.settings
    folder = folder_of(wish, script)
    outputs.spare(Path(wish.script), folder, results.names(settings))
    engine = studio.engine(settings.engine)
    voices = cast(settings, engine, script, studio.say)
    before = outputs.before(folder, voices[""], settings.loudness)
    fitted, wanted_ms = slot.fitted(script, settings, voices[""], before.rate)
    with outputs.aside(folder) as work:
        studio.tell_once(engine)
        levels = Levels(settings.loudness, dict(before.gains))
        take = Take(fitted.plan, wanted_ms, voices, fitted.rate, settings.format, levels)
        early = None if outputs.is_result(folder) else Early(work, folder)
        spoken = record(take, engine, studio.cache, studio.progress, studio.jobs, early)
        own = tuple((speaker, name) for speaker, name in voices.items() if speaker)
        result = results.write(
            spoken, work, EngineInfo(engine.name, engine.version, voices[""], fitted.rate, own), settings,
            lambda report: slot.judge(report, fitted.plan, settings, _grace(wish)), (), studio.say,
        )  # fmt: skip
        outputs.publish(work, folder, result.files, results.names(settings))
    if engine.online:  # a voice of this machine's is measured, not guessed: it has nothing to teach
        slot.learn(spoken.timeline, spoken.fresh, voices[""], fitted.rate)
    return Made(result.report, folder, folder / result.files[0], len(spoken.fresh), spoken.cached)


def _grace(wish: Wish | Path | str) -> int | None:
    return wish.grace_ms if isinstance(wish, Wish) else None


def folder_of(wish: Wish, script: Script) -> Path:
    """Name the folder that a result goes to."""
    from rehearse.outputs import safe_name

    return wish.output or Path("audio") / safe_name(Path(script.source).stem)


def _understood(wish: Wish | Path | str) -> Understood:
    """Read a script with the settings that hold for it."""
    wish = wish if isinstance(wish, Wish) else Wish(wish)
    file = take(wish.script)
    folder = None if str(wish.script) == "-" else Path(wish.script).parent
    settings = gather(file, _asked(wish), folder)
    manuscript = manuscript_of(file)
    script = assemble(manuscript, settings.options)
    remarks = tuple(remark.notice(script.language) for remark in settings.remarks)
    script = replace(script, notices=(*remarks, *script.notices))
    return Understood(script, settings, manuscript.source.text)


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
