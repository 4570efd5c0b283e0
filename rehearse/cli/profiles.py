"""The verb `profile`, with `add`, `list` and `remove`."""

from __future__ import annotations

from pathlib import Path  # noqa: TC003 - typer reads the annotations at run time
from typing import TYPE_CHECKING, Annotated

import typer

from rehearse.cli.language import worded
from rehearse.cli.root import app

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
    text: Annotated[
        str, typer.Option("--text", metavar="SCRIPT", help="What is read aloud in it, all of it.")
    ],
) -> None:
    """Measure a person from a recording of a text read aloud; nothing leaves this machine."""
    from rehearse.script.reading import read
    from rehearse.timing.takes.profiles import measure_profile, save_profile

    found = measure_profile(name, audio, read(text))
    save_profile(found)
    typer.echo(_line(found))


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
