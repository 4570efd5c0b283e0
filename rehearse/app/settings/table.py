"""Every setting there is: a field of `Settings`, which carries all that the rest of the program needs of it.

To add one, write a field here, with a function from `values` that takes what the user writes. The option on the
command line, the name in front matter and rehearse.toml, the argument of `Request`, the line of `make --dry-run` and
the row in docs/settings.md (`make docs`) follow from it.
"""

# ruff: noqa: RUF009 - `setting` makes a dataclass field

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Literal

from rehearse.app.settings import values
from rehearse.audio import TARGET_LUFS

if TYPE_CHECKING:
    from collections.abc import Callable

    from rehearse.app.settings.written import Origin, VoiceFor
    from rehearse.core import Language, Notice
    from rehearse.language.durations import Target
    from rehearse.script.reading.options import Headings, Options

Group = Literal["reading", "timing", "voice", "speaking"]
"""How the script is read, how long it is to take, who says it, how it is to sound: a verb takes the options of some."""


@dataclass(frozen=True, slots=True)
class SettingInfo:
    """A setting's default, parser, help and option."""

    default: Any
    parse: Callable[[str, object], Any]
    """From the name and what is written to the value; RehearseError says what to write instead."""
    group: Group
    help: str
    """One sentence, without its full stop, for `--help` and docs/settings.md; values stand in backticks."""
    unset: str = ""
    """The default in words, where it is not plain."""
    kind: Any = str
    """What the command line takes; None: the setting can only be written in a file."""
    short: str | None = None
    metavar: str | None = None
    least: int | None = None
    by_script: bool = True
    """False where a script may not set it: whoever wrote it would decide where the text goes."""
    show: Callable[[Any], str] = values.plainly
    """From the value to what `make --dry-run` shows."""

    @property
    def usual(self) -> str:
        """The default in words."""
        return self.unset or values.plainly(self.default)


def setting(default: Any, *row: Any, **rest: Any) -> Any:
    """Make a field of `Settings` that carries its `SettingInfo`."""
    return field(default=default, metadata={"row": SettingInfo(default, *row, **rest)})


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that hold for a script, and where each comes from."""

    # fmt: off
    title: str | None = setting(
        None, values.as_text, "reading", "What the speech is called",
        unset="the title in the script", metavar="TEXT")
    language: Language | None = setting(
        None, values.as_language, "reading", "`zh` or `en`, with or without a country",
        unset="the words' own", short="-l")
    target: Target | None = setting(
        None, values.as_target, "timing",
        "How long it may take: `15m`, `15:00`, `12-15m`, or an occasion such as `toastmasters`, `3mt`, `contest`",
        unset="none", short="-t", metavar="TIME", show=lambda target: target.text)
    reserve: int = setting(
        0, values.bounded_number(0, 50, "percent", "%"), "timing",
        "Percent of the target to keep back for applause and delays: `10%`", metavar="PERCENT",
        show=lambda percent: f"{percent} %")
    pace: float | str | None = setting(
        None, values.as_pace, "timing",
        "Characters or words a minute, a preset, a profile, or `voice` to leave the voice alone",
        unset="usual", short="-p", metavar="PACE")
    grace: int | None = setting(
        None, values.bounded_number(0, 86_400, "seconds", "s"), "timing", "Seconds by which it may miss the target",
        unset="2-5 % of the target, or the occasion's", kind=int, metavar="SECONDS", least=0,
        show=lambda seconds: f"{seconds} s")
    engine: str = setting(
        "auto", values.as_engine, "voice",
        "`edge` (online), `kokoro` (natural, to be installed), `espeak` (built in), `openai` (your own voice server), "
        "or `auto`: the best that answers",
        short="-e", show=values.shown_engine)
    url: str | None = setting(
        None, values.as_text, "voice", "Where the voice server of engine `openai` answers: `http://127.0.0.1:8880/v1`",
        unset="`OPENAI_BASE_URL`", metavar="URL", by_script=False)
    model: str | None = setting(
        None, values.as_text, "voice", "The model that engine `openai` asks its server for", unset="tts-1",
        metavar="NAME")
    private: bool = setting(
        False, values.as_flag, "voice", "Never use an engine that sends text away, whatever else is set", kind=bool)
    voice: tuple[VoiceFor, ...] = setting(
        (), values.as_voices, "voice", "A name that `rehearse voices` lists, for everyone or for a speaker",
        unset="the engine's own", kind=list[str], short="-v", metavar="[SPEAKER=]NAME")
    """What wins comes first."""
    rate: int = setting(
        0, values.bounded_number(-50, 100, "percent", "%"), "voice",
        "Percent faster than the voice's own speed: `-50` to `100`",
        kind=int, short="-r", show=lambda percent: f"{percent:+d} %")
    format: str = setting(
        "mp3", values.as_format, "voice", "`mp3`, `wav`, `m4a`, `m4b`, `opus` or `flac`", short="-f")
    loudness: float | None = setting(
        TARGET_LUFS, values.as_loudness, "speaking", "LUFS of the speech, or `off` to leave the voice as it is",
        metavar="LUFS", show=lambda lufs: "off" if lufs is None else f"{lufs:g} LUFS")
    export: tuple[str, ...] = setting(
        (), values.as_exports, "speaking",
        "What is left beside the track: `page,srt,lectern,…`, `all` or `none`; `usual` and more",
        unset="usual", kind=list[str], metavar="NAMES", show=values.shown_exports)
    embed: Literal["auto", "always", "never"] = setting(
        "auto", values.choice("auto", "always", "never"), "speaking",
        "Whether the page holds the sound: `auto` (where it is small), `always` or `never`")
    lectern: Literal["leader", "notes"] = setting(
        "leader", values.choice("leader", "notes"), "speaking",
        "Whose paper: the `leader`'s, or the writer's with `notes` of the check in the margin")
    lectern_pages: int | None = setting(
        None, values.bounded_number(1, 500, "pages", "(?:pages?)"), "speaking",
        "How many pages the paper may have: type is set larger or smaller for it", unset="as many as it takes",
        kind=int, metavar="PAGES", least=1)
    lectern_font: str | None = setting(
        None, values.as_text, "speaking", "The paper's type: `hei`, `song`, `kai`, `fangsong`, or a font's name",
        unset="the best that is found", metavar="FONT")
    lexicon: tuple[tuple[str, str], ...] = setting(
        (), values.as_lexicon, "reading", "A table: words, and how they are read", unset="empty", kind=None)
    placeholder: str | None = setting(
        None, values.as_text, "reading", "What is said for XX that was left in",
        unset="“some” for each X", metavar="TEXT")
    headings: Headings = setting(
        "auto", values.choice("auto", "numbered", "none"), "reading",
        "Which lines may be headings: `auto`, `numbered` (by a number or the format) or `none`")
    column: str | None = setting(
        None, values.as_text, "reading",
        "The column that is said in the tables of Word and Markdown: its head or its number",
        unset="the one headed script, voice-over or the like, in Chinese too", metavar="HEAD")
    speak_title: bool = setting(
        False, values.as_flag, "reading", "Speak title and byline, which are else only shown", kind=bool)
    slash_pauses: bool = setting(
        False, values.as_flag, "reading", "Take `/` `//` `///` for pauses", kind=bool)
    # fmt: on

    origins: tuple[tuple[str, Origin], ...] = ()
    """(setting, where it comes from) of those that are not left to the default; a lexicon's word as "lexicon 词"."""
    notices: tuple[Notice, ...] = ()
    """What the author should know about the front matter."""

    @property
    def grace_ms(self) -> int | None:
        """By how much the target may be missed; the usual if None."""
        return None if self.grace is None else 1000 * self.grace

    @property
    def options(self) -> Options:
        """The settings that concern how the script is read."""
        from rehearse.script.reading.options import Options

        own = {one.name: getattr(self, one.name) for one in fields(Options) if one.name in ROWS}
        return Options(**own, speakers=tuple(sorted({voice.speaker for voice in self.voice} - {""})))

    @property
    def engine_options(self) -> dict[str, str | None]:
        """The settings that an engine may take for itself."""
        return {"url": self.url, "model": self.model}

    def at_own_speed(self) -> Settings:
        """The same, as if the user had asked for the voice's own speed."""
        return replace(self, rate=0, origins=(*self.origins, ("rate", "command line")))

    def origin(self, setting: str) -> Origin:
        """Where a setting comes from."""
        return dict(self.origins).get(setting, "default")

    def voice_for(self, engine: str, speaker: str = "") -> VoiceFor | None:
        """The voice asked for a speaker; None where it is left to the engine."""
        asked = [voice for voice in self.voice if voice.engine in ("", engine)]
        own = [voice for voice in asked if voice.speaker == speaker]
        return next(iter(own or [voice for voice in asked if not voice.speaker]), None)


ROWS: dict[str, SettingInfo] = {
    one.name: one.metadata["row"] for one in fields(Settings) if "row" in one.metadata
}
"""Name -> what is known of the setting, in the order of the help."""


def plain(key: str) -> str:
    """A setting's name in the form of ROWS: speak-title and Speak Title are speak_title."""
    return key.strip().lower().replace("-", "_").replace(" ", "_")


def near(key: str, cutoff: float) -> str:
    """The setting most like an unknown name; empty if none is."""
    return next(iter(get_close_matches(plain(key), ROWS, n=1, cutoff=cutoff)), "")
