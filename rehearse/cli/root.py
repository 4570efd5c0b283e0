"""The command line's root: how it fails, its exit codes, and how it prints."""

from __future__ import annotations

import errno
import gc
import os
import shlex
import signal
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.main import get_command

from rehearse.app.language import speak, take_lang, worded
from rehearse.core.errors import RehearseError
from rehearse.core.folders import there

FOUND = 1
"""The exit code where a speech is too long, or a script has errors."""

BAD_INPUT = 2
INTERRUPTED = 130


class _Verbs(TyperGroup):
    """The verbs, with one way for all of them to fail: one line, and an exit code that means something."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Offer `make` where a script stands in the place of a verb."""
        if args and args[0] not in self.commands and Path(args[0]).is_file():
            name = shlex.quote(args[0])
            raise RehearseError(
                f"{args[0]} is a script, and what to do with it is missing",
                f"write rehearse make {name}, or rehearse time {name} to see how long it takes",
            )
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Any) -> Any:  # typer's context is click's, vendored or not, by version
        try:
            return super().invoke(ctx)
        except RehearseError as error:
            fail(str(error))
            raise typer.Exit(BAD_INPUT) from None
        except OSError as error:
            if not error.filename:  # it is the output that cannot be written
                raise
            line = printable(f"{error.filename}: {error.strerror or error}")
            say(f"rehearse: {line}; check the name, the rights and the room there")
            raise typer.Exit(BAD_INPUT) from None
        except KeyboardInterrupt:
            say("rehearse: stopped; what was made is kept, run again to go on")
            raise typer.Exit(INTERRUPTED) from None


app = typer.Typer(
    cls=_Verbs,
    invoke_without_command=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def _options(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show it.")] = False,
    lang: Annotated[  # noqa: ARG001 - it is taken out before, wherever it stands; here is its help
        str | None,
        typer.Option(
            "--lang",
            metavar="zh|en",
            help="The language of messages; default: the script's, else the locale's.",
        ),
    ] = None,
) -> None:
    """Find out how long a speech takes, and how it should sound."""
    if version:
        from importlib.metadata import version as version_of

        typer.echo(f"rehearse {version_of('rehearse')}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())


def fail(line: str) -> None:
    """Print the one line that says what went wrong."""
    if name := fallen_apart(sys.argv[1:]):
        line += f"; a name with spaces stands in quotes: {shlex.quote(name)}"
    say(f"rehearse: {printable(line)}")


def fallen_apart(arguments: list[str]) -> str:
    """Find a file whose name the shell took for several arguments, for it has spaces; empty where there is none."""
    for first in range(len(arguments)):
        for last in range(first + 2, len(arguments) + 1):
            name = " ".join(arguments[first:last])
            with suppress(OSError, ValueError):  # longer than a name may be, or with a zero in it
                if not there(Path(arguments[first])) and Path(name).is_file():
                    return name
    return ""


def say(line: str) -> None:
    """Print a line that is not the result to standard error, in the user's language."""
    typer.echo(worded(line), err=True)


def printable(text: str) -> str:
    """Keep what a library or a file name put into an error from breaking the line, or from steering the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def columns() -> int:
    """The width of what people read: the terminal's, or a file's."""
    from shutil import get_terminal_size

    from rehearse.output.exports.report.text import WIDTH

    return get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH


def _stop(_number: int, _frame: Any) -> None:
    """Stop tidily at the first Ctrl-C, at once at the second: nothing is lost either way."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    raise KeyboardInterrupt


def collect_seldom() -> None:
    """Have Python look for garbage seldom.

    Nearly all that we make is tuples of tuples, without a cycle: to look for one as often as it does takes a tenth of
    the time.
    """
    gc.set_threshold(100_000, 50, 1000)


def program() -> None:
    """Run the command line in a process of its own."""
    collect_seldom()
    # numpy's threads wait for each other by spinning; for matrices as small as ours they cost more than they do
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        main()
    finally:
        gc.freeze()  # else it looks through our dictionaries once more at the end, which takes another tenth


@cache
def _command() -> Any:
    """All verbs and their options, as click has them; typer would put them together anew at each call."""
    return get_command(app)


def main() -> None:
    """Run the command line; text goes out as UTF-8 wherever it goes."""
    # Where one is closed Python has None: nothing is read from it, and what is written to it is lost.
    nowhere = Path(os.devnull)
    sys.stdin = sys.stdin or nowhere.open(encoding="utf-8")
    sys.stdout = sys.stdout or nowhere.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nowhere.open("w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    signal.signal(signal.SIGINT, _stop)
    arguments, told = take_lang(sys.argv[1:])
    speak(told)
    try:
        code = _command()(arguments, prog_name="rehearse", standalone_mode=False)
        sys.stdout.flush()
        sys.exit(code)
    except OSError as error:
        with suppress(OSError, ValueError):  # nothing more is written, at the end either: it would fail again
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError) or (sys.platform == "win32" and error.errno == errno.EINVAL):
            sys.exit(FOUND)  # who reads has gone away; Windows says EINVAL for it
        say(
            f"rehearse: the output cannot be written ({error.strerror or error}); make room, or write it elsewhere"
        )
        sys.exit(BAD_INPUT)
    except Exception as error:
        # What click and typer say about options: their common class has no name that all their versions share.
        if not hasattr(error, "format_message"):
            raise
        fail(f"{error.format_message().rstrip('.')}; see rehearse --help")
        sys.exit(BAD_INPUT)
