"""The command line: one short function a verb; the only place that prints, and that exits."""

from __future__ import annotations

import signal
import sys
from dataclasses import replace
from pathlib import Path  # noqa: TC003 - typer reads the annotations at run time
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from rehearse.errors import RehearseError

TOO_LONG = 1
BAD_INPUT = 2
INTERRUPTED = 130


class _Verbs(TyperGroup):
    """The verbs, with one way for all of them to fail: one line, and an exit code that means something."""

    def invoke(self, ctx: Any) -> Any:  # typer's context is click's, vendored or not, by version
        try:
            return super().invoke(ctx)
        except RehearseError as error:
            _say(f"rehearse: {_one_line(str(error))}")
            raise typer.Exit(BAD_INPUT) from None
        except KeyboardInterrupt:
            _say("rehearse: stopped; what was made is kept, run again to go on")
            raise typer.Exit(INTERRUPTED) from None


app = typer.Typer(
    cls=_Verbs,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

ScriptArgument = Annotated[
    str, typer.Argument(metavar="SCRIPT", help="The script's file; - is standard input.")
]
EngineOption = Annotated[
    str, typer.Option("--engine", "-e", help="edge (online), espeak (built in), or auto: edge if it answers.")
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print report.json instead of the table.")]
TitleOption = Annotated[
    str | None, typer.Option("--title", metavar="TEXT", help="Instead of the title in the script.")
]
SpeakTitleOption = Annotated[
    bool | None,
    typer.Option("--speak-title/--no-speak-title", help="Speak title and byline, which are else only shown."),
]
ScriptLanguageOption = Annotated[
    str | None, typer.Option("--language", "-l", help="zh or en; else told by its words.")
]
HeadingsOption = Annotated[
    str | None, typer.Option("--headings", help="Which lines may be headings: none, numbered or auto.")
]
SlashPausesOption = Annotated[
    bool | None, typer.Option("--slash-pauses/--no-slash-pauses", help="Take / // /// for pauses.")
]
PlaceholderOption = Annotated[
    str | None, typer.Option("--placeholder", metavar="TEXT", help="What is said for XX that was left in.")
]
TargetOption = Annotated[
    str | None,
    typer.Option("--target", "-t", metavar="TIME", help="How long it is to take: 15m, 15:00, 12-15m."),
]
PaceOption = Annotated[
    str | None,
    typer.Option(
        "--pace", "-p", metavar="PACE", help="Characters or words a minute, a preset, a profile, or voice."
    ),
]
GraceOption = Annotated[
    int | None,
    typer.Option("--grace", metavar="SECONDS", help="What it may miss the target by; default 2-5 %."),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Exit with 1 when it takes too long.")]


@app.command()
def make(
    script: ScriptArgument,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Where to; default audio/<script's name>."),
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option("--engine", "-e", help="edge (online), espeak (built in), or auto (default)."),
    ] = None,
    voice: Annotated[
        list[str] | None,
        typer.Option(
            "--voice", "-v", metavar="[SPEAKER=]NAME", help="A name from: rehearse voices; repeatable."
        ),
    ] = None,
    rate: Annotated[
        int | None,
        typer.Option("--rate", "-r", help="Percent faster than the voice's own speed: -50 to 100."),
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name
        str | None, typer.Option("--format", "-f", help="mp3 (default), wav, m4a, opus or flac.")
    ] = None,
    title: TitleOption = None,
    speak_title: SpeakTitleOption = None,
    language: ScriptLanguageOption = None,
    headings: HeadingsOption = None,
    slash_pauses: SlashPausesOption = None,
    placeholder: PlaceholderOption = None,
    target: TargetOption = None,
    pace: PaceOption = None,
    grace: GraceOption = None,
    strict: StrictOption = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what holds and where it comes from; make nothing.")
    ] = False,
    json: JsonOption = False,
) -> None:
    """Make the rehearsal track, a file for each section, and the timing report."""
    from rehearse import pipeline

    wish = pipeline.Wish(
        script, output, engine, _voices(voice), rate, format, title, speak_title, language, headings,
        slash_pauses, placeholder, target, pace, _ms(grace),
    )  # fmt: skip
    if dry_run:
        from rehearse.dryrun import to_text

        typer.echo(to_text(pipeline.dry_run(wish)), nl=False)
        return
    with _progress() as progress:
        made = pipeline.make(wish, progress, _say)
    _show(made.report, json)
    _say(f"clips: {made.synthesized} synthesized, {made.cached} from the cache")
    _say(f"track: {made.track}")
    _stop_if_over(made.report, strict)


@app.command()
def time(
    script: ScriptArgument,
    title: TitleOption = None,
    speak_title: SpeakTitleOption = None,
    language: ScriptLanguageOption = None,
    headings: HeadingsOption = None,
    slash_pauses: SlashPausesOption = None,
    placeholder: PlaceholderOption = None,
    target: TargetOption = None,
    pace: PaceOption = None,
    grace: GraceOption = None,
    strict: StrictOption = False,
    compare: Annotated[
        str | None,
        typer.Option("--compare", metavar="OLD", help="An older version: tell what the edit costs."),
    ] = None,
    json: JsonOption = False,
) -> None:
    """Tell how long the speech takes, section by section; no sound, no network."""
    from rehearse import pipeline

    wish = pipeline.Wish(
        script, title=title, speak_title=speak_title, language=language, headings=headings,
        slash_pauses=slash_pauses, placeholder=placeholder, target=target, pace=pace, grace_ms=_ms(grace),
    )  # fmt: skip
    report = pipeline.time(wish)
    _show(report, json)
    if compare is not None and not json:
        for line in pipeline.compare(replace(wish, script=compare), report):
            typer.echo(line)
    _stop_if_over(report, strict)


@app.command()
def outline(
    script: ScriptArgument,
    title: TitleOption = None,
    speak_title: SpeakTitleOption = None,
    language: ScriptLanguageOption = None,
    headings: HeadingsOption = None,
    slash_pauses: SlashPausesOption = None,
    placeholder: PlaceholderOption = None,
    json: Annotated[bool, typer.Option("--json", help="Print the outline as JSON, for programs.")] = False,
) -> None:
    """Show how the script was understood: its tree, what is not spoken, marks and placeholders, by line."""
    from rehearse import pipeline
    from rehearse.exports import outline as export
    from rehearse.exports.tree import to_text

    wish = pipeline.Wish(
        script, title=title, speak_title=speak_title, language=language, headings=headings,
        slash_pauses=slash_pauses, placeholder=placeholder,
    )  # fmt: skip
    found = pipeline.outline(wish)
    typer.echo(export.to_json(found) if json else to_text(found, _columns()), nl=False)


@app.command()
def voices(
    engine: EngineOption = "auto",
    language: Annotated[
        str, typer.Option("--language", "-l", help="Only these, such as zh, zh-CN or en.")
    ] = "",
) -> None:
    """List the voices that an engine has."""
    from rehearse.engines.choice import opened

    with opened(engine, _say) as opened_engine:
        found = [
            voice
            for voice in opened_engine.voices()
            if voice.language.lower().startswith(_language(language))
            or (language == "zh" and voice.language == "cmn")
        ]
    if not found:
        raise RehearseError(
            f"engine {engine} has no voice for the language {language!r}; leave out --language to see all"
        )
    width = max(len(voice.name) for voice in found)
    for voice in found:
        typer.echo(
            f"{voice.name:{width}}  {voice.language:8}  {voice.gender:6}  {voice.description}".rstrip()
        )


@app.command()
def cache(clear: Annotated[bool, typer.Option("--clear", help="Delete every clip.")] = False) -> None:
    """Show how many clips are kept and where, or delete them."""
    from rehearse.cache import Cache
    from rehearse.pipeline import clip_dir

    kept = Cache(clip_dir())
    number, size = kept.clear() if clear else kept.size()
    typer.echo(f"{kept.folder}: {number} clips, {size / 1e6:.1f} MB{' deleted' if clear else ''}")


profile_verbs = typer.Typer(
    help="Measure how fast someone speaks, and keep it under a name for --pace.", no_args_is_help=True
)
app.add_typer(profile_verbs, name="profile")


@profile_verbs.command("add")
def profile_add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What --pace will call it.")],
    audio: Annotated[Path, typer.Argument(metavar="AUDIO", help="A recording of 90 seconds or more.")],
    text: Annotated[
        str, typer.Option("--text", metavar="SCRIPT", help="What is read aloud in it, all of it.")
    ],
) -> None:
    """Measure a person from a recording of a text read aloud; nothing leaves this machine."""
    from rehearse.profiles import measure_profile, save
    from rehearse.reading import read

    found = measure_profile(name, audio, read(text))
    save(found)
    typer.echo(_profile_line(found))


@profile_verbs.command("list")
def profile_list() -> None:
    """List the profiles."""
    from rehearse.profiles import load_profiles

    for profile in load_profiles().values():
        typer.echo(_profile_line(profile))


@profile_verbs.command("remove")
def profile_remove(name: Annotated[str, typer.Argument(metavar="NAME")]) -> None:
    """Forget a profile."""
    from rehearse.profiles import remove

    remove(name)


def _profile_line(profile: Any) -> str:
    unit = "characters" if profile.language == "zh" else "words"
    share = f"{100 * profile.pause_share:.0f} %"
    return f"{profile.name}: {profile.a_minute:.0f} {unit} a minute, pauses {share} of the time"


@app.callback()
def _options(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show it.")] = False,
) -> None:
    """Tell how long a speech takes, and how it should sound."""
    if version:
        from importlib.metadata import version as version_of

        typer.echo(f"rehearse {version_of('rehearse')}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def _ms(seconds: int | None) -> int | None:
    return None if seconds is None else 1000 * seconds


def _stop_if_over(report: Any, strict: bool) -> None:
    if strict and report.verdict and report.verdict.kind == "over":
        raise typer.Exit(TOO_LONG)


def _say(line: str) -> None:
    """Tell the user something that is not the result."""
    typer.echo(line, err=True)


def _show(report: Any, as_json: bool) -> None:
    from rehearse.exports.data import to_json
    from rehearse.exports.table import to_text

    text = to_json(report) if as_json else to_text(report, _columns())
    if report.verdict and not as_json and sys.stdout.isatty():
        from rehearse.planning.verdict import SHOWN

        colour = SHOWN[report.verdict.kind][1]
        text = text.replace(report.verdict.text, typer.style(report.verdict.text, fg=colour, bold=True))
    typer.echo(text, nl=False)


def _columns() -> int:
    """Tell how wide what people read may be: as the terminal is, or as a file should be."""
    from shutil import get_terminal_size

    from rehearse.exports.table import WIDTH

    return get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH


def _voices(said: list[str] | None) -> tuple[tuple[str, str], ...]:
    """Take SPEAKER=NAME apart; NAME alone is for everyone else."""
    parted = [one.rpartition("=") for one in said or ()]
    if empty := next((one for one in said or () if one.startswith("=")), ""):
        raise RehearseError(f"--voice {empty!r} names no speaker; write SPEAKER=NAME, or NAME for everyone")
    return tuple((speaker.strip(), name.strip()) for speaker, _, name in parted)


def _language(code: str) -> str:
    return code.lower().replace("_", "-")


def _progress() -> Any:
    from rehearse.progress import Bar, Silent

    return Bar() if sys.stderr.isatty() else Silent()


def _one_line(text: str) -> str:
    """Keep what a library or a file name put into an error from breaking the line, or from steering the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def _stop(_number: int, _frame: Any) -> None:
    """Stop tidily at the first Ctrl-C, at once at the second: nothing is lost either way."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    raise KeyboardInterrupt


def main() -> None:
    """Run the command line; text goes out as UTF-8 wherever it goes."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    signal.signal(signal.SIGINT, _stop)
    try:
        sys.exit(app(prog_name="rehearse", standalone_mode=False))
    except Exception as error:
        # What click and typer say about options: their common class has no name that all their versions share.
        if not hasattr(error, "format_message"):
            raise
        _say(f"rehearse: {_one_line(error.format_message()).rstrip('.')}; see rehearse --help")
        sys.exit(BAD_INPUT)


if __name__ == "__main__":
    main()
