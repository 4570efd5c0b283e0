"""The verb `profile`, with `add`, `list` and `remove`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated

import typer

from rehearse.app.language import worded
from rehearse.cli.progress import progress
from rehearse.cli.root import app, say
from rehearse.core.errors import RehearseError

if TYPE_CHECKING:
    from rehearse.timing.takes.profiles import Profile

verbs = typer.Typer(
    help="Measure how fast someone speaks, and keep it under a name for --pace.", no_args_is_help=True
)
app.add_typer(verbs, name="profile")


@verbs.command("add")
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What --pace will call it.")],
    audio: Annotated[Path, typer.Argument(metavar="AUDIO", help="A recording of 90 seconds or more.")],
    script: Annotated[
        str | None,
        typer.Option(
            "--script", metavar="SCRIPT", help="What is said in it: a take of a speech, as it came."
        ),
    ] = None,
    text: Annotated[
        str | None,
        typer.Option(
            "--text", metavar="SCRIPT", help="What is read aloud in it, all of it and nothing else."
        ),
    ] = None,
) -> None:
    """Measure a person from a recording of a script; nothing leaves this machine."""
    if (script is None) == (text is None):
        raise RehearseError(
            "a recording needs the words that are in it", "name them with --script or with --text"
        )
    with progress() as shown:
        from rehearse.app.profiles import profile_from_reading, profile_from_take
        from rehearse.app.session import Session

        with Session(say, shown) as session:
            added = (
                profile_from_take(name, audio, script, session)
                if script is not None
                else profile_from_reading(name, audio, text or "", session)
            )
    typer.echo(_line(added.profile))
    if added.doubtful:
        say(
            f"note: only {100 * (added.covered or 0):.0f} % of the text is in this recording, so the pace is too high; "
            "use --script, which measures what is said"
        )


@verbs.command("list")
def show_all() -> None:
    """List the profiles."""
    from rehearse.timing.takes.profiles import load_profiles

    for profile in load_profiles().values():
        typer.echo(_line(profile))


@verbs.command("remove")
def remove(name: Annotated[str, typer.Argument(metavar="NAME")]) -> None:
    """Forget a profile."""
    from rehearse.timing.takes.profiles import remove_profile as forget

    forget(name)


def _line(profile: Profile) -> str:
    unit = "characters" if profile.language == "zh" else "words"
    share = f"{100 * profile.pause_share:.0f} %"
    return worded(f"{profile.name}: {profile.a_minute:.0f} {unit} a minute, pauses {share} of the time")
